"""One client's batch, in a transaction that only reads."""

from collections.abc import Sequence
from types import SimpleNamespace

from syncio.errors import Terminal
from syncio.stores.factors.book import Factors, looked_up
from syncio.stores.factors.clients import find_client, people_add
from syncio.stores.factors.posting import Posting
from syncio.stores.factors.preview.held import Held
from syncio.stores.factors.preview.rows import Rows
from syncio.stores.factors.preview.shown import GIVEN, Cell, Preview, RowShown
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
    try:
        with factors.engine.connect().execution_options(postgresql_readonly=True) as connection:
            factors.adapter.begin(connection)
            for lookup, codes in factors.shape.mapping.lookups.items():
                codes.fill(looked_up(connection, lookup))
            row = find_client(connection, factors.shape, client_name)
            if row is None and not factors.shape.mapping.client.creates:
                raise Terminal(people_add(client_name))
            rows = Rows(Held(connection, factors.shape, row))
            shown = [rows.shown(posting) for posting in postings]
            referred = row or dict.fromkeys(factors.shape.client.columns.keys(), Unknown())
            scope = Scope(connection, factors.adapter, factors.shape, client_name, referred, NO_BATCH)
            taken = [each for each, one in zip(postings, shown, strict=True) if one.refused is None]
            said = [*statements(scope, taken, new_client=row is None)] if taken else []
            if row is None and taken:
                first = next(one for one in shown if one.refused is None)
                first.rows.insert(0, added_client(factors.shape, client_name))
            connection.rollback()
            return Preview(shown, said)
    except factors.adapter.errors as error:
        raise factors.adapter.meaning(error) from error


def added_client(shape: Shape, name: str) -> RowShown:
    record = SimpleNamespace(name=name)
    return RowShown(
        shape.mapping.client.table,
        "add",
        [Cell(column.name, None, column.write(record)) for column in shape.mapping.client.own],
    )
