"""What FactorS would say to postings, asked of its rows as they are: nothing is staged, and no row is locked."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from syncio.errors import Invalid
from syncio.stores.factors.checks import contradiction, homeless
from syncio.stores.factors.memory import Memory
from syncio.stores.factors.posting import Posting
from syncio.stores.factors.reading import Document
from syncio.stores.factors.staging import unfit


def refusals(memory: Memory, postings: Sequence[Posting]) -> dict[UUID, str]:
    """Why FactorS would refuse some of these; what its constraints and triggers say only shows later."""
    invoices = [posting for posting in postings if posting.push_class != "debtor"]
    known = {
        each.external_id: (each.before_doc or each.doc, each.held_balance_doc or each.balance or "")
        for each in invoices
    }
    documents = memory.documents(list(known), known)
    changed = [posting for posting in postings if posting.push_class == "debtor"]
    debtors = memory.debtors({each.external_id: each.before_doc or each.doc for each in changed})
    brought = {posting.content.debtor for posting in postings if posting.debtor is not None}
    shown = debtors.keys() | (brought if memory.shape.mapping.debtor.creates else set())
    reasons = {posting.push_id: refusal(posting, documents, debtors, shown) for posting in postings}
    return {push_id: reason for push_id, reason in reasons.items() if reason} | unfit(memory.shape.mapping, postings)


def refusal(
    posting: Posting, documents: Mapping[str, Document], debtors: Mapping[str, bytes], shown: set[str]
) -> str | None:
    """Why FactorS would refuse this one, in the words that push would put on record.

    :param shown: the debtors that FactorS has, or gets with these postings.
    """
    try:
        if posting.push_class != "debtor" and posting.content.debtor not in shown:
            return homeless(posting.content.debtor)
    except Invalid as error:
        return str(error)
    return contradiction(posting, documents.get(posting.external_id), debtors.get(posting.external_id))
