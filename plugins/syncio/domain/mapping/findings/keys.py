"""What tells rows apart."""

from collections.abc import Iterator

from syncio.domain.mapping.findings.finding import Finding, error, note
from syncio.domain.mapping.findings.sight import Held, Sight

APART = {"letters": "takes different letters for one another", "badly": "takes large and small letters for one"}
BYTES = "byte by byte (Latin1_General_100_BIN2; on PostgreSQL a deterministic collation, no citext)"


def keys(sight: Sight) -> Iterator[Finding]:
    """Keys without a unique index: a row could be there twice, and push would change both."""
    for entity, table in sight.tables:
        named = sight.set_of(*entity.keys)
        if not any(sight.set_of(*each) <= named for each in table.unique):
            what = f"no unique index binds its keys ({', '.join(entity.keys)})"
            yield error("unique", entity.table, what, "have one made, or say what tells its rows apart")


def collations(sight: Sight) -> Iterator[Finding]:
    """Keys whose database compares them otherwise than SyncIO does, and joins that it cannot compare."""
    for held in sight.held:
        if held.column.name in held.entity.keys and held.found.apart != "bytes":
            yield insensitive(held)
        for owner, found in sight.owned(held):
            yield from conflict(sight, held.where, held.found.collation, owner, found.collation)
    view, spec = sight.table(sight.mapping.funding.table), sight.mapping.funding
    invoice = sight.table(sight.mapping.invoice.table)
    for name, of in spec.invoice.items():
        ours, theirs = sight.column(view, name), sight.column(invoice, of)
        if ours and theirs:
            owner = f"{sight.mapping.invoice.table}.{of}"
            yield from conflict(sight, f"{spec.table}.{name}", ours.collation, owner, theirs.collation)


def insensitive(held: Held) -> Finding:
    """An error where the mapping relies on it, or two clients' names could become one."""
    what = f"{APART[held.found.apart]} ({held.found.collation}), and ids are told apart {BYTES}"
    named = held.entity.record == "client" and held.column.spec.lookup is None
    if held.column.type.exact or named:
        return error("collation", held.where, what, "have its collation changed")
    return note("collation", held.where, what, "of two ids that it takes for one, the second is refused")


def conflict(sight: Sight, where: str, ours: str, owner: str, theirs: str) -> Iterator[Finding]:
    """Two collations that cannot be compared; PostgreSQL's own (no name here) goes with every other."""
    if ours != theirs and (sight.catalogue.product == "mssql" or (ours and theirs)) and ours and theirs:
        what = f"is compared with {owner}, and their collations differ ({ours}, {theirs})"
        yield error("conflict", where, what, "have one of them changed")
