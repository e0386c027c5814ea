"""Who may do what: added, listed for recertification, removed."""

import psycopg

from tests.integration.cli.shell import Shell


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
