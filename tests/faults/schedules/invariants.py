"""What must hold after every step of every schedule, whatever struck.

Each invariant compares what the databases hold with the stand-in's books, or with what the runner remembers of people;
none asks the product's own code. An invariant answers the first thing it finds broken, or nothing.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

import zstandard

from tests.faults.schedules.books import SHELVES
from tests.faults.schedules.forms import plain, same, sha, written
from tests.faults.schedules.holds import held, held_once, needless
from tests.faults.schedules.memory import Shown
from tests.faults.schedules.queries import (
    AUDIT,
    AUDIT_LEDGER,
    BROKEN_LINKS,
    HEADS,
    HELD,
    LEDGER,
    OURS,
    THEIRS,
    UNTOLD,
    WAITING,
)
from tests.faults.schedules.world import World
from tests.integration.pull.house import BROKEN
from tests.integration.staged.database import Row


class InvariantError(AssertionError):
    """An invariant does not hold."""

    def __init__(self, invariant: str, found: object) -> None:
        super().__init__(f"{invariant}: {found}")
        self.invariant = invariant


def check(world: World, *, at_rest: bool = False) -> None:
    """:raises InvariantError: for the first one that is broken."""
    if not at_rest and not world.written():
        return
    world.look()
    for name, invariant in (ALWAYS | AT_REST if at_rest else ALWAYS).items():
        for found in invariant(world):
            raise InvariantError(name, found)


# What the books have is staged --------------------------------------------------------------------------------------


def cursors(world: World) -> Iterator[str]:
    """What the source will not show again, as it changed before the cursor, is staged with its bytes, or due."""
    yield from missing(world, {row["stream"]: row["since"] for row in feeds(world)}, "lies behind the cursor")


def complete(world: World) -> Iterator[str]:
    """After a pull that ended well, everything that had changed before it is staged or due."""
    if world.pulled_at is not None:
        yield from missing(world, dict.fromkeys(SHELVES, world.pulled_at), "was there when a pull ended well")


def missing(world: World, limits: Mapping[str, Any], why: str) -> Iterator[str]:
    kept = staged(world)
    for stream, limit in limits.items():
        until = limit.timestamp() * 1000
        for key, entry in world.books.entries(stream).items():
            if entry.updated < until and not any(same(entry, raw) for raw in (*kept.get(key, ()), *kept[""])):
                yield f"{stream} {key} {entry.label} {why}, and is neither staged nor due as the books have it"


def staged(world: World) -> dict[str, list[bytes]]:
    """The bytes kept of every record: its newest version's, its quarantine's; under "" those without a readable id."""
    pages = {row["id"]: zstandard.decompress(row["body"]) for row in world.rows("SELECT id, body FROM page")}
    kept: dict[str, list[bytes]] = {"": []}
    for row in world.rows(HEADS, world.client.id, world.client.id):
        raw = pages.get(row["page"], b"")[row["off"] : row["off"] + row["len"]]
        if sha(raw) == row["raw_hash"]:
            kept.setdefault(row["external_id"], []).append(raw)
    for row in world.rows("SELECT external_id, raw FROM quarantine"):
        key = "" if row["external_id"].startswith("sha256:") else row["external_id"]
        kept.setdefault(key, []).append(row["raw"])
    return kept


def feeds(world: World) -> list[Row]:
    return world.rows("SELECT stream, since FROM feed WHERE client = %s", world.client.id)


def versions(world: World) -> Iterator[str]:
    """One head a record, at its newest version, without a gap; every text hashes to what is on record of it."""
    for row in world.rows(BROKEN):
        yield f"record {row['record']}: head and versions disagree"
    for row in world.rows("SELECT record, n, doc, balance, content_hash, balance_hash FROM version"):
        world.memory.texts[row["content_hash"]] = row["doc"]
        pairs = ((row["doc"], row["content_hash"]), (row["balance"], row["balance_hash"]))
        if any(text is not None and sha(text.encode()) != bound for text, bound in pairs):
            yield f"record {row['record']} version {row['n']}: a text is not what was hashed"
        if row["balance_hash"] is not None:
            world.memory.texts[row["balance_hash"]] = row["balance"]


def grown(world: World) -> Iterator[str]:
    """What an auditor reads only grows."""
    now = {(row["name"], row["text"]) for row in (*world.rows(AUDIT), *world.booked(AUDIT_LEDGER))}
    for table, row in sorted(world.memory.audit - now)[:3]:
        yield f"{table} lost or changed a row: {row[:300]}"
    world.memory.audit = now


def told(world: World) -> Iterator[str]:
    """The audit trail is whole, and tells of every row."""
    for row in world.rows(BROKEN_LINKS):
        yield f"entry {row['no']} of client {row['client']} ({row['kind']}) is broken"
    for row in world.rows(UNTOLD):
        yield f"the audit trail does not tell of {row['kind']} {row['line'][:300]}"


# What FactorS has was approved, and is there once -------------------------------------------------------------------


def approved(world: World) -> Iterator[str]:
    """Whatever FactorS takes was signed by as many people as it needs, or passes under a standing approval."""
    for row in world.booked(LEDGER):
        if row["push_id"] in world.memory.ledger:
            continue
        problem = standing(world, row) if row["policy"] else decided(world, row)
        if problem or (problem := overtaken(world, row)):
            yield f"{problem}: {row}"
        world.memory.ledger[row["push_id"]] = row


def decided(world: World, row: Row) -> str:
    shown = change_of(world, row)
    if shown is None:
        return "FactorS took what nobody was shown"
    row["change"] = shown
    if shown.change not in world.memory.allowed:
        said = f"approved by {sorted(shown.approved_by)} of {shown.needed}, rejected by {sorted(shown.rejected_by)}"
        return f"FactorS took change {shown.change}, {said}"
    if (row["hash"], row["after_hash"]) != (shown.hash.hex(), shown.after.hex()):
        return "FactorS took another content than was shown"
    if shown.subject == "invoice" and row["after_balance"] != (shown.after_balance or b"").hex():
        return "FactorS took another balance than was shown"
    return ""


def change_of(world: World, row: Row) -> Shown | None:
    found = world.rows("SELECT change FROM release WHERE push_id = %s::uuid", row["push_id"])
    return world.memory.shown.get(found[0]["change"]) if found else None


def standing(world: World, row: Row) -> str:
    if row["policy"] not in world.memory.standing or row["class"] != "balance":
        return "FactorS took a balance that no standing approval covers"
    pair = (bytes.fromhex(row["after_hash"]), bytes.fromhex(row["after_balance"]))
    seen = world.rows("SELECT n FROM version WHERE content_hash = %s AND balance_hash = %s", *pair)
    return "" if seen else "FactorS took a balance that the books never had"


def overtaken(world: World, row: Row) -> str:
    """What was pushed is the newest version there is."""
    query = "SELECT encode(content_hash, 'hex') AS hash FROM {} WHERE external_id = %s AND client = %s"
    table = "debtor" if row["class"] == "debtor" else "head"
    [head] = world.rows(query.format(table), row["external_id"], world.client.id)
    return "" if head["hash"] == row["after_hash"] else "FactorS took what a newer version had overtaken"


def once(world: World) -> Iterator[str]:
    """No decision is written twice, and no balance twice in a row."""
    seen: dict[Any, Row] = {}
    last: dict[str, Row] = {}
    for row in world.memory.ledger.values():
        key = row["change"].change if "change" in row else row["hash"]
        if key in seen:
            yield f"one decision was pushed twice: {seen[key]} {row}"
        seen[key] = row
        before = last.get(row["external_id"])
        if before and [before[name] for name in ("after_hash", "after_balance")] == [
            row["after_hash"],
            row["after_balance"],
        ]:
            yield f"what FactorS had was written once more: {row}"
        last[row["external_id"]] = row


def books(world: World) -> Iterator[str]:
    """FactorS holds exactly what its ledger says last, once: to the cent, every line of it, and nothing else."""
    last = {row["external_id"]: row for row in world.memory.ledger.values() if row["class"] != "debtor"}
    contents = {
        row["external_id"]: row["after_hash"] for row in world.memory.ledger.values() if row["class"] == "content"
    }
    held = {row["external_id"]: row for row in world.booked(HELD)}
    for key in held.keys() ^ contents.keys():
        yield f"invoice {key} is in only one of FactorS and its ledger"
    for key, row in held.items():
        balance = world.memory.texts[bytes.fromhex(last[key]["after_balance"])]
        expected = written(world.memory.texts[bytes.fromhex(contents[key])], balance)
        expected |= by_hand(world, "invoice", key)
        found = {name: plain(row[name]) for name in expected}
        wrong = {name: (found[name], expected[name]) for name in expected if found[name] != expected[name]}
        if wrong:
            yield f"invoice {key} in FactorS is not what was approved (found, expected): {wrong}"


def by_hand(world: World, table: str, key: str) -> dict[str, Any]:
    """What people of the loan book left there, which no push may have touched."""
    changed = world.memory.by_hand.items()
    return {column: plain(left) for (where, which, column), (_, left) in changed if (where, which) == (table, key)}


def debtors(world: World) -> Iterator[str]:
    """FactorS's debtors are as they were approved: with the first invoice, or as a change of their own."""
    changed = {
        row["external_id"]: row["after_hash"] for row in world.memory.ledger.values() if row["class"] == "debtor"
    }
    shown = [row["change"].debtor for row in world.memory.ledger.values() if "change" in row and row["change"].debtor]
    for row in world.booked("SELECT external_id, name, tax_number, email, bank_account FROM debtor"):
        key = row.pop("external_id")
        texts = [world.memory.texts[bytes.fromhex(changed[key])]] if key in changed else shown
        choices = [json.loads(text) for text in texts if json.loads(text)["id"] == key]
        left = by_hand(world, "debtor", key)
        if not any(all((choice | left)[name] == value for name, value in row.items()) for choice in choices):
            yield f"debtor {key} in FactorS is not as it was approved: {row}"


