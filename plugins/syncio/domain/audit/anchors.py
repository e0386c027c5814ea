"""An anchor: where a chain ended, signed and kept where whoever may write the database cannot.

Its file has two lines of JSON: the statement, and an Ed25519 signature over exactly that line (without its end).
"""

from collections.abc import Collection
from datetime import datetime

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from syncio.errors import Invalid

FORM = 1


class Anchor(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Entry `no` of the client's chain has this hash, and was the last one `at` that time."""

    form: int = FORM
    client: int
    no: int
    hash: str
    at: datetime


class Signature(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Both hexadecimal; the key is the public one."""

    key: str
    signature: str


def signed(anchor: Anchor, key: Ed25519PrivateKey) -> bytes:
    """The file of an anchor."""
    statement = msgspec.json.encode(anchor)
    return statement + b"\n" + written(Signature(key=public(key), signature=key.sign(statement).hex()))


def read(content: bytes, trusted: Collection[str] = ()) -> tuple[Anchor, str]:
    """An anchor out of its file, and the public key it was signed with.

    :param trusted: public keys of which its own must be one; none where any will do.
    :raises Invalid: where it is not what was signed, to the byte, or the key is not trusted.
    """
    statement, _, rest = content.partition(b"\n")
    try:
        anchor = msgspec.json.decode(statement, type=Anchor)
        by = msgspec.json.decode(rest, type=Signature)
        key, signature = bytes.fromhex(by.key), bytes.fromhex(by.signature)
        Ed25519PublicKey.from_public_bytes(key).verify(signature, statement)
    except (ValueError, InvalidSignature) as error:
        raise Invalid("it is not what was signed") from error
    if written(Signature(key=key.hex(), signature=signature.hex())) != rest or anchor.form != FORM:
        raise Invalid("it is not what was signed")
    if trusted and by.key not in trusted:
        raise Invalid(f"it was signed with another key ({by.key})")
    return anchor, by.key


def written(signature: Signature) -> bytes:
    return msgspec.json.encode(signature) + b"\n"


def public(key: Ed25519PrivateKey) -> str:
    """The key with which anybody can verify what this one signs, hexadecimal."""
    return key.public_key().public_bytes_raw().hex()


def file_name(anchor: Anchor) -> str:
    """Where it belongs; an anchor of another hash is another file, so that neither can take the other's place."""
    return f"{anchor.client}/{anchor.no}-{anchor.hash[:16]}.json"
