"""What is wrong between a mapping and the database that it is for: a line each, before anything is pushed."""

from syncio.domain.mapping import Mapping
from syncio.domain.mapping.catalogue import Catalogue
from syncio.domain.mapping.findings.checks import constraints
from syncio.domain.mapping.findings.codes import codes
from syncio.domain.mapping.findings.finding import Finding
from syncio.domain.mapping.findings.keys import collations, keys
from syncio.domain.mapping.findings.rights import rights
from syncio.domain.mapping.findings.sight import Sight
from syncio.domain.mapping.findings.tables import funding, ledger, tables, unheld
from syncio.domain.mapping.findings.values import generated, nullability
from syncio.domain.mapping.findings.widths import characters, widths

__all__ = ["Finding", "findings"]

PARTS = (tables, ledger, funding, widths, characters, nullability, generated, keys, collations, codes, constraints)


def findings(mapping: Mapping, catalogue: Catalogue) -> list[Finding]:
    """Every finding, errors first: push would fail or lose something. A note is what a person ought to know."""
    sight = Sight(mapping, catalogue)
    found = [each for part in (*PARTS, rights, unheld) for each in part(sight)]
    return sorted(dict.fromkeys(found), key=lambda each: each.severity != "error")
