"""What a strict JSON reader refuses as a whole, read all the same.

JSON has no NaN, no half of a surrogate pair and no raw control character, yet servers write them. Python's own reader
takes all three: the one bad record then stands alone, and its neighbours do not wait for it.
"""

import json
import re

import msgspec

from syncio.sources.xero.document import Key, Pagination

_lenient = json.JSONDecoder(strict=False)
_GAP = re.compile(r"[\s,]*")
#: What a reader may raise; Python's gives up on deep nesting in its own way.
UNREADABLE = (ValueError, RecursionError)


def split(body: bytes, name: str) -> tuple[list[bytes], Pagination | None]:
    """Cut the list `name` of an answer into its records, each as the bytes that were sent.

    :raises ValueError, RecursionError: where this is no JSON even so, or holds no such list.
    """
    text = body.decode("utf-8", "surrogateescape")
    answer = _lenient.decode(text)
    start = re.search(rf'"{name}"\s*:\s*\[', text)
    if start is None or not isinstance(answer, dict):
        raise ValueError(f"there is no list of {name}")
    records = [part.encode("utf-8", "surrogateescape") for part in elements(text, start.end())]
    return records, msgspec.convert(answer.get("pagination"), Pagination | None)


def elements(text: str, position: int) -> list[str]:
    """Cut an array, which begins before `position`, into the texts of its elements."""
    found: list[str] = []
    while text[start := after_gap(text, position)] != "]":
        _, position = _lenient.raw_decode(text, start)
        found.append(text[start:position])
    return found


def after_gap(text: str, position: int) -> int:
    gap = _GAP.match(text, position)
    return gap.end() if gap else position


def key(record: bytes) -> Key:
    """Read the ids of one record.

    :raises ValueError, RecursionError: where there are none.
    """
    return msgspec.convert(_lenient.decode(record.decode("utf-8", "surrogateescape")), Key)
