"""The page about mappings: every block of YAML in it compiles, and it tells all that a file may say."""

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest

import syncio
from syncio.domain.mapping import FIELDS, Record, mapping_of
from syncio.domain.mapping.checks import MUST_HOLD
from syncio.domain.mapping.findings import findings
from syncio.domain.mapping.spec import ColumnSpec, FundingSpec, Lookup, Spec, TableSpec
from syncio.domain.mapping.types import FAMILIES
from tests.unit.domain.mapping.fitting import fitting

PAGE = (Path(__file__).resolve().parents[4] / "docs" / "mapping.md").read_text()
COMPLETE, *PATCHES = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
FINDINGS = Path(syncio.__file__).parent / "domain" / "mapping" / "findings"


def patched(patch: str) -> bytes:
    """The complete file with a block of the page in it: its columns take the place of those of the same name."""
    whole: dict[str, Any] = msgspec.yaml.decode(COMPLETE)
    for record, given in msgspec.yaml.decode(patch).items():
        columns = whole[record].get("columns", {}) | given.get("columns", {})
        whole[record] |= given | ({"columns": columns} if columns else {})
    return msgspec.yaml.encode(whole)


def test_the_complete_file_compiles_and_fits_its_book() -> None:
    mapping = mapping_of(COMPLETE.encode(), "page")
    notes = findings(mapping, fitting(mapping, "postgresql"))
    assert {each.kind for each in notes} == {"unheld"}


@pytest.mark.parametrize("patch", PATCHES)
def test_every_block_compiles_in_it(patch: str) -> None:
    mapping = mapping_of(patched(patch), "page")
    for record, given in msgspec.yaml.decode(patch).items():
        if record == "funding":
            assert msgspec.to_builtins(mapping.funding) == given
        for name, spec in given.get("columns", {}).items():
            column = next(entity for entity in mapping.entities if entity.record == record).named[name]
            assert column.spec == msgspec.convert(spec, ColumnSpec)


def test_it_tells_every_key_of_a_file() -> None:
    keys = {
        each.encode_name
        for kind in (Spec, TableSpec, ColumnSpec, FundingSpec, Lookup)
        for each in msgspec.structs.fields(kind)
    }
    keys -= {"client", "debtor", "invoice", "line"}
    assert [key for key in sorted(keys) if f"`{key}`" not in PAGE] == []
    assert [name for name in FAMILIES if f"`{name}" not in PAGE and name != "integer"] == []


@pytest.mark.parametrize("record", FIELDS)
def test_it_tells_every_field_and_which_must_be_held(record: Record) -> None:
    [row] = re.findall(rf"^\| {record} \| (`.*`) \| (`.*`) \|$", PAGE, re.MULTILINE)
    fields, must = (re.findall(r"`(\w+)`", cell) for cell in row)
    assert fields == [name for name in FIELDS[record] if (record, name) != ("invoice", "debtor")]
    assert tuple(must) == MUST_HOLD[record]


def test_it_tells_every_kind_of_finding_and_no_other() -> None:
    kinds = {
        kind for path in FINDINGS.glob("*.py") for kind in re.findall(r'(?:error|note)\("(\w+)"', path.read_text())
    }
    told = set(
        re.findall(r"`(\w+)`", " ".join(re.findall(r"^\| (`.*?`) \|", PAGE.partition("## The check")[2], re.MULTILINE)))
    )
    assert told == kinds
