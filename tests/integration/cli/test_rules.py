"""`rules` at a shell."""

from datetime import UTC, datetime

import pytest

from tests.integration.cli.shell import Shell

TODAY = datetime.now(UTC).date().isoformat()


def test_every_rule_is_listed_with_its_thresholds(shell: Shell) -> None:
    listed = shell.run("rules", "list", "--json").result
    rules = {row["rule"]: row for row in listed["rules"]}
    assert rules["credit_after_funding"]["severities"] == ["block", "look"]
    assert rules["rebilled"]["thresholds"]["days"]["default"] == "14"
    assert rules["stale_feed"]["severities"] == ["stops drawings"]
    assert rules["stale_feed"]["thresholds"]["hours"]["default"] == "24"
    lines = shell.run("rules", "list").out.splitlines()
    assert any(line.startswith("concentration") and "look" in line for line in lines)
    assert "    percent = 25 percent: of the ledger one debtor may owe" in lines


def test_a_clients_own_thresholds_stand_beside_the_defaults(connected: Shell) -> None:
    listed = connected.run("rules", "list", "--client", "Acme", "--json").result
    assert listed["client"] == "Acme"
    assert [row for row in listed["rules"] if any("own" in one for one in row["thresholds"].values())] == []
    assert connected.run("rules", "list", "--client", "Nobody").code == 1


def test_what_was_pulled_today_is_replayed(connected: Shell) -> None:
    assert connected.run("pull", "--client", "Acme").code == 0
    words = ("rules", "backtest", "--from", TODAY, "--to", TODAY, "--set", "due_extended.term=10")
    found = connected.run(*words, "--json").result
    assert found["changes"] > 0
    [extended] = [row for row in found["rules"] if row["rule"] == "due_extended"]
    assert (extended["look"], extended["more"] > 0) == (0, True)
    lines = connected.run(*words).out.splitlines()
    assert f"changes: {found['changes']}" in lines
    assert any(line.startswith(f"    + {TODAY} Acme ") for line in lines)


@pytest.mark.parametrize("value", ["aged.days", "aged=90", "aged.days=soon"])
def test_a_setting_that_is_none_is_wrong_usage(shell: Shell, value: str) -> None:
    assert shell.run("rules", "backtest", "--from", TODAY, "--to", TODAY, "--set", value).code == 2


def test_a_threshold_that_no_rule_has_is_named(connected: Shell) -> None:
    outcome = connected.run("rules", "backtest", "--from", TODAY, "--to", TODAY, "--set", "aged.weeks=1")
    assert (outcome.code, "aged.weeks" in outcome.err) == (1, True)


def test_a_client_says_where_it_has_its_mail(connected: Shell) -> None:
    said = connected.run("client", "domains", "Acme", "Acme.example", "--json").result
    assert said["email_domains"] == ["acme.example"]
    assert connected.run("client", "domains", "Acme", "gmail.com").code == 1
    assert "email_domains" not in connected.run("client", "domains", "Acme", "--json").result
