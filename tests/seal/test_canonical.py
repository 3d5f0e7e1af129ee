"""A value has one spelling in bytes, that of RFC 8785, and what has no single spelling is refused."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkledger.seal.canonical import DEEPEST, LARGEST_INTEGER, NotCanonical, canonical_bytes

VECTORS = Path(__file__).parent / "vectors" / "jcs"

texts = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])).map(
    lambda text: unicodedata.normalize("NFC", text)
)
names = st.text(st.characters(max_codepoint=127, exclude_characters="\0"))
scalars = texts | st.booleans() | st.integers(-LARGEST_INTEGER, LARGEST_INTEGER)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(names, inner, max_size=5),
    max_leaves=20,
)


class Colour(StrEnum):
    GREEN = "groen"


@settings(deadline=None, max_examples=300)
@given(values)
def test_our_bytes_are_those_of_an_rfc_8785_library(value: Any) -> None:
    assert canonical_bytes(value) == rfc8785.dumps(value)


def test_every_single_character_is_written_as_rfc_8785_says() -> None:
    for code in range(1, 0x2FFF):
        text = unicodedata.normalize("NFC", chr(code))
        assert canonical_bytes(text) == rfc8785.dumps(text), hex(code)


def vector(name: str) -> tuple[Any, bytes]:
    """The parsed input and the canonical output of a vector; 56.0 is the integer that RFC 8785 writes."""
    source = (VECTORS / "input" / f"{name}.json").read_text(encoding="utf-8")
    value = json.loads(
        source, parse_float=lambda text: int(text[:-2]) if text.endswith(".0") else float(text)
    )
    return value, (VECTORS / "output" / f"{name}.json").read_bytes()


def texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from texts_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts_in(inner)
    elif isinstance(value, str):
        yield value


def test_nested_structures_come_out_as_in_the_vector() -> None:
    value, expected = vector("structures")
    assert canonical_bytes(value) == expected


@pytest.mark.parametrize("name", ["arrays", "french", "structures", "values", "weird"])
def test_every_text_is_spelled_as_in_the_vector(name: str) -> None:
    value, expected = vector(name)
    found = [text for text in texts_in(value) if unicodedata.is_normalized("NFC", text)]
    assert found
    for text in found:
        assert canonical_bytes(text) in expected


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("arrays", "1.10"),
        ("french", ""),
        ("unicode", "Unnormalized Unicode"),
        ("values", "numbers.0"),
        ("weird", ""),
    ],
)
def test_a_vector_outside_our_part_of_json_is_refused_with_its_place(name: str, path: str) -> None:
    value, _ = vector(name)
    with pytest.raises(NotCanonical) as refusal:
        canonical_bytes(value)
    assert refusal.value.path == path


@pytest.mark.parametrize(
    "value",
    [
        None,
        1.5,
        float("nan"),
        Decimal(1),
        b"bytes",
        ("a",),
        {1, 2},
        Colour.GREEN,
        LARGEST_INTEGER + 1,
        -LARGEST_INTEGER - 1,
        "met\0nul",
        "los \ud800",
        f"los {chr(0xDFFF)}",
        "A\u030a",
        {1: "a"},
        {"é": "a"},
        {"\0": "a"},
    ],
    ids=repr,
)
def test_what_has_no_single_spelling_is_refused_wherever_it_stands(value: Any) -> None:
    for place, path in ((value, ""), ([value], "0"), ({"by": ["x", value]}, "by.1")):
        with pytest.raises(NotCanonical) as refusal:
            canonical_bytes(place)
        assert refusal.value.path == path


def test_the_largest_integers_are_kept() -> None:
    assert canonical_bytes([LARGEST_INTEGER, -LARGEST_INTEGER]) == b"[9007199254740991,-9007199254740991]"


def test_what_is_nested_too_deep_is_refused_and_what_is_just_not_is_kept() -> None:
    deep: Any = "x"
    for _ in range(DEEPEST):
        deep = [deep]
    assert canonical_bytes(deep) == b"[" * DEEPEST + b'"x"' + b"]" * DEEPEST
    with pytest.raises(NotCanonical):
        canonical_bytes([deep])
