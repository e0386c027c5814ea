"""Any change of a chain is found, and the place of the first one named."""

import json
import random
from collections.abc import Sequence
from typing import Any

import msgspec
import pytest

from syncio.domain.audit import Anchored, Chains, Head, Link, Place, Verified
from tests.unit.domain.audit.made import book, chain, heads, link, named


def verified(links: Sequence[Link], ends: list[Head] | None = None, anchors: Anchored | None = None) -> Verified:
    chains = Chains(anchors)
    for each in links:
        chains.follow(each)
    chains.end(ends)
    return chains.verified()


def first(found: Verified) -> tuple[int, int, str, str]:
    flaw = found.flaws[0]
    return flaw.client, flaw.no, flaw.kind, flaw.name


def test_whole_chains_are_whole() -> None:
    found = verified(book(), heads(book()))
    assert (found.ok, found.entries, found.chains, found.flaws) == (True, 9, 3, [])


def test_what_is_wrong_names_client_entry_and_table() -> None:
    links = book()
    links[3] = msgspec.structs.replace(links[3], body=str(links[3].body).replace('"id": 6', '"id": 9'))
    found = verified(links)
    assert first(found) == (3, 3, "closing", "Northgate")
    assert found.flaws[0].what == "its rows are not those that were recorded"
    assert len(found.flaws) == 1


def test_a_broken_chain_hides_nothing_of_another() -> None:
    links = book()
    del links[8], links[2]
    found = verified(links, heads(book()))
    assert [(flaw.name, flaw.no) for flaw in found.flaws] == [("Northgate", 3), ("Meadow", 3)]


@pytest.mark.parametrize("at", range(9))
def test_an_entry_that_is_gone_is_missed(at: int) -> None:
    links = book()
    ends = heads(links)
    gone = json.loads(links.pop(at).entry)
    flaw = verified(links, ends).flaws[0]
    next_one = gone["no"] + (at not in {0, 5, 8})  # of the last entry of a chain its own place is empty
    assert (flaw.client, flaw.no) == (gone["client"], next_one)


@pytest.mark.parametrize("at", [1, 2, 3, 4, 6, 7])
def test_entries_in_another_order_are_found(at: int) -> None:
    links = book()
    links[at], links[at + 1] = links[at + 1], links[at]
    assert not verified(links).ok


def test_an_entry_that_was_hashed_anew_no_longer_bears_the_next() -> None:
    links = book()
    old = json.loads(links[2].entry)
    links[2] = link(3, 2, old["previous_hash"], str(links[2].body), user="ben")
    assert first(verified(links)) == (3, 3, "closing", "Northgate")


def test_every_changed_byte_of_an_entry_its_rows_and_its_hash_is_found() -> None:
    links = book()[1:5]
    ends = heads(links)
    for at, each in enumerate(links):
        for field in ("entry", "body", "hash"):
            text = getattr(each, field)
            for place in range(len(text)):
                changed = text[:place] + chr(ord(text[place]) ^ 1) + text[place + 1 :]
                other = [*links[:at], msgspec.structs.replace(each, **{field: changed}), *links[at + 1 :]]
                assert not verified(other, ends).ok, (at, field, place)


def test_a_place_in_the_database_that_is_not_the_entrys_own_is_found() -> None:
    for column, value in (("client", 4), ("no", 3), ("kind", "report"), ("did", "erased")):
        chains = Chains()
        place = msgspec.structs.replace(Place(3, 1, "client", "added"), **{column: value})
        chains.follow(book()[1], place)
        assert [flaw.kind for flaw in chains.flaws] == [place.kind]


def test_an_end_that_was_cut_off_is_missed_whatever_the_database_says_of_it() -> None:
    links = book()
    whole = {(3, 5): frozenset({links[5].hash}), (3, 2): frozenset({links[2].hash})}
    assert verified(links, heads(links), whole).anchors == 2
    cut = [*links[:4], *links[6:]]
    found = verified(cut, heads(cut), whole)
    assert [(flaw.name, flaw.no, flaw.what) for flaw in found.flaws] == [
        ("Northgate", 5, "it was anchored, and the chain ends with 3")
    ]
    gone = [*links[:1], *links[6:]]
    assert not verified(gone, heads(gone), whole).ok


