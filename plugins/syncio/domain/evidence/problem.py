"""What is wrong with an evidence."""

import msgspec


class Problem(msgspec.Struct, frozen=True):
    """A file that is not as it should be, and what about it."""

    file: str
    what: str
