"""The audit trail as a test reads it."""

import json
from typing import Any

from syncio.domain.audit import Anchored, Verified
from syncio.stages.audit import verify
from tests.integration.staged.client import MEMBERS
from tests.integration.staged.house import House

Told = tuple[str, str, int, str | None]
AMENDED: Told = ("amendment", "added", 1, None)
#: What enrolling a client puts on record: who it is, how its sign-off is arranged, and its members one by one.
ENROLLED: list[Told] = [
    ("client", "added", 1, None),
    *(AMENDED, ("facility", "added", 1, None)),
    *(AMENDED, ("member", "added", 1, None)) * len(MEMBERS),
]


def entries(house: House, client: int) -> list[dict[str, Any]]:
    """What a client's chain says, entry by entry; `rows` are the rows."""
    found = house.rows("SELECT entry, body FROM audit WHERE client = %s ORDER BY no", client)
    return [json.loads(row["entry"]) | {"rows": [*map(json.loads, row["body"].split("\n"))]} for row in found]


def told(house: House, client: int) -> list[Told]:
    """Table, what was done, of how many rows, by whom."""
    return [(each["kind"], each["did"], each["count"], each["user"]) for each in entries(house, client)]


def verified(house: House, anchors: Anchored | None = None) -> Verified:
    with house.app() as connection:
        return verify(connection, lambda: (anchors or {}, []))


def past_all_rules(house: House, statement: str, *values: Any) -> None:
    """What only a superuser can: no trigger sees it."""
    house.rows("SET session_replication_role = replica")
    house.rows(statement, *values)
    house.rows("SET session_replication_role = origin")
