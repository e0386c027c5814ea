from collections.abc import Iterator, Sequence
from decimal import Decimal
from math import log10

from syncio.domain.change import Flag
from syncio.domain.rules.case import Case

#: How often totals begin with 1, 2, ... 9 by Benford's law.
BENFORD = tuple(log10(1 + 1 / digit) for digit in range(1, 10))


def first_digit(case: Case) -> Iterator[Flag]:
    """The client's totals do not begin with the digits that Benford's law expects: info, and never alone."""
    digits = case.context.usual.digits
    if not case.context.leads or sum(digits) < case.at("first_digit", "invoices"):
        return
    found = deviation(digits)
    if found <= case.at("first_digit", "deviation"):
        return
    most = max(range(9), key=lambda place: digits[place] / sum(digits) - BENFORD[place])
    share, expected = 100 * digits[most] / sum(digits), 100 * BENFORD[most]
    yield Flag(
        rule="first_digit",
        severity="info",
        sentence=f"The client's totals do not begin as amounts usually do: {share:.1f} % of {sum(digits)} begin with "
        f"{most + 1}, where {expected:.1f} % would be expected.",
        evidence={"invoices": str(sum(digits)), "deviation": str(found), "digit": str(most + 1)},
    )


def deviation(digits: Sequence[int]) -> Decimal:
    """The mean absolute deviation from Benford's law (Nigrini): over 0.015 does not conform, however many there are."""
    total = sum(digits)
    apart = sum(abs(count / total - expected) for count, expected in zip(digits, BENFORD, strict=True)) / len(BENFORD)
    return Decimal(f"{apart:.4f}")
