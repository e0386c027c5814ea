from decimal import Decimal

import pytest

from syncio.domain.limits import Use, over_limit
from syncio.domain.review import Capacity

ANN, FOR_BEN = Capacity(user="ann"), Capacity(user="ann", on_behalf_of="ben")
INFINITY = Decimal("Infinity")


def use(amount: str | None, used: str, limits: str = "required") -> Use:
    currency = "GBP" if amount else None
    return Use(limits=limits, amount=amount and Decimal(amount), currency=currency, used=Decimal(used))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("of", "adds", "admitted"),
    [
        (use("1000", "0"), "1000", True),
        (use("1000", "0.01"), "1000", False),
        (use("1000", "1000"), "0", True),
        (use("1000", "1000.01"), "0", False),
        (use("0", "0"), "0.0001", False),
        (use("1000", "0"), "Infinity", False),
        (use("1000", "Infinity"), "0", False),
        (use(None, "0"), "0", False),
        (use(None, "0", "optional"), "Infinity", True),
        (use("1000", "0", "optional"), "1000.01", False),
    ],
)
def test_a_limit_admits_what_is_left_of_it(of: Use, adds: str, admitted: bool) -> None:
    assert of.admits(Decimal(adds)) is admitted
    assert (over_limit(of, ANN, "Northwind", Decimal(adds)) is None) is admitted


LIMIT = "limit for Northwind is 10,000.00 GBP a day"
RATELESS = "and this is in a currency without a rate into GBP, which is above every limit"


@pytest.mark.parametrize(
    ("of", "who", "adds", "sentence"),
    [
        (
            use("10000", "8000"),
            ANN,
            "2500.5",
            f"your {LIMIT}, 8,000.00 of it is used today, and this would add 2,500.50",
        ),
        (use("10000", "0"), FOR_BEN, "2e4", f"ben's {LIMIT}, 0.00 of it is used today, and this would add 20,000.00"),
        (
            *(use("10000", "0"), ANN, "Infinity"),
            f"your {LIMIT}, 0.00 of it is used today, {RATELESS}",
        ),
        (
            *(use("10000", "Infinity"), ANN, "1"),
            f"your {LIMIT}, and it is used up today by an approval in a currency without a rate",
        ),
        (
            *(use(None, "0"), FOR_BEN, "1"),
            "nobody approves for Northwind without a limit, and ben has none: an admin of the client proposes one",
        ),
    ],
)
def test_who_is_above_a_limit_is_told_limit_use_and_what_it_would_add(
    of: Use, who: Capacity, adds: str, sentence: str
) -> None:
    assert over_limit(of, who, "Northwind", Decimal(adds)) == sentence
