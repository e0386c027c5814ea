"""Two values side by side: where they are long, the part around their first difference."""

from syncio.inert import LONGEST

AROUND = 120


def pair(old: str | None, new: str | None) -> tuple[str | None, str | None]:
    """The two as they are to be read."""
    if old is None or new is None or max(len(old), len(new)) <= LONGEST:
        return old, new
    start = max(0, first_difference(old, new) - AROUND)
    return beginning(old, start), beginning(new, start)


def first_difference(old: str, new: str) -> int:
    """The place of the first character in which two texts differ, found by halves: texts may have megabytes."""
    same, most = 0, min(len(old), len(new))
    while same < most:
        middle = (same + most + 1) // 2
        if old[same:middle] == new[same:middle]:
            same = middle
        else:
            most = middle - 1
    return same


def beginning(text: str, start: int) -> str:
    """A text from `start` on, saying what was left out before."""
    return f"[... {start:,} equal characters ...] {text[start:]}" if start else text
