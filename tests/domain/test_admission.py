"""A batch comes in whole or stays out whole, and nothing but a verdict ever comes out of it."""

from __future__ import annotations

import random
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkledger.domain.admission import Verdict, admit, from_entry, recheck, to_entry
from wijkledger.domain.circumstances import Circumstances
from wijkledger.domain.dossier import Dossier, evolve
from wijkledger.domain.entry import GEWIST, Entry
from wijkledger.domain.invariants import INVARIANTS
from wijkledger.domain.proposed import Proposed
from wijkledger.domain.registry import EVENTS


def line(kind: str, label: str | None = None, *, when: str = "2018-06-21", **payload: Any) -> Proposed:
    return Proposed(kind, payload, {"when": when}, label)


def party(code: str, **payload: Any) -> Proposed:
    return line("actor-registered", code=code, name=code.upper(), sort="organisatie", **payload)


def written(verdict: Verdict, after: int = 0) -> list[Entry]:
    """The entries of a verdict, which has to be a yes."""
    assert verdict.objections == ()
    return [
        to_entry(
            proposed,
            dossier_code="WAG",
            number=number,
            id=f"id-{number}",
            recorded_at="2026-01-01T00:00:00.000Z",
            recorded_by="Noor, procesbegeleider",
        )
        for number, proposed in enumerate(verdict.entries, after + 1)
    ]


def history() -> list[Proposed]:
    """A small neighbourhood that uses the harder kinds of reference."""
    conditions = [{"number": 1, "text": "dekking"}, {"number": 2, "text": "een tweede offerte"}]
    return [
        line("dossier-opened", code="WAG", name="Benedenbuurt", municipality="gem"),
        party("gem"),
        party("wow", part_of="gem"),
        party("wst"),
        line("document-issued", code="W8", sort="bron", text="Benedenbuurt krijgt warmtenet"),
        line("agreement-drafted", "&concept", sort="intentieovereenkomst", parties=["gem", "wow"]),
        line("agreement-changed", of="&concept", parties=["wst"], text="de corporatie erbij"),
        line("agreement-signed", of="&concept", by=["gem", "wow", "wst"], until="2022/.."),
        line("decision-taken", "&besluit", outcome="akkoord mits", text="net", conditions=conditions),
        line("condition-settled", of="&besluit.2", outcome="vervuld", when="XXXX after &besluit"),
        Proposed(
            "figure-measured",
            {"what": "deelname", "rows": [{"n": 245, "of": 293, "unit": "koopwoningen"}, {"pct": 836}]},
            {
                "when": "2019~",
                "evidence": [{"document": "W8", "page": "3"}],
                "figures": [{"n": 27, "unit": "proeftuinen"}],
                "basis": ["&besluit", "HM-4"],
                "tags": ["wijk", "kracht"],
                "visibility": "openbaar",
            },
            "&meting",
        ),
        line("account-added", of="&meting", instead={"rows": [{"pct": 820}]}),
        line("entry-corrected", of="&meting", instead={"rows.0.n": 246, "evidence.0.page": "4"}),
        line("commitment-made", "&brief", text="brief sturen", by=["gem"]),
        line("commitment-made", "&belofte", text="bezorgen", by=["wow"]),
        line("commitment-moved", "&later", of="&brief", due={"at": "2020"}),
        line("entry-corrected", "&mis", of="&later", instead={"of": "WAG-15"}),
        line("entry-annotated", "&bij", of="&later", text="per post"),
        line("commitment-settled", of="&bij", outcome="nagekomen"),
        line("entry-corrected", of="&mis", instead={"instead": {"of": "WAG-14"}}),
        line("entry-corrected", of="&besluit", instead={"conditions": [{"number": 7, "text": "zeven"}]}),
        line("condition-settled", of="&besluit.7", outcome="vervallen"),
        line("actor-changed", who="wst", becomes=["gem"]),
        line("entry-corrected", of="WAG-4", instead={"code": "wstg"}),
        line("note-taken", by=["wstg"], text="tekst"),
        line("rule-explained", rule="R-AGR-3", text="volgt in de SOK"),
        line("setting-fixed", name="dagen-tot-terugkoppeling", value="30"),
        line("entry-erased", of="WAG-3", fields=["name"], ground="AVG"),
    ]


