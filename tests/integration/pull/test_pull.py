"""What a pull stages, what it leaves alone, and how its cursor moves."""

import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

import pytest

from syncio.domain.invoice import hashed
from syncio.domain.ports import Page, Stream
from syncio.errors import Busy, Forbidden, Unavailable, Unreadable
from syncio.sources.xero.client import XeroSource
from syncio.sources.xero.reader import INVOICES, XeroReader
from syncio.stages.pull import pull
from tests.conftest import NewDatabase
from tests.integration.pull.house import House
from tests.sandbox.xero.calling import calling
from tests.sandbox.xero.running import running


class Interrupted(XeroSource):
    """Does something after the first page of invoices was fetched, and before the next is asked for."""

    happening: Callable[[Page], None]

    def pages(self, stream: Stream, **asked: Any) -> Iterator[Page]:
        for page in super().pages(stream, **asked):
            yield page
            if stream is INVOICES and page.no == 1:
                self.happening(page)


def interrupted(house: House, happening: Callable[[Page], None], overlap: timedelta = timedelta(0)) -> None:
    caller = house.caller
    source = Interrupted(caller.xero.url, caller.tenant["tenant_id"], lambda: caller.access_token, page_size=25)
    source.happening = happening
    with closing(source), house.staging() as staging:
        pull(source, staging, overlap=overlap)


def open_on(house: House, page: Page) -> str:
    """An invoice on this page that can be edited."""
    listed = {XeroReader().key(INVOICES, record) for record in page.records}
    return next(key for key in house.open_invoices() if key in listed)


def test_a_first_pull_stages_everything_to_the_cent(house: House) -> None:
    done = house.pull()
    ledger = house.caller.xero.organisations[0].ledger
    documents = len(ledger.invoices.entries) + len(ledger.credit_notes.entries)
    debtors = len(ledger.contacts.entries)
    assert (done.status, done.errors) == ("COMPLETED", [])
    assert (done.counts.documents, done.counts.staged) == (documents, documents)
    assert (done.counts.processed, done.counts.created) == (documents + debtors, documents + debtors)
    assert (done.counts.updated, done.counts.unchanged, done.counts.failed) == (0, 0, 0)
    assert house.staged() == house.booked()
    assert {kind for kind, _ in house.booked()} == {"receivable", "payable", "credit_note"}
    assert len({currency for _, currency in house.booked()}) > 1
    assert house.value("SELECT count(*) FROM invoice_line") == done.counts.lines
    lines = "SELECT count(*) FROM (SELECT record FROM invoice_line JOIN head USING (record, n) GROUP BY record, total "
    assert house.value(lines + "HAVING abs(sum(amount + tax) - total) > 0.005) off") == 0


def test_debtors_are_staged_archived_ones_too(pulled: House) -> None:
    contacts = pulled.caller.xero.organisations[0].ledger.contacts.entries
    assert {(row["external_id"], row["name"]) for row in pulled.rows("SELECT external_id, name FROM debtor")} == {
        (key, held.label) for key, held in contacts.items()
    }
    assert "ARCHIVED" in {held.status for held in contacts.values()}


def test_a_second_pull_of_the_same_stages_nothing(pulled: House) -> None:
    pulled.rows("DELETE FROM feed RETURNING 1")
    before = pulled.rows("SELECT * FROM version ORDER BY record, n")
    done = pulled.pull()
    assert done.counts.unchanged == done.counts.processed == len(before)
    assert (done.counts.created, done.counts.updated) == (0, 0)
    assert pulled.rows("SELECT * FROM version ORDER BY record, n") == before
    assert pulled.value("SELECT count(*) FROM page WHERE run = %s", done.run) == 0


def test_a_second_pull_asks_only_for_what_changed_since(pulled: House) -> None:
    key = pulled.open_invoices()[0]
    pulled.caller.edited({"op": "due_date", "invoice": key, "date": "2027-01-31"})
    done = pulled.pull()
    assert (done.counts.processed, done.counts.updated) == (1, 1)


