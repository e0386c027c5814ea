"""What can go wrong, and what Airflow should do about it.

SyncioError
├── Transient            the same call may succeed later: Airflow retries
│   ├── Unavailable      a server did not answer, or answered 5xx
│   ├── Throttled        a rate limit; `retry_after` seconds where the server said so
│   └── Busy             somebody else holds the lock (another pull of this client, another pusher)
└── Terminal             retrying cannot help: a person has to act
    ├── Misconfigured    a connection, setting, migration, role or key is missing or wrong
    ├── Unauthorised     401 or a refused refresh: connect the client again
    ├── Forbidden        403: a scope, a tenant or a right is missing; never an empty answer
    ├── Unreadable       bytes that are not what the interface promises (HTML, cut-off JSON)
    ├── Invalid          a record whose values cannot be understood; quarantined, never dropped
    ├── Unknown          a client, review, change or policy that does not exist
    ├── Stale            what was shown is no longer what is there
    ├── Refused          a right or a rule of the sign-off says no
    └── Conflict         two truths about one thing: FactorS's row, a ledger entry, a report's hash
"""

from typing import Any

from syncio.inert import told, visible


class SyncioError(Exception):
    """The root. `facts` are safe to log: names, ids, counts, statuses; never bodies, tokens or keys.

    Its text is one line, whatever the names in it hold.
    """

    def __init__(self, message: str, **facts: Any) -> None:
        super().__init__(message)
        self.message = message
        self.facts = {name: value for name, value in facts.items() if value is not None}

    def __str__(self) -> str:
        message = told(self.message)
        if not self.facts:
            return message
        facts = (f"{name}={visible(str(value))}" for name, value in self.facts.items())
        return f"{message} ({', '.join(facts)})"


class Transient(SyncioError):  # noqa: N818  # named after what to do, as in the tree above
    """The same call may succeed later."""


class Unavailable(Transient):
    """A server did not answer, or answered that it cannot."""


class Throttled(Transient):
    """A rate limit was hit."""

    def __init__(self, message: str, *, retry_after: float | None = None, **facts: Any) -> None:
        super().__init__(message, retry_after=retry_after, **facts)
        self.retry_after = retry_after


class Busy(Transient):
    """Somebody else is doing this right now."""


class Terminal(SyncioError):  # noqa: N818
    """Retrying cannot help."""


class Misconfigured(Terminal):
    """A connection, setting, migration, role or key is missing or wrong."""


class Unauthorised(Terminal):
    """The credentials were refused."""


class Forbidden(Terminal):
    """The credentials are good, the right is missing."""


class Unreadable(Terminal):
    """The answer is not what the interface promises."""


class Invalid(Terminal):
    """A record's values cannot be understood."""


class Unknown(Terminal):
    """No such client, review, change or policy."""


class Stale(Terminal):
    """What was shown is no longer what is there; `changed` says what."""

    def __init__(self, message: str, *, changed: list[dict[str, Any]] | None = None, **facts: Any) -> None:
        super().__init__(message, **facts)
        self.changed = changed or []


class Refused(Terminal):
    """A right or a rule of the sign-off says no."""


class Conflict(Terminal):
    """Two truths about one thing."""
