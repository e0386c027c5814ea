"""The fields of the forms in which amendments are proposed: what stands in them at first, and what can be chosen."""

from dataclasses import dataclass

from syncio.domain.amendment import sentence
from syncio.domain.rules.thresholds import THRESHOLDS
from syncio.domain.terms import Terms
from syncio.reports.old_new import setting, weekdays

Options = tuple[tuple[str, str], ...]
NONE: tuple[str, str] = ("Choose ...", "")
ROLES: Options = (
    NONE,
    ("viewer: sees reviews and reports", "viewer"),
    ("reviewer: decides and signs", "reviewer"),
    ("admin: proposes what is in force, never decides", "admin"),
)
LIMITS: Options = (("nothing", "required"), ("any amount", "optional"))
DAYS = ("12345", "123456", "1234567", "12347")


@dataclass(frozen=True)
class Field:
    """`options`: what can be chosen, as it is shown and as it is meant."""

    name: str
    label: str
    value: str = ""
    options: Options = ()
    is_day: bool = False
    is_optional: bool = False
    hint: str = ""


Fields = tuple[Field, ...]


def facility_currency(terms: Terms) -> str:
    """The currency of the limits, where there are any."""
    return next((one.currency for one in terms.limits), "")


def people(terms: Terms, *wanted: str) -> Options:
    """The members who have one of these roles."""
    names = sorted({one.user for one in terms.members if one.role in wanted})
    return (NONE, *((name, name) for name in names))


def appointment(_: Terms) -> Fields:
    return (
        Field("user", "User name in Airflow", hint="as that person logs in"),
        Field("role", "Becomes", options=ROLES),
    )


def dismissal(terms: Terms) -> Fields:
    found = ((f"{one.user}, {one.role}", f"{one.role} {one.user}") for one in terms.members)
    return (Field("member", "Who is no longer what", options=(NONE, *found)),)


def limit(terms: Terms) -> Fields:
    return (
        Field("user", "Reviewer", options=people(terms, "reviewer")),
        Field("amount", "May approve a day", hint="an amount, as 2500.00"),
        Field("currency", "Currency", facility_currency(terms), hint="three letters, as GBP"),
        Field("first_day", "From", terms.today.isoformat(), is_day=True),
        Field("last_day", "Until and on (empty: for good)", is_day=True, is_optional=True),
    )


def threshold(_: Terms) -> Fields:
    options = ((setting(one.rule, one.name), f"{one.rule} {one.name}") for one in THRESHOLDS)
    return (
        Field("setting", "Rule and setting", options=(NONE, *options)),
        Field("value", "New value (empty: the default)", is_optional=True, hint="a number"),
    )


def rate(terms: Terms) -> Fields:
    return (
        Field("currency", "One unit of", hint="three letters, as EUR"),
        Field("value", "Is so many", hint="a number, as 0.8512"),
        Field("facility_currency", "Of the limits' currency", facility_currency(terms), hint="three letters, as GBP"),
        Field("day", "From", terms.today.isoformat(), is_day=True),
    )


def mapping(_: Terms) -> Fields:
    return (
        Field("name", "Its name", hint="as the file says"),
        Field("hash", "SHA-256 of the file", hint="64 figures and letters, as `syncio factors check` shows"),
    )


def facility(terms: Terms) -> Fields:
    now = terms.facility
    days = DAYS if now.weekdays in DAYS else (now.weekdays, *DAYS)
    percent = f"{now.escalate:.0%}".removesuffix("%")
    return (
        Field("deadline_hours", "Hours in which a review can be decided", str(now.deadline_hours), hint="1 to 2000"),
        Field("weekdays", "Days whose hours count", now.weekdays, tuple((weekdays(each), each) for each in days)),
        Field("escalate", "People are told after percent of them", percent, hint="1 to 99"),
        Field("limits", "Without a limit a member may approve", now.limits, LIMITS),
        Field("timezone", "Time zone of its days", now.timezone or "", hint="as Europe/London"),
    )


def delegation(terms: Terms) -> Fields:
    return (
        Field("delegator", "Whose right", options=people(terms, "reviewer")),
        Field("delegate", "Who may decide by it", options=people(terms, "reviewer", "viewer")),
        Field("first_day", "From", terms.today.isoformat(), is_day=True),
        Field("last_day", "Until and on", is_day=True),
    )


def end(terms: Terms) -> Fields:
    granted = ((sentence(one), str(one.amendment)) for one in terms.granted)
    return (Field("amendment", "What ends", options=(NONE, *granted)),)
