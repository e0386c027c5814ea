"""What the own log-in may not do, and who else has a hand in what is written."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from syncio.domain.mapping import Entity, Mapping
from syncio.domain.mapping.catalogue import FoundTable, Verb
from syncio.domain.mapping.findings.finding import Finding, error, note
from syncio.domain.mapping.findings.sight import Sight
from syncio.domain.mapping.findings.tables import OURS


@dataclass
class Need:
    """The columns by what push does with them; whether it deletes rows; whether it locks them."""

    columns: dict[Verb, set[str]] = field(default_factory=dict)
    deletes: bool = False
    locks: bool = False

    def add(self, verb: Verb, *names: str) -> None:
        self.columns.setdefault(verb, set()).update(names)


def needs(mapping: Mapping) -> dict[str, Need]:
    """By table, all that push's statements do."""
    found: dict[str, Need] = {}
    for entity in mapping.entities:
        add_entity(found.setdefault(entity.table, Need()), entity)
    for lookup in mapping.lookups:
        found.setdefault(lookup.table, Need()).add("SELECT", lookup.match, lookup.give)
    spec = mapping.funding
    found.setdefault(spec.table, Need()).add("SELECT", *spec.invoice, spec.funded_at, spec.amount)
    found |= {name: Need({verb: set(columns) for verb, columns in by.items()}) for name, by in OURS.items()}
    return found


def add_entity(need: Need, entity: Entity) -> None:
    names = [column.name for column in entity.columns]
    need.add("SELECT", *names, *([entity.number] if entity.number else []))
    if entity.creates or entity.record == "line":
        need.add("INSERT", *names)
    need.deletes |= entity.record == "line"
    need.locks |= entity.record in {"debtor", "invoice"}
    if entity.record in {"debtor", "invoice"}:
        need.add("UPDATE", *entity.changing(balance=False), *entity.referring("debtor"))


def rights(sight: Sight) -> Iterator[Finding]:
    """Rights that push lacks."""
    for name, need in needs(sight.mapping).items():
        table = sight.table(name)
        if table is not None:
            yield from lacking(sight, name, table, need)
            yield from triggered(sight, name, table, need)
    if not sight.catalogue.temporary:
        what = "the log-in may make no temporary tables, through which every batch goes"
        yield error("right", "the database", what, "GRANT TEMPORARY ON DATABASE ... TO the log-in")
    if not sight.catalogue.modern:
        what = "its compatibility level is below 130, and batches travel as JSON"
        yield error("level", "the database", what, "ALTER DATABASE ... SET COMPATIBILITY_LEVEL = 130 or above")


def lacking(sight: Sight, name: str, table: FoundTable, need: Need) -> Iterator[Finding]:
    if not table.entered:
        yield error("right", name, "its schema may not be used", "GRANT USAGE ON SCHEMA ... TO the log-in")
    for verb, names in need.columns.items():
        there = {each: column for each in sorted(names) if (column := sight.column(table, each)) is not None}
        if barred := [each for each, column in there.items() if verb not in column.may]:
            of = "" if len(barred) == len(table.columns) else f" ({', '.join(barred)})"
            yield error("right", name, f"the log-in may not {verb}{of}", f"GRANT {verb}{of} ON {name} TO the log-in")
    if need.deletes and not table.deletes:
        what = "the log-in may not DELETE, and a changed invoice's lines are written anew"
        yield error("right", name, what, f"GRANT DELETE ON {name} TO the log-in")
    locks = need.locks and sight.catalogue.product == "postgresql"
    if locks and not any("UPDATE" in column.may for column in table.columns.values()):
        what = "the log-in may UPDATE no column, so PostgreSQL lets it lock no row"
        yield error("right", name, what, f"GRANT UPDATE of one column ON {name} TO the log-in")


def triggered(sight: Sight, name: str, table: FoundTable, need: Need) -> Iterator[Finding]:
    """Triggers see what push writes; what one of them rewrites is refused, as it is not what was signed."""
    verbs = {*need.columns, *(["DELETE"] if need.deletes else [])}
    for trigger in table.triggers:
        events = sorted(verbs & set(trigger.events))
        client = sight.mapping.client
        if "INSERT" in events and name == client.table and client.creates and sight.catalogue.product == "mssql":
            what = f"has the trigger {trigger.name}, and SQL Server gives no number back from such an INSERT"
            yield error("trigger", name, what, "let people add clients: `creates: false`")
        elif events:
            what = f"the trigger {trigger.name} runs at {', '.join(events)}"
            yield note("trigger", name, what, "where it rewrites what is mapped, the document is refused")
