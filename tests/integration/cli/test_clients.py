"""From a client's refresh token to its invoices, by hand."""

from datetime import UTC, datetime, timedelta

import psycopg

from tests.integration.cli.shell import Shell, add
from tests.sandbox.xero.calling import Caller

PULL = ("pull", "--client", "Acme", "--json")


def test_a_client_is_added_pulled_looked_at_and_replayed(shell: Shell, caller: Caller) -> None:
    added = add(shell, caller.tenant)
    assert added.result == {"id": 1, "name": "Acme", "source": "xero", "tenant": caller.tenant["tenant_id"]}
    assert shell.run("client", "list", "--json").result == {"clients": [added.result]}

    documents = len(caller.read("Invoices", page=1)) + len(caller.read("CreditNotes", page=1))
    pulled = shell.run(*PULL)
    assert (pulled.code, pulled.result["status"], pulled.result["staged"]) == (0, "COMPLETED", documents)
    assert pulled.result["seconds"] > 0

    invoice = next(one for one in caller.read("Invoices", page=1) if one["Type"] == "ACCREC")
    shown = shell.run("invoice", "--client", "Acme", "--number", invoice["InvoiceNumber"], "--json").result
    (found,) = shown["invoices"]
    assert (found["external_id"], found["version"], found["versions"]) == (invoice["InvoiceID"], 1, 1)
    assert float(found["content"]["total"]) == float(invoice["Total"])
    assert float(found["balance"]["due"]) == float(invoice["AmountDue"])
    assert found["origin"]["debtor_name"] == invoice["Contact"]["Name"]
    assert datetime.fromisoformat(found["seen"]) < datetime.now(UTC)

    replayed = shell.run("replay", "--client", "Acme", "--json")
    assert (replayed.code, replayed.result["ok"]) == (0, True)
    assert replayed.result["versions"] == pulled.result["created"]


def test_an_invoice_before_it_was_seen(connected: Shell, caller: Caller) -> None:
    connected.run(*PULL)
    number = caller.read("Invoices", page=1)[0]["InvoiceNumber"]
    words = ("invoice", "--client", "Acme", "--number", number, "--json", "--as-of")
    yesterday = (datetime.now(UTC) - timedelta(days=2)).date().isoformat()
    outcome = connected.run(*words, yesterday)
    assert (outcome.code, outcome.result["error"]) == (1, "Unknown")
    assert "Acme" in outcome.complaint
    assert number in outcome.complaint
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    assert connected.run(*words, tomorrow.isoformat()).code == 0
    assert connected.run(*words, tomorrow.date().isoformat()).code == 0
    wrong = connected.run(*words, "tomorrow")
    assert (wrong.code, wrong.out) == (2, "")


def test_a_name_or_an_organisation_is_a_client_once(connected: Shell, caller: Caller) -> None:
    again = add(connected, caller.tenant)
    assert (again.code, again.result["error"]) == (1, "Conflict")
    other = add(connected, caller.tenant, "Other")
    assert (other.code, "this organisation is a client already" in other.complaint) == (1, True)


def test_a_client_whose_token_is_dead_is_connected_again(connected: Shell, caller: Caller) -> None:
    first = caller.token(caller.tenant["refresh_token"]).json()["refresh_token"]
    dead = connected.run("client", "connect", "Acme", "--refresh-token", "-", "--json", given="never granted\n")
    assert dead.code == 0
    refused = connected.run(*PULL)
    assert (refused.code, refused.result["error"]) == (1, "Unauthorised")
    assert "connect the client again" in refused.complaint
    assert "client=Acme" in refused.complaint
    assert connected.run("client", "connect", "Acme", "--refresh-token", "-", given=first).code == 0
    assert connected.run(*PULL).result["status"] == "COMPLETED"


def test_no_token_on_standard_input(shell: Shell, caller: Caller) -> None:
    outcome = add(shell, {**caller.tenant, "refresh_token": ""})
    assert (outcome.code, outcome.result["error"]) == (1, "Misconfigured")


def test_a_client_is_added_with_the_time_zone_of_its_lender(shell: Shell, caller: Caller, dsn: str) -> None:
    tenant = ("--tenant", caller.tenant["tenant_id"])
    words = ("client", "add", "Acme", "--source", "xero", *tenant, "--refresh-token", "-")
    refused = shell.run(*words, "--timezone", "Mars", given="token\n")
    assert (refused.code, "timezone is no IANA name" in refused.complaint) == (1, True)
    assert shell.run(*words, "--timezone", "Europe/London", given="token\n").code == 0
    with psycopg.connect(dsn) as connection:
        found = connection.execute("SELECT limits, timezone FROM syncio.facility").fetchall()
    assert found == [("required", "Europe/London")]


def test_a_client_or_a_member_has_a_name_that_can_be_seen(connected: Shell, caller: Caller) -> None:
    for name in ("Ac\u200bme", "\x1b[2JAcme", "Acme\nAcme", "A" * 201, " "):
        refused = add(connected, caller.tenant, name)
        assert (refused.code, refused.result["error"]) == (1, "Invalid")
        member = connected.run("member", "add", name, "--client", "Acme", "--role", "viewer", "--json")
        assert (member.code, member.result["error"]) == (1, "Invalid")
    assert [each["name"] for each in connected.run("client", "list", "--json").result["clients"]] == ["Acme"]
    assert connected.run("member", "list", "--json").result["members"] == []
