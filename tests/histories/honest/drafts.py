"""Drafts, thrown away or prepared ahead, and invoices that are entered late."""

from datetime import timedelta

from syncio.domain.invoice import Status
from tests.histories import steps
from tests.histories.desk import Desk
from tests.histories.documents import Document
from tests.histories.honest.mishap import Mishap


def prepare(desk: Desk, document: Document) -> None:
    """It stands in the books as a draft for some days, dated to the day on which it will go out."""
    authorised = document.at
    document.at = desk.session(document.issued - timedelta(days=desk.dice.randint(2, 6)))
    if document.at < authorised and document.at > desk.span.taken_over:
        document.status = Status.DRAFT
        document.then(authorised, steps.authorised)
    else:
        document.at = authorised


def thrown_away(desk: Desk, document: Document) -> Document:
    """A draft of nearly the same, deleted after some hours."""
    draft = desk.sell(document.buyer, document.at - timedelta(minutes=desk.dice.randint(3, 9)), document.lines, "")
    draft.habit, draft.status, draft.taken = "draft thrown away", Status.DRAFT, True
    draft.then(draft.at + timedelta(hours=desk.dice.choice((1, 3, 30))), steps.ended(Status.DELETED))
    return draft


def throw_away(desk: Desk, document: Document) -> None:
    thrown_away(desk, document)


def number_again(desk: Desk, document: Document) -> None:
    """The draft's number is used for the invoice itself."""
    document.like = thrown_away(desk, document)


def leave_a_gap(desk: Desk, document: Document) -> None:
    """A number is used up by a draft that was gone before anybody pulled it."""
    thrown_away(desk, document).hidden = True


def enter_late(desk: Desk, document: Document) -> None:
    document.issued -= timedelta(days=desk.dice.randint(1, 6))


def enter_very_late(desk: Desk, document: Document) -> None:
    document.issued -= timedelta(days=desk.dice.randint(8, 20))


def bill_ahead(_: Desk, document: Document) -> None:
    """The fee of the coming month, raised some days before it begins and dated to its first."""
    document.issued = (document.issued.replace(day=28) + timedelta(days=4)).replace(day=1)
    document.due = document.issued + timedelta(days=document.buyer.term)


DRAFTS = (
    Mishap("fee of the coming month", 0.01, bill_ahead, ("pre_invoiced",), of="monthly retainer"),
    Mishap("draft prepared ahead", 0.01, prepare),
    Mishap("invoice after a draft was thrown away", 0.004, throw_away),
    Mishap("number of a draft thrown away", 0.002, number_again),
    Mishap("invoice after a number nobody saw", 0.004, leave_a_gap),
    Mishap("entered late", 0.03, enter_late),
    Mishap("entered very late", 0.005, enter_very_late),
)
