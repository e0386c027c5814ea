"""Numbers that registers and banks hand out, with the check digits that real ones carry."""

from random import Random

_ABN_WEIGHTS = (3, 5, 7, 9, 11, 13, 15, 17, 19)
_VAT_WEIGHTS = (8, 7, 6, 5, 4, 3, 2)


def digits(rng: Random, count: int) -> str:
    return "".join(rng.choices("0123456789", k=count))


def _weighted(body: str, weights: tuple[int, ...]) -> int:
    return sum(weight * int(digit) for weight, digit in zip(weights, body, strict=True))


def abn(rng: Random) -> str:
    """Australian business number: the two leading digits make the weighted sum divisible by 89."""
    body = digits(rng, 9)
    return f"{10 + -_weighted(body, _ABN_WEIGHTS) % 89}{body}"


def uk_vat(rng: Random) -> str:
    """UK VAT number: the two last digits make the weighted sum divisible by 97."""
    body = digits(rng, 7)
    return f"GB{body}{97 - _weighted(body, _VAT_WEIGHTS) % 97:02d}"


def nz_gst(rng: Random) -> str:
    return f"{digits(rng, 3)}-{digits(rng, 3)}-{digits(rng, 3)}"


def german_vat(rng: Random) -> str:
    return f"DE{digits(rng, 9)}"


def employer_number(rng: Random) -> str:
    """US employer identification number."""
    return f"{digits(rng, 2)}-{digits(rng, 7)}"


def au_account(rng: Random) -> str:
    """BSB and account number."""
    return f"06{rng.randint(2, 7)}{digits(rng, 3)} {digits(rng, 8)}"


def uk_account(rng: Random) -> str:
    """Sort code and account number."""
    return f"20{digits(rng, 4)} {digits(rng, 8)}"


def nz_account(rng: Random) -> str:
    return f"12-3{digits(rng, 3)}-{digits(rng, 7)}-00"


def german_iban(rng: Random) -> str:
    """IBAN whose check digits leave 1 modulo 97."""
    body = f"37040044{digits(rng, 10)}"
    return f"DE{98 - int(body + '131400') % 97:02d}{body}"


def us_account(rng: Random) -> str:
    """Routing and account number."""
    return f"0210{digits(rng, 5)} {digits(rng, 10)}"
