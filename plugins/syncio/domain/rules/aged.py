from collections.abc import Iterator

from syncio.domain.change import Flag
from syncio.domain.money import ZERO
from syncio.domain.rules.case import Case
from syncio.domain.rules.ineligible import is_aged
from syncio.domain.rules.wording import priced, span


def aged(case: Case) -> Iterator[Flag]:
    """More can be drawn against an invoice that is too old, or too long past due: look; what is due is ineligible."""
    due, content = case.balance.due, case.after
    if not case.adds or due <= ZERO or not is_aged(case):
        return
    age = (case.today - content.issue_date).days
    late = (case.today - content.due_date).days if content.due_date else 0
    past_due = f", {span(late)} past its due date" if late > 0 else ""
    yield Flag(
        rule="aged",
        severity="look",
        sentence=f"It is {span(age)} old{past_due}: the {priced(due, content.currency)} that are due are ineligible.",
        evidence={"ineligible": str(due), "issue_date": content.issue_date.isoformat(), "days": str(age)}
        | ({"due_date": content.due_date.isoformat(), "past_due": str(late)} if content.due_date else {}),
    )
