"""How the second day begins: what was approved on the first, and what the client has done to its books since."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from cryptography.fernet import Fernet

from syncio.domain.invoice import hashed
from syncio.stores.consents import keep_consent
from syncio.stores.database import opened
from tests.faults.kills.overseer import Overseer
from tests.faults.kills.stages import World
from tests.faults.kills.way import Way
from tests.integration.staged.database import copied, database_name
from tests.integration.staged.templates import build_factors, build_staging
from tests.integration.way import way as day
from tests.sandbox.postgres import Logins, Scratch
from tests.sandbox.xero.calling import Caller, calling
from tests.sandbox.xero.running import running


@contextmanager
def played(staging: Scratch, factors: Scratch, logins: Logins) -> Iterator[Way]:
    """A client's second day, played once undisturbed, in databases of its own.

    :param logins: those of FactorS's server.
    """
    with (
        copied(staging, staging.template("migrated", build_staging)) as staged,
        copied(factors, factors.template("factors", build_factors)) as book,
        second_day(staged, book, logins.dsn("factors_push", database_name(book))) as way,
    ):
        yield way


@contextmanager
def second_day(staging: str, factors: str, push_url: str) -> Iterator[Way]:
    """A client whose first day is in FactorS and who edited its books since; both databases are empty copies."""
    key = Fernet.generate_key()
    with (
        running(invoices=16, organisations=1) as xero,
        calling(xero) as caller,
        closing(day.Way(staging, factors, push_url, caller)) as first,
        TemporaryDirectory(prefix="syncio-kills-") as room,
    ):
        first_day(first)
        edit(first)
        consent(first, caller, key)
        reports = Path(room, "reports")
        reports.mkdir()
        app = (xero.client_id, xero.client_secret)
        world = World(staging, push_url, first.client.name, xero.url, app, key, reports.as_uri())
        way = Way(world, Overseer(staging), Overseer(factors), reports, renewed(caller, key))
        way.play_through()
        yield way
        way.forget()


def first_day(way: day.Way) -> None:
    """Everything that is in the books is approved and pushed, and one invoice funded."""
    way.pull()
    way.through()
    way.fund(way.open_invoice()["external_id"])


def edit(way: day.Way) -> None:
    """A raise of what is funded, a reworded line, a void, a payment, a credit, new invoices, a debtor's new name."""
    raised, reworded, voided, paid, credited = (way.open_invoice(no) for no in range(5))
    [debtor] = way.book.rows(
        "SELECT d.external_id FROM debtor d JOIN invoice i ON i.debtor = d.id GROUP BY 1"
        " ORDER BY count(*) DESC, 1 LIMIT 1"
    )
    way.edit(
        {"op": "amount", "invoice": raised["external_id"], "total": raised["total"] + 500},
        {"op": "reword", "invoice": reworded["external_id"], "line": 0, "description": "Something else"},
        {"op": "void", "invoice": voided["external_id"]},
        {"op": "pay", "invoice": paid["external_id"], "amount": "1.00"},
        {"op": "credit", "invoice": credited["external_id"], "amount": "1.00"},
        {"op": "bill", "contact": debtor["external_id"], "count": 2},
        {"op": "rename", "contact": debtor["external_id"], "name": "Renamed Ltd"},
    )


def renewed(caller: Caller, key: bytes) -> Callable[[Overseer], None]:
    """Gives the client a refresh token that was never used: one that was put back dies half an hour after its use."""
    held = [caller.tenant["refresh_token"]]

    def renew(staging: Overseer) -> None:
        held.append(caller.token(held.pop()).json()["refresh_token"])
        token = held[-1].encode()
        values = [hashed(token), Fernet(key).encrypt(token)]
        staging.rows("UPDATE consent SET refresh_hash = %s, refresh_token = %s RETURNING id", values)

    return renew


def consent(way: day.Way, caller: Caller, key: bytes) -> None:
    """From here on the client is read with tokens of its own."""
    with opened(way.dsn, "syncio_owner") as connection:
        kept = keep_consent(connection, "xero", caller.tenant["refresh_token"], Fernet(key))
        connection.execute("UPDATE client SET consent = %s", [kept])
        connection.commit()