def test_only_what_changed_gets_another_version(pulled: House) -> None:
    raised, paid, worded, *_ = pulled.open_invoices()
    pulled.caller.edited(
        {"op": "amount", "invoice": raised, "total": "12345.67"},
        {"op": "pay", "invoice": paid, "amount": "0.01"},
        {"op": "reword", "invoice": worded, "line": 0, "description": "Otherwise"},
    )
    done = pulled.pull()
    assert (done.counts.updated, done.counts.created) == (3, 0)
    assert set(pulled.values("SELECT external_id FROM head WHERE n = 2")) == {raised, paid, worded}
    assert pulled.value("SELECT total FROM head WHERE external_id = %s", raised) == Decimal("12345.67")
    hashes = (
        "SELECT count(DISTINCT v.content_hash) AS content, count(DISTINCT v.balance_hash) AS balance FROM version v "
        "JOIN head USING (record) WHERE external_id = %s"
    )
    assert pulled.rows(hashes, paid) == [{"content": 1, "balance": 2}]
    assert pulled.rows(hashes, worded) == [{"content": 2, "balance": 1}]
    assert pulled.staged() == pulled.booked()


def test_what_is_kept_of_a_version_are_the_very_bytes(pulled: House) -> None:
    with pulled.staging() as staging:
        raw = {one.external_id: (one.raw, one.raw_hash) for one in staging.kept()}
    shelves = pulled.caller.xero.organisations[0].ledger.shelves.values()
    assert raw == {key: (held.full(), hashed(held.full())) for shelf in shelves for key, held in shelf.entries.items()}


def test_the_cursor_is_the_start_of_the_reading_minus_the_overlap(house: House) -> None:
    start = datetime(2026, 11, 20, 9, tzinfo=UTC)
    minutes = count()
    with house.staging() as staging, house.source() as source:
        pull(source, staging, overlap=timedelta(days=7), clock=lambda: start + timedelta(minutes=next(minutes)))
    feeds = {row["stream"]: row["since"] for row in house.rows("SELECT stream, since FROM feed")}
    assert feeds["contacts"] == start - timedelta(days=7)
    assert feeds["contacts"] < feeds["invoices"] < feeds["credit_notes"] < start


def test_a_failing_page_keeps_those_before_it_and_the_cursor(house: House) -> None:
    house.fault("/Invoices?page=3", status=403)
    with pytest.raises(Forbidden, match=r"client=Acme"):
        house.pull(page_size=20)
    assert house.value("SELECT count(*) FROM head") == 40
    assert house.values("SELECT stream FROM feed") == ["contacts"]
    (run,) = house.rows("SELECT status, staged, errors FROM sync_run")
    assert (run["status"], run["staged"], len(run["errors"])) == ("FAILED", 40, 1)

    done = house.pull(page_size=20)
    assert (done.status, done.counts.updated) == ("COMPLETED", 0)
    assert house.staged() == house.booked()


def test_an_edit_of_what_was_read_already_hides_no_other(house: House) -> None:
    """By time it would go to the end, and what was first on the next page would be last on this one."""

    def edit(page: Page) -> None:
        house.caller.edited({"op": "due_date", "invoice": open_on(house, page), "date": "2027-01-31"})

    interrupted(house, edit)
    assert house.value("SELECT count(*) FROM head WHERE kind <> 'credit_note'") == 90


def test_a_record_that_leaves_the_list_while_it_is_read_hides_no_other(house: House) -> None:
    """The first of the next page moves up onto the one already read."""
    shelf = house.caller.xero.organisations[0].ledger.invoices
    whole = dict(shelf.entries)

    def leave(page: Page) -> None:
        del shelf.entries[XeroReader().key(INVOICES, page.records[0])]
        shelf.edition += 1

    with pytest.raises(Unavailable, match=r"list of invoices shrank .*counted=90.*client=Acme"):
        interrupted(house, leave)
    assert house.value("SELECT count(*) FROM head WHERE kind <> 'credit_note'") == 89
    assert house.values("SELECT stream FROM feed") == ["contacts"]

    (gone,) = whole.keys() - shelf.entries.keys()
    shelf.put(whole[gone])
    assert house.pull().status == "COMPLETED"
    assert house.staged() == house.booked()


