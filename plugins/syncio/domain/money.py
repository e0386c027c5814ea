"""Money and other exact numbers: Decimal from the text, one text for each value."""

from collections.abc import Iterable
from decimal import Context, Decimal, Inexact, InvalidOperation

from syncio.errors import Invalid

#: FactorS and staging keep numeric(19, 4): fifteen digits before the point, four behind it. Nothing is ever rounded.
#: With this largest exponent and `clamp`, `normalize` leaves whole numbers whole: 1200, not 1.2E+3.
KEPT = Context(prec=19, Emax=18, clamp=1, traps=[InvalidOperation, Inexact])
LARGEST = Decimal("999999999999999.9999")
SMALLEST = Decimal("0.0001")
CENT = Decimal("0.01")
ZERO = Decimal(0)
_quantize, _normalize = KEPT.quantize, KEPT.normalize

#: ISO 4217, the currencies in use (SIX list one, 2026-01-01; funds, metals and test codes left out).
CURRENCIES = frozenset(
    """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP
    CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF
    IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD
    MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB
    RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD
    UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
    """.split()  # noqa: SIM905  # a hundred and fifty quoted codes are harder to read
)


def currency(code: str, field: str) -> str:
    """:raises Invalid: where `code` is no currency of ISO 4217 in use."""
    if code not in CURRENCIES:
        raise Invalid(f"{field} is no currency in use (ISO 4217)", field=field)
    return code


def exact(value: Decimal, field: str) -> Decimal:
    """Normalise `value` so that equal numbers have equal texts: 10.50, 10.5 and 1.05E1 are all `10.5`.

    :raises Invalid: for NaN, infinities, more than 15 digits before the point or more than 4 behind it.
    """
    if not value:
        return ZERO
    try:
        kept = _quantize(value, SMALLEST)
    except Inexact:
        raise Invalid(f"{field} has more than 4 decimal places", field=field) from None
    except InvalidOperation:
        reason = "has more than 15 digits before the point" if value.is_finite() else "is not a number"
        raise Invalid(f"{field} {reason}", field=field) from None
    if kept.is_nan():
        raise Invalid(f"{field} is not a number", field=field)
    return _normalize(kept)


def shown(value: Decimal) -> str:
    """Write an amount for people: at least two decimals, thousands separated."""
    places = max(2, -int(value.normalize().as_tuple().exponent))
    return f"{value:,.{places}f}"


def sums(amounts: Iterable[tuple[str, Decimal]]) -> dict[str, Decimal]:
    """Add amounts up per currency; currencies are never mixed."""
    totals: dict[str, Decimal] = {}
    for currency, amount in amounts:
        totals[currency] = totals.get(currency, ZERO) + amount
    return dict(sorted(totals.items()))
