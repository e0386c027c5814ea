"""An anchor is what was signed, to the byte, by a key that is trusted."""

import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from syncio.domain.audit.anchors import Anchor, file_name, public, read, signed
from syncio.errors import Invalid

KEY, OTHER = (Ed25519PrivateKey.from_private_bytes(bytes([n]) * 32) for n in (1, 2))
ANCHOR = Anchor(client=3, no=17, hash="ab" * 32, at=datetime(2026, 11, 20, 9, 12, tzinfo=UTC))


def test_what_was_signed_is_read() -> None:
    assert read(signed(ANCHOR, KEY), [public(OTHER), public(KEY)]) == (ANCHOR, public(KEY))
    assert read(signed(ANCHOR, KEY)) == (ANCHOR, public(KEY))


def test_another_key_is_not_trusted() -> None:
    with pytest.raises(Invalid, match=f"another key .{public(OTHER)}"):
        read(signed(ANCHOR, OTHER), [public(KEY)])


def test_every_changed_byte_and_every_cut_is_found() -> None:
    content = signed(ANCHOR, KEY)
    for at in range(len(content)):
        for other in {content[at] ^ 1, content[at] ^ 0x20, 0x20, 0x80} - {content[at]}:
            with pytest.raises(Invalid):
                read(content[:at] + bytes([other]) + content[at + 1 :], [public(KEY)])
        with pytest.raises(Invalid):
            read(content[:at], [public(KEY)])
    with pytest.raises(Invalid):
        read(content + b"\n", [public(KEY)])


def test_openssl_verifies_it_too(tmp_path: Path) -> None:
    statement, rest = signed(ANCHOR, KEY).split(b"\n", 1)
    (tmp_path / "statement").write_bytes(statement)
    (tmp_path / "signature").write_bytes(bytes.fromhex(rest.decode().split('"')[-2]))
    pem = KEY.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    (tmp_path / "key").write_bytes(pem)
    command = ["openssl", "pkeyutl", "-verify", "-pubin", "-rawin", "-inkey", "key", "-sigfile", "signature"]
    done = subprocess.run([*command, "-in", "statement"], cwd=tmp_path, capture_output=True, check=False)  # noqa: S603
    assert (done.returncode, done.stdout) == (0, b"Signature Verified Successfully\n")


def test_anchors_of_another_hash_have_another_name() -> None:
    forged = Anchor(client=3, no=17, hash="cd" * 32, at=ANCHOR.at)
    assert file_name(ANCHOR) == "3/17-abababababababab.json"
    assert file_name(forged) != file_name(ANCHOR)
