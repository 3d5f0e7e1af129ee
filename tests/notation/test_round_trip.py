import unicodedata
from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from wijkledger.domain.circumstances import CLEAR, Circumstances
from wijkledger.domain.entry import GEWIST, flatten, grow
from wijkledger.domain.event import FieldSpec, specs_of
from wijkledger.domain.moment import Moment
from wijkledger.domain.proposed import Proposed, resolve_labels
from wijkledger.domain.registry import EVENTS, line_words
from wijkledger.domain.rules import RULES
from wijkledger.domain.values import FieldType
from wijkledger.notation.journal import Block, Journal, Setting, Target, read_journal
from wijkledger.notation.writer import write_journal, write_line

TODAY = date(2025, 11, 22)
BLOCK = Block("WAG-3", "2021-11-22", "reg")
LARGEST = 2**53 - 1
EXAMPLES = 8
PIECES = (
    *(
        "@gem",
        ": ",
        ":",
        "n.a.v. WAG-17",
        "[W8]",
        "(intern)",
        "12 dec",
        '"',
        "'",
        "|",
        "\\",
        "\\d",
        "\n",
        "\n|",
    ),
    *(
        " ",
        "  ",
        ";",
        "-",
        "{}",
        "[gewist]",
        '{"at": 1}',
        "#plan",
        "83%",
        "€ 4",
        ">",
        "&x",
        "é",
        "ﬁ",
        "💧",
        "woningen",
        ",",
    ),
    *(
        "akkoord",
        "hard",
        "voor",
        "op",
        "2018",
        "5",
        "1/3",
        "deel",
        "lees",
        "met wijziging",
        "]",
        ")",
        "x",
        "\u2028",
    ),
)
moments = (
    st.one_of(
        st.dates(date(1000, 1, 1)).map(date.isoformat),
        st.sampled_from(
            ("2018", "2018~", "2024-41", "2018-06?", "2022-23", "2020-39~", "1850", "201X", "2021-XX")
        ),
        st.sampled_from(
            ("../2018-06-20", "2021-10-04/2022-08", "2022-23/..", "XXXX", "2024-34%", "9999-12-31/..")
        ),
    )
    .flatmap(lambda edtf: st.sampled_from((edtf, edtf, f"{edtf} after WAG-28", f"{edtf} before HM-38.2")))
    .map(lambda text: str(Moment.parse(text)))
)
wild = st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), min_size=1, max_size=12)
texts = (
    st.one_of(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join), wild)
    .map(lambda text: unicodedata.normalize("NFC", text))
    .filter(bool)
)
numbers = st.one_of(st.integers(0, 120), st.integers(0, LARGEST), st.integers(-3, -1))
codes = st.from_regex(r"[a-z][a-z0-9-]{0,6}", fullmatch=True)
refs = st.one_of(
    st.sampled_from(("WAG-1", "WAG-2", "WAG-3", "WAG-4", "WAG-3.1")),
    st.from_regex(r"[A-Z][A-Z0-9]{1,11}-[1-9][0-9]{0,8}(\.[1-9][0-9]{0,3})?", fullmatch=True),
)
SCALARS: dict[FieldType, st.SearchStrategy[Any]] = {
    FieldType.ACTOR: codes,
    FieldType.CODE: codes,
    FieldType.REF: refs,
    FieldType.MOMENT: moments,
    FieldType.TEXT: texts,
    FieldType.NAME: texts,
    FieldType.FLAG: st.booleans(),
    FieldType.INTEGER: numbers,
    FieldType.TIME: st.times().map(lambda time: time.isoformat("minutes")),
    FieldType.DOCUMENT: st.from_regex(r"[A-Z][A-Z0-9]{0,5}", fullmatch=True),
    FieldType.DOSSIER: st.from_regex(r"[A-Z][A-Z0-9]{1,5}", fullmatch=True),
    FieldType.HASH: st.from_regex(r"[0-9a-f]{64}", fullmatch=True),
    FieldType.PATH: st.sampled_from(("text", "by.0", "clauses.1.text")),
    FieldType.RULE: st.sampled_from(tuple(RULES)),
}


def member_of(spec: FieldSpec) -> st.SearchStrategy[Any]:
    """One member of a field: any value of its type, sense or nonsense."""
    if spec.type is FieldType.TREE:
        return st.dictionaries(st.sampled_from(("by.0", "text", "when", "rows")), texts, min_size=1)
    if spec.value is not None:
        return tree_of(spec.value)
    if spec.words is not None:
        listed = st.sampled_from([str(choice) for choice in spec.words.choices])
        return st.one_of(listed, texts) if spec.words.is_open else listed
    return SCALARS[spec.type]


@cache
def tree_of(model: type[BaseModel]) -> st.SearchStrategy[dict[str, Any]]:
    """The fields of a model: those that are required, and any of the others."""
    values = {
        spec: st.lists(member_of(spec), min_size=1, max_size=3) if spec.many else member_of(spec)
        for spec in specs_of(model).values()
    }
    return st.fixed_dictionaries(
        {spec.name: value for spec, value in values.items() if spec.required},
        optional={spec.name: value for spec, value in values.items() if not spec.required},
    )


@st.composite
def proposals(draw: st.DrawFn, kinds: st.SearchStrategy[str]) -> Proposed:
    """A line of one of these kinds that says anything its fields can hold."""
    kind = draw(kinds)
    payload, around = draw(tree_of(EVENTS[kind])), draw(tree_of(Circumstances))
    around["tags"] = sorted(set(around["tags"])) if "tags" in around else []
    return Proposed(kind, payload, {name: value for name, value in around.items() if value != []})


