"""The loan books that the tests know, by name: the reference schema, and two that are not ours."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import psycopg

from syncio.domain.mapping import Mapping, mapping_of, reference
from syncio.stores.factors import create_integration, open_factors

Template = Callable[[str, Callable[[str], None]], str]

EXAMPLES = Path(__file__).parent / "examples"
FOREIGN = ("tidy", "legacy")


def mapping_named(name: str) -> Mapping:
    return reference() if name == "reference" else mapping_of((EXAMPLES / f"{name}.yaml").read_bytes(), name)


def template_named(database_template: Template, name: str) -> str:
    """The database that copies of a foreign loan book are made of."""
    return database_template(f"example_{name}", partial(build, name))


def build(name: str, dsn: str) -> None:
    with psycopg.connect(dsn, autocommit=True) as owner:
        owner.execute((EXAMPLES / f"{name}.sql").read_bytes())
    with open_factors(dsn) as factors:
        create_integration(factors.engine)
