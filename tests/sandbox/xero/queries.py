"""The parameters of a list, and the records they choose."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from tests.sandbox.xero.shelves import Entry, Shelf
from tests.sandbox.xero.stamps import since
from tests.sandbox.xero.wire import Request, bad_query

PAGE_SIZE = 100
LARGEST_PAGE = 1_000
_UNKNOWN = ("where", "searchTerm", "createdByMyApp")
_ORDERS: Mapping[str, Callable[[Entry], str | int]] = {
    "UpdatedDateUTC": lambda held: held.updated,
    "Date": lambda held: held.day,
    "DueDate": lambda held: held.due,
    "Status": lambda held: held.status,
    "Type": lambda held: held.type,
    **dict.fromkeys(("InvoiceID", "CreditNoteID", "ContactID"), lambda held: held.id),
    **dict.fromkeys(("InvoiceNumber", "CreditNoteNumber", "Name"), lambda held: held.label),
}
Order = tuple[tuple[str, bool], ...]


@dataclass(frozen=True)
class Query:
    """What to list. ``page`` 0 is a list without paging, which omits lines unless records are named."""

    ids: frozenset[str]
    statuses: frozenset[str]
    contact_ids: frozenset[str]
    numbers: frozenset[str]
    since: int
    order: Order
    archived: bool
    summary: bool
    page: int
    page_size: int


def parse(request: Request, shelf: Shelf) -> Query:
    """The query of a list request. RefusedError (400) for what is out of range or what the stand-in cannot do."""
    query = request.query
    for name in _UNKNOWN:
        if name in query:
            raise bad_query(f"The stand-in Xero does not do {name!r}; use IDs, Statuses, ContactIDs or the page")
    names = partial(_names, query)
    return Query(
        ids=names("IDs"),
        statuses=names("Statuses"),
        contact_ids=names("ContactIDs"),
        numbers=names("InvoiceNumbers"),
        since=_since(request.headers.get("if-modified-since", "")),
        order=_order(query.get("order", ""), shelf.key),
        archived=query.get("includeArchived", "").lower() == "true",
        summary=query.get("summaryOnly", "").lower() == "true",
        page=_number(query, "page", 1, 2**31) if "page" in query else 0,
        page_size=_number(query, "pageSize", 1, LARGEST_PAGE) if "pageSize" in query else PAGE_SIZE,
    )


def _names(query: Mapping[str, str], name: str) -> frozenset[str]:
    return frozenset(part.strip().strip('"') for part in query.get(name, "").split(",") if part.strip())


def _number(query: Mapping[str, str], name: str, least: int, most: int) -> int:
    text = query[name]
    if not text.isdecimal() or not least <= int(text) <= most:
        raise bad_query(f"{name} must be a whole number from {least} to {most}, not {text!r}")
    return int(text)


def _since(header: str) -> int:
    try:
        return since(header) if header else 0
    except ValueError:
        raise bad_query(f"If-Modified-Since is no time: {header!r}") from None


def _order(text: str, key: str) -> Order:
    """``Field ASC, Other DESC`` as (field, descending); the identifier settles ties."""
    parts = [part.split() for part in text.split(",") if part.strip()] or [["UpdatedDateUTC"]]
    if any(len(part) > 2 or part[0] not in _ORDERS or part[1:] not in ([], ["ASC"], ["DESC"]) for part in parts):
        raise bad_query(f"The stand-in Xero cannot order by {text!r}")
    return (*((part[0], part[1:] == ["DESC"]) for part in parts), (key, False))


def choose(shelf: Shelf, query: Query) -> list[Entry]:
    """The records of all pages, in order."""
    chosen = [held for held in shelf.entries.values() if _fits(held, query, contacts=shelf.name == "Contacts")]
    for name, descending in reversed(query.order):
        chosen.sort(key=_ORDERS[name], reverse=descending)
    return chosen


def _fits(held: Entry, query: Query, *, contacts: bool) -> bool:
    return (
        held.updated >= query.since
        and (not query.ids or held.id in query.ids)
        and (not query.statuses or held.status in query.statuses)
        and (not query.contact_ids or held.contact_id in query.contact_ids)
        and (not query.numbers or held.label in query.numbers)
        and (not contacts or query.archived or held.status != "ARCHIVED")
    )
