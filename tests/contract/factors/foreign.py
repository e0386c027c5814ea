"""Loan books that are not ours, each with the mapping that a lender would write."""

from pathlib import Path

import psycopg

from syncio.domain.mapping import Mapping, mapping_of
from syncio.stores.factors import create_integration, open_factors

EXAMPLES = Path(__file__).parent / "examples"
NAMES = ("tidy", "legacy")
#: How people enter a client there.
CLIENTS = {
    "tidy": "INSERT INTO book.sellers VALUES (%(name)s, %(name)s)",
    "legacy": 'INSERT INTO "FIN"."CLNT" VALUES (left(md5(%(name)s), 6), %(name)s)',
}


def mapping_named(name: str) -> Mapping:
    return mapping_of((EXAMPLES / f"{name}.yaml").read_bytes(), f"{name}.yaml")


def build(name: str, dsn: str) -> None:
    """The book, empty, with schema `integration` beside it."""
    with psycopg.connect(dsn, autocommit=True) as owner:
        owner.execute((EXAMPLES / f"{name}.sql").read_bytes())
    with open_factors(dsn) as factors:
        create_integration(factors.engine)
