"""A file of the audit trail that was changed in any way is found out, without anything but the file."""

import json

import pytest

from syncio.domain.audit import Chains, Verified
from syncio.domain.audit.exported import follow
from tests.unit.domain.audit.made import book, file


def verified(lines: list[bytes]) -> Verified:
    chains = Chains()
    chains.end(follow(lines, chains))
    return chains.verified()


def test_what_was_written_is_read_back() -> None:
    found = verified(list(file(book())))
    assert (found.ok, found.entries, found.chains) == (True, 9, 3)


def test_a_trail_without_entries_is_a_file_too() -> None:
    assert verified(list(file([]))).ok


def test_the_text_that_was_hashed_stands_in_the_file() -> None:
    line = json.loads(next(iter(file(book()))))
    assert line == {"entry": book()[0].entry, "body": book()[0].body, "hash": book()[0].hash}


def test_every_changed_byte_of_a_file_is_found() -> None:
    content = b"".join(file(book()[:3]))
    for at in range(len(content)):
        for other in (content[at] ^ 1, content[at] ^ 0x20, 0x20, 0x0A):
            if other != content[at]:
                changed = content[:at] + bytes([other]) + content[at + 1 :]
                assert not verified(changed.splitlines(keepends=True)).ok, (at, other)


def test_a_file_that_was_cut_off_anywhere_is_found() -> None:
    content = b"".join(file(book()[:3]))
    for at in range(len(content)):
        assert not verified(content[:at].splitlines(keepends=True)).ok, at


@pytest.mark.parametrize("at", range(10))
def test_a_line_that_is_gone_or_there_twice_is_found(at: int) -> None:
    lines = list(file(book()))
    assert not verified(lines[:at] + lines[at + 1 :]).ok
    assert not verified(lines[: at + 1] + lines[at:]).ok


def test_lines_in_any_other_order_are_found() -> None:
    lines = list(file(book()))
    for at in range(len(lines)):
        for to in range(at + 1, len(lines)):
            moved = list(lines)
            moved[at], moved[to] = moved[to], moved[at]
            assert not verified(moved).ok, (at, to)


def test_what_follows_the_last_line_is_found() -> None:
    lines = list(file(book()))
    assert not verified([*lines, b"{}\n"]).ok
    assert not verified([*lines, lines[-1]]).ok


@pytest.mark.parametrize("line", [b"\n", b"[]\n", b"\xff\n", b'{"entry":"\\ud800","body":null,"hash":""}\n', b"null\n"])
def test_a_line_that_is_none_is_named(line: bytes) -> None:
    lines = list(file(book()))
    lines[2] = line
    found = verified(lines)
    assert (found.flaws[0].client, found.flaws[0].no) == (3, 2)
    assert "line 3 of the file is not as it was written" in found.flaws[0].what
