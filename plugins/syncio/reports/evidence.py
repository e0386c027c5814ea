"""What the reader of an evidence is told first."""

from pathlib import Path

from syncio.inert import visible

TEMPLATE = Path(__file__).parent / "templates" / "evidence.txt"


def readme(review: int, client: str) -> bytes:
    """The README of a review's evidence, in plain words and UTF-8."""
    return TEMPLATE.read_text(encoding="utf-8").format(review=review, client=visible(client)).encode()