def grown(entries: list[Entry]) -> Dossier:
    dossier = Dossier()
    for entry in entries:
        evolve(dossier, entry)
    return dossier


@cache
def kept() -> Dossier:
    """The dossier of that history; admission may look at it, never change it."""
    return grown(written(admit(Dossier(), history())))


def test_a_whole_history_is_admitted_with_its_labels_resolved() -> None:
    verdict = admit(Dossier(), history())

    assert verdict.accepted
    assert verdict.entries[9].payload["of"] == "WAG-9.2"
    assert verdict.entries[9].circumstances["when"] == "XXXX after WAG-9"
    assert verdict.entries[10].circumstances["basis"] == ["WAG-9", "HM-4"]


def test_a_history_that_was_admitted_stands_when_it_is_checked_again() -> None:
    assert recheck(written(admit(Dossier(), history()))) == []


def test_a_second_batch_goes_on_where_the_dossier_stopped() -> None:
    dossier = kept()

    verdict = admit(dossier, [line("commitment-made", "&a", text="brief"), line("commitment-moved", of="&a")])

    assert verdict.accepted
    assert verdict.entries[1].payload["of"] == "WAG-29"
    assert dossier.last == 28


def test_admitting_leaves_the_dossier_as_it_was() -> None:
    dossier = kept()
    before = dossier.copy()

    admit(dossier, [party("lia"), line("entry-corrected", of="WAG-9", instead={"text": "anders"})])

    assert all(getattr(dossier, name) == getattr(before, name) for name in Dossier.__slots__)


def test_the_clear_circumstances_stand_apart_from_the_committed_fields() -> None:
    entry = written(admit(Dossier(), history()))[10]

    assert entry.clear == {
        "schema": 1,
        "recorded_at": "2026-01-01T00:00:00.000Z",
        "when": "2019~",
        "visibility": "openbaar",
        "basis": ["WAG-9", "HM-4"],
        "tags": ["wijk", "kracht"],
    }
    assert entry.fields == {
        "what": "deelname",
        "rows.0.n": 245,
        "rows.0.of": 293,
        "rows.0.unit": "koopwoningen",
        "rows.1.pct": 836,
        "evidence.0.document": "W8",
        "evidence.0.page": "3",
        "figures.0.n": 27,
        "figures.0.unit": "proeftuinen",
        "recorded_by": "Noor, procesbegeleider",
    }


def test_a_line_is_internal_unless_it_says_otherwise() -> None:
    assert written(admit(Dossier(), history()))[0].clear["visibility"] == "intern"


def test_an_entry_gives_back_the_line_it_was_made_of() -> None:
    verdict = admit(Dossier(), history())

    back = [from_entry(entry) for entry in written(verdict)]

    assert [(each.kind, each.payload, each.circumstances) for each in back] == [
        (each.kind, each.payload, each.circumstances) for each in verdict.entries
    ]


def test_an_entry_with_an_erased_value_gives_back_a_marker_in_its_place() -> None:
    entry = written(admit(Dossier(), history()))[2]
    del entry.fields["name"]
    entry.erased = ("name",)

    assert from_entry(entry).payload == {
        "code": "wow",
        "name": GEWIST,
        "sort": "organisatie",
        "part_of": "gem",
    }


def test_what_is_left_beside_a_forgotten_value_is_judged_as_ever() -> None:
    batch = [
        line("dossier-opened", code="WAG", name="Benedenbuurt"),
        line("entry-confirmed", of=[GEWIST, "WAG-99"], by=[GEWIST, "niemand"]),
        line("support-decided", outcome="toegekend", amount=[{"cents": GEWIST, "per": "eeuw"}]),
        line("account-added", of="WAG-1", by=["ik"], instead={"text": GEWIST, "name": "N\x00r"}),
        line("decision-taken", outcome="nee", text="x", vote={"against": GEWIST, "in_favour": -1}),
        line("role-agreed", holders=["ik"], role="eigenaar", share={"n": 3, "d": GEWIST}),
        party("ik"),
        line("entry-erased", of="WAG-2", fields=["of.0", "by.0"], ground="AVG"),
        line("entry-erased", of="WAG-3", fields=["amount.0.cents"], ground="AVG"),
        line("entry-erased", of="WAG-4", fields=["instead.text"], ground="AVG"),
        line("entry-erased", of="WAG-5", fields=["vote.against"], ground="AVG"),
        line("entry-erased", of="WAG-6", fields=["share.d"], ground="AVG"),
    ]

    found = [(each.place, each.number, each.path) for each in admit(Dossier(), batch).objections]

    assert found == [
        *((1, 3, "of.1"), (1, 5, "by.1"), (2, 1, "amount.0.per")),
        *((3, 21, "instead.name"), (4, 15, "vote")),
    ]


