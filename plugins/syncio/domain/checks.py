"""Which rules were put to a client's changes, and which were not, and why: told from the rules themselves."""

from collections.abc import Iterable
from datetime import date

import msgspec

from syncio.domain.rules import Rule
from syncio.domain.rules.described import meaning, name_of


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """A rule, and when it fires. `lacks`: why it was not put to these changes; '' where it was."""

    rule: str
    fires_when: str
    lacks: str = ""


#: Rules that say nothing of a client's history, as all of it is seen for the first time.
SILENT_ON_HISTORY = frozenset({"backdated", "new_and_large", "number_gap", "out_of_hours"})
#: What cannot be asked of what SyncIO is told; a rule of that name in `RULES` takes the entry's place.
CANNOT = (
    Check(
        rule="pdf_mismatch",
        fires_when="The invoice's document (PDF) says something else than the record.",
        lacks="no document is fetched from the source or read",
    ),
    Check(
        rule="bank_details_changed",
        fires_when="The invoice is to be paid to another bank account than the one assigned to the lender.",
        lacks="the accounts that were assigned are not known here, and the source does not say what the document says",
    ),
    Check(
        rule="history_sequence",
        fires_when="The source's own history shows an edit after approval, or by somebody else than the author.",
        lacks="the source's history of its documents is not fetched",
    ),
    Check(
        rule="book_drift",
        fires_when="FactorS's row says something else than what was approved.",
        lacks="FactorS's rows are read when something is pushed to them; one that differs refuses the push",
    ),
)


def checks(rules: Iterable[Rule], baseline: date | None) -> tuple[Check, ...]:
    """The rules and what else would be worth asking.

    :param baseline: what was first seen by then is the client's history; None while all of it is.
    """
    asked = [Check(rule=name_of(rule), fires_when=meaning(rule), lacks=silence(rule, baseline)) for rule in rules]
    names = {check.rule for check in asked}
    return (*asked, *(check for check in CANNOT if check.rule not in names))


def silence(rule: Rule, baseline: date | None) -> str:
    """Why a rule has nothing to say yet; '' where it speaks."""
    if baseline is not None or name_of(rule) not in SILENT_ON_HISTORY:
        return ""
    return "all invoices count as the client's history until a week after the first approval"
