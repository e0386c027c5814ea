"""FactorS's loan book, as SyncIO may use it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import Self
from uuid import UUID, uuid4

from sqlalchemy import URL, Connection, Engine, create_engine, make_url
from sqlalchemy.exc import ArgumentError

from syncio.domain.feed import FeedStatus
from syncio.domain.invoice import hashed
from syncio.domain.mapping import Mapping, reference
from syncio.domain.rules.case import Funding
from syncio.errors import Misconfigured
from syncio.stores.answering import give_up_the_silent
from syncio.stores.database import KEEPALIVE
from syncio.stores.factors import holding
from syncio.stores.factors.adapter import adapter_for
from syncio.stores.factors.checks import check_before, check_written
from syncio.stores.factors.clients import client_row, find_client, unaddable
from syncio.stores.factors.foreseeing import refusals
from syncio.stores.factors.funded import funded
from syncio.stores.factors.holding import Hold, Times
from syncio.stores.factors.ledger import record, recorded
from syncio.stores.factors.lookups import fill_codes
from syncio.stores.factors.memory import Memory, newest
from syncio.stores.factors.posting import Applied, Contradicted, Posting, without
from syncio.stores.factors.reading import debtors, known_debtors
from syncio.stores.factors.scope import Scope
from syncio.stores.factors.shape import Shape
from syncio.stores.factors.staging import stage
from syncio.stores.factors.writing import write

POSTGRES = (
    "postgresql+psycopg",
    {"application_name": "syncio push", "connect_timeout": 10, "prepare_threshold": None} | KEEPALIVE,
)
DRIVERS = {
    "postgresql": POSTGRES,
    "postgres": POSTGRES,
    "mssql": ("mssql+pymssql", {"appname": "syncio push", "login_timeout": 10, "timeout": 120}),  # seconds
}

Work = Callable[[str, Sequence[Posting]], Applied]


class Factors:
    """The loan book behind an engine; each method is one transaction of its own."""

    def __init__(self, engine: Engine, mapping: Mapping | None = None) -> None:
        self.engine = engine
        self.adapter = adapter_for(engine)
        self.shape = Shape(mapping or reference(), engine.dialect.name)

    @property
    def mapping(self) -> Mapping:
        """How its tables hold a record."""
        return self.shape.mapping

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self.engine.dispose()

    def apply(self, client_name: str, postings: Sequence[Posting]) -> Applied:
        """Write postings of one client, all in one transaction; those in the ledger already count as done.

        Postings that FactorS contradicts are refused, and the others written. Asked again after a lost answer, it
        answers what the ledger has.

        :raises Terminal: where FactorS refuses the batch as a whole; nothing was written then.
        :raises Transient: where it could not be done just now, or the answer was lost: ask again.
        """
        return self._agreeing(self._apply, client_name, postings)

    def taken(self, client_name: str, postings: Sequence[Posting]) -> Applied:
        """Ask the ledger which postings FactorS holds, after every push of this client has ended; writes none."""
        return self._agreeing(self._taken, client_name, postings)

    def foreseen(self, client_name: str, postings: Sequence[Posting]) -> Applied:
        """What `apply` would come to: `done` is what the ledger has already, `refused` what the rows contradict.

        Writes nothing, and keeps no push waiting.

        :raises Transient: where FactorS does not answer.
        """
        return self._agreeing(self._foreseen, client_name, postings)

    def _apply(self, client_name: str, postings: Sequence[Posting]) -> Applied:
        with self._transaction(client_name) as connection:
            scope = self._scope(connection, client_name)
            done = recorded(scope, postings)
            fresh = without(postings, done)
            stage(scope, fresh, shown=postings)
            if fresh:
                check_before(scope, fresh)
                write(scope, fresh)
                record(scope, fresh)
                check_written(scope, fresh)
                done |= recorded(scope, fresh)
            known = shown_debtors(scope, postings)
        return Applied(done, debtors=known)

    def _taken(self, client_name: str, postings: Sequence[Posting]) -> Applied:
        with self._transaction(client_name) as connection:
            scope = self._scope(connection, client_name)
            done = recorded(scope, postings)
            stage(scope, [], shown=[posting for posting in postings if posting.push_id in done])
            known = shown_debtors(scope, postings)
        return Applied(done, debtors=known)

    def _foreseen(self, client_name: str, postings: Sequence[Posting]) -> Applied:
        with self._transaction() as connection:
            scope = Scope(connection, self.adapter, self.shape, client_name, {}, uuid4())  # nothing is staged
            done = recorded(scope, postings)
            refused = refusals(self._memory(connection, client_name), without(postings, done))
        return Applied(done, refused)

    def _agreeing(self, work: Work, client_name: str, postings: Sequence[Posting]) -> Applied:
        """Do the work again without those that FactorS contradicts, until it agrees with the rest."""
        refused: dict[UUID, str] = {}
        while rest := without(postings, refused):
            try:
                applied = work(client_name, rest)
            except Contradicted as contradicted:
                refused |= contradicted.refusals
            else:
                applied.refused |= refused
                return applied
        return Applied(refused=refused)

    def stranger(self, client_name: str) -> str | None:
        """Why a client has no row in FactorS, and gets none from a push; None where it has one or gets one."""
        if self.mapping.client.creates:
            return None
        with self._transaction() as connection:
            row = find_client(connection, self.shape, client_name)
        return unaddable(self.shape, client_name) if row is None else None

    def funding(self, client_name: str) -> list[Funding]:
        """What is advanced on the client's invoices: since when, and how much in the invoice's currency."""
        with self._transaction() as connection:
            return funded(connection, self.shape, client_name)

    def newest(self, client_name: str) -> list[UUID]:
        """The last entries of a client's ledger, which are of one time."""
        with self._transaction() as connection:
            return newest(connection, client_name)

    def standing_holds(self) -> list[Hold]:
        """Every hold that stands, of all clients."""
        with self._transaction() as connection:
            return holding.standing(connection)

    def hold(self, client_name: str, place: Sequence[Hold], lift: Sequence[UUID]) -> dict[UUID, Times]:
        """Place holds and lift others, whichever is not done yet; answers when FactorS did what of all of them.

        Those that it never had are not in the answer. Waits for nobody but who holds of the same client.
        """
        with self._transaction() as connection:
            self.adapter.lock(connection, f"syncio.hold:{client_name}")
            return holding.write(connection, self.adapter, place, lift)

    def feeds(self) -> dict[str, FeedStatus]:
        """What FactorS was told of each client's feed, by the client's name."""
        with self._transaction() as connection:
            return holding.statuses(connection)

    def tell_feeds(self, wanted: dict[str, FeedStatus]) -> None:
        """Have FactorS know these, and no other, of their clients."""
        with self._transaction() as connection:
            self.adapter.lock(connection, "syncio.feeds")
            holding.tell(connection, self.adapter, wanted)

    @contextmanager
    def memory(self, client_name: str) -> Iterator[Memory]:
        """What FactorS remembers of a client, while no push of it can be under way.

        :raises Transient: where FactorS does not answer, or a push takes longer than a minute.
        """
        with self._transaction(client_name) as connection:
            yield self._memory(connection, client_name)

    def _memory(self, connection: Connection, client_name: str) -> Memory:
        return Memory(connection, self.shape, client_name, find_client(connection, self.shape, client_name))

    def _scope(self, connection: Connection, client_name: str) -> Scope:
        row = client_row(connection, self.shape, client_name)
        return Scope(connection, self.adapter, self.shape, client_name, row, uuid4())

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that writes nothing, which PostgreSQL holds it to; it is rolled back."""
        try:
            with self.engine.connect().execution_options(postgresql_readonly=True) as connection:
                self.adapter.begin(connection)
                yield connection
                connection.rollback()
        except self.adapter.errors as error:
            raise self.adapter.meaning(error) from error

    @contextmanager
    def _transaction(self, client_name: str | None = None) -> Iterator[Connection]:
        """Commit at the end, or nothing at all; one push of a client at a time."""
        try:
            with self.engine.connect() as connection, connection.begin():
                self.adapter.begin(connection)
                if client_name is not None:
                    self.adapter.lock(connection, f"syncio.push:{client_name}")
                fill_codes(connection, self.mapping)
                yield connection
        except self.adapter.errors as error:
            raise self.adapter.meaning(error) from error


def shown_debtors(scope: Scope, postings: Sequence[Posting]) -> dict[str, bytes]:
    """The hash of what FactorS holds of each debtor that was shown with an invoice."""
    found = debtors(scope, known_debtors(scope, postings, before=False))
    return {external_id: hashed(text) for push_id, external_id, text in found if push_id is None}


def open_factors(url: str | URL, mapping: Mapping | None = None) -> Factors:
    """Prepare to use the loan book at `url` (postgresql:// or mssql://); connects when first used.

    :param mapping: how its tables hold SyncIO's records; where left out, they are the reference schema's.
    :raises Misconfigured: where the URL cannot be read, or is of another database.
    """
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise Misconfigured("connection factors_db is no database URL: postgresql:// or mssql:// is expected") from None
    driver, arguments = DRIVERS.get(parsed.get_backend_name(), (None, {}))
    if driver is None:
        raise Misconfigured(f"FactorS cannot be on {parsed.get_backend_name()}: use postgresql:// or mssql://")
    engine = create_engine(
        parsed.set(drivername=driver), connect_args=arguments, hide_parameters=True, pool_pre_ping=True, pool_size=1
    )
    if driver == POSTGRES[0]:
        give_up_the_silent(engine)
    return Factors(engine, mapping)
