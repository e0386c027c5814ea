"""Identifiers that a seed decides."""

from random import Random


def identifier(rng: Random) -> str:
    """A UUID of version 4 drawn from a seeded source."""
    text = f"{rng.getrandbits(128):032x}"
    return f"{text[:8]}-{text[8:12]}-4{text[13:16]}-a{text[17:20]}-{text[20:]}"