def test_a_forgotten_value_comes_in_only_with_the_line_that_tells_of_it() -> None:
    torn, told = (
        line("note-taken", text=GEWIST),
        line("entry-erased", of="WAG-2", fields=["text"], ground="AVG"),
    )
    opening = line("dossier-opened", code="WAG", name="Benedenbuurt")

    (_, entry, _) = written(admit(Dossier(), [opening, torn, told]))

    assert (entry.value("text"), entry.erased, entry.elsewhere) == (GEWIST, ("text",), ("text",))
    assert [each.path for each in admit(Dossier(), [opening, torn]).objections] == ["text"]


def test_every_objection_to_every_line_comes_at_once_in_the_order_of_the_lines() -> None:
    dossier = kept()

    verdict = admit(
        dossier,
        [
            line("commitment-settled", of="WAG-5", outcome="nagekoomen", by=["wwo"], when="2019-02-30"),
            line("commitment-made", text="brief sturen"),
            line("besloit", text="net"),
        ],
    )

    assert not verdict.accepted
    assert [(each.place, each.number) for each in verdict.objections] == [
        (0, 1),
        (0, 4),
        (0, 5),
        (0, 8),
        (2, 1),
    ]


def test_a_mistyped_word_gets_a_hint() -> None:
    dossier = kept()

    messages = [
        each.message
        for each in admit(
            dossier,
            [
                line("comitment-made", text="brief"),
                line("commitment-made", by=["wwo"], txet="brief", text="brief"),
            ],
        ).objections
    ]

    assert messages == [
        'De soort "comitment-made" bestaat niet. Bedoelt u commitment-made?',
        'Toezegging kent het veld "txet" niet. Bedoelt u text?',
        "@wwo is niet geregistreerd. Bedoelt u @wow?",
    ]


def test_the_parts_of_a_field_that_a_correction_names_become_the_whole_field() -> None:
    assert admit(Dossier(), history()).entries[12].payload["instead"] == {
        "rows": [{"n": 246, "of": 293, "unit": "koopwoningen"}, {"pct": 836}],
        "evidence": [{"document": "W8", "page": "4"}],
    }


def test_none_and_empty_lists_mean_absent() -> None:
    batch = [
        Proposed("dossier-opened", {"code": "WAG", "name": "B", "text": None, "parts": []}, {"when": "2018"})
    ]

    assert admit(Dossier(), batch).entries[0].payload == {"code": "WAG", "name": "B"}


def test_recheck_tells_the_index_of_an_entry_that_does_not_belong() -> None:
    entries = written(admit(Dossier(), history()))
    entries[3].number = 9

    assert {(each.place, each.number) for each in recheck(entries)} >= {(3, 2)}


def test_recheck_reads_no_entry_of_another_schema() -> None:
    entries = written(admit(Dossier(), history()))
    entries[3].clear["schema"] = 2

    assert [(each.place, each.number, each.path) for each in recheck(entries)] == [(3, 1, "schema")]


def test_recheck_looks_at_who_recorded_an_entry_too() -> None:
    entries = written(admit(Dossier(), history()))
    entries[3].fields["recorded_by"] = "No\x00or"

    assert [(each.number, each.path) for each in recheck(entries)] == [(21, "recorded_by")]


def test_whatever_is_erased_an_admitted_history_stands() -> None:
    dice = random.Random(11)
    verdict = admit(Dossier(), history())
    for _ in range(100):
        entries, odds = written(verdict), dice.random()
        for entry in entries:
            entry.erased = tuple(path for path in sorted(entry.fields) if dice.random() < odds)
            entry.fields = {path: value for path, value in entry.fields.items() if path not in entry.erased}

        assert recheck(entries) == []


