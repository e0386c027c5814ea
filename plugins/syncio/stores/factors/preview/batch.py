"""One client's batch, in a transaction that only reads."""

from collections.abc import Sequence
from types import SimpleNamespace

from syncio.errors import Terminal
from syncio.stores.factors.book import Factors
from syncio.stores.factors.clients import find_client, unaddable
from syncio.stores.factors.foreseeing import refusals
from syncio.stores.factors.lookups import fill_codes
from syncio.stores.factors.memory import Memory
from syncio.stores.factors.posting import Posting, without
from syncio.stores.factors.preview.held import Held
from syncio.stores.factors.preview.rows import Rows
from syncio.stores.factors.preview.shown import GIVEN, Cell, Preview, RowShown, Shown
from syncio.stores.factors.preview.statements import NO_BATCH, statements
from syncio.stores.factors.scope import Scope
from syncio.stores.factors.shape import Shape


class Unknown:
    """A value of no type of its own: the statement takes it for one of its column's."""

    def __str__(self) -> str:
        return GIVEN


def preview(factors: Factors, client_name: str, postings: Sequence[Posting]) -> Preview:
    """What `apply` would write of these.

    :raises Terminal: where FactorS lacks the client, and people have to add it.
    :raises Transient: where FactorS does not answer.
    """
    shape = factors.shape
    with factors.reading() as connection:
        fill_codes(connection, shape.mapping)
        row = find_client(connection, shape, client_name)
        if row is None and (objection := unaddable(shape, client_name)):
            raise Terminal(objection)
        refused = refusals(Memory(connection, shape, client_name, row), postings)
        rows, taken = Rows(Held(connection, shape, row)), without(postings, refused)
        written = {each.push_id: rows.of(each) for each in taken}
        if row is None and taken:
            written[taken[0].push_id].insert(0, added_client(shape, client_name))
        referred = row or dict.fromkeys(shape.client.columns.keys(), Unknown())
        scope = Scope(connection, factors.adapter, shape, client_name, referred, NO_BATCH)
        said = [*statements(scope, taken, new_client=row is None)] if taken else []
    shown = [
        Shown(each.push_id, each.push_class, each.external_id, refused.get(each.push_id), written.get(each.push_id, []))
        for each in postings
    ]
    return Preview(shown, said)


def added_client(shape: Shape, name: str) -> RowShown:
    record = SimpleNamespace(name=name)
    return RowShown(
        shape.mapping.client.table,
        "add",
        [Cell(column.name, None, column.write(record)) for column in shape.mapping.client.own],
    )
