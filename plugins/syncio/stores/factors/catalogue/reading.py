"""Reads the catalogue in a transaction that writes nothing."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, column, select, table

from syncio.domain.mapping import Mapping
from syncio.domain.mapping.catalogue import Catalogue, FoundTable, place
from syncio.domain.mapping.findings.rights import needs
from syncio.stores.factors.book import Factors
from syncio.stores.factors.catalogue import postgres, sqlserver
from syncio.stores.factors.lookups import looked_up
from syncio.stores.factors.shape import named

CODES = 1000  # a table with more rows is no code table


def read_catalogue(factors: Factors, mapping: Mapping) -> Catalogue:
    """All that the mapping is held against, as the own log-in sees it.

    :raises Misconfigured: where the log-in may not enter.
    :raises Transient: where FactorS does not answer.
    """
    with factors.reading() as connection:
        return catalogue_of(connection, mapping)


def catalogue_of(connection: Connection, mapping: Mapping) -> Catalogue:
    product = postgres if connection.dialect.name == "postgresql" else sqlserver
    tables = {found.name: found for found in product.tables(connection, sorted(needs(mapping)))}
    return Catalogue(
        product="postgresql" if product is postgres else "mssql",
        tables=tables,
        pairs=dict(pairs(connection, mapping, tables)),
        values=dict(values(connection, mapping, tables.values())),
        **product.abilities(connection),
    )


def pairs(
    connection: Connection, mapping: Mapping, tables: dict[str, FoundTable]
) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """The rows of each look-up table that may be read."""
    for lookup in mapping.lookups:
        if (found := tables.get(lookup.table)) and readable(found, lookup.match, lookup.give):
            texts = sorted(looked_up(connection, lookup))
            of_clients = any(each.spec.lookup == lookup for each in mapping.client.columns)
            yield place(lookup.table, lookup.match, lookup.give), tuple(ambiguous(texts) if of_clients else texts)


def ambiguous(pairs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Those of which either half is there twice."""
    matches, gives = Counter(match for match, _ in pairs), Counter(give for _, give in pairs)
    return [(match, give) for match, give in pairs if matches[match] > 1 or gives[give] > 1]


def values(
    connection: Connection, mapping: Mapping, tables: Iterable[FoundTable]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What a mapped code may be where a foreign key of one column says so."""
    coded = {c.name for entity in mapping.entities for c in entity.own if c.spec.codes or c.spec.constant}
    wanted = {
        (reference.table, reference.referred[0])
        for found in tables
        for reference in found.references
        if len(reference.columns) == 1 and reference.columns[0] in coded
    }
    product = postgres if connection.dialect.name == "postgresql" else sqlserver
    for found in product.tables(connection, sorted({name for name, _ in wanted})):
        for name, referred in sorted(wanted):
            if name == found.name and readable(found, referred):
                bare, schema = named(name)
                of = table(bare, column(referred), schema=schema).c[referred]
                rows = connection.execute(select(of).distinct().limit(CODES + 1)).scalars().all()
                if len(rows) <= CODES:
                    yield place(name, referred), tuple(sorted(str(each).rstrip() for each in rows))


def readable(found: FoundTable, *names: str) -> bool:
    """Whether the log-in may read these columns; SQL Server takes a name in any letters."""
    may = {name.casefold() for name, each in found.columns.items() if "SELECT" in each.may}
    return found.entered and {name.casefold() for name in names} <= may
