"""A leaf shows the circumstances, hides the fields, and outlives the erasing of any of them."""

from __future__ import annotations

import json
import unicodedata
from typing import Any

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkledger.seal.canonical import NotCanonical
from wijkledger.seal.disclosure import Scalar, digest, disclosure
from wijkledger.seal.leaf import check_record, erase_fields, field_digests, leaf_bytes

CLEAR: dict[str, Any] = {
    "v": 1,
    "ledger": "01936a3c-7a00-7000-8000-000000000000",
    "dossier": "WAG",
    "n": 17,
    "id": "01936a3c-7a00-7000-8000-000000000017",
    "kind": "decision-taken",
    "schema": 1,
    "recorded_at": "2026-11-22T09:30:00.000Z",
    "when": "2018-06-21",
    "basis": ["WAG-12"],
}

texts = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])).map(
    lambda text: unicodedata.normalize("NFC", text)
)
scalars = texts | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1)
paths = st.from_regex(r"[a-z][a-z0-9_]{0,5}(\.(0|[1-9][0-9]?|[a-z][a-z_]{0,3})){0,2}", fullmatch=True)
field_sets = st.dictionaries(paths, scalars, max_size=12)


@st.composite
def records(draw: st.DrawFn) -> tuple[dict[str, Scalar], bytes]:
    fields = draw(field_sets)
    length = 16 * len(fields)
    return fields, draw(st.binary(min_size=length, max_size=length))


def salts_for(fields: dict[str, Scalar]) -> bytes:
    return b"".join(bytes([number]) * 16 for number in range(len(fields)))


@settings(deadline=None)
@given(records())
def test_a_leaf_is_the_clear_part_with_the_sorted_digests_in_one_canonical_object(
    record: tuple[dict[str, Scalar], bytes],
) -> None:
    fields, salts = record
    ordered = sorted(fields, key=lambda path: path.encode("utf-8"))
    digests = [
        digest(disclosure(salts[16 * place : 16 * place + 16], path, fields[path]))
        for place, path in enumerate(ordered)
    ]
    assert leaf_bytes(CLEAR, fields, salts) == rfc8785.dumps({**CLEAR, "_sd": sorted(digests)})
    assert field_digests(fields, salts) == dict(zip(ordered, digests, strict=True))


@settings(deadline=None)
@given(records(), st.data())
def test_erasing_any_fields_in_any_steps_leaves_the_leaf_as_it_was(
    record: tuple[dict[str, Scalar], bytes], data: st.DataObject
) -> None:
    fields, salts = record
    before, all_paths = leaf_bytes(CLEAR, fields, salts), set(fields)
    erased: dict[str, str] = {}
    for _ in range(2):
        gone = data.draw(st.sets(st.sampled_from(sorted(fields)))) if fields else set[str]()
        fields, salts, erased = erase_fields(fields, salts, erased, gone)
        assert not gone & fields.keys()
        assert len(salts) == 16 * len(fields)
        assert fields.keys() | erased.keys() == all_paths
        assert leaf_bytes(CLEAR, fields, salts, erased) == before


def test_an_erased_value_and_its_salt_are_gone() -> None:
    fields: dict[str, Scalar] = {"by.0": "gemeente", "text": "kanarie", "outcome": "ja"}
    kept, salts, erased = erase_fields(fields, salts_for(fields), {}, ["outcome"])
    assert kept == {"by.0": "gemeente", "text": "kanarie"}
    assert salts == b"\0" * 16 + b"\2" * 16
    assert list(erased) == ["outcome"]


def test_a_leaf_shows_neither_names_nor_values_of_fields() -> None:
    leaf = leaf_bytes(CLEAR, {"text": "kanarie"}, bytes(16))
    assert b"kanarie" not in leaf
    assert b"text" not in leaf


def test_the_order_in_which_fields_are_handed_over_does_not_matter() -> None:
    fields: dict[str, Scalar] = {"by.0": "gemeente", "by.10": "wow", "by.2": "hbv", "outcome": "ja"}
    turned = dict(reversed(fields.items()))
    assert leaf_bytes(CLEAR, fields, salts_for(fields)) == leaf_bytes(CLEAR, turned, salts_for(fields))


