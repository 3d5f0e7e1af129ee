"""What a dossier may explain itself against, and which numbers it may fix."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from wijkledger.domain.norms import NORMS, Norm, NormType
from wijkledger.domain.rules import RULES, TABLES, Reply, Rule, Strength
from wijkledger.domain.rules.rule import SOURCES, read_rules

LINES = re.compile(r"[0-9]+(-[0-9]+)?(,[0-9]+(-[0-9]+)?)*")
NEVER_GIVEN_OUT = {"R-F1-4"}
each_rule = pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
each_norm = pytest.mark.parametrize("norm", NORMS.values(), ids=list(NORMS))


def test_each_id_is_given_out_once() -> None:
    listed = [rule.id for table in TABLES for rule in read_rules(table)]
    assert len(listed) == len(set(listed)) == 214


def test_the_numbers_of_a_subject_run_on() -> None:
    numbers: dict[str, list[int]] = {}
    for id_ in {*RULES, *NEVER_GIVEN_OUT}:
        subject, _, number = id_.rpartition("-")
        numbers.setdefault(subject, []).append(int(number))
    assert all(sorted(found) == list(range(1, len(found) + 1)) for found in numbers.values()), numbers
    assert not NEVER_GIVEN_OUT & RULES.keys()


@each_rule
def test_a_rule_says_in_one_sentence_what_it_asks(rule: Rule) -> None:
    assert rule.asks[0].isupper()
    assert rule.asks.endswith((".", "?"))
    assert "  " not in rule.asks
    assert "R-" not in rule.asks


@each_rule
def test_a_rule_names_a_passage_or_is_our_own(rule: Rule) -> None:
    if not rule.source:
        assert rule.strength is Strength.OURS
        return
    code, _, lines = rule.source.partition(":")
    assert code in SOURCES
    assert LINES.fullmatch(lines)
    bounds = [int(number) for number in re.findall("[0-9]+", lines)]
    assert all(one <= other for one, other in pairwise(bounds))


@pytest.mark.parametrize("id_", ["R-PLN-3", "R-PAR-1", "R-GEN-3", "R-CNL-2", "R-EVA-3", "R-F4-3"])
def test_what_the_source_only_calls_wise_is_no_norm(id_: str) -> None:
    assert RULES[id_].strength is Strength.ADVICE


def test_only_what_the_source_says_must_be_is_a_must() -> None:
    musts = {rule.id for rule in RULES.values() if rule.strength is Strength.MUST}
    assert musts == {"R-PLN-8", "R-INV-1", "R-AGR-8"}


def test_a_rule_tells_people_where_it_stands() -> None:
    rule = RULES["R-KAD-1"]
    assert rule.told_source == "stappenplan gemeente en bewonersinitiatief, regel 327-328, 484-485, 866-867"
    assert RULES["R-DEC-1"].told_source == ""


def test_a_sentence_may_go_on_below_and_anything_else_is_no_rule() -> None:
    (rule,) = read_rules("R-X-1 W advies S2:7 Dit is een\n  zin.")
    assert rule == Rule("R-X-1", "Dit is een zin.", Strength.ADVICE, Reply.WARN, "S2:7")
    with pytest.raises(ValueError, match="not a rule"):
        read_rules("R-X-1 W Zin.")
    with pytest.raises(ValueError, match="streng"):
        read_rules("R-X-1 W streng - Dit is een zin.")


@each_norm
def test_the_default_of_a_norm_is_a_value_of_its_type(norm: Norm) -> None:
    assert norm.read(norm.write(norm.default)) == norm.default > 0


@each_norm
def test_a_norm_is_named_for_what_it_counts_and_for_the_rules_it_steers(norm: Norm) -> None:
    assert norm.label[0].isupper()
    assert not norm.label.endswith(".")
    assert norm.rules
    assert set(norm.rules) <= RULES.keys()
    starts = {NormType.DAYS: "dagen-", NormType.TIMES: "keren-", NormType.TENTHS: ""}
    assert norm.name.startswith(starts[norm.type])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("dagen-raad-stil", "1,5"),
        ("keren-doorgezet", "2 keer"),
        ("overleg-uitloop", "1,55"),
        ("dagen-raad-stil", "007"),
    ],
)
def test_a_value_of_another_type_is_refused_with_an_example(name: str, text: str) -> None:
    with pytest.raises(ValueError, match="schrijf bijvoorbeeld"):
        NORMS[name].read(text)


def test_tenths_are_written_as_people_do() -> None:
    norm = NORMS["overleg-uitloop"]
    assert (norm.read("1,5"), norm.read("2")) == (15, 20)
    assert (norm.write(15), norm.write(20)) == ("1,5", "2")
