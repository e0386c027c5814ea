"""Chains are anchored where they end; what is gone behind an anchor, or an anchor itself, is missed."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from syncio.domain.audit import Verified
from syncio.errors import Unavailable
from syncio.hooks.notary import Notary
from syncio.stages.audit import Looked, anchor, anchored, export, verify, verify_lines
from syncio.stores.audit.anchors import Anchors
from tests.integration.audit.trail import past_all_rules
from tests.integration.staged.client import Client
from tests.integration.staged.database import copied
from tests.integration.staged.house import House
from tests.sandbox.postgres import Scratch

NOTARY = Notary([Fernet.generate_key().decode()])
CUT_OFF = """
DELETE FROM audit WHERE no > 9;
UPDATE audit_head h SET no = 9, hash = a.hash FROM audit a WHERE a.client = h.client AND a.no = 9;
DELETE FROM member WHERE user_name IN ('vic', 'ada');
DELETE FROM amendment WHERE doc::jsonb #>> '{amends,user}' IN ('vic', 'ada')
"""


@pytest.fixture
def house(scratch: Scratch, migrated: str) -> Iterator[House]:
    with copied(scratch, migrated) as dsn, closing(House(dsn)) as house:
        yield house


@pytest.fixture
def folder(tmp_path: Path) -> Anchors:
    return Anchors((tmp_path / "anchors").as_uri())


def written(house: House, folder: Anchors, client: int | None = None) -> int:
    with house.app() as connection:
        return anchor(connection, folder, NOTARY.sign, client)


def verified(house: House, folder: Anchors) -> Verified:
    with house.app() as connection:
        return verify(connection, lambda: anchored(folder, NOTARY.read))


def test_each_chain_is_anchored_where_it_ends_and_once(house: House, folder: Anchors) -> None:
    one, _ = Client(house), Client(house)
    assert (written(house, folder, one.id), written(house, folder), written(house, folder)) == (1, 1, 0)
    assert [name.partition("-")[0] for name, _ in folder.files()] == ["1/13", "2/13"]
    house.rows("DELETE FROM member WHERE client = %s AND user_name = 'vic'", one.id)
    assert written(house, folder) == 1
    found = verified(house, folder)
    assert (found.ok, found.anchors) == (True, 3)


@pytest.mark.usefixtures("client")
def test_a_chain_that_was_cut_off_behind_an_anchor_is_found_in_the_database_and_in_a_file(
    house: House, folder: Anchors
) -> None:
    written(house, folder)
    past_all_rules(house, CUT_OFF)
    anchors, _ = anchored(folder, NOTARY.read)
    with house.app() as connection:
        lines = list(export(connection))
        assert verify_lines(lines, {}).ok  # by itself it is whole
        for found in (verify(connection, lambda: (anchors, [])), verify_lines(lines, anchors)):
            [flaw] = found.flaws
            assert (flaw.client, flaw.no, flaw.what) == (1, 13, "it was anchored, and the chain ends with 9")


@pytest.mark.usefixtures("client")
def test_anchoring_goes_on_after_a_cut_and_hides_nothing(house: House, folder: Anchors) -> None:
    written(house, folder)
    past_all_rules(house, CUT_OFF)
    for user in ("eve", "lou", "gus", "kim", "zoe"):
        house.rows("INSERT INTO member SELECT id, %s, 'viewer' FROM client", user)
        written(house, folder)
    [flaw] = verified(house, folder).flaws
    assert flaw.no == 13
    assert "the chain was written anew" in flaw.what


@pytest.mark.usefixtures("client")
def test_an_anchor_that_is_gone_is_missed(house: House, folder: Anchors, tmp_path: Path) -> None:
    written(house, folder)
    [path] = tmp_path.rglob("*.json")
    path.unlink()
    [flaw] = verified(house, folder).flaws
    assert (flaw.kind, flaw.what) == (
        "anchor",
        "1 anchor is on record as written, and not in the folder: check SYNCIO_ANCHORS_URL",
    )


@pytest.mark.parametrize("moment", ["before the folder is read", "after the folder was read"])
def test_an_anchor_of_what_came_while_it_is_verified_is_no_flaw(
    house: House, client: Client, folder: Anchors, moment: str
) -> None:
    written(house, folder)

    def look() -> Looked:
        found = anchored(folder, NOTARY.read) if moment == "after the folder was read" else None
        house.rows("INSERT INTO member VALUES (%s, 'lou', 'viewer')", client.id)
        assert written(house, folder) == 1
        return found or anchored(folder, NOTARY.read)

    with house.app() as connection:
        found = verify(connection, look)
    assert (found.ok, found.flaws, house.one("SELECT count(*) FROM anchor")) == (True, [], 2)


@pytest.mark.usefixtures("client")
def test_anchors_that_were_changed_renamed_or_forged_are_named(house: House, folder: Anchors, tmp_path: Path) -> None:
    written(house, folder)
    [path] = tmp_path.rglob("*.json")
    content = path.read_bytes()
    [renamed, forged, changed] = [path.with_name(f"{no}-{path.name.partition('-')[2]}") for no in (14, 15, 16)]
    renamed.write_bytes(content)
    forged.write_bytes(Notary([Fernet.generate_key().decode()]).sign(NOTARY.read(content)))
    changed.write_bytes(content.replace(b'"no":13', b'"no":16'))
    anchors, flaws = anchored(folder, NOTARY.read)
    assert len(anchors) == 1
    names = [path.name for path in (renamed, forged, changed)]
    assert [flaw.what.partition(" in the ")[0] for flaw in flaws] == [f"1/{name}" for name in sorted(names)]
    assert ["it is the anchor 1/13-" in flaws[0].what, "another key" in flaws[1].what, "signed" in flaws[2].what] == [
        True
    ] * 3


def test_where_the_folder_cannot_be_written_nothing_is_remembered_as_anchored(
    house: House, client: Client, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Unavailable, match="SYNCIO_ANCHORS_URL"):
        written(house, Anchors(str(tmp_path / "file")), client.id)
    assert house.rows("SELECT FROM anchor") == []
