"""Encrypts tokens with the keys of `SYNCIO_FERNET_KEYS`: the first encrypts, every one of them decrypts."""

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from syncio.errors import Misconfigured
from syncio.settings import settings

MAKE_ONE = "python -c 'from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())'"


class Vault:
    """:raises Misconfigured: where there is no key, or one that is none."""

    def __init__(self) -> None:
        keys = settings().fernet_keys
        if not keys:
            raise Misconfigured(
                f"SYNCIO_FERNET_KEYS is missing: tokens are kept encrypted only. Make a key: {MAKE_ONE}"
            )
        try:
            self._fernet = MultiFernet([Fernet(key) for key in keys])
        except ValueError:
            raise Misconfigured(f"a key in SYNCIO_FERNET_KEYS is no Fernet key. Make one: {MAKE_ONE}") from None

    def encrypt(self, data: bytes) -> bytes:
        return self._fernet.encrypt(data)

    def decrypt(self, token: bytes) -> bytes:
        """:raises Misconfigured: where none of the keys fits."""
        try:
            return self._fernet.decrypt(token)
        except InvalidToken:
            raise Misconfigured("none of SYNCIO_FERNET_KEYS fits a stored token: bring the old key back") from None
