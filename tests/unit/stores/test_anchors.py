"""An anchor is written whole and once."""

import stat
from pathlib import Path

import pytest

from syncio.errors import Unavailable
from syncio.stores.audit.anchors import Anchors


def test_what_was_written_is_read_back_in_order(tmp_path: Path) -> None:
    anchors = Anchors(tmp_path.as_uri())
    for name in ("3/17-ab.json", "10/2-cd.json", "3/9-ef.json"):
        anchors.write(name, name.encode())
    names = [name for name, _ in anchors.files()]
    assert sorted(names) == ["10/2-cd.json", "3/17-ab.json", "3/9-ef.json"]
    assert all(content == name.encode() for name, content in anchors.files())


def test_what_is_there_stays_and_cannot_be_written(tmp_path: Path) -> None:
    anchors = Anchors(str(tmp_path))
    anchors.write("3/17-ab.json", b"first")
    anchors.write("3/17-ab.json", b"second")
    assert list(anchors.files()) == [("3/17-ab.json", b"first")]
    assert stat.S_IMODE((tmp_path / "3" / "17-ab.json").stat().st_mode) == 0o444
    assert [path.name for path in (tmp_path / "3").iterdir()] == ["17-ab.json"]


def test_another_file_system_is_written_once_too() -> None:
    anchors = Anchors("memory://anchors")
    anchors.write("3/17-ab.json", b"first")
    anchors.write("3/17-ab.json", b"second")
    assert list(anchors.files()) == [("3/17-ab.json", b"first")]


def test_a_folder_that_was_never_written_has_none(tmp_path: Path) -> None:
    assert list(Anchors(str(tmp_path / "none")).files()) == []


def test_a_folder_that_cannot_be_written_is_named_by_its_setting(tmp_path: Path) -> None:
    (tmp_path / "3").write_text("in the way")
    with pytest.raises(Unavailable, match="SYNCIO_ANCHORS_URL"):
        Anchors(str(tmp_path)).write("3/17-ab.json", b"")
