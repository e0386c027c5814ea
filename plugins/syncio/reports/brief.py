"""A change for a list: texts that nobody would read to their end are cut. All of them stand in the change's detail."""

from typing import TypeVar

from msgspec.structs import replace

from syncio.domain.change import FieldChange
from syncio.domain.shown import Row
from syncio.inert import LONGEST, shortened
from syncio.reports.pairs import pair

R = TypeVar("R", bound=Row)
#: What is kept of a text that is longer than `LONGEST`: with its length and hash it is no longer than that again.
KEPT = 300


def brief(row: R) -> R:
    """The row with no text longer than `LONGEST`; of two values that differ, the part around their first difference."""
    texts = [row.number, row.debtor_name]
    texts += [text for field in row.fields for text in (field.old, field.new) if text]
    texts += [text for flag in row.flags for text in (flag.sentence, *flag.evidence.values())]
    if max(map(len, texts)) <= LONGEST:
        return row
    flags = tuple(
        replace(flag, sentence=cut(flag.sentence), evidence={name: cut(text) for name, text in flag.evidence.items()})
        for flag in row.flags
    )
    fields = tuple(differing(field) for field in row.fields)
    return replace(row, number=cut(row.number), debtor_name=cut(row.debtor_name), flags=flags, fields=fields)


def differing(field: FieldChange) -> FieldChange:
    old, new = pair(field.old, field.new)
    return replace(field, old=old and cut(old), new=new and cut(new))


def cut(text: str, kept: int = KEPT) -> str:
    """A text that is not too long, or so much of it."""
    return text if len(text) <= LONGEST else shortened(text, kept)
