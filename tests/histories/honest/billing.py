"""An honest client's sales: how many debtors it has of which kind, since when, and all that they are billed."""

from collections.abc import Iterable
from datetime import date, timedelta
from random import Random

from msgspec.structs import replace

from syncio.domain.invoice import Debtor
from tests.histories.desk import Desk, host
from tests.histories.honest.arrangements import Arrangement, drops, hours, orders, retainer, standing
from tests.sandbox.xero import registers
from tests.sandbox.xero.identifiers import identifier

#: How many invoices a week one debtor of this kind brings, about.
WEEKLY: dict[Arrangement, float] = {orders: 0.8, standing: 1.4, retainer: 0.23, hours: 0.8, drops: 1.0}
#: Of so many debtors one turns up only after the books were taken over.
NEW_EVERY = 8


def bill(desk: Desk, chain: Debtor) -> None:
    """Write everything that the client sells in the span, some of it to a chain that other clients sell to as well."""
    list(orders(desk, desk.admit(replace(chain, id=identifier(desk.dice))), desk.span.start))
    for arrangement, count in shares(desk).items():
        for place in range(count):
            list(arrangement(desk, desk.buyer(), since(desk, place)))


def chains(seed: int, currencies: Iterable[str]) -> dict[str, Debtor]:
    """A large company for each currency, which buys from every client that bills in it."""
    return {currency: chain(Random(f"{seed}/{currency}"), currency) for currency in sorted(set(currencies))}


def chain(dice: Random, currency: str) -> Debtor:
    name = f"{dice.choice(('Metro', 'Union', 'Sterling', 'Crown'))} {currency.title()} Stores"
    number, mail = registers.uk_vat(dice), f"payables@{host(name)}.example"
    return Debtor(id="", name=name, tax_number=number, email=mail, bank_account="")


def shares(desk: Desk) -> dict[Arrangement, int]:
    """How many debtors of each kind make up the client's size; never none of a kind that it has."""
    a_week = desk.size / desk.span.weeks
    dozen = zip((orders, standing, retainer, hours, drops), desk.trade.mix, strict=True)
    return {of: max(1, round(a_week * share / 12 / WEEKLY[of])) for of, share in dozen if share}


def since(desk: Desk, place: int) -> date:
    """From when on a debtor of this place buys."""
    if place % NEW_EVERY == NEW_EVERY - 1:
        return desk.span.begin + timedelta(days=desk.dice.randint(3, int(desk.span.weeks * 5)))
    return desk.span.start
