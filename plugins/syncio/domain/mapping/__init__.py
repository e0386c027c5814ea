"""How FactorS's tables hold SyncIO's records: a file says it, and everything that writes or reads there goes by it."""

from dataclasses import dataclass, field
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path

from syncio.domain.mapping.checks import checked
from syncio.domain.mapping.column import Column, compiled
from syncio.domain.mapping.entity import Entity
from syncio.domain.mapping.spec import BALANCE, FIELDS, FundingSpec, Lookup, Record, Spec, spec_of
from syncio.domain.mapping.transforms import Codes
from syncio.errors import Misconfigured

__all__ = ["BALANCE", "FIELDS", "Column", "Entity", "Lookup", "Mapping", "Record", "mapping_of", "reference"]

REFERENCE = Path(__file__).with_name("reference.yaml")
TEXTS: dict[Record, frozenset[str]] = {
    record: frozenset(fields) - {"due_date", "quantity", "unit_price"} for record, fields in FIELDS.items()
}


@dataclass(frozen=True)
class Mapping:
    """A file, compiled. `hash` is that of its text: what was checked and signed."""

    name: str
    hash: str
    client: Entity
    debtor: Entity
    invoice: Entity
    line: Entity
    funding: FundingSpec
    lookups: dict[Lookup, Codes] = field(default_factory=dict)

    @cached_property
    def entities(self) -> tuple[Entity, ...]:
        return self.client, self.debtor, self.invoice, self.line

    @property
    def is_reference(self) -> bool:
        return self.hash == reference().hash

    @cached_property
    def whole(self) -> bool:
        """Whether an invoice's rows tell all of it, so that nothing need be known of it to read it back."""
        return self.invoice.reader.whole and self.line.reader.whole and self.debtor.reader.tells("external_id")


def mapping_of(text: bytes, name: str) -> Mapping:
    """Read and compile a mapping file.

    :raises Misconfigured: with every line that is wrong in it.
    """
    spec = spec_of(text, name)
    lookups: dict[Lookup, Codes] = {}
    if problems := checked(spec):
        raise Misconfigured(f"the mapping {name} is wrong: " + "; ".join(problems))
    return Mapping(
        name=spec.name,
        hash=sha256(text).hexdigest(),
        client=entity_of(spec, "client", lookups),
        debtor=entity_of(spec, "debtor", lookups),
        invoice=entity_of(spec, "invoice", lookups),
        line=entity_of(spec, "line", lookups),
        funding=spec.funding,
        lookups=lookups,
    )


def entity_of(spec: Spec, record: Record, lookups: dict[Lookup, Codes]) -> Entity:
    table = spec.table(record)
    return Entity(
        record=record,
        table=table.table,
        keys=table.keys,
        number=table.number,
        number_type=table.number_type,
        creates=table.creates,
        columns=tuple(compiled(name, each, TEXTS[record], lookups) for name, each in table.columns.items()),
    )


@cache
def reference() -> Mapping:
    """The mapping of the reference schema, which `factors create` makes."""
    return mapping_of(REFERENCE.read_bytes(), REFERENCE.name)
