"""What happens to debtors: another name, another mailbox, two contacts that are one company."""

from datetime import datetime, timedelta

from msgspec.structs import replace

from tests.histories import steps
from tests.histories.desk import Desk
from tests.histories.documents import Buyer, Document
from tests.histories.history import Entry
from tests.sandbox.xero.identifiers import identifier

#: So many open invoices may move with a contact.
FEW = range(2, 4)


def rename(desk: Desk) -> None:
    """One debtor or two take another name or have a new mailbox."""
    for buyer in desk.dice.sample(desk.buyers, min(2, len(desk.buyers))):
        at = desk.session(desk.span.begin + timedelta(days=desk.dice.randint(5, int(desk.span.weeks * 6))))
        new = desk.dice.choice(({"name": f"{buyer.debtor.name} Group"}, {"email": f"ap@{buyer.site}.example"}))
        desk.renames.append(Entry(at, replace(buyer.debtor, **new)))


def merge(desk: Desk) -> None:
    """A debtor had been entered twice: what is open moves to the contact that stays, and what comes goes there."""
    at = desk.session(desk.span.begin + timedelta(days=desk.dice.randint(20, int(desk.span.weeks * 5))))
    for buyer in desk.buyers:
        moved = [each for each in desk.documents if each.buyer is buyer and is_open(each, at)]
        if len(moved) in FEW and not any(each.taken for each in moved):
            kept = kept_contact(desk, buyer)
            for each in moved:
                each.habit, each.allowed, each.taken = "contacts merged", ("debtor_changed",), True
                each.then(at, steps.owed_by(kept))
            for each in desk.documents:
                each.buyer = kept if each.buyer is buyer and each.at > at else each.buyer
            return


def is_open(document: Document, at: datetime) -> bool:
    """Whether it is in the books and not paid."""
    paid = max((when for when, _ in document.steps), default=None)
    return document.at < at and not document.hidden and (paid is None or paid > at)


def kept_contact(desk: Desk, buyer: Buyer) -> Buyer:
    """The same company, as it was entered the other time."""
    debtor = replace(buyer.debtor, id=identifier(desk.dice), name=buyer.debtor.name.upper())
    return desk.admit(debtor)