def test_a_chain_that_was_written_anew_from_its_beginning_is_found_by_an_anchor() -> None:
    anchors = {(3, 2): frozenset({book()[2].hash})}
    forged = chain(3, named(3, "Northgate"), {"user": "ben"}, {}, {})
    assert verified(forged, heads(forged)).ok
    found = verified(forged, heads(forged), anchors)
    assert (first(found), found.anchors) == ((3, 2, "decision", "Northgate"), 0)
    assert "the chain was written anew" in found.flaws[0].what


def test_rows_that_may_never_change_and_were_are_told_with_who_did_it() -> None:
    tampered = {"did": "altered to", "user": None, "login": "postgres", "body": '{"id":1,"verdict":"approve"}'}
    found = verified(chain(3, named(3, "Northgate"), tampered, {}))
    [flaw] = found.flaws
    assert (flaw.no, flaw.kind) == (2, "decision")
    assert 'altered to {"id":1,"verdict":"approve"} by log-in postgres' in flaw.what


def explaining(*links: Link) -> dict[str, str]:
    told = [
        {"client": 3, "no": json.loads(each.entry)["no"], "hash": each.hash, "reason": "a repair"} for each in links
    ]
    return {"kind": "explanation", "body": "\n".join(map(json.dumps, told))}


def test_what_the_trail_explains_is_told_apart() -> None:
    said = (named(3, "Northgate"), {"did": "erased"}, {"did": "erased"})
    erased = chain(3, *said)
    found = verified(chain(3, *said, explaining(erased[1])))
    assert [flaw.no for flaw in found.flaws] == [3]
    assert [(flaw.no, flaw.name) for flaw in found.explained] == [(2, "Northgate")]
    assert "Explained: a repair" in found.explained[0].what
    assert verified(chain(3, *said, explaining(*erased[1:]))).ok


def test_an_anchor_that_a_restore_left_behind_can_be_explained_and_no_other_by_it() -> None:
    before = chain(3, named(3, "Northgate"), {}, {"kind": "report"}, {"kind": "release"})
    anchors = {(3, no): frozenset({before[no - 1].hash}) for no in (3, 4)}
    since: tuple[dict[str, Any], ...] = (named(3, "Northgate"), {}, {"kind": "closing"})
    assert [flaw.no for flaw in verified(chain(3, *since), None, anchors).flaws] == [3, 4]
    assert verified(chain(3, *since, explaining(before[2], before[3])), None, anchors).ok
    assert [flaw.no for flaw in verified(chain(3, *since, explaining(before[3])), None, anchors).flaws] == [3]


def test_a_broken_link_cannot_be_explained() -> None:
    links = chain(3, named(3, "Northgate"), {}, {}, explaining(*chain(3, named(3, "Northgate"), {}, {})))
    links[1] = msgspec.structs.replace(links[1], body="{}")
    assert [flaw.hash for flaw in verified(links).flaws] == [""]


def test_a_part_of_a_chain_is_followed_from_where_it_begins() -> None:
    chains = Chains(whole=False)
    for each in book()[3:6]:
        chains.follow(each)
    assert (chains.flaws, chains.heads[3].no) == ([], 5)


def test_rows_that_were_withheld_leave_the_chain_whole() -> None:
    links = [msgspec.structs.replace(each, body=None) for each in book()]
    assert verified(links, heads(links)).ok


@pytest.mark.parametrize("seed", range(200))
def test_random_damage_to_a_longer_chain_is_found(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # seeded
    links = chain(3, named(3, "Northgate"), *({} for _ in range(300)))
    ends = heads(links)
    at = chance.randrange(len(links))
    damage = chance.choice(("byte", "gone", "moved", "cut off", "twice"))
    if damage == "byte":
        field = chance.choice(("entry", "body", "hash"))
        text = str(getattr(links[at], field))
        place = chance.randrange(len(text))
        changed = text[:place] + chr(ord(text[place]) ^ 1 << chance.randrange(5)) + text[place + 1 :]
        links[at] = msgspec.structs.replace(links[at], **{field: changed})
    elif damage == "gone":
        del links[at]
    elif damage == "moved":
        links.insert((at + 1 + chance.randrange(len(links) - 1)) % len(links), links.pop(at))
    elif damage == "cut off":
        del links[at:]
    else:
        links.insert(chance.randrange(len(links) + 1), links[at])
    assert not verified(links, ends).ok, (damage, at)
