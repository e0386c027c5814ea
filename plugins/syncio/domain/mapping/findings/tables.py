"""What is not there at all, on either side."""

from collections.abc import Iterator

from syncio.domain.mapping.catalogue import Verb
from syncio.domain.mapping.findings.finding import Finding, error, note
from syncio.domain.mapping.findings.sight import Sight

LEDGER = "integration.push_ledger"
WRITTEN = (
    *("push_id", "hash", "policy", "class", "client", "external_id", "after_hash", "after_balance", "lines"),
    *("currency", "gross", "batch"),
)
HELD = ("id", "client", "external_id", "kind", "currency", "amount", "reason")
TOLD = ("client", "feed", "since", "reason")
#: SyncIO's own tables, the same in every FactorS: the columns, by what is done with them.
OURS: dict[str, dict[Verb, tuple[str, ...]]] = {
    LEDGER: {"SELECT": (*WRITTEN, "applied_at"), "INSERT": WRITTEN},
    "integration.hold": {"SELECT": (*HELD, "placed_at", "lifted_at"), "INSERT": HELD, "UPDATE": ("lifted_at",)},
    "integration.client_status": {"SELECT": TOLD, "INSERT": TOLD, "UPDATE": TOLD[1:]},
}
MOMENTS = ("timestamp", "datetime", "smalldatetime")
AMOUNTS = frozenset({"numeric", "decimal", "money", "smallmoney", "bigint", "integer", "int", "smallint"})
ABSENT = "is not there, or the log-in may not see it"
MAKE = "have it made: `python -m syncio factors create` or, on SQL Server, a DBA with mssql/2_integration.sql"


def tables(sight: Sight) -> Iterator[Finding]:
    """Tables, columns and look-up tables that the mapping names and the database lacks."""
    for entity in sight.mapping.entities:
        named = [column.name for column in entity.columns] + ([entity.number] if entity.number else [])
        yield from lacking(sight, entity.table, named, f"correct {entity.record} in the mapping, or grant the right")
    for lookup in sight.mapping.lookups:
        yield from lacking(sight, lookup.table, [lookup.match, lookup.give], "correct the lookup, or grant the right")


def ledger(sight: Sight) -> Iterator[Finding]:
    """What SyncIO keeps in FactorS."""
    for name, columns in OURS.items():
        yield from lacking(sight, name, columns["SELECT"], MAKE)
    table = sight.table(LEDGER)
    if table is not None and sight.set_of("push_id") not in {sight.set_of(*each) for each in table.unique}:
        yield error("ledger", f"{LEDGER}.push_id", "is not unique, which is what makes a push exactly once", MAKE)


def funding(sight: Sight) -> Iterator[Finding]:
    """The view of what is funded."""
    spec = sight.mapping.funding
    named = [*spec.invoice, spec.funded_at, spec.amount]
    yield from lacking(sight, spec.table, named, "correct funding in the mapping, or have the view written")
    view = sight.table(spec.table)
    at, amount = sight.column(view, spec.funded_at), sight.column(view, spec.amount)
    if at is not None and not at.type.startswith(MOMENTS):
        where = f"{spec.table}.{spec.funded_at}"
        yield error("funding", where, f"is {at.type}, which is no moment", "give the day and time of the first advance")
    if amount is not None and amount.type not in AMOUNTS:
        where = f"{spec.table}.{spec.amount}"
        yield error("funding", where, f"is {amount.type}, which is no exact amount", "give a decimal or an integer")


def lacking(sight: Sight, name: str, columns: list[str] | tuple[str, ...], do: str) -> Iterator[Finding]:
    """A table that is not there, or those of its columns that are not."""
    table = sight.table(name)
    if table is None:
        yield error("table", name, ABSENT, do)
        return
    for column in columns:
        if sight.column(table, column) is None:
            yield error("column", f"{name}.{column}", ABSENT, do)


def unheld(sight: Sight) -> Iterator[Finding]:
    """What is signed in SyncIO and stands nowhere in FactorS."""
    for entity in sight.mapping.entities:
        if entity.unheld:
            what = f"does not hold {', '.join(entity.unheld)}"
            yield note("unheld", entity.table, what, "what FactorS tells lacks that: map it where it matters")
