"""The preview tells what push then does, and does none of it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace
from sqlalchemy import event, select

from syncio.domain.invoice import Balance, Kind
from syncio.errors import Terminal
from syncio.stores.factors import Factors, Posting, open_factors
from syncio.stores.factors.preview import Preview, RowShown, preview
from syncio.stores.factors.preview.held import types_of
from syncio.stores.factors.preview.shown import GIVEN
from syncio.stores.factors.shape import exact
from tests.contract.factors.foreign import CLIENTS
from tests.contract.factors.postings import change, moved, posting, renamed
from tests.integration.mapping.conftest import Book, NewBook
from tests.integration.staged.documents import debtor, unpaid
from tests.unit.domain.made import content, line

CLIENT = "Northwind"
PAID = Balance(paid=Decimal("10.5"), credited=Decimal(0), due=Decimal("99.5"))
WRITES = ("INSERT INTO", "UPDATE", "DELETE")


@pytest.fixture(params=["reference", "tidy", "legacy"])
def book(request: pytest.FixtureRequest, new_book: NewBook) -> Book:
    book = new_book(request.param)
    if request.param in CLIENTS:
        book.run(CLIENTS[request.param].replace("%(name)s", f"'{CLIENT}'"))
    return book


def opened(book: Book) -> Factors:
    return open_factors(book.push, book.mapping)


def holding(factors: Factors) -> dict[str, list[tuple[str | None, ...]]]:
    """Every mapped row of FactorS, as plain texts."""
    held = {}
    with factors.engine.connect() as connection:
        for entity in factors.shape.mapping.entities:
            table, types = getattr(factors.shape, entity.record), types_of(entity)
            rows = connection.execute(select(*(exact(table.c[name], kind) for name, kind in types.items()))).all()
            texts = [tuple(kind.text(value) for kind, value in zip(types.values(), row, strict=True)) for row in rows]
            held[entity.table] = sorted(texts, key=str)
    return held


def played(factors: Factors, book: Book, rows: Sequence[RowShown]) -> dict[str, list[tuple[str | None, ...]]]:
    """What FactorS would hold after these rows: what it holds, with each of them done to it by hand."""
    held = {table: [*rows] for table, rows in holding(factors).items()}
    for entity in book.mapping.entities:
        names = list(types_of(entity))
        for row in (row for row in rows if row.table == entity.table):
            old = {cell.column: cell.old for cell in row.cells if row.act != "add"}
            [was] = (
                [each for each in held[entity.table] if all(each[names.index(n)] == v for n, v in old.items())]
                if old
                else [tuple(None for _ in names)]
            )
            if old:
                held[entity.table].remove(was)
            if row.act != "delete":
                new = dict(zip(names, was, strict=True)) | {cell.column: cell.new for cell in row.cells}
                held[entity.table].append(tuple(new[name] for name in names))
    return held


def numberless(book: Book, held: dict[str, list[tuple[str | None, ...]]]) -> dict[str, list[tuple[str | None, ...]]]:
    """Without the numbers that FactorS gives, and what refers to them."""
    found = {}
    for entity in book.mapping.entities:
        given = {other.number for other in book.mapping.entities}
        names = list(types_of(entity))
        refers = {c.name for c in entity.columns if c.refers and c.refers[1] in given}
        keep = [at for at, name in enumerate(names) if name != entity.number and name not in refers]
        found[entity.table] = sorted((tuple(row[at] for at in keep) for row in held[entity.table]), key=str)
    return found


@contextmanager
def heard(factors: Factors) -> Iterator[list[str]]:
    """The statements that write into FactorS's own tables."""
    said: list[str] = []

    def hear(_c: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if statement.startswith(WRITES):
            said.append(statement)

    event.listen(factors.engine, "before_cursor_execute", hear)
    yield said
    event.remove(factors.engine, "before_cursor_execute", hear)


def previewed(factors: Factors, *postings: Posting) -> Preview:
    found = preview(factors, CLIENT, postings)
    assert [one.refused for one in found.shown] == [None] * len(postings)
    return found


FIRST = content(lines=(line(), line(description="Sand", quantity=None)))
AFTER = replace(FIRST, due_date=None, total=Decimal("60.05"), state="void", lines=(line(description="Gravel"),))
CREDIT = content(kind=Kind.CREDIT_NOTE, number="CN-1", total=Decimal("50.05"), currency="EUR", debtor="d2")


def days(book: Book) -> list[list[Posting]]:
    """Batches, one after the other: all that push can do."""
    named = debtor(), debtor(name="Renamed Ltd", tax_number="GB 1")
    assert book
    return [
        [posting(FIRST), posting(CREDIT, external_id="x2", owner=debtor("d2", "Bright Ltd"))],
        [moved(FIRST, unpaid(FIRST), PAID)],
        [change(FIRST, AFTER, PAID), renamed(*named)],
    ]


def test_what_is_shown_is_what_push_then_holds(book: Book) -> None:
    with opened(book) as factors:
        for batch in days(book):
            found = previewed(factors, *batch)
            expected = played(factors, book, [row for one in found.shown for row in one.rows])
            assert factors.apply(CLIENT, batch).refused == {}
            assert numberless(book, holding(factors)) == numberless(book, expected)


def test_the_sql_that_is_shown_is_what_push_says(book: Book) -> None:
    with opened(book) as factors:
        for batch in days(book):
            *shown, lines, ledger = previewed(factors, *batch).statements
            with heard(factors) as said:
                factors.apply(CLIENT, batch)
            assert [each.sql for each in shown] == said
            assert lines.rows == sum(len(each.content.lines) for each in batch if each.push_class == "content")
            assert (ledger.sql.partition(" (")[0], ledger.rows) == ("COPY integration.push_ledger", len(batch))


def test_nothing_is_written_and_nothing_is_locked(book: Book) -> None:
    with opened(book) as factors:
        before = holding(factors)
        with heard(factors) as said:
            previewed(factors, *days(book)[0])
        assert (said, holding(factors)) == ([], before)
        factors.apply(CLIENT, days(book)[0])
        before = holding(factors)
        with heard(factors) as said:
            previewed(factors, moved(FIRST, unpaid(FIRST), PAID))
        assert (said, holding(factors)) == ([], before)


def test_a_log_in_that_may_only_read_is_enough(new_book: NewBook) -> None:
    book = new_book("reference")
    with opened(book) as factors:
        factors.apply(CLIENT, [posting(FIRST)])
    with open_factors(book.reader, book.mapping) as factors:
        found = previewed(factors, change(FIRST, AFTER), posting(content(debtor="d9"), external_id="x9"))
    assert [row.act for row in found.shown[0].rows] == ["change", "change", "delete"]
    assert [row.act for row in found.shown[1].rows] == ["add", "add", "add"]


def test_postgresql_itself_holds_it_to_reading(new_book: NewBook) -> None:
    with opened(new_book("reference")) as factors:
        with heard(factors):
            modes: list[bool] = []
            event.listen(
                factors.engine,
                "before_cursor_execute",
                lambda connection, *_: modes.append(connection.connection.driver_connection.read_only),
            )
            preview(factors, CLIENT, [posting(FIRST)])
        assert set(modes) == {True}


def test_a_new_client_comes_first_and_gets_its_number_from_factors(new_book: NewBook) -> None:
    with opened(new_book("reference")) as factors:
        found = previewed(factors, posting(FIRST))
    client, owner, invoice, *_ = found.shown[0].rows
    assert [(cell.column, cell.new) for cell in client.cells] == [("name", CLIENT)]
    assert {cell.column: cell.new for cell in owner.cells}["client"] == GIVEN
    assert {cell.column: cell.new for cell in invoice.cells}["debtor"] == GIVEN
    assert found.statements[0].values == {"name": CLIENT}


def test_what_factors_would_refuse_is_said_and_left_out_of_the_sql(new_book: NewBook) -> None:
    book = new_book("tidy")
    book.run(CLIENTS["tidy"].replace("%(name)s", f"'{CLIENT}'"))
    with opened(book) as factors:
        factors.apply(CLIENT, [posting(FIRST)])
        book.run("UPDATE book.documents SET gross = gross + 1")
        batch = [
            posting(FIRST),
            change(FIRST, AFTER),
            change(CREDIT, replace(CREDIT, number="CN-2"), external_id="x2"),
            posting(content(total=Decimal("1.005")), external_id="x3"),
            posting(content(currency="CHF"), external_id="x4"),
            posting(content(debtor="d7"), external_id="x5", debtor=None),
        ]
        found = preview(factors, CLIENT, batch)
        refused = {push_id: why for each in batch for push_id, why in factors.apply(CLIENT, [each]).refused.items()}
    assert [one.push_id for one in found.shown if one.refused] == [each.push_id for each in batch]
    assert refused.keys() == {each.push_id for each in batch}
    for one, words in zip(found.shown, ["already has it", "differs in total", "no longer has it", "total is 1.005",
                                        "no code in book.currencies", "no debtor d7"], strict=True):  # fmt: skip
        assert words in (one.refused or "")
        assert one.refused == refused[one.push_id]  # in the words that push puts on record
    assert found.statements == []


def test_a_client_that_people_have_to_add_is_named(new_book: NewBook) -> None:
    with opened(new_book("tidy")) as factors, pytest.raises(Terminal, match=CLIENT):
        preview(factors, CLIENT, [posting(FIRST)])
