"""Tokens are encrypted with the first key, and read with any."""

import pytest
from cryptography.fernet import Fernet

from syncio.errors import Misconfigured
from syncio.hooks.vault import Vault

OLD, NEW = (Fernet.generate_key().decode() for _ in range(2))


def vault(monkeypatch: pytest.MonkeyPatch, *keys: str) -> Vault:
    monkeypatch.setenv("SYNCIO_FERNET_KEYS", ",".join(keys))
    return Vault()


def test_what_is_encrypted_can_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = vault(monkeypatch, OLD).encrypt(b"token")
    assert b"token" not in kept
    assert vault(monkeypatch, OLD).decrypt(kept) == b"token"


def test_the_first_key_encrypts_and_every_key_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = vault(monkeypatch, OLD).encrypt(b"token")
    rotated = vault(monkeypatch, NEW, OLD)
    assert rotated.decrypt(kept) == b"token"
    assert Fernet(NEW).decrypt(rotated.encrypt(b"token")) == b"token"


def test_a_key_that_was_thrown_away_is_asked_back(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = vault(monkeypatch, OLD).encrypt(b"token")
    with pytest.raises(Misconfigured, match="bring the old key back"):
        vault(monkeypatch, NEW).decrypt(kept)


@pytest.mark.parametrize("keys", ["", " , "])
def test_without_a_key_nothing_is_kept(monkeypatch: pytest.MonkeyPatch, keys: str) -> None:
    with pytest.raises(Misconfigured, match=r"SYNCIO_FERNET_KEYS is missing.*Make a key"):
        vault(monkeypatch, keys)


@pytest.mark.parametrize("key", ["planted-secret", "pl\u00e4nted-secret", OLD[:-4]], ids=["short", "umlaut", "cut off"])
def test_what_is_no_key_is_not_shown(monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    with pytest.raises(Misconfigured, match="no Fernet key") as caught:
        vault(monkeypatch, key)
    assert key not in str(caught.value)