@st.composite
def amendments(draw: st.DrawFn) -> tuple[Proposed, Target]:
    """A reading of an entry of any kind, in values that such an entry may have."""
    kind = draw(st.sampled_from(sorted(EVENTS)))
    before, other = (draw(proposals(st.just(kind))) for _ in range(2))
    paths = {"rows.0.n": 5, "conditions.0.text": "x", "figures.1.n": 176, "by.0": "gem", "value.n": 7}
    whole = {**other.payload, **other.circumstances, **paths}
    names = draw(st.lists(st.sampled_from(sorted(whole)), min_size=1, unique=True))
    around = draw(tree_of(Circumstances).filter(lambda tree: "tags" not in tree))
    reading = {"of": "WAG-1", "instead": {name: whole[name] for name in names}}
    return Proposed("account-added", reading, around), (kind, before.payload, before.circumstances)


def said(journal: Journal) -> list[tuple[str, Any, Any]]:
    """What was read, apart from labels and places."""
    return [(item.kind, dict(item.payload), dict(item.circumstances)) for item in journal.proposed]


def as_said(proposed: Proposed) -> tuple[str, Any, Any]:
    return proposed.kind, dict(proposed.payload), dict(proposed.circumstances)


@pytest.mark.parametrize("kind", sorted(EVENTS))
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data(), block=st.sampled_from((None, BLOCK, Block("WAG-9", "XXXX", None))))
def test_what_is_written_reads_as_what_it_was(kind: str, data: st.DataObject, block: Block | None) -> None:
    proposed = data.draw(proposals(st.just(kind)))
    line = write_line(proposed, block)
    journal = read_journal(line, Setting(TODAY, block=block))
    assert journal.problems == [], line
    assert said(journal) == [as_said(proposed)], line


@settings(max_examples=8 * EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(amendments())
def test_other_readings_come_back_as_they_were(pair: tuple[Proposed, Target]) -> None:
    reading, target = pair
    line = write_line(reading, None, target)
    journal = read_journal(line, Setting(TODAY, target=lambda _: target))
    assert journal.problems == [], line
    assert said(journal) == [as_said(reading)], line


@st.composite
def dossiers(draw: st.DrawFn) -> list[tuple[str, Proposed]]:
    """A dossier in which meetings are opened, forgotten and closed, and lines cite each other."""
    kinds = ["meeting-opened", "meeting-closed", "decision-taken", "account-added", *EVENTS]
    opening = draw(proposals(st.just("dossier-opened")))
    opening = Proposed(opening.kind, {**opening.payload, "code": "WAG"}, opening.circumstances)
    some = st.sampled_from([kind for kind in kinds if kind != "dossier-opened"])
    rest = draw(st.lists(proposals(some), max_size=5))
    return [(f"WAG-{number}", proposed) for number, proposed in enumerate((opening, *rest), 1)]


@settings(max_examples=10 * EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(dossiers())
def test_a_whole_dossier_comes_back_as_it_was(dossier: list[tuple[str, Proposed]]) -> None:
    source = write_journal(dossier)
    journal = read_journal(source, Setting(TODAY))
    assert journal.problems == [], source
    resolved = resolve_labels(journal.proposed, "WAG", 0)
    assert [as_said(item) for item in resolved] == [as_said(item) for _, item in dossier], source


@pytest.mark.parametrize("kind", sorted(EVENTS.keys() - {"dossier-opened", "entry-erased"}))
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_whatever_is_erased_of_a_line_comes_back_as_erased_and_nothing_else(
    kind: str, data: st.DataObject
) -> None:
    proposed = data.draw(proposals(st.just(kind)))
    values = flatten({**proposed.payload, **proposed.circumstances})
    fit = sorted(path for path in values if path.partition(".")[0] not in CLEAR)
    assume(fit and grow(dict(values)) == {**proposed.payload, **proposed.circumstances})
    paths = data.draw(st.lists(st.sampled_from(fit), min_size=1, unique=True))
    torn = grow({**values, **dict.fromkeys(paths, GEWIST)})
    around = {name: torn.pop(name) for name in Circumstances.model_fields if name in torn}
    opening = Proposed("dossier-opened", {"code": "WAG", "name": "Meent"}, {"when": "2018"})
    gone = Proposed("entry-erased", {"of": "WAG-2", "fields": paths, "ground": "AVG"}, {"when": "2019"})
    lines = enumerate((opening, Proposed(kind, torn, around), gone), 1)
    source = write_journal((f"WAG-{number}", item) for number, item in lines)
    journal = read_journal(source, Setting(TODAY))
    assert journal.problems == [], source
    read = resolve_labels(journal.proposed, "WAG", 0)[1]
    assert flatten({**read.payload, **read.circumstances}) == flatten({**torn, **around}), source


words = st.sampled_from(
    (*PIECES, *line_words(), "\r\n", "  ", "en", "lees /", "voorwaarde", "@a", "WAG-1", "²", "\t")
)


@settings(max_examples=40 * EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.one_of(
        st.text(), st.lists(words, max_size=12).map(" ".join), st.lists(words, max_size=12).map("".join)
    )
)
def test_any_text_at_all_is_read_to_its_end(source: str) -> None:
    journal = read_journal(source, Setting(TODAY, actors=("gem",), documents=("W1",)))
    assert all(problem.line >= 1 and problem.column >= 1 for problem in journal.problems)
