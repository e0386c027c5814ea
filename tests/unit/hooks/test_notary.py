"""The first key signs, every key verifies, and no key is ever shown."""

from datetime import UTC, datetime

import pytest
from cryptography.fernet import Fernet

from syncio.domain.audit.anchors import Anchor
from syncio.errors import Invalid, Misconfigured
from syncio.hooks.notary import Notary

OLD, NEW = (Fernet.generate_key().decode() for _ in range(2))
ANCHOR = Anchor(client=3, no=17, hash="ab" * 32, at=datetime(2026, 11, 20, tzinfo=UTC))


def test_what_is_signed_is_read_by_who_holds_the_key() -> None:
    assert Notary([OLD]).read(Notary([OLD]).sign(ANCHOR)) == ANCHOR


def test_after_a_rotation_old_anchors_are_read_with_the_old_keys_public_form() -> None:
    old = Notary([OLD])
    rotated = Notary([NEW, *old.trusted])
    assert rotated.read(old.sign(ANCHOR)) == ANCHOR
    assert Notary([NEW]).read(rotated.sign(ANCHOR)) == ANCHOR
    with pytest.raises(Invalid, match="another key"):
        Notary([NEW]).read(old.sign(ANCHOR))


def test_a_public_key_alone_verifies_and_signs_nothing() -> None:
    public = Notary([OLD]).trusted
    assert Notary(public).read(Notary([OLD]).sign(ANCHOR)) == ANCHOR
    with pytest.raises(Misconfigured, match="is a public one"):
        Notary(public).sign(ANCHOR)


def test_without_a_key_nothing_is_anchored() -> None:
    with pytest.raises(Misconfigured, match=r"SYNCIO_ANCHOR_KEY is missing.*Make a key"):
        Notary([])


@pytest.mark.parametrize("key", ["planted-secret", "pl\u00e4nted", OLD[:-4], OLD + OLD, "AB" * 32, ""], ids=range(6))
def test_what_is_no_key_is_not_shown(key: str) -> None:
    with pytest.raises(Misconfigured, match="is none") as caught:
        Notary([OLD, key])
    assert not key or key not in str(caught.value)
