"""A loan book of each kind, which a test may break."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from typing import Protocol

import psycopg
import pytest

from syncio.domain.mapping import Mapping, reference
from syncio.domain.mapping.catalogue import Catalogue
from syncio.domain.mapping.findings import Finding, findings
from syncio.stores.factors import open_factors
from syncio.stores.factors.catalogue import read_catalogue
from tests.contract.factors.foreign import build, mapping_named
from tests.integration.conftest import Template
from tests.integration.staged.database import copied, database_name
from tests.sandbox.postgres import Logins, Scratch


@dataclass(frozen=True)
class Book:
    """The loan book of one test: its owner's log-in, the one that pushes, and one that may only read."""

    mapping: Mapping
    owner: str
    push: str
    reader: str

    def run(self, *statements: str) -> None:
        with psycopg.connect(self.owner, autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement.encode())

    def catalogue(self) -> Catalogue:
        with open_factors(self.push, self.mapping) as factors:
            return read_catalogue(factors, self.mapping)

    def found(self) -> list[Finding]:
        return findings(self.mapping, self.catalogue())

    def errors(self) -> list[str]:
        return [str(each) for each in self.found() if each.severity == "error"]


class NewBook(Protocol):
    """Makes a copy of the book `reference`, `tidy` or `legacy`; the first has a log-in that may only push."""

    def __call__(self, name: str) -> Book: ...


@pytest.fixture
def new_book(
    scratch: Scratch, postgres_logins: Logins, factors_template: str, database_template: Template
) -> Iterator[NewBook]:
    with ExitStack() as stack:

        def new(name: str) -> Book:
            ours = name == "reference"
            template = factors_template if ours else database_template(f"foreign_{name}", partial(build, name))
            owner = stack.enter_context(copied(scratch, template))
            push, reader = (postgres_logins.dsn(each, database_name(owner)) for each in ("factors_push", "loan_book"))
            return Book(reference(), owner, push, reader) if ours else Book(mapping_named(name), owner, owner, owner)

        yield new
