"""One field as a disclosure and as the digest that stands for it in the leaf: the form of RFC 9901."""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Final

import orjson

from wijkledger.seal.canonical import canonical_bytes

Scalar = str | int | bool
"""What one field may hold."""

SALT_LENGTH: Final = 16
"""Bytes of randomness that keep a short value from being guessed back (RFC 9901, section 9.3)."""


def disclosure(salt: bytes, path: str, value: Scalar) -> str:
    """The text that opens one field: base64url, without padding, of the JSON ``[salt, path, value]``."""
    if len(salt) != SALT_LENGTH:
        raise ValueError(f"Een zout is {SALT_LENGTH} bytes lang, niet {len(salt)}.")
    return encode(canonical_bytes([encode(salt), path, value]))


def digest(text: str) -> str:
    """What stands in the leaf for a disclosure: base64url of the SHA-256 of its ASCII text."""
    return encode(hashlib.sha256(text.encode("ascii")).digest())


def open_disclosure(text: str) -> tuple[bytes, str, Scalar]:
    """Salt, path and value of a disclosure; raises ValueError for anything that `disclosure` cannot make."""
    try:
        salt_text, path, value = orjson.loads(decode(text))
        salt = decode(salt_text)
        sound = isinstance(path, str) and isinstance(value, str | int)
        sound = sound and disclosure(salt, path, value) == text
    except (ValueError, TypeError):
        sound = False
    if not sound:
        raise ValueError("Dit is geen onthulling van een veld in een ledger.")
    return salt, path, value


def encode(raw: bytes) -> str:
    """base64url without padding (RFC 4648, section 5)."""
    return urlsafe_b64encode(raw).rstrip(b"=").decode("ascii")


def decode(text: str) -> bytes:
    """The bytes behind base64url without padding; raises ValueError for any other spelling of them."""
    raw = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if encode(raw) != text:
        raise ValueError("Dit is geen base64url zonder opvulling.")
    return raw
