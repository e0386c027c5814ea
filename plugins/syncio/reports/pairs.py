"""Two values side by side: where they are long, the part around their first difference."""

from syncio.inert import LONGEST, digest

AROUND = 120


def pair(old: str | None, new: str | None) -> tuple[str | None, str | None]:
    """The two as they are to be read; what is cut out of the middle of a text is at most `LONGEST` long."""
    if old is None or new is None or max(len(old), len(new)) <= LONGEST:
        return old, new
    start = max(0, first_difference(old, new) - AROUND)
    return part(old, start), part(new, start)


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


def part(text: str, start: int) -> str:
    """A text from `start` on, saying what was left out before and after, and the SHA-256 of the whole."""
    if not start:
        return text
    shown, hidden = text[start : start + 2 * AROUND], len(text) - start - 2 * AROUND
    after = f" [... {hidden:,} characters not shown, sha256 {digest(text)} ...]" if hidden > 0 else ""
    return f"[... {start:,} equal characters ...] {shown}{after}"
