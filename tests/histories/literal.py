"""What RULES.md, read literally, lets block though nothing is wrong, by chance and not by what anybody did."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby, pairwise

from syncio.domain.invoice import Invoice, Kind, Status
from tests.histories.documents import Document

SOON, LIKE = timedelta(days=14), Decimal("0.02")


def blocks(documents: Iterable[Document]) -> dict[str, set[str]]:
    """Rules by the id of a client's document that they may block."""
    found: dict[str, set[str]] = defaultdict(set)
    receivables = [each for each in documents if each.kind is Kind.RECEIVABLE and not each.hidden]
    for key in alike_in_number(receivables):
        found[key].add("duplicate")
    for key in alike_to_cancelled(receivables):
        found[key].add("rebilled")
    return found


def alike_in_number(documents: Iterable[Document]) -> set[str]:
    """Those whose different numbers are one once their separators are gone."""
    numbers: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for document in documents:
        bare = "".join(filter(str.isalnum, document.number.upper()))
        numbers[bare][document.number].append(document.external_id)
    return {key for spellings in numbers.values() if len(spellings) > 1 for keys in spellings.values() for key in keys}


def alike_to_cancelled(documents: Iterable[Document]) -> set[str]:
    """What was voided or fully credited, and what else its debtor was billed for about as much around that day."""
    found: set[str] = set()
    owing = sorted(documents, key=lambda each: each.buyer.debtor.id)
    for _, group in groupby(owing, key=lambda each: each.buyer.debtor.id):
        of_one = list(group)
        for old in of_one:
            day = cancelled(old)
            again = [new for new in of_one if day and new is not old and rebills(new, old, day)]
            found |= {each.external_id for each in (*again, *([old] if again else []))}
    return found


def rebills(new: Document, old: Document, cancelled_on: date) -> bool:
    like = abs(new.total - old.total) <= old.total * LIKE
    return like and new.issued >= old.issued and abs(new.issued - cancelled_on) <= SOON


def cancelled(document: Document) -> date | None:
    """The day on which nothing was left of it without a payment; a draft that is thrown away was never anything."""
    for (_, before), (at, after) in pairwise(document.versions()):
        if before.origin.status is not Status.DRAFT and is_cancelled(after):
            return at.date()
    return None


def is_cancelled(version: Invoice) -> bool:
    return version.content.state == "void" or version.balance.credited >= version.content.total > 0
