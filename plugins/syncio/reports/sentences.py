"""What the reviewer is told, in whole sentences; no widget and no HTTP."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from syncio.domain.change import FieldChange
from syncio.domain.limits import Right
from syncio.domain.review import Decided, Remark, Signed, Verdict
from syncio.domain.shown import ChangeRow, ReviewRow, Row
from syncio.errors import Forbidden, Stale, SyncioError, Transient, Unauthorised, Unavailable
from syncio.inert import visible
from syncio.reports.answers import Listed
from syncio.reports.rendering import amount, figure, plural, short, signed, words
from syncio.reports.stakes import deltas

TOLD = 20  # changes that are named one by one
LONGEST = 120  # characters of a name or a value within a sentence, which is one line
OUTCOMES = {
    "release": "what was approved is being released to the loan book",
    "hold": "nothing is released",
    "close_rejected": "nothing is released, because nothing was approved",
}


def money(sums: dict[str, Decimal]) -> str:
    """`+1,200.00 GBP, -30.00 AUD`."""
    return ", ".join(f"{signed(delta)} {currency}" for currency, delta in sums.items())


def amounts(changes: Iterable[Row]) -> str:
    """What changes come to, in brackets; nothing where they leave the gross as it was."""
    text = money(deltas(changes))
    return f" ({text})" if text else ""


def problem(error: SyncioError) -> str:
    """An error as the reviewer should read it: what happened, and what to do."""
    if isinstance(error, Unauthorised):
        return "Your log-in has expired. Log in again: everything you typed is still here."
    if isinstance(error, Forbidden):
        why = error.message if " " in error.message else "in Airflow your user may only look"  # Airflow says a word
        return f"You may not do this: {why}."
    if isinstance(error, Stale):
        return "\n".join([f"{capital(error.message)}.", *(stale(change) for change in error.changed)])
    if isinstance(error, Unavailable):
        return f"{capital(error.message)}. Try again: a decision that was sent twice counts once."
    if isinstance(error, Transient):
        return f"{capital(error.message)}. Wait a moment and try again."
    return f"{capital(error.message)}."


def log_in_problem(error: SyncioError) -> str:
    """The same while logging in."""
    if isinstance(error, Unauthorised):
        return "User name or password is wrong."
    if isinstance(error, Unavailable):
        return f"There is no answer from {error.facts.get('url', 'the server')}: check the address, or try again later."
    return problem(error)


def stale(change: dict[str, Any]) -> str:
    """What is different now in one change."""
    fields = ", ".join(moved(field) for field in change["changed"])
    return f"{called(change['number'])}: {change['message']}{': ' if fields else ''}{fields}."


def remarked(remark: Remark) -> str:
    """What one decision met with."""
    return f"{called(remark.number)}: {remark.message}."


def moved(field: FieldChange) -> str:
    """`total was “8,000.00” and is “9,000.00”`."""
    texts = (None if text is None else visible(figure(text, field.field), LONGEST) for text in (field.old, field.new))
    old, new = ("nothing" if text is None else f"“{text}”" for text in texts)
    return f"{words(field.field)} was {old} and is {new}"


def decided(change: ChangeRow, verdict: Verdict, result: Decided) -> str:
    """One row's decision is on record, and what it met with."""
    said = "".join(f": {one.message}" for one in result.remarks)
    if verdict == "reject":
        return f"{name(change)} is rejected{said}."
    if said:
        return f"{name(change)}{said}."
    given = len({one.user for one in change.decisions if one.verdict == "approve"}) + 1
    if given < change.approvals_needed:
        return f"Your approval of {name(change)} is recorded; somebody else has to approve it too."
    return f"{name(change)} is approved; {plural(result.undecided, 'change')} left to decide."


def reopened(change: ChangeRow, client: str) -> str:
    """A rejected change comes again, and what happens then."""
    return (
        f"{name(change)} is reopened. It comes again in the next review of {client}: within the hour, or once the "
        "review that is open has closed. You may not approve it there; another person has to."
    )


def name(change: Row) -> str:
    """What people call a change's document."""
    return called(change.number if change.subject == "invoice" else change.debtor_name)


def called(name: str) -> str:
    """A name within a sentence."""
    return visible(short(name), LONGEST)


def limit(right: Right) -> str:
    """What may be approved a day by a right, and what of it is used; '' where it has no limit."""
    if right.limit is None:
        return ""
    whole = f"{amount(right.limit)} {right.currency} a day"
    if not right.used_today.is_finite():
        return f"{whole}, used up today by an approval in a currency without a rate"
    return f"{whole}, {amount(right.used_today)} used today"


def why_not(review: Listed, right: Right | None) -> str:
    """Why nothing of an open review can be approved as things stand; '' where something can."""
    if review.closed is not None:
        return ""
    if right is not None:
        return capital(right.why_not or "")
    return "Choose for whom you decide" if review.rights else capital(review.why_not or "")


def queue(reviews: Sequence[ReviewRow], listed: str) -> str:
    """What waits to be signed, or what has closed; `listed` says which it is."""
    if listed == "closed":
        return f"{plural(len(reviews), 'closed review')}, the newest first." if reviews else "No review has closed yet."
    if not reviews:
        return "No review waits for you. New ones come here by themselves; press Refresh to look again."
    blocked = sum(review.blocked_undecided for review in reviews)
    more = f" {plural(blocked, 'change')} in them {'is' if blocked == 1 else 'are'} blocked." if blocked else ""
    return f"{plural(len(reviews), 'review')} to sign.{more}"


def carried(verdict: Verdict, left: int, done: Sequence[Row], left_out: Sequence[Row], notes: Sequence[str]) -> str:
    """What became of a bulk: these are `done`, so many `left` as they were; `notes` are about single changes."""
    count = plural(len(done), "change")
    text = f"{count}{amounts(done)} {'approved' if verdict == 'approve' else 'rejected'}."
    if left:
        text += f" The other {left:,} are as they were."
    if left_out:
        text += f" {plural(len(left_out), 'blocked change')}{amounts(left_out)} left out."
    more = [f"... and {len(notes) - TOLD:,} more."] if len(notes) > TOLD else []
    return "\n".join([text, *notes[:TOLD], *more])


def after_signing(result: Signed) -> str:
    return (
        f"Signed: {result.approved} approved, {result.rejected} rejected, {result.carried} carried over; "
        f"{OUTCOMES[result.outcome]}."
    )


def capital(sentence: str) -> str:
    """A sentence's beginning; `.` at the end is left to the caller."""
    return (sentence[:1].upper() + sentence[1:]).rstrip(".")
