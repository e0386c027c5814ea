"""Who may do what: added, listed for recertification, removed."""

from datetime import UTC, datetime
from decimal import Decimal

import psycopg
from msgspec.structs import replace

from syncio.domain.amendment import Delegation, End, Limit
from syncio.domain.policy import Allowance, standing_approval_hash
from syncio.stores.clients import Clients
from syncio.stores.database import Connection, opened
from syncio.stores.reviews import Policies
from tests.integration.cli.shell import Shell
from tests.integration.signing.days import TODAY, TOMORROW, YESTERDAY


def add(shell: Shell, user: str, role: str = "reviewer", client: str = "Acme") -> None:
    assert shell.run("member", "add", user, "--client", client, "--role", role).code == 0


def decided(dsn: str, user: str) -> None:
    """A decision of somebody's, put on record by hand."""
    with psycopg.connect(dsn, options="-c search_path=syncio -c session_replication_role=replica") as connection:
        connection.execute(
            "INSERT INTO decision (change, client, hash, verdict, reason, user_name, at)"
            " VALUES (1, 1, '', 'approve', '', %s, '2026-11-20 09:12Z')",
            [user],
        )


def granted(dsn: str) -> None:
    """Acme's limits, delegations and standing approvals: some that are over, ended or revoked among them."""
    lent = Delegation(delegator="ben", delegate="vic", first_day=TODAY, last_day=TOMORROW)
    limit = Limit(user="ben", currency="GBP", amount=Decimal(5000), first_day=TODAY)
    with opened(dsn, "syncio_owner") as connection:
        clients = Clients(connection)
        client = clients.get("Acme")
        clients.command(client, replace(lent, first_day=YESTERDAY))
        clients.command(client, End(amendment=newest(connection)))
        clients.command(client, replace(lent, first_day=YESTERDAY, last_day=YESTERDAY))
        for one in (
            *(lent, limit, replace(limit, first_day=YESTERDAY, last_day=YESTERDAY)),
            replace(limit, amount=Decimal(100), first_day=TOMORROW),
        ):
            clients.command(client, one)
        policies = Policies(connection)
        for amount in (500, 750):
            at, allowance = datetime.now(UTC), Allowance(Decimal(amount), "GBP")
            bound = standing_approval_hash("Acme", "clean", "ada", at, allowance)
            policies.sign(policies.one(policies.propose(client.id, "clean", "ada", at, bound, allowance)), "ben")
        bound = standing_approval_hash("Acme", "balance", "ada", at)
        number = policies.propose(client.id, "balance", "ada", at, bound, None)
        policies.sign(policies.one(number), "ben")
        policies.revoke(policies.one(number), "ben")
        connection.commit()


def newest(connection: Connection) -> int:
    row = connection.execute("SELECT max(amendment) FROM delegation").fetchone()
    assert row is not None
    return int(row[0])


def test_the_list_tells_since_when_by_whom_and_the_last_decision(connected: Shell, dsn: str) -> None:
    add(connected, "ben")
    add(connected, "ann", "viewer")
    decided(dsn, "ben")
    listed = connected.run("member", "list", "--json").result["members"]
    assert [(one["user"], one["role"], one["added_by"], one["last_decision"]) for one in listed] == [
        ("ann", "viewer", "postgres", None),
        ("ben", "reviewer", "postgres", "2026-11-20T09:12:00Z"),
    ]
    assert all(one["since"].endswith("Z") for one in listed)
    lines = connected.run("member", "list").out.splitlines()
    assert lines[1].startswith("Acme  ben  reviewer  ")


def test_the_list_tells_limits_delegations_and_standing_approvals_and_who_made_them(connected: Shell, dsn: str) -> None:
    add(connected, "ben")
    add(connected, "vic", "viewer")
    granted(dsn)
    listed = connected.run("member", "list", "--client", "Acme", "--json").result
    assert [(one["user"], one["amount"], one["currency"], one["first_day"]) for one in listed["limits"]] == [
        ("ben", "5000", "GBP", str(TODAY)),
        ("ben", "100", "GBP", str(TOMORROW)),
    ]
    [lent] = listed["delegations"]
    assert (lent["delegate"], lent["delegator"], lent["first_day"], lent["last_day"]) == (
        *("vic", "ben", str(TODAY), str(TOMORROW)),
    )
    assert (lent["proposed_by"], lent["signed_by"]) == ("postgres", None)
    [policy] = listed["standing_approvals"]
    assert (policy["kind"], policy["amount"], policy["proposed_by"], policy["signed_by"]) == (
        *("clean", "750", "ada", "ben"),
    )
    text = connected.run("member", "list").out
    by = f"(amendment {lent['amendment']}, proposed by postgres, a command)"
    assert f"Acme  vic may decide by ben's right from {TODAY} to {TOMORROW}  {by}\n" in text
    assert "Acme  edits that raise nothing and carry no flag pass, but for one in twenty, without a review" in text
    assert ", up to 750.00 GBP a day  (standing approval" in text


def test_one_client_is_listed_alone_and_an_unknown_one_is_said_to_be(connected: Shell, dsn: str) -> None:
    with psycopg.connect(dsn, options="-c search_path=syncio") as connection:
        connection.execute("INSERT INTO client (name, source, tenant) VALUES ('Other', 'xero', 't')")
    add(connected, "ann")
    add(connected, "ben", client="Other")
    listed = connected.run("member", "list", "--client", "Other", "--json").result["members"]
    assert [one["user"] for one in listed] == ["ben"]
    assert "no such client" in connected.run("member", "list", "--client", "Nobody").complaint


def test_who_is_removed_is_gone_and_may_come_back(connected: Shell) -> None:
    add(connected, "ann")
    add(connected, "ann", "admin")
    words = ("member", "remove", "ann", "--client", "Acme", "--role", "admin")
    assert connected.run(*words).code == 0
    again = connected.run(*words)
    assert (again.code, "ann is no admin of this client" in again.complaint) == (1, True)
    assert [one["role"] for one in connected.run("member", "list", "--json").result["members"]] == ["reviewer"]
    add(connected, "ann", "admin")
    assert connected.run("verify-audit", "--json").result["ok"]


def test_all_or_none_of_several_clients(connected: Shell) -> None:
    add(connected, "ann")
    words = ("member", "remove", "ann", "--client", "Acme", "--client", "Nobody", "--role", "reviewer")
    assert connected.run(*words).code == 1
    assert len(connected.run("member", "list", "--json").result["members"]) == 1