# At rest: what was approved has arrived ------------------------------------------------------------------------------


def arrived(world: World) -> Iterator[str]:
    """Once everything was approved, FactorS has the newest version of everything but what somebody had rejected."""
    rejected = {
        (shown.external_id, shown.before, shown.after)
        for shown in world.memory.shown.values()
        if shown.perhaps_rejected
    }
    for row in world.rows(WAITING, world.client.id):
        if (row["external_id"], row["before"], row["after"]) not in rejected:
            yield f"{row['number']} {row['external_id']} was never rejected, and FactorS has not its newest version"
    for row in world.rows("SELECT id, external_id FROM pending_release"):
        yield f"release {row['id']} of {row['external_id']} is pending for ever"


def copies(world: World) -> Iterator[str]:
    """SyncIO's approved copies are what FactorS holds: count and sums to the cent."""
    ours, theirs = world.rows(OURS), world.booked(THEIRS)
    if ours != theirs:
        yield f"SyncIO's sums {ours} are not FactorS's {theirs}"


def sums(world: World) -> Iterator[str]:
    """What is staged of the invoices that could be read adds up to what the books say."""
    due = {row["external_id"] for row in world.rows("SELECT external_id FROM quarantine")}
    ours = {row["external_id"]: row for row in world.rows("SELECT external_id, total, due FROM head")}
    for stream, left in (("invoices", "AmountDue"), ("credit_notes", "RemainingCredit")):
        for key, entry in world.books.entries(stream).items():
            if key in due or entry.raw:
                continue
            record = json.loads(entry.full(), parse_float=Decimal, parse_int=Decimal)
            if key not in ours or (ours[key]["total"], ours[key]["due"]) != (record["Total"], record[left]):
                yield f"{entry.label}: staged {ours.get(key)}, booked {record['Total']} and {record[left]} due"


Invariant = Callable[[World], Iterator[str]]
ALWAYS: dict[str, Invariant] = {
    "nothing lost": versions,
    "the cursor is never past something unstored": cursors,
    "a completed pull is complete": complete,
    "the audit tables only grow": grown,
    "the audit trail tells of all of it": told,
    "nothing unapproved in FactorS": approved,
    "nothing twice": once,
    "FactorS holds what was approved": books,
    "FactorS's debtors are as approved": debtors,
    "what became less is held within a pull": held,
    "nothing is held twice": held_once,
}
AT_REST: dict[str, Invariant] = {
    "what was approved arrives": arrived,
    "sums equal to the cent": copies,
    "staged equals the books": sums,
    "nothing is held needlessly": needless,
}
