"""Lists as they are sent; each page is put together once and kept until an edit touches its list."""

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import replace
from typing import Generic, TypeVar

from tests.sandbox.xero.documents import encode
from tests.sandbox.xero.queries import Query, choose
from tests.sandbox.xero.shelves import Entry, Shelf

KEPT_BYTES = 64 * 2**20
KEPT_ENTRIES = 400_000
Value = TypeVar("Value", bytes, list[Entry])


class Kept(Generic[Value]):
    """Values up to a sum of lengths; those not used for longest go first."""

    def __init__(self, most: int) -> None:
        self._most, self._held = most, 0
        self._values: OrderedDict[Hashable, Value] = OrderedDict()

    def get(self, key: Hashable) -> Value | None:
        if key in self._values:
            self._values.move_to_end(key)
        return self._values.get(key)

    def keep(self, key: Hashable, value: Value) -> Value:
        self._values[key] = value
        self._held += _weight(value)
        while self._held > self._most:
            self._held -= _weight(self._values.popitem(last=False)[1])
        return value

    def clear(self) -> None:
        self._values.clear()
        self._held = 0


def _weight(value: bytes | list[Entry]) -> int:
    """Empty values count too, or they would pile up."""
    return len(value) + 100


class Pages:
    """The pages of one shelf."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf, self._edition = shelf, shelf.edition
        self._chosen: Kept[list[Entry]] = Kept(KEPT_ENTRIES)
        self._bodies: Kept[bytes] = Kept(KEPT_BYTES)

    def body(self, query: Query) -> bytes:
        """The part of the answer after its head: pagination where paged, then the records."""
        if self._edition != self._shelf.edition:
            self._edition = self._shelf.edition
            self._chosen.clear()
            self._bodies.clear()
        kept = self._bodies.get(query)
        return self._bodies.keep(query, self._render(query)) if kept is None else kept

    def _render(self, query: Query) -> bytes:
        chosen = self._choose(replace(query, page=0, page_size=0, summary=False))
        if not query.page:
            return records(self._shelf, [self._record(held, query) for held in chosen])
        first = (query.page - 1) * query.page_size
        shown = [self._record(held, query) for held in chosen[first : first + query.page_size]]
        return b'"pagination":%s,%s' % (encode(_pagination(query, len(chosen))), records(self._shelf, shown))

    def _choose(self, query: Query) -> list[Entry]:
        kept = self._chosen.get(query)
        return self._chosen.keep(query, choose(self._shelf, query)) if kept is None else kept

    def _record(self, held: Entry, query: Query) -> bytes:
        if query.summary:
            return held.summary()
        lines = query.page or query.ids or self._shelf.name == "Contacts"
        return held.full() if lines else held.with_fields({"LineItems": []})


def records(shelf: Shelf, bodies: list[bytes]) -> bytes:
    """``"Invoices":[...]}``: the end of an answer."""
    return b'"%s":[%s]}' % (shelf.name.encode(), b",".join(bodies))


def _pagination(query: Query, count: int) -> dict[str, int]:
    pages = -(-count // query.page_size)
    return {"page": query.page, "pageSize": query.page_size, "pageCount": pages, "itemCount": count}
