"""What the rules are set to, told on the command line."""

from syncio.domain.rules import RULES
from syncio.domain.rules.thresholds import THRESHOLDS
from tests.integration.cli.shell import Shell


def test_every_rule_and_threshold_is_told_with_its_default(shell: Shell) -> None:
    told = shell.run("rules", "list", "--json").result["rules"]
    assert {row["rule"] for row in told if not row["threshold"]} == {rule.__name__ for rule in RULES}
    assert {(row["rule"], row["threshold"]) for row in told if row["threshold"]} == {
        (one.rule, one.name) for one in THRESHOLDS
    }
    assert all(row["value"] == row["default"] for row in told if row["threshold"])
    assert all(row["says"] for row in told)


def test_a_client_who_is_none_has_no_thresholds(connected: Shell) -> None:
    outcome = connected.run("rules", "list", "--client", "Nobody", "--json")
    assert (outcome.code, outcome.result["error"]) == (1, "Unknown")
    assert connected.run("rules", "list", "--client", "Acme", "--json").code == 0
