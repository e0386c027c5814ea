"""What other people do: the loan book's own work, and hands that reach into tables and files."""

from pathlib import Path
from random import Random
from urllib.parse import urlsplit

from tests.faults.schedules.world import World

COLUMNS = {"invoice": ("reference", "paid", "total"), "debtor": ("name",)}


def fund(world: World, dice: Random) -> str:
    """The lender advances money on an invoice."""
    sold = [row for row in world.invoices() if (row["kind"], row["state"]) == ("receivable", "open") and row["due"]]
    rows = [row for row in sold if not world.changed_by_hand(row["external_id"])]
    if not rows:
        return "nothing to fund"
    row = dice.choice(rows[:4])
    world.booked(
        "INSERT INTO advance (invoice, funded_at, amount) VALUES (%s, clock_timestamp(), %s)",
        *(row["id"], round(row["total"] / 2, 2)),
    )
    world.memory.funded.setdefault(row["external_id"], row)
    return str(row["number"])


def change_by_hand(world: World, dice: Random) -> str:
    """Somebody edits a row of FactorS."""
    table = dice.choice(("invoice", "invoice", "debtor"))
    rows = world.booked(f"SELECT * FROM {table} ORDER BY external_id")  # noqa: S608
    if not rows:
        return "nothing to change"
    row, column = dice.choice(rows[:4]), dice.choice(COLUMNS[table])
    key = (table, row["external_id"], column)
    if key in world.memory.by_hand:
        return "changed already"
    value = "by hand" if isinstance(row[column], str) else row[column] + 7
    world.memory.by_hand[key] = (row[column], value)
    set_by_hand(world, key, value)
    return f"{key}"


def put_right(world: World, dice: Random | None = None) -> str:
    """They put right what they changed: one row, or all."""
    keys = sorted(world.memory.by_hand)
    for key in [dice.choice(keys)] if dice and keys else keys:
        set_by_hand(world, key, world.memory.by_hand.pop(key)[0])
    return f"of {len(keys)}"


def set_by_hand(world: World, key: tuple[str, str, str], value: object) -> None:
    table, external_id, column = key
    world.booked(f"UPDATE {table} SET {column} = %s WHERE external_id = %s", value, external_id)  # noqa: S608


def forge(world: World, dice: Random) -> str:
    """Somebody with the database's password approves in the name of one who may not decide."""
    reviews = world.reviews(closed=False)
    rows = world.undecided(reviews[0]) if reviews else []
    if not rows:
        return "nothing to forge"
    row, user = dice.choice(rows), dice.choice(("vic", "ada", "mallory"))
    world.rows(
        "INSERT INTO decision (change, client, hash, verdict, reason, user_name) VALUES (%s, %s, %s, 'approve', '', %s)"
        " ON CONFLICT DO NOTHING",
        *(row["id"], world.client.id, row["hash"], user),
    )
    return f"{user} on change {row['id']}"


def tamper(world: World, dice: Random) -> str:
    """Somebody changes a published report."""
    rows = world.rows("SELECT url, kind FROM report WHERE client = %s ORDER BY review, kind", world.client.id)
    if not rows:
        return "nothing to tamper with"
    row = dice.choice(rows)
    data = "review.json" if row["kind"] == "diff" else "approval.json"
    path = Path(urlsplit(row["url"]).path) / dice.choice((data, f"{row['kind']}_report.html"))
    if not path.exists() or path in world.memory.tampered:
        return "not there"
    world.memory.tampered[path] = path.read_bytes()
    path.write_bytes(world.memory.tampered[path] + b" ")
    return f"{path.parent.name}/{path.name}"


def restore(world: World, _dice: Random | None = None) -> str:
    """The changed reports are restored."""
    for path, content in world.memory.tampered.items():
        path.write_bytes(content)
    count = len(world.memory.tampered)
    world.memory.tampered.clear()
    return str(count)


def staff(world: World, dice: Random) -> str:
    """A reviewer becomes an admin too, who then may not decide, or is one no more."""
    user = dice.choice(("ben", "val"))
    if user in world.memory.deciders:
        world.rows("INSERT INTO member (client, user_name, role) VALUES (%s, %s, 'admin')", world.client.id, user)
        world.memory.deciders.discard(user)
        return f"{user} administers"
    stand_down(world, user)
    return f"{user} reviews again"


def stand_down(world: World, user: str) -> None:
    world.rows("DELETE FROM member WHERE client = %s AND user_name = %s AND role = 'admin'", world.client.id, user)
    world.memory.deciders.add(user)
