"""Signs and verifies the audit trail's anchors with the keys of `SYNCIO_ANCHOR_KEY`.

The first signs; all verify. A key that only verifies may stand there in its public form, as `python -m syncio anchor`
prints it: so an old one is kept when another takes its place.
"""

import base64
import binascii
from collections.abc import Sequence

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from syncio.domain.audit.anchors import Anchor, public, read, signed
from syncio.errors import Misconfigured

MAKE_ONE = "python -c 'from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())'"
SEED = 32


class Notary:
    """:raises Misconfigured: where there is no key, or one that is none."""

    def __init__(self, keys: Sequence[str]) -> None:
        if not keys:
            raise Misconfigured(f"SYNCIO_ANCHOR_KEY is missing: anchors are signed. Make a key: {MAKE_ONE}")
        private = [None if is_public(key) else private_key(key) for key in keys]
        self._signing = private[0]
        #: Public keys, hexadecimal.
        self.trusted = [public(made) if made else key for key, made in zip(keys, private, strict=True)]

    def sign(self, anchor: Anchor) -> bytes:
        """An anchor's file.

        :raises Misconfigured: where the first key is a public one.
        """
        if self._signing is None:
            raise Misconfigured(f"the first key of SYNCIO_ANCHOR_KEY is a public one, and signs nothing: {MAKE_ONE}")
        return signed(anchor, self._signing)

    def read(self, content: bytes) -> Anchor:
        """An anchor out of its file.

        :raises Invalid: where it was not signed with one of the keys.
        """
        return read(content, self.trusted)[0]


def is_public(key: str) -> bool:
    """Whether it is a key in its public form: 64 hexadecimal digits."""
    return len(key) == 2 * SEED and set(key) <= set("0123456789abcdef")


def private_key(key: str) -> Ed25519PrivateKey:
    """32 bytes in URL-safe base64, as Fernet keys are written."""
    try:
        seed = base64.b64decode(key, altchars=b"-_", validate=True)
    except (ValueError, binascii.Error):
        seed = b""
    if len(seed) != SEED:
        raise Misconfigured(f"a key in SYNCIO_ANCHOR_KEY is none. Make one: {MAKE_ONE}") from None
    return Ed25519PrivateKey.from_private_bytes(seed)
