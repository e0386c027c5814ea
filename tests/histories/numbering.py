"""Numbers, given out in the order in which documents were first saved."""

from collections import defaultdict
from collections.abc import Iterable

from tests.histories.documents import Document


def number(documents: Iterable[Document]) -> None:
    """Number each document by its series, then those that are made like another's."""
    counters: dict[tuple[str, str], int] = defaultdict(int)
    ordered = sorted(documents, key=lambda document: (document.at, document.external_id))
    for document in ordered:
        if document.like is None:
            facts = {"year": document.issued.year, "site": document.buyer.site}
            series = document.series
            key = (series.form, series.key.format(**facts))
            document.number = series.form.format(n=series.start + counters[key], **facts)
            counters[key] += 1
    for document in ordered:
        if document.like is not None:
            document.number = document.renamed(document.like.number)
