"""OAuth consents: encrypted tokens, and one refresher at a time across all machines."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta

from syncio.domain.invoice import hashed
from syncio.domain.ports import Cipher, Tokens
from syncio.errors import Unknown
from syncio.stores.database import Connection, at_once, opened

#: A token that ends sooner than this is renewed first, so that it does not end under way.
MARGIN = timedelta(seconds=60)
Connect = Callable[[str], AbstractContextManager[Connection]]
NEVER = datetime.min.replace(tzinfo=UTC)


def keep_consent(connection: Connection, source: str, refresh_token: str, cipher: Cipher) -> int:
    """Store a refresh token; the same one twice is one consent, which two clients may share. The caller commits."""
    token = refresh_token.encode()
    row = connection.execute(
        "INSERT INTO consent (source, refresh_hash, refresh_token) VALUES (%s, %s, %s) "
        "ON CONFLICT (refresh_hash) DO UPDATE SET source = excluded.source RETURNING id",
        [source, hashed(token), cipher.encrypt(token)],
    ).fetchone()
    assert row is not None  # noqa: S101  # an upsert returns its row
    return int(row[0])


def give_consent(connection: Connection, client: int, consent: int) -> None:
    """Let a client be read with this consent from now on. The caller commits."""
    connection.execute("UPDATE client SET consent = %s WHERE id = %s", [consent, client])


class ConsentTokens:
    """The access token of one consent, renewed when it is about to end.

    The row stays locked from reading the old pair to storing the new one, on a connection of its own: two refreshers
    would spend each other's token. Where the answer or the commit is lost, the old token is still there to be used.
    """

    def __init__(
        self, dsn: str, consent: int, cipher: Cipher, refresh: Callable[[str], Tokens], connect: Connect = opened
    ) -> None:
        self._dsn = dsn
        self._consent = consent
        self._cipher = cipher
        self._refresh = refresh
        self._connect = connect
        self._access = ""
        self._expires = NEVER

    def __call__(self) -> str:
        """A good access token.

        :raises Unauthorised: where the consent was withdrawn.
        """
        if ends(self._expires):
            self._look_up()
        return self._access

    def renew(self) -> None:
        """Get past a token that was refused before its time: take the one another process has got since, or get one.

        :raises Unauthorised: where the consent was withdrawn.
        """
        self._expires = NEVER
        self._load(refused=self._access)

    def _look_up(self) -> None:
        """Take the stored access token as it is, without a lock, where it is good for a while yet."""
        with self._connect(self._dsn) as connection, at_once(connection):
            query = "SELECT access_token, expires FROM consent WHERE id = %s AND access_token IS NOT NULL"
            row = connection.execute(query, [self._consent]).fetchone()
        if row is None or ends(row[1]):
            self._load(refused=None)
        else:
            self._access, self._expires = self._cipher.decrypt(row[0]).decode(), row[1]

    def _load(self, refused: str | None) -> None:
        """Take the stored access token, renewed first where it ends soon or is the one that was refused."""
        with self._connect(self._dsn) as connection:
            row = connection.execute(
                "SELECT refresh_token, access_token, expires FROM consent WHERE id = %s FOR UPDATE", [self._consent]
            ).fetchone()
            if row is None:
                raise Unknown("this consent was removed: connect the client again", consent=self._consent)
            refresh, stored, expires = row
            access = self._cipher.decrypt(stored).decode() if stored is not None else None
            if access is None or access == refused or ends(expires):
                tokens = self._refresh(self._cipher.decrypt(refresh).decode())
                self._store(connection, tokens)
                access, expires = tokens.access, tokens.expires
        self._access, self._expires = access, expires

    def _store(self, connection: Connection, tokens: Tokens) -> None:
        refresh = tokens.refresh.encode()
        connection.execute(
            "UPDATE consent SET refresh_hash = %s, refresh_token = %s, access_token = %s, expires = %s, "
            "refreshed = clock_timestamp() WHERE id = %s",
            [
                hashed(refresh),
                self._cipher.encrypt(refresh),
                self._cipher.encrypt(tokens.access.encode()),
                tokens.expires,
                self._consent,
            ],
        )
        connection.commit()


def ends(expires: datetime) -> bool:
    return expires - datetime.now(UTC) < MARGIN
