"""What the stand-in serves has the shape that Xero publishes."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]
from jsonschema import Draft4Validator  # type: ignore[import-untyped]

from tests.sandbox.xero.calling import Caller, calling
from tests.sandbox.xero.running import running

TODAY = date(2026, 6, 15)

SPECIFICATION = Path(__file__).parents[4] / "shared" / "specs" / "xero_accounting.yaml"
pytestmark = pytest.mark.skipif(not SPECIFICATION.is_file(), reason=f"Xero's OpenAPI file is not at {SPECIFICATION}")


@cache
def components() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load(SPECIFICATION.read_text(), Loader=yaml.CSafeLoader)["components"]
    return loaded


def validator(name: str) -> Draft4Validator:
    """A validator of a schema in the file; OpenAPI 3.0 resolves its references against the same document."""
    schema = {"$ref": f"#/components/schemas/{name}", "components": components()}
    return Draft4Validator(schema, format_checker=Draft4Validator.FORMAT_CHECKER)


def fields(name: str) -> set[str]:
    return set(components()["schemas"][name]["properties"])


@pytest.fixture(scope="module", params=range(3))
def caller(request: pytest.FixtureRequest) -> Iterator[Caller]:
    with running(invoices=60, today=TODAY) as xero, calling(xero, request.param) as one:
        yield one


@pytest.mark.parametrize(
    ("kind", "shape"), [("Invoices", "Invoice"), ("CreditNotes", "CreditNote"), ("Contacts", "Contact")]
)
def test_records_validate_and_have_no_field_that_xero_does_not_name(caller: Caller, kind: str, shape: str) -> None:
    answer = caller.get(kind, page=1, pageSize=1000).json()
    strings = {"DateString", "DueDateString", "ID"}  # served by Xero, missing from its schema

    assert list(validator(kind).iter_errors(answer)) == []
    for record in answer[kind]:
        assert record.keys() - strings <= fields(shape)
        for line in record.get("LineItems", []):
            assert line.keys() <= fields("LineItem")


def test_the_organisation_validates(caller: Caller) -> None:
    answer = caller.get("Organisation").json()

    assert list(validator("Organisations").iter_errors(answer)) == []
    assert answer["Organisations"][0].keys() <= fields("Organisation")
