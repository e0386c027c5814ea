"""The tidy book's mapping, and what is found where a catalogue is broken."""

from typing import Any

from syncio.domain.mapping import Mapping, mapping_of
from syncio.domain.mapping.catalogue import FoundReference, place
from syncio.domain.mapping.findings import Finding, findings
from tests.contract.factors.foreign import EXAMPLES
from tests.unit.domain.mapping.fitting import Break, fitting

TIDY = (EXAMPLES / "tidy.yaml").read_text()
DOCUMENTS, CUSTOMERS, LINES = "book.documents", "book.customers", "book.document_lines"
CURRENCIES = place("book.currencies", "iso", "id")
READS: Any = ("SELECT", "INSERT")
TYPE = FoundReference(("doc_type",), "book.types", ("code",))
BOTH_TYPES = {place("book.types", "code"): ("C", "I")}


def tidy(*changes: tuple[str, str]) -> Mapping:
    """The tidy book's mapping, but for what is said otherwise."""
    text = TIDY
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return mapping_of(text.encode(), "tidy")


def told(mapping: Mapping, product: str, *breaks: Break) -> set[Finding]:
    """What is found beside what is found in a catalogue that fits."""
    catalogue = fitting(mapping, product)
    usual = set(findings(mapping, catalogue))
    for each in breaks:
        catalogue = each(catalogue)
    return set(findings(mapping, catalogue)) - usual
