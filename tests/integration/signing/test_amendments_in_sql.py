"""What the database itself lets nobody do with amendments, whichever program asks."""

from typing import Any

import pytest

from syncio.domain.amendment import (
    Amends,
)
from syncio.errors import Misconfigured, Terminal
from syncio.stores.reviews import acting
from tests.integration.push.client import Client
from tests.integration.push.house import House
from tests.integration.signing.amending import DELEGATION, LIMIT, RATE, proposed


def inserted(house: House, user: str, query: str, values: list[Any]) -> None:
    with house.web() as connection, acting(connection, user):
        connection.execute(query.encode(), values)


SIGN = "INSERT INTO amendment_signature (amendment, client, hash, signed_by) VALUES (%s, %s, %s, %s)"


@pytest.mark.parametrize(
    ("amends", "user", "complaint"),
    [
        (RATE, "ada", "cannot be signed by this person"),
        (LIMIT, "ann", "cannot be signed by this person"),
        (DELEGATION, "ben", "cannot be signed by this person"),
        (RATE, "vic", "row-level security"),
        (RATE, "eve", "row-level security"),
    ],
)
def test_the_database_itself_takes_only_a_signature_that_may_be(
    house: House, client: Client, amends: Amends, user: str, complaint: str
) -> None:
    amendment = proposed(house, client, amends)
    with pytest.raises((Misconfigured, Terminal), match=complaint):
        inserted(house, user, SIGN, [amendment.id, client.id, bytes.fromhex(amendment.hash), user])


def test_the_database_itself_takes_only_a_signature_of_what_was_shown(house: House, client: Client) -> None:
    amendment = proposed(house, client, RATE)
    with pytest.raises(Terminal, match="cannot be signed"):
        inserted(house, "ann", SIGN, [amendment.id, client.id, bytes(32), "ann"])


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"proposed_by": "ada", "origin": "command"}, "no_command"),
        ({"proposed_by": "bob"}, "row-level security"),
        ({"hash": bytes(32)}, "amendment_check"),
        ({"kind": "limit"}, "amendment_check"),
    ],
)
def test_the_database_itself_takes_only_a_whole_proposal_in_ones_own_name(
    house: House, client: Client, change: dict[str, Any], complaint: str
) -> None:
    amendment = proposed(house, client, RATE)
    query = "SELECT client, kind, doc, hash, proposed_by, origin FROM amendment WHERE id = %s"
    values = house.rows(query, amendment.id)[0] | change
    insert = "INSERT INTO amendment (client, kind, doc, hash, proposed_by, origin) VALUES (%s, %s, %s, %s, %s, %s)"
    with pytest.raises((Misconfigured, Terminal), match=complaint):
        inserted(house, "ada", insert, list(values.values()))