@pytest.mark.parametrize("hours", [-13, 13])
def test_the_source_s_clock_may_be_off_ours(new_database: NewDatabase, migrated: str, hours: int) -> None:
    def off() -> datetime:
        return datetime.now(UTC) + timedelta(hours=hours)

    with running(invoices=90, organisations=1, clock=off) as xero, calling(xero) as caller:
        house = House(new_database(migrated), caller)
        for total in ("777.77", "888.88"):
            assert house.pull(overlap=timedelta(seconds=1)).status == "COMPLETED"
            caller.edited({"op": "amount", "invoice": house.open_invoices()[0], "total": total})
        assert house.pull(overlap=timedelta(seconds=1)).counts.updated == 1
        assert house.staged() == house.booked()


def test_answers_may_be_compressed_as_xero_s_are(new_database: NewDatabase, migrated: str) -> None:
    with running(invoices=90, organisations=1, gzip=True) as xero, calling(xero) as caller:
        house = House(new_database(migrated), caller)
        house.fault("/Invoices?page=2", truncate=20_000)
        with pytest.raises(Unreadable):
            house.pull()
        done = house.pull(page_size=1000)
        assert house.staged() == house.booked()
        assert done.counts.bytes > 2 * caller.request("GET", "/admin/statistics").json()["bytes"]


def test_an_edit_while_pages_are_read_is_found_by_the_next_pull(house: House) -> None:
    def edit(page: Page) -> None:
        house.caller.edited({"op": "amount", "invoice": open_on(house, page), "total": "777.77"})

    interrupted(house, edit)
    assert house.staged() != house.booked()
    assert house.pull().counts.updated == 1
    assert house.staged() == house.booked()


def test_one_pull_of_a_client_at_a_time(house: House) -> None:
    inside, leave = threading.Event(), threading.Event()

    def hold(_: Page) -> None:
        inside.set()
        leave.wait(30)

    first = threading.Thread(target=interrupted, args=(house, hold))
    first.start()
    assert inside.wait(30)
    with pytest.raises(Busy, match=r"another pull of this client is under way \(client=Acme\)"):
        house.pull()
    leave.set()
    first.join()
    assert house.pull().status == "COMPLETED"
    assert house.values("SELECT status FROM sync_run ORDER BY id") == ["COMPLETED", "COMPLETED"]


def test_every_pull_is_in_the_book(house: House) -> None:
    done = house.pull()
    (run,) = house.rows("SELECT * FROM sync_run")
    counted = {name: value for name, value in done.as_dict().items() if name not in {"client", "run", "seconds"}}
    assert {name: run[name] for name in counted} == counted
    assert run["finished"] > run["started"]
    assert float(run["seconds"]) == done.seconds
    statistics = house.caller.request("GET", "/admin/statistics").json()
    assert run["api_calls"] == statistics["total"] - 1  # the caller's own token
    assert 0 < run["bytes"] < statistics["bytes"]
    assert statistics["peak"] == 1, "never two calls at once: Xero allows five"


def test_a_source_that_is_down_is_in_the_book(house: House) -> None:
    house.fault("/Invoices", status=503, times=10)
    with pytest.raises(Unavailable):
        house.pull()
    (run,) = house.rows("SELECT status, errors, api_calls FROM sync_run")
    assert (run["status"], run["api_calls"]) == ("FAILED", 6)  # organisation, contacts, four tries
    assert "Xero failed to answer" in run["errors"][0]


def test_a_run_whose_process_died_is_closed_by_the_next(house: House) -> None:
    with house.staging() as staging:
        staging.start_run()
    house.pull()
    first, second = house.rows("SELECT status, finished, error, errors FROM sync_run ORDER BY id")
    assert (first["status"], first["errors"]) == ("FAILED", ["the process ended before the run did"])
    assert first["error"] is None
    assert first["finished"] is not None
    assert second["status"] == "COMPLETED"
