"""Reading back what was staged: every version from its bytes, an invoice as of a moment."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from syncio.sources.xero.reader import XeroReader
from syncio.stages.replay import Replayed, replay
from syncio.stores.staging import Seen
from tests.integration.pull.house import House


def replayed(house: House) -> Replayed:
    with house.staging() as staging:
        return replay(XeroReader(), staging)


def as_of(house: House, number: str, moment: datetime) -> list[Seen]:
    with house.staging() as staging:
        return staging.as_of(number, moment)


@pytest.fixture
def twice(pulled: House) -> House:
    """A client of whose invoices two have a second version."""
    first, second = pulled.open_invoices()[:2]
    pulled.caller.edited(
        {"op": "amount", "invoice": first, "total": "500.00"}, {"op": "pay", "invoice": second, "amount": "1.00"}
    )
    assert pulled.pull().counts.updated == 2
    return pulled


def test_every_version_is_what_its_bytes_say(twice: House) -> None:
    done = replayed(twice)
    assert (done.ok, done.differences) == (True, [])
    assert (
        done.versions
        == twice.value("SELECT count(*) FROM version")
        == twice.value("SELECT (SELECT count(*) FROM head) + (SELECT count(*) FROM debtor) + 2")
    )


@pytest.mark.parametrize(
    ("tampering", "difference"),
    [
        ("UPDATE version SET content_hash = sha256('') WHERE n = 2", "the content is another"),
        ("UPDATE version SET balance_hash = sha256('') WHERE n = 2", "the balance is another"),
        ("UPDATE version SET raw_hash = sha256('') WHERE n = 2", "the bytes are not those that were read"),
        ("UPDATE version SET off = off + 1 WHERE n = 2", "the bytes are not those that were read"),
        ("UPDATE version SET page = 0 WHERE n = 2", "the bytes are not those that were read"),
        ("UPDATE page SET body = 'broken' WHERE id = (SELECT max(page) FROM version WHERE n = 2)", "the bytes are not"),
    ],
)
def test_what_differs_is_named(twice: House, tampering: str, difference: str) -> None:
    twice.rows(f"{tampering} RETURNING 1")
    done = replayed(twice)
    assert not done.ok
    assert {(one.external_id, one.version) for one in done.differences} == {
        (key, 2) for key in twice.values("SELECT external_id FROM head WHERE n = 2")
    }
    assert all(one.difference.startswith(difference) for one in done.differences)


def test_bytes_that_are_no_longer_understood_say_why(pulled: House) -> None:
    pulled.rows("UPDATE page SET stream = 'contacts' WHERE stream = 'credit_notes' RETURNING 1")
    (one, *_) = replayed(pulled).differences
    assert one.difference.startswith("no longer understood: the record cannot be decoded")


def test_another_clients_versions_are_not_replayed(twice: House) -> None:
    twice.rows("UPDATE head SET client = 0 RETURNING 1")
    assert replayed(twice).versions == twice.value("SELECT count(*) FROM debtor")


def test_an_invoice_as_of_a_moment_is_the_version_seen_by_then(pulled: House) -> None:
    key = pulled.open_invoices()[0]
    number = pulled.value("SELECT number FROM head WHERE external_id = %s", key)
    before = pulled.value("SELECT total FROM head WHERE external_id = %s", key)
    between = datetime.now(UTC)
    pulled.caller.edited({"op": "amount", "invoice": key, "total": "500.00"})
    pulled.pull()

    (then,) = as_of(pulled, number, between)
    assert (then.external_id, then.version, then.versions) == (key, 1, 2)
    assert (then.content.total, then.balance.due, then.content.number) == (before, before, number)
    (latest,) = as_of(pulled, number, datetime.now(UTC))
    assert (latest.version, latest.content.total) == (2, Decimal(500))
    assert between < latest.seen < datetime.now(UTC)
    assert as_of(pulled, number, then.seen - timedelta(microseconds=1)) == []
    assert [one.version for one in as_of(pulled, number, then.seen)] == [1]


def test_suppliers_bills_of_one_number_are_told_apart(pulled: House) -> None:
    pulled.rows("UPDATE head SET number = 'A1' WHERE kind = 'payable' RETURNING 1")
    found = as_of(pulled, "A1", datetime.now(UTC))
    assert len(found) == pulled.value("SELECT count(*) FROM head WHERE kind = 'payable'") > 1
    assert as_of(pulled, "a1 ", datetime.now(UTC)) == []
