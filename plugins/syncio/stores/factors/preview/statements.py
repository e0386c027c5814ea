"""The statements that push says for a batch, compiled as they are executed."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from sqlalchemy import Executable, Table
from sqlalchemy.sql.compiler import SQLCompiler

from syncio.stores.factors.clients import adding
from syncio.stores.factors.integration import push_ledger
from syncio.stores.factors.ledger import COLUMNS
from syncio.stores.factors.posting import Posting
from syncio.stores.factors.preview.shown import Said
from syncio.stores.factors.scope import Scope
from syncio.stores.factors.writing import STEPS, line_columns

NO_BATCH = UUID(int=0)


def statements(scope: Scope, postings: Sequence[Posting], *, new_client: bool) -> Iterator[Said]:
    """All that writes into FactorS's own tables, in order; what a batch stages are the rows that are shown."""
    if new_client:
        yield said(scope, adding(scope.shape, scope.client))
    for step in STEPS:
        if (statement := step(scope)) is not None:
            yield said(scope, statement)
    lines = sum(len(each.content.lines) for each in postings if each.push_class == "content")
    yield bulk(scope, scope.shape.line, line_columns(scope.shape), lines)
    yield bulk(scope, push_ledger, COLUMNS, len(postings))


def said(scope: Scope, statement: Executable) -> Said:
    compiled = statement.compile(dialect=scope.connection.dialect)  # type: ignore[attr-defined]  # each is a clause
    assert isinstance(compiled, SQLCompiler)  # noqa: S101  # for mypy
    values = {name: None if value is None else str(value) for name, value in compiled.params.items()}
    return Said(str(compiled), values)


def bulk(scope: Scope, table: Table, columns: Sequence[str], rows: int) -> Said:
    return Said(scope.adapter.bulk_text(scope.connection.dialect, table, columns), rows=rows)
