"""A client whose invoices and debtors are staged and reviewed as a test wants them to be."""

import secrets
from collections.abc import Mapping, Sequence

from syncio.domain import client as domain
from syncio.domain.amendment import Amends, Facility
from syncio.domain.change import Change, FieldChange, Flag, Type
from syncio.domain.invoice import Balance, Content, Debtor, Invoice
from syncio.domain.ports import Stream
from syncio.domain.review import MemberRole
from syncio.domain.rules import VERSION
from syncio.stores.clients import Clients
from syncio.stores.compare.opening import open_review
from syncio.stores.database import Connection, opened
from tests.integration.staged.documents import as_read, debtor
from tests.integration.staged.house import House
from tests.integration.staged.reviewing import found
from tests.integration.staged.staging import DEBTORS, INVOICES, begin, stage

Members = Sequence[tuple[str, MemberRole]]
#: What people are to a client. In Airflow, `val` may only view.
MEMBERS: Members = (("ann", "reviewer"), ("ben", "reviewer"), ("val", "reviewer"), ("vic", "viewer"), ("ada", "admin"))


def enrol(connection: Connection, name: str, tenant: str, members: Members = MEMBERS) -> domain.Client:
    """Add a client with its members, who need no limits; the caller commits."""
    clients = Clients(connection)
    client = clients.add(name, "xero", tenant, None)
    clients.command(client, Facility(limits="optional"))
    for user, role in members:
        clients.admit(client, user, role)
    return client


class Client:
    """One client of a house, with a name of its own; `entity` is what the stores know it as."""

    def __init__(self, house: House, members: Members = MEMBERS) -> None:
        self.house = house
        self.name = f"Northwind {secrets.token_hex(4)}"
        with opened(house.dsn, "syncio_owner") as connection:
            self.entity = enrol(connection, self.name, secrets.token_hex(8), members)
            self._run = begin(connection, self.entity)
        self.id = self.entity.id

    def stage(self, content: Content, balance: Balance | None = None, external_id: str = "x1") -> int:
        """Stage the next version of an invoice; its record."""
        [record] = self._stage(INVOICES, {external_id: as_read(external_id, content, balance)})
        return record

    def stage_debtor(self, value: Debtor) -> int:
        """Stage the next version of a debtor; its record."""
        [record] = self._stage(DEBTORS, {value.id: value})
        return record

    def stage_book(self, contents: Sequence[Content]) -> list[int]:
        """Stage invoices with the external ids x1, x2, ..., and their debtor; the invoices' records."""
        self.stage_debtor(debtor())
        named = ((f"x{at}", content) for at, content in enumerate(contents, start=1))
        return self._stage(INVOICES, {key: as_read(key, content) for key, content in named})

    def change(
        self,
        record: int,
        flags: Sequence[Flag] = (),
        type: Type | None = None,  # noqa: A002  # the field's name
        fields: Sequence[FieldChange] = (),
    ) -> Change:
        """What compare finds of a record's newest version, with these flags and fields."""
        return found(self.house, record, flags, type, fields)

    def amend(self, *amends: Amends) -> None:
        """Bring amendments into force, as a command of the platform engineer's does."""
        with opened(self.house.dsn, "syncio_owner") as connection:
            for one in amends:
                Clients(connection).command(self.entity, one)
            connection.commit()

    def open_review(self, changes: Sequence[Change], requesters: Sequence[str] = ()) -> int:
        """Freeze a review of these changes, which somebody may have asked for."""
        with self.house.app() as connection:
            review = open_review(connection, self.entity, changes, VERSION, requesters)
            connection.commit()
        return review

    def _stage(self, stream: Stream, items: Mapping[str, Invoice | Debtor]) -> list[int]:
        with self.house.app() as connection:
            return stage(connection, self.entity, self._run, stream, items)
