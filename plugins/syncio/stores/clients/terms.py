"""What is in force for a client, as the web shows it to its members."""

from typing import Any

from psycopg.rows import dict_row

from syncio.domain.amendment import Facility, Mapping, Rate
from syncio.domain.terms import Membership, OwnThreshold, Role, Terms
from syncio.errors import Unknown
from syncio.stores.clients.granted import delegations, limits
from syncio.stores.database import Connection, statement

MEMBERS = 'SELECT user_name AS "user", role, added AS since FROM member WHERE client = %(id)s ORDER BY user_name, role'
THRESHOLDS = "SELECT rule, name, trim_scale(value) AS value FROM threshold WHERE client = %(id)s ORDER BY rule, name"
MAPPING = "SELECT name, hash FROM mapping_now WHERE client = %(id)s"
RATES = (
    "SELECT n.currency, n.facility_currency, trim_scale(n.value) AS value, r.day FROM rate_now n"
    " JOIN rate r ON r.amendment = n.amendment WHERE n.client = %(id)s ORDER BY 1, 2"
)


def memberships(connection: Connection, user: str) -> list[Membership]:
    """The clients that `user` is a member of, by name."""
    found = rows(connection, statement("clients", "memberships"), {"user": user})
    return [Membership(client=row["client"], roles=tuple(row["roles"]), waiting=row["waiting"]) for row in found]


def terms(connection: Connection, client: str, user: str) -> Terms:
    """What is in force for a client now, and what `user` is to it.

    :raises Unknown: where there is none, or none that this user may see.
    """
    found = rows(connection, statement("clients", "facility"), {"client": client, "user": user})
    if not found:
        raise Unknown(f"there is no client {client} that you may see", client=client)
    [row] = found
    return Terms(
        client=client,
        today=row["today"],
        roles=tuple(row["roles"]),
        facility=Facility(**{name: row[name] for name in Facility.__struct_fields__}),
        members=tuple(Role(**each) for each in rows(connection, MEMBERS, row)),
        limits=tuple(limits(connection, client)),
        delegations=tuple(delegations(connection, client)),
        thresholds=tuple(OwnThreshold(**each) for each in rows(connection, THRESHOLDS, row)),
        rates=tuple(Rate(**each) for each in rows(connection, RATES, row)),
        mapping=next((Mapping(**each) for each in rows(connection, MAPPING, row)), None),
    )


def rows(connection: Connection, query: str, values: dict[str, Any]) -> list[dict[str, Any]]:
    with connection.cursor(row_factory=dict_row) as cursor:
        return cursor.execute(query.encode(), values).fetchall()