def test_there_are_twenty_one_invariants_and_each_says_its_rule_in_one_sentence() -> None:
    rules = [invariant.rule.__doc__ or "" for invariant in INVARIANTS]

    assert [invariant.number for invariant in INVARIANTS] == list(range(1, 22))
    assert all(rule.startswith("Refuse ") and rule.endswith(".") and "\n" not in rule for rule in rules)


any_text = st.text(st.characters(categories=("L", "N", "P", "Z", "S", "Cc", "Cf", "Cs", "Mn")), max_size=12)
plausible = st.sampled_from(
    ["gem", "WAG-1", "WAG-2.1", "WAG-99", "&a", "2018", "2018/2017", "2018 after &a", "W8"]
)
numbers = st.integers() | st.just(10**30) | st.just(-1) | st.floats() | st.booleans() | st.none()
scalar = numbers | any_text | plausible
names = st.sampled_from(
    sorted(
        {name for event in EVENTS.values() for name in event.model_fields} | set(Circumstances.model_fields)
    )
)
tree = st.recursive(
    scalar,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(names | any_text, inner, max_size=4),
    max_leaves=12,
)
kinds = st.sampled_from(sorted(EVENTS)) | any_text


@st.composite
def lines(draw: st.DrawFn) -> Proposed:
    kind = draw(kinds)
    fields = sorted(EVENTS[kind].model_fields) if kind in EVENTS else ["text"]
    payload: Any = draw(st.dictionaries(st.sampled_from(fields) | any_text, tree, max_size=5) | tree)
    around: Any = draw(
        st.dictionaries(st.sampled_from(sorted(Circumstances.model_fields)), tree, max_size=4) | tree
    )
    return Proposed(kind, payload, around, draw(st.none() | st.just("&a")))


@settings(deadline=None)
@given(st.lists(lines(), max_size=4), st.booleans())
def test_admission_gives_a_verdict_whatever_the_trees_hold(batch: list[Proposed], is_fresh: bool) -> None:
    dossier = Dossier() if is_fresh else kept()

    verdict = admit(dossier, batch)

    assert len(verdict.entries) == len(batch)
    assert all(each.message.isprintable() and 0 <= each.place < len(batch) for each in verdict.objections)


@settings(deadline=None)
@given(st.lists(lines(), min_size=1, max_size=3))
def test_what_is_admitted_can_be_written_and_checked_again(batch: list[Proposed]) -> None:
    entries = written(admit(Dossier(), history()))
    verdict = admit(grown(entries), batch)

    if verdict.accepted:
        assert recheck(entries + written(verdict, after=len(entries))) == []


def nested(depth: int) -> Any:
    """Lists in lists in lists."""
    value: Any = "diep"
    for _ in range(depth):
        value = [value]
    return value


JUNK: list[Any] = [
    nested(5000),
    10**6000,
    {"a": {}},
    {1: 2},
    "\ud800",
    float("nan"),
    b"x",
    [None],
    [[[]]],
    GEWIST,
]


@pytest.mark.parametrize("junk", JUNK, ids=range(len(JUNK)))
@pytest.mark.parametrize("kind", ["entry-corrected", "account-added", "decision-taken", "entry-erased"])
def test_junk_in_any_field_is_refused_without_a_stumble(kind: str, junk: Any) -> None:
    dossier = kept()
    base: dict[str, Any] = {
        "of": "WAG-9",
        "text": "net",
        "outcome": "akkoord",
        "fields": ["text"],
        "ground": "AVG",
    }
    payload = {name: value for name, value in base.items() if name in EVENTS[kind].model_fields}

    for name in EVENTS[kind].model_fields:
        verdict = admit(dossier, [Proposed(kind, {**payload, name: junk}, {"when": "2018"})])
        assert not verdict.accepted or junk in ([None], [[[]]]), name


@pytest.mark.parametrize("junk", [None, "tekst", 7, ["lijst"], nested(5000)], ids=range(5))
def test_a_line_that_is_no_tree_at_all_is_refused(junk: Any) -> None:
    assert not admit(Dossier(), [Proposed("note-taken", junk, junk)]).accepted
