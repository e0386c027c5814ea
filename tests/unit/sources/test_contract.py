"""What every source promises, whichever folder it lives in."""

import ast
from importlib import import_module
from pathlib import Path
from typing import get_args

import pytest

import syncio.sources
from syncio.domain.ports import Reader, Source, Stream, Subject
from syncio.errors import Invalid

FOLDER = Path(syncio.sources.__path__[0])
SOURCES = sorted(folder.name for folder in FOLDER.iterdir() if (folder / "__init__.py").exists())
GARBAGE = {
    "nothing": b"", "null": b"null", "a number": b"5", "a list": b"[]", "an empty object": b"{}", "HTML": b"<html>",
    "cut off": b'{"InvoiceID": "', "not UTF-8": b'{"InvoiceID": "\xff"}', "half a pair": rb'{"InvoiceID": "\ud800"}',
    "bottomless": b'{"a":' + b"[" * 50_000, "ids of another type": b'{"InvoiceID": 1, "ContactID": [], "id": {}}',
}  # fmt: skip


def reader(source: str) -> Reader:
    found: Reader = getattr(import_module(f"syncio.sources.{source}.reader"), f"{source.title()}Reader")()
    return found


def streams() -> list[tuple[str, Stream]]:
    return [(source, stream) for source in SOURCES for stream in reader(source).streams]


def test_there_are_sources() -> None:
    assert "xero" in SOURCES


@pytest.mark.parametrize("source", SOURCES)
def test_a_source_is_a_reader_with_a_connection(source: str) -> None:
    connected = getattr(import_module(f"syncio.sources.{source}.client"), f"{source.title()}Source")
    assert issubclass(connected, type(reader(source)))
    promised = {name for port in (Reader, Source) for name in vars(port) if not name.startswith("_")}
    assert {"streams", "key", "read", "organisation", "pages"} <= promised
    assert promised | {"close"} <= set(dir(connected))


@pytest.mark.parametrize("source", SOURCES)
def test_its_streams_have_names_of_their_own(source: str) -> None:
    found = reader(source).streams
    assert len({stream.name for stream in found}) == len(found) > 0
    assert {stream.subject for stream in found} <= set(get_args(Subject))
    assert all(stream.by_id >= 0 for stream in found)


@pytest.mark.parametrize(("source", "stream"), streams(), ids=str)
@pytest.mark.parametrize("garbage", GARBAGE)
def test_garbage_is_invalid_and_nothing_worse(source: str, stream: Stream, garbage: str) -> None:
    with pytest.raises(Invalid):
        reader(source).key(stream, GARBAGE[garbage])
    with pytest.raises(Invalid):
        reader(source).read(stream, GARBAGE[garbage])


@pytest.mark.parametrize("source", SOURCES)
def test_it_knows_no_other_source_and_no_layer_above(source: str) -> None:
    for path in (FOLDER / source).rglob("*.py"):
        for name in imports(path):
            if name.startswith("syncio.sources."):
                assert name.split(".")[2] == source, f"{path.name} imports {name}"
            elif name.startswith("syncio."):
                assert name.split(".")[1] in {"domain", "errors", "rest", "settings"}, f"{path.name} imports {name}"


def imports(path: Path) -> set[str]:
    nodes = list(ast.walk(ast.parse(path.read_text())))
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return names | {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
