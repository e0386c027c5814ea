"""Code tables that FactorS keeps itself."""

from sqlalchemy import Connection, column, select, table

from syncio.domain.mapping import Lookup, Mapping
from syncio.stores.factors.shape import named


def looked_up(connection: Connection, lookup: Lookup) -> list[tuple[str, str]]:
    """What is matched and what it gives, of each row, as texts; what pads a CHAR is not one."""
    name, schema = named(lookup.table)
    of = table(name, column(lookup.match), column(lookup.give), schema=schema).c
    rows = connection.execute(select(of[lookup.match], of[lookup.give]))
    return [(str(match).rstrip(), str(give).rstrip()) for match, give in rows]


def fill_codes(connection: Connection, mapping: Mapping) -> None:
    """Have the mapping know its code tables as they are now."""
    for lookup, codes in mapping.lookups.items():
        codes.fill(dict(looked_up(connection, lookup)))
