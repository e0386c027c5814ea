"""Writes a history from a seed: clients' books over some months, honest for the most part."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from random import Random

from syncio.domain.invoice import Debtor, Invoice
from tests.histories import days, literal
from tests.histories.desk import Desk, Span
from tests.histories.documents import Document
from tests.histories.frauds.planting import plant
from tests.histories.history import Advance, Books, Entry, History, Honest
from tests.histories.honest import contacts
from tests.histories.honest.billing import bill, chains
from tests.histories.honest.living import advance, live
from tests.histories.numbering import number

BEGIN = date(2026, 1, 4)  # a Sunday
BEFORE = timedelta(weeks=60)  # what is usual in a year is known once the first debtors have paid
#: Invoices of one client after its books were taken over, about; frauds among a hundred invoices.
A_CLIENT, FRAUDS = 330, 8
#: Every so many clients is honest through and through; every so many merges two contacts.
HONEST_EVERY, MERGES_EVERY = 3, 4


def write(
    seed: int, size: int, weeks: int = 10, frauds: int | None = None, *, first: int = 0, before: timedelta = BEFORE
) -> History:
    """A history of about `size` invoices that were raised in `weeks`, on books that go back for as long as `before`.

    :param frauds: how many are planted; in ten weeks there is room for every kind.
    :param first: the first client's place among the trades; the others follow it.
    """
    span = Span(BEGIN - before, BEGIN, BEGIN + timedelta(weeks=weeks))
    count = max(3, round(size / A_CLIENT))
    desks = {place: Desk(seed, place, span, size // count) for place in range(first, first + count)}
    return live_through(seed, desks, size * FRAUDS // 100 if frauds is None else frauds)


def live_through(seed: int, by_place: dict[int, Desk], frauds: int) -> History:
    """What happens at these desks."""
    desks = list(by_place.values())
    chained = chains(seed, (desk.party.currency for desk in desks))
    for desk in desks:
        bill(desk, chained[desk.party.currency])
        advance(desk)
    crooked = [desk for place, desk in by_place.items() if place % HONEST_EVERY]
    planted = tuple(plant(crooked, frauds, Random(f"{seed}/frauds")))
    for place, desk in by_place.items():
        live(desk)
        contacts.rename(desk)
        if place % MERGES_EVERY == 0:
            contacts.merge(desk)
        number(desk.documents)
    books = tuple(map(kept, desks))
    return History(
        seed=seed,
        begin=desks[0].span.taken_over,
        books=books,
        honest=tuple(honest(desks, books)),
        frauds=planted,
    )


def kept(desk: Desk) -> Books:
    """What the books say, cut at the day on which they were taken over and at the last one."""
    begin, end = desk.span.taken_over, days.evening(desk.span.end)
    opening: dict[str, Invoice | Debtor] = {}
    entries: list[Entry] = []
    for entry in sorted(saved(desk), key=lambda entry: (entry.at, key_of(entry.item))):
        if days.pulled(entry.at) <= begin:
            opening[key_of(entry.item)] = entry.item
        elif days.pulled(entry.at) <= end:
            entries.append(entry)
    advances = [
        Advance(document.advanced, document.external_id)
        for document in desk.documents
        if document.advanced and document.advanced < end and is_fundable(document, opening.get(document.external_id))
    ]
    return Books(
        client=desk.party,
        opening=tuple(opening.values()),
        entries=tuple(seen(entries)),
        advances=tuple(sorted(advances, key=lambda advance: (advance.at, advance.external_id))),
    )


def saved(desk: Desk) -> Iterator[Entry]:
    """Every save of every record that somebody could have pulled; a debtor's first is just before it is first owed."""
    named: dict[str, datetime] = {}
    for document in desk.documents:
        if not document.hidden:
            for at, version in document.versions():
                yield Entry(at, version)
                owner = version.content.debtor
                named[owner] = min(at, named.get(owner, at))
    for buyer in desk.buyers:
        if buyer.debtor.id in named:
            yield Entry(named[buyer.debtor.id], buyer.debtor)
    yield from (entry for entry in desk.renames if entry.at > named.get(key_of(entry.item), entry.at))


def seen(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Of several saves of a record between two pulls the last is all that anybody sees."""
    latest = {(days.pulled(entry.at), key_of(entry.item)): entry for entry in entries}
    return iter(sorted(latest.values(), key=lambda entry: (entry.at, key_of(entry.item))))


def key_of(item: Invoice | Debtor) -> str:
    return item.external_id if isinstance(item, Invoice) else item.id


def is_fundable(document: Document, taken_over: Invoice | Debtor | None) -> bool:
    """Whether anybody saw it, and something was due of it when the books were taken over."""
    settled = isinstance(taken_over, Invoice) and not taken_over.balance.due
    return not document.hidden and not settled


def honest(desks: Iterable[Desk], books: Iterable[Books]) -> Iterator[Honest]:
    """Every document with an entry that has no part in a fraud."""
    for desk, book in zip(desks, books, strict=True):
        entered = {key_of(entry.item) for entry in book.entries}
        literally = literal.blocks(desk.documents)
        for document in desk.documents:
            if document.external_id in entered and not document.fraud:
                allowed = sorted({*document.allowed, *literally.get(document.external_id, ())})
                yield Honest(
                    name=document.habit,
                    client=desk.party.name,
                    document=document.external_id,
                    allowed=tuple(allowed),
                )
