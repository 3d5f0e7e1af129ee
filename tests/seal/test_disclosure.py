"""A field is opened by its disclosure, and stands in the leaf as the digest of that."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkledger.seal.disclosure import Scalar, decode, digest, disclosure, encode, open_disclosure

PAIRS = json.loads((Path(__file__).parent / "vectors" / "disclosures.json").read_text(encoding="utf-8"))[
    "pairs"
]

SALT = bytes(range(16))

texts = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])).map(
    lambda text: unicodedata.normalize("NFC", text)
)
scalars = texts | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["digest"])
def test_digests_are_those_of_rfc_9901(pair: dict[str, str]) -> None:
    assert digest(pair["disclosure"]) == pair["digest"]
    assert decode(pair["disclosure"]).decode("utf-8") == pair["json"]


def test_a_disclosure_can_be_made_by_hand() -> None:
    text = disclosure(SALT, "clauses.0.text", "Wij doen het.")
    assert decode(text) == b'["AAECAwQFBgcICQoLDA0ODw","clauses.0.text","Wij doen het."]'


@settings(deadline=None)
@given(st.binary(min_size=16, max_size=16), texts, scalars)
def test_what_was_disclosed_can_be_opened(salt: bytes, path: str, value: Scalar) -> None:
    opened = open_disclosure(disclosure(salt, path, value))
    assert opened == (salt, path, value)
    assert type(opened[2]) is type(value)


@pytest.mark.parametrize(
    "json_text",
    [
        "",
        "5",
        "{}",
        "[]",
        '["AAECAwQFBgcICQoLDA0ODw","by.0"]',
        '["AAECAwQFBgcICQoLDA0ODw","by.0","x","y"]',
        '["AAECAwQFBgcICQoLDA0ODw", "by.0", "x"]',
        '["AAECAwQFBgcICQoLDA0OD","by.0","x"]',
        '["AAECAwQFBgcICQoLDA0ODx","by.0","x"]',
        '["AAECAwQFBgcICQoLDA0ODw==","by.0","x"]',
        '[17,"by.0","x"]',
        '["AAECAwQFBgcICQoLDA0ODw",0,"x"]',
        '["AAECAwQFBgcICQoLDA0ODw","by.0",null]',
        '["AAECAwQFBgcICQoLDA0ODw","by.0",1.5]',
        '["AAECAwQFBgcICQoLDA0ODw","by.0",["x"]]',
        '["AAECAwQFBgcICQoLDA0ODw","by.0",9007199254740992]',
        '["AAECAwQFBgcICQoLDA0ODw","by.0","A\u030a"]',
    ],
)
def test_only_the_one_spelling_of_a_disclosure_opens(json_text: str) -> None:
    with pytest.raises(ValueError, match="geen onthulling"):
        open_disclosure(encode(json_text.encode("utf-8")))


@pytest.mark.parametrize("text", ["é", "a", "ab==", "A\n", "+/+/", "W10 ", "AB"])
def test_base64url_has_one_spelling_too(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        decode(text)


@pytest.mark.parametrize("salt", [b"", b"short", bytes(17)], ids=len)
def test_a_salt_of_another_length_is_refused(salt: bytes) -> None:
    with pytest.raises(ValueError, match="zout"):
        disclosure(salt, "by.0", "gemeente")
