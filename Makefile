# The commands of this house. Each one prepares what it needs itself: nothing is installed by hand.
#   make demo          three neighbourhoods in the terminal (no terminal: their status, and reports in out/)
#   make test          all tests
#   make lint          ruff and mypy
#   make bench         the measurements of docs/performance.md; with BENCH=--quick a tenth of them, not written
#   make screens       the pictures in docs/screens/
#   make voorbeelden   the example reports in docs/voorbeelden/
#   make requirements  settle the pinned packages anew; with UPGRADE=--upgrade also move them forward

PYTHON ?= python3
VENV   := .venv
PY     := $(VENV)/bin/python
PIP    := $(PY) -m pip --disable-pip-version-check --no-input --quiet

.DEFAULT_GOAL := demo
.PHONY: demo test lint bench screens voorbeelden requirements environment runtime development

demo: runtime
	@$(VENV)/bin/wijkledger demo

test: development
	$(PY) -m pytest

lint: development
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy

bench: development
	@$(call install,requirements-bench.txt)
	$(PY) bench/run.py $(BENCH)

screens: development
	$(PY) docs/screens/take.py

voorbeelden: development
	$(PY) docs/voorbeelden/make.py

# The header of a requirements file names the command that makes it again, and nothing of this machine.
COMPILE = CUSTOM_COMPILE_COMMAND="make requirements" $(PY) -m piptools compile --quiet --no-config \
	--generate-hashes --allow-unsafe --strip-extras --no-emit-options \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links $(UPGRADE)

requirements: development
	$(COMPILE) --build-deps-for editable --output-file requirements.txt pyproject.toml
	$(COMPILE) --build-deps-for editable --extra dev --constraint requirements.txt \
		--output-file requirements-dev.txt pyproject.toml
	$(COMPILE) --build-deps-for editable --extra bench --constraint requirements-dev.txt \
		--output-file requirements-bench.txt pyproject.toml

# --- what the commands above stand on -----------------------------------------------------------------------

# An environment that works is kept, wherever it came from; one whose Python is gone or too old is made anew.
environment:
	@$(PY) -c 'import pip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	    echo "wijkledger heeft Python 3.11 of nieuwer nodig en '$(PYTHON)' is dat niet;" \
	         "wijs er een aan, bijvoorbeeld: make $(MAKECMDGOALS) PYTHON=python3.11" >&2; exit 1; }; \
	  echo "De omgeving $(VENV) wordt gemaakt."; \
	  $(PYTHON) -m venv --clear $(VENV) || { \
	    echo "Python kan geen omgeving maken; installeer het onderdeel venv" \
	         "(op Debian en Ubuntu: het pakket python3-venv) en probeer het nog eens." >&2; exit 1; }; }

# A stamp holds what was installed and where, so that changed pins and a moved clone are both noticed.
install = stamp="$(VENV)/.installed-$(1)"; wanted="$$(cat $(1) pyproject.toml | cksum) $(CURDIR)"; \
	[ "$$wanted" = "$$(cat $$stamp 2>/dev/null)" ] || { \
	  echo "De pakketten van $(1) worden geïnstalleerd; dat duurt een minuut."; \
	  $(PIP) install --require-hashes --requirement $(1) && \
	  $(PIP) install --no-deps --no-build-isolation --editable . && \
	  echo "$$wanted" > $$stamp || { \
	    echo "Het installeren is niet gelukt; kijk hierboven waarom, en probeer het nog eens." >&2; exit 1; }; }

runtime: environment
	@$(call install,requirements.txt)

development: environment
	@$(call install,requirements-dev.txt)
