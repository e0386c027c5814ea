"""What clients sell: lines priced and taxed, and what they add up to, exact to the currency's smallest coin."""

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from random import Random

import msgspec

from syncio.domain.invoice import Content, Line
from syncio.domain.money import CENT, ZERO, exact
from tests.histories.wares import Ware

COINS = {"HUF": Decimal(1), "JPY": Decimal(1)}
#: Tax types with their rates.
RATES = {
    "NONE": ZERO,
    "GST9": Decimal("0.09"),
    "GST10": Decimal("0.10"),
    "HST13": Decimal("0.13"),
    "GST15": Decimal("0.15"),
    "VAT19": Decimal("0.19"),
    "VAT20": Decimal("0.20"),
    "VAT23": Decimal("0.23"),
    "AFA27": Decimal("0.27"),
}


def coin(currency: str) -> Decimal:
    """The smallest amount there is of a currency."""
    return COINS.get(currency, CENT)


def rounded(amount: Decimal, currency: str) -> Decimal:
    return exact(amount.quantize(coin(currency), ROUND_HALF_UP), "amount")


def line(text: str, quantity: Decimal, price: Decimal, tax_type: str, currency: str) -> Line:
    """One line; its tax is worked out from its amount."""
    amount = rounded(quantity * price, currency)
    return Line(
        description=text,
        quantity=exact(quantity, "quantity"),
        unit_price=exact(price, "unit_price"),
        amount=amount,
        tax=rounded(amount * RATES[tax_type], currency),
        tax_type=tax_type,
        account="200",
        item="",
        tracking=(),
    )


def repriced(of: Line, price: Decimal, currency: str) -> Line:
    """The same line at another price."""
    new = line(of.description, of.quantity or Decimal(1), price, of.tax_type, currency)
    return msgspec.structs.replace(of, unit_price=new.unit_price, amount=new.amount, tax=new.tax)


def sums(lines: Sequence[Line]) -> tuple[Decimal, Decimal, Decimal]:
    """Subtotal, tax and total of lines."""
    subtotal, tax = total_of(line.amount for line in lines), total_of(line.tax for line in lines)
    return subtotal, tax, total_of((subtotal, tax))


def total_of(amounts: Iterable[Decimal]) -> Decimal:
    return exact(sum(amounts, ZERO), "sum")


def with_lines(content: Content, lines: tuple[Line, ...]) -> Content:
    """The same document with other lines, added up anew."""
    subtotal, tax, total = sums(lines)
    return msgspec.structs.replace(content, lines=lines, subtotal=subtotal, tax=tax, total=total)


def drawn(dice: Random, wares: Sequence[Ware], scale: Decimal, tax_type: str, currency: str) -> tuple[Line, ...]:
    """A few lines of what somebody usually takes; `scale`: how much a dollar is in this currency, and here."""
    chosen = dice.sample(wares, min(len(wares), dice.choice((1, 1, 2, 2, 3, 4))))
    return tuple(
        line(each.text, quantity(dice, each), rounded(each.price * scale, currency), tax_type, currency)
        for each in chosen
    )


def quantity(dice: Random, of: Ware) -> Decimal:
    """Small quantities more often than large ones."""
    steps = of.most * 10**of.places
    return Decimal(1 + int((steps - 1) * dice.random() ** 2)).scaleb(-of.places)
