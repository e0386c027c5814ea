"""`factors preview`, on both databases: it says what is pending, and leaves both as they are."""

import os

import pytest
from cryptography.fernet import Fernet
from msgspec.structs import replace

from syncio.errors import Conflict, Unknown
from syncio.stages.preview import Previewed, preview_pending
from tests.integration.cli.shell import ROOT, Outcome, Shell, postgres
from tests.integration.push.client import Client, pushed
from tests.integration.push.house import House
from tests.unit.domain.made import content, line

HOSTILE = "INV\x1b[31m\u202e7\r\nrelease 999  content forged"
STAGING = ("release", "release_outcome", "push_failure", "approved", "version", "head", "funding", "audit")
BOOK = ("client", "debtor", "invoice", "invoice_line", "push_ledger")


def seen(client: Client, release: int | None = None, limit: int = 20) -> Previewed:
    with client.house.app() as staging, client.house.factors() as book:
        [found] = preview_pending(staging, book, client=client.name, release=release, limit=limit)
    return found


def counts(house: House) -> list[int]:
    count = "SELECT count(*) FROM "
    return [*(house.one(count + name) for name in STAGING), *(house.book.one(count + name) for name in BOOK)]


def run(client: Client, *words: str) -> Outcome:
    house = client.house
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT / "plugins"),
        "AIRFLOW_HOME": os.environ["AIRFLOW_HOME"],
        "AIRFLOW_CONN_SYNCIO_DB": postgres(house.dsn),
        "AIRFLOW_CONN_FACTORS_DB": postgres(house.push_url),
        "SYNCIO_FERNET_KEYS": Fernet.generate_key().decode(),
    }
    return Shell(environment).run("factors", "preview", "--client", client.name, *words)


def test_what_is_pending_is_shown_and_both_databases_stay_as_they_are(client: Client) -> None:
    records = client.stage_book([content(), content(number="INV-2")])
    client.sign_off(*records)
    before = counts(client.house)
    found = seen(client)
    assert [(one.external_id, one.stopped) for one in found.releases] == [("x1", None), ("x2", None)]
    assert [row.table for row in found.releases[1].rows] == ["invoice", "invoice_line"]
    assert counts(client.house) == before
    assert client.push() == (2, 0, 0, 0)
    assert counts(client.house) != before


def test_a_change_is_shown_from_what_factors_holds_to_what_was_signed(client: Client) -> None:
    first = content(lines=(line(), line(description="Sand")))
    [record] = pushed(client, first)
    client.stage(replace(first, number="INV-9", lines=(line(),)))
    client.sign_off(record)
    [release] = seen(client).releases
    moved = {c.column: (c.old, c.new) for row in release.rows[:1] for c in row.cells if c.old != c.new}
    assert moved == {"number": ("INV-1", "INV-9")}
    assert [(row.table, row.act) for row in release.rows[1:]] == [
        ("invoice_line", "change"),
        ("invoice_line", "delete"),
    ]


def test_what_was_overtaken_is_said_and_shows_no_rows(client: Client) -> None:
    [record] = client.stage_book([content()])
    client.sign_off(record)
    client.stage(content(number="INV-2"))
    found = seen(client)
    assert [("a newer version came" in (one.stopped or ""), one.rows) for one in found.releases] == [(True, [])]
    assert found.statements == []


def test_one_release_or_a_number_of_them_can_be_asked_for(client: Client) -> None:
    client.sign_off(*client.stage_book([content(), content(number="INV-2")]))
    first, second = (row["id"] for row in client.releases())
    assert [one.release for one in seen(client, second).releases] == [second]
    assert [one.release for one in seen(client, limit=1).releases] == [first]
    client.push()
    with pytest.raises(Unknown):
        seen(client, second)


def test_an_earlier_release_of_the_same_record_goes_first(client: Client) -> None:
    [record] = client.stage_book([content()])
    client.sign_off(record)
    client.stage(content(number="INV-2"))
    client.review([record])
    with client.house.app() as connection:
        connection.execute(
            "INSERT INTO release (push_id, client, class, change, record, external_id, after_n, after_hash,"
            " after_balance, hash) SELECT gen_random_uuid(), client, 'content',"
            " (SELECT max(id) FROM change WHERE record = r.record), record, external_id, after_n, after_hash,"
            " after_balance, hash FROM release r WHERE record = %s",
            [record],
        )
        connection.commit()
    with pytest.raises(Conflict, match="earlier release"):
        seen(client, client.releases()[-1]["id"])


def test_the_command_shows_hostile_texts_inert_and_the_sql_with_its_values(client: Client) -> None:
    client.sign_off(*client.stage_book([content(number=HOSTILE)]))
    outcome = run(client)
    assert outcome.code == 0
    assert "\x1b" not in outcome.out
    assert "\u202e" not in outcome.out
    lines = outcome.out.splitlines()
    assert not [text for text in lines if text.startswith("release 999")]
    assert any("number = 'INV[U+001B][31m[U+202E]7[U+000D]↵release 999  content forged'" in text for text in lines)
    assert any(text.startswith("  INSERT INTO invoice (client, debtor, external_id, ") for text in lines)
    assert any(text.startswith(("    client_1 = ", "    param_1 = ")) for text in lines)
    assert "mapping: reference" in lines


def test_the_commands_json_has_every_column(client: Client) -> None:
    client.sign_off(*client.stage_book([content(number=HOSTILE)]))
    [one] = run(client, "--json", "--limit", "1").result["preview"]
    cells = {cell["column"]: cell["new"] for row in one["releases"][0]["rows"] for cell in row["cells"]}
    assert cells["number"] == HOSTILE
    assert one["statements"][0]["sql"].startswith(("INSERT INTO client", "UPDATE debtor"))


def test_a_client_that_is_not_there_is_said(client: Client) -> None:
    outcome = run(client, "--client", "Nobody")
    assert (outcome.code, "Nobody" in outcome.complaint) == (1, True)
