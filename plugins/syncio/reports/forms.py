"""Forms for proposing amendments: what was typed into the fields of a kind, as an amendment."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

import msgspec

from syncio.domain.amendment import Amends, checked
from syncio.domain.rules.thresholds import KNOWN
from syncio.domain.terms import Terms
from syncio.errors import Invalid
from syncio.reports import fields
from syncio.reports.fields import Fields
from syncio.reports.old_new import delegates_now, limit_now, mapping_now, rate_now, roles, threshold_now

Typed = Mapping[str, str]

NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")
CURRENCY = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True)
class Form:
    """One kind of amendment.

    `read`: what is filled in, as JSON has it. `now`: what is in force of what was chosen; '' where nothing was.
    """

    kind: str
    title: str
    fields: Callable[[Terms], Fields]
    read: Callable[[Typed], dict[str, str | int | None]]
    now: Callable[[Terms, Typed], str]

    def filled(self, terms: Terms, typed: Typed) -> dict[str, str]:
        """What stands in the fields: what was typed, else what is there at first."""
        return {field.name: typed.get(field.name, field.value).strip() for field in self.fields(terms)}

    def amends(self, terms: Terms, typed: Typed) -> Amends:
        """What was typed, as an amendment.

        :raises Invalid: where something is missing or cannot be understood; names the field as people see it.
        """
        filled = self.filled(terms, typed)
        for field in self.fields(terms):
            if not filled[field.name] and not field.is_optional:
                raise Invalid(f"{'choose' if field.options else 'fill in'} “{field.label}”")
        read = {"kind": self.kind} | self.read(filled)
        try:
            return checked(msgspec.convert(read, Amends))
        except msgspec.ValidationError:
            raise Invalid("a name or a day in it cannot be understood") from None
        except Invalid as error:
            raise Invalid(error.message.replace("_", " ")) from error


def number(text: str) -> str:
    """:raises Invalid: where it is none, or not written as one here."""
    if not NUMBER.fullmatch(text):
        raise Invalid(f"“{text}” is no number: write it as 2500 or 2500.75")
    return text


def whole(text: str, most: int) -> int:
    """:raises Invalid: where it is no whole number from 1 to `most`."""
    if not (text.isascii() and text.isdecimal() and 1 <= int(text) <= most):
        raise Invalid(f"“{text}” has to be a whole number from 1 to {most:,}")
    return int(text)


def currency(text: str) -> str:
    """:raises Invalid: where it is no code of three letters."""
    if not CURRENCY.fullmatch(text.upper()):
        raise Invalid(f"“{text}” is no currency: write its three letters, as GBP")
    return text.upper()


def plain(filled: Typed) -> dict[str, str | int | None]:
    return {**filled}


def member(filled: Typed) -> dict[str, str | int | None]:
    role, _, user = filled["member"].partition(" ")
    return {"user": user, "role": role}


def limit(filled: Typed) -> dict[str, str | int | None]:
    amount = {"amount": number(filled["amount"]), "currency": currency(filled["currency"])}
    return {"user": filled["user"], **amount, "first_day": filled["first_day"], "last_day": filled["last_day"] or None}


def threshold(filled: Typed) -> dict[str, str | int | None]:
    rule, _, name = filled["setting"].partition(" ")
    return {"rule": rule, "name": name, "value": number(filled["value"]) if filled["value"] else None}


def rate(filled: Typed) -> dict[str, str | int | None]:
    currencies = {name: currency(filled[name]) for name in ("currency", "facility_currency")}
    return {**currencies, "value": number(filled["value"]), "day": filled["day"]}


def facility(filled: Typed) -> dict[str, str | int | None]:
    hours, percent = whole(filled["deadline_hours"], 2000), whole(filled["escalate"], 99)
    return {**filled, "deadline_hours": hours, "escalate": str(Decimal(percent) / 100)}


def end(filled: Typed) -> dict[str, str | int | None]:
    return {"amendment": int(filled["amendment"])}


def user_now(terms: Terms, filled: Typed) -> str:
    return f"Now {filled['user']} is: {roles(terms.roles_of(filled['user']))}" if filled["user"] else ""


def user_limit_now(terms: Terms, filled: Typed) -> str:
    return f"Now {filled['user']} may approve {limit_now(terms, filled['user'])}" if filled["user"] else ""


def setting_now(terms: Terms, filled: Typed) -> str:
    rule, _, name = filled["setting"].partition(" ")
    known = KNOWN.get((rule, name))
    if known is None:
        return ""
    now = threshold_now(terms, rule, name)
    return f"Now {now}: {known.meaning}. From {known.least} to {known.most} can be set"


def currency_now(terms: Terms, filled: Typed) -> str:
    code = filled["currency"].upper()
    return f"Now 1 {code} is {rate_now(terms, code)}" if code else ""


def right_now(terms: Terms, filled: Typed) -> str:
    name = filled["delegator"]
    return f"Now by {name}'s right decide: {delegates_now(terms, name)}" if name else ""


def factors_now(terms: Terms, _: Typed) -> str:
    return f"Now FactorS holds them {mapping_now(terms)}"


def nothing(*_: object) -> str:
    return ""


FORMS: dict[str, Form] = {
    form.kind: form
    for form in (
        Form("limit", "What a reviewer may approve a day", fields.limit, limit, user_limit_now),
        Form("delegation", "Who decides by whose right for a while", fields.delegation, plain, right_now),
        Form("end", "A limit or delegation ends", fields.end, end, nothing),
        Form("appointment", "Somebody becomes a member", fields.appointment, plain, user_now),
        Form("dismissal", "Somebody is a member no longer", fields.dismissal, member, nothing),
        Form("threshold", "A rule's setting", fields.threshold, threshold, setting_now),
        Form("rate", "An exchange rate", fields.rate, rate, currency_now),
        Form("mapping", "How FactorS holds its records", fields.mapping, plain, factors_now),
        Form("facility", "Deadlines, time zone, limits needed", fields.facility, facility, nothing),
    )
}
