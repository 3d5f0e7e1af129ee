"""The leaf of one entry: what stands in the clear, and one salted digest for every other field."""

from __future__ import annotations

import re
from binascii import b2a_base64
from collections.abc import Iterable, Mapping
from hashlib import sha256
from itertools import pairwise
from struct import unpack
from types import MappingProxyType
from typing import Any, Final

from orjson import dumps

from wijkledger.seal.canonical import NotCanonical, check_value, unchecked_bytes
from wijkledger.seal.disclosure import SALT_LENGTH, Scalar

DIGESTS: Final = "_sd"
"""The name under which RFC 9901 keeps digests; the one name in a leaf that is no circumstance."""

_PATH: Final = re.compile(r"[a-z][a-z0-9_]*(\.(0|[1-9][0-9]*|[a-z][a-z0-9_]*))*")
_NONE: Final[Mapping[str, str]] = MappingProxyType({})


def leaf_bytes(
    clear: Mapping[str, Any],
    fields: Mapping[str, Scalar],
    salts: bytes,
    erased: Mapping[str, str] = _NONE,
) -> bytes:
    """The bytes that are hashed into the tree; the same before and after any of the fields is erased.

    ``salts`` holds 16 bytes per field in bytewise order of the paths, ``erased`` the digest of each erased
    path. Raises ValueError when the salts do not fit the fields. Checks nothing else, for every verification
    of a ledger runs this once per entry: what is new goes through `check_record` first.
    """
    found = _digests(sorted(fields), fields, salts)
    found.extend(erased.values())
    found.sort()
    return unchecked_bytes({**clear, DIGESTS: found})


def field_digests(fields: Mapping[str, Scalar], salts: bytes) -> dict[str, str]:
    """The digest of each field by its path; raises ValueError when the salts do not fit the fields."""
    paths = sorted(fields)
    return dict(zip(paths, _digests(paths, fields, salts), strict=True))


def erase_fields(
    fields: Mapping[str, Scalar], salts: bytes, erased: Mapping[str, str], paths: Iterable[str]
) -> tuple[dict[str, Scalar], bytes, dict[str, str]]:
    """Fields, salts and erased digests after forgetting the paths; raises ValueError for a path not there."""
    gone = frozenset(paths)
    if strange := gone - fields.keys():
        raise ValueError(f"Deze velden staan er niet (meer): {', '.join(sorted(strange))}.")
    digests = field_digests(fields, salts)
    kept = {path: fields[path] for path in digests if path not in gone}
    kept_salts = b"".join(
        salts[SALT_LENGTH * place : SALT_LENGTH * (place + 1)]
        for place, path in enumerate(digests)
        if path not in gone
    )
    return kept, kept_salts, {**erased, **{path: digests[path] for path in sorted(gone)}}


def check_record(clear: Mapping[str, Any], fields: Mapping[str, Any]) -> None:
    """Raise NotCanonical unless a new entry can be kept: sound values, proper paths, no name used twice."""
    check_value(dict(clear))
    if DIGESTS in clear:
        raise NotCanonical(DIGESTS, "deze naam is van het zegel zelf")
    for path, value in fields.items():
        if not _PATH.fullmatch(path):
            raise NotCanonical(path, "geen goed pad voor een veld")
        if path in clear:
            raise NotCanonical(path, "deze naam staat al open in het blad")
        if isinstance(value, dict | list):
            raise NotCanonical(path, "een veld houdt één waarde, geen lijst")
        check_value(value, path)
    for path, following in pairwise(sorted(fields)):
        # Digits, letters and "_" all sort after ".", so what lies under a path follows it directly.
        if following.startswith(f"{path}."):
            raise NotCanonical(path, "een veld kan niet ook zelf velden hebben")


def _digests(paths: list[str], fields: Mapping[str, Scalar], salts: bytes) -> list[str]:
    """The digests in the order of the paths.

    base64 is written for all fields at once: a line each, then one translation to base64url that drops the
    padding, then one split. That takes half the time of doing it field by field.
    """
    if len(salts) != SALT_LENGTH * len(paths):
        raise ValueError(
            f"{len(salts)} bytes zout passen niet bij {len(paths)} velden van elk {SALT_LENGTH}."
        )
    salt_texts = _lines(map(b2a_base64, unpack(f"{SALT_LENGTH}s" * len(paths), salts))).decode("ascii")
    # orjson writes a tuple as a JSON list.
    openings = map(dumps, zip(salt_texts.split(), paths, map(fields.__getitem__, paths), strict=True))
    hashes = [sha256(text).digest() for text in _lines(map(b2a_base64, openings)).split()]
    return _lines(map(b2a_base64, hashes)).decode("ascii").split()


def _lines(encoded: Iterable[bytes]) -> bytes:
    return b"".join(encoded).replace(b"=", b"").replace(b"+", b"-").replace(b"/", b"_")