def test_a_yes_is_not_a_one() -> None:
    assert leaf_bytes(CLEAR, {"joint": True}, bytes(16)) != leaf_bytes(CLEAR, {"joint": 1}, bytes(16))


def test_an_entry_without_fields_has_an_empty_list_of_digests() -> None:
    assert json.loads(leaf_bytes(CLEAR, {}, b""))["_sd"] == []


@settings(deadline=None)
@given(records(), st.data())
def test_every_other_value_salt_or_path_gives_another_leaf(
    record: tuple[dict[str, Scalar], bytes], data: st.DataObject
) -> None:
    fields, salts = record
    before = leaf_bytes(CLEAR, fields, salts)
    assert leaf_bytes({**CLEAR, "n": 18}, fields, salts) != before
    if not fields:
        return
    bit = data.draw(st.integers(0, 8 * len(salts) - 1))
    flipped = bytes(byte ^ (1 << bit % 8 if place == bit // 8 else 0) for place, byte in enumerate(salts))
    assert leaf_bytes(CLEAR, fields, flipped) != before
    path = data.draw(st.sampled_from(sorted(fields)))
    assert leaf_bytes(CLEAR, {**fields, path: f"{fields[path]}!"}, salts) != before
    renamed = {f"{name}_" if name == path else name: value for name, value in fields.items()}
    if len(renamed) == len(fields):
        assert leaf_bytes(CLEAR, renamed, salts) != before


@pytest.mark.parametrize("length", [0, 15, 17, 32])
def test_salts_that_do_not_fit_the_fields_are_refused(length: int) -> None:
    for use in (
        lambda salts: leaf_bytes(CLEAR, {"text": "x"}, salts),
        lambda salts: field_digests({"a": 1}, salts),
    ):
        with pytest.raises(ValueError, match="zout"):
            use(bytes(length))


def test_what_is_not_there_cannot_be_erased_nor_erased_twice() -> None:
    fields, salts, erased = erase_fields({"text": "x", "by.0": "y"}, bytes(32), {}, ["text"])
    with pytest.raises(ValueError, match="text"):
        erase_fields(fields, salts, erased, ["by.0", "text"])


@settings(deadline=None)
@given(field_sets)
def test_sound_fields_are_accepted_unless_two_of_them_are_in_each_others_way(
    fields: dict[str, Scalar],
) -> None:
    clash = any(path in CLEAR or any(other.startswith(f"{path}.") for other in fields) for path in fields)
    try:
        check_record(CLEAR, fields)
    except NotCanonical:
        assert clash
    else:
        assert not clash


@pytest.mark.parametrize(
    ("clear", "fields", "path"),
    [
        ({**CLEAR, "when": None}, {}, "when"),
        ({**CLEAR, "basis": ["WAG-1", 1.5]}, {}, "basis.1"),
        ({**CLEAR, "_sd": []}, {}, "_sd"),
        (CLEAR, {"when": "2018"}, "when"),
        (CLEAR, {"_sd": "x"}, "_sd"),
        (CLEAR, {"...": "x"}, "..."),
        (CLEAR, {"": "x"}, ""),
        (CLEAR, {"By": "x"}, "By"),
        (CLEAR, {"by.00": "x"}, "by.00"),
        (CLEAR, {"by.": "x"}, "by."),
        (CLEAR, {"by\n": "x"}, "by\n"),
        (CLEAR, {"by": ["x"]}, "by"),
        (CLEAR, {"by": {}}, "by"),
        (CLEAR, {"by": None}, "by"),
        (CLEAR, {"text": "met\0nul"}, "text"),
        (CLEAR, {"by": "x", "by_whom": "y", "by.0": "z"}, "by"),
    ],
)
def test_what_cannot_be_kept_for_ever_is_refused_by_its_path(
    clear: dict[str, Any], fields: dict[str, Any], path: str
) -> None:
    with pytest.raises(NotCanonical) as refusal:
        check_record(clear, fields)
    assert refusal.value.path == path
