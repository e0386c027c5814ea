"""SyncIO's database is put back to a backup, while FactorS has gone on: nothing twice, and no approval lost."""

from contextlib import closing
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from syncio.errors import Conflict
from syncio.hooks.notary import Notary
from syncio.settings import Settings
from syncio.sources.xero.client import XeroSource
from syncio.stages.audit import anchor, anchored, explain
from syncio.stages.holds import decide_holds, tell_holds
from syncio.stages.recover import release_again
from syncio.stages.replay import replay
from syncio.stages.report import diff_report
from syncio.stores.audit.anchors import Anchors
from syncio.stores.database import opened
from syncio.stores.recovery import closed_unreleased, skip_reviews
from syncio.stores.staging import Staging
from tests.integration.audit.trail import verified
from tests.integration.operating.backed import Backed
from tests.integration.staged.database import Row
from tests.integration.way.way import approve


def test_what_was_pushed_after_the_backup_is_the_approved_copy_again(way: Backed) -> None:
    invoice = way.open_invoice()
    way.back_up()
    way.raised(invoice, 500)
    held, pushes = way.holdings(), way.pushes()
    way.restore()
    way.pull()
    assert way.recover().adopted == 1
    assert (way.compare().changes, way.push().pushed) == (0, 0)
    assert (way.holdings(), way.pushes()) == (held, pushes)


def test_a_first_push_after_the_backup_is_no_new_invoice_again(way: Backed) -> None:
    contact = way.rows("SELECT debtor FROM head WHERE kind = 'receivable' LIMIT 1")[0]["debtor"]
    way.back_up()
    way.edit({"op": "bill", "contact": contact, "count": 3})
    way.pull()
    way.through()
    held = way.holdings()
    way.restore()
    way.pull()
    assert way.recover().adopted == 3
    assert way.compare().changes == 0
    assert way.holdings() == held


def test_a_copy_that_the_source_no_longer_shows_is_read_back_from_factors(way: Backed) -> None:
    invoice = way.open_invoice()
    way.back_up()
    way.raised(invoice, 500)
    way.restore()
    way.edit({"op": "amount", "invoice": invoice["external_id"], "total": invoice["total"] + 900})
    way.pull()
    assert way.recover().adopted == 1
    [change] = way.changes(way.compare().opened or 0)
    assert (change["amount_before"], change["amount_after"]) == (invoice["total"] + 500, invoice["total"] + 900)
    for user in ("ann", "ben"):
        way.decide(change["review"], approve, user)
    way.release(change["review"])
    assert way.push().pushed == 1
    assert way.booked(invoice["external_id"])["total"] == invoice["total"] + 900
    assert replayed(way)


def replayed(way: Backed) -> bool:
    with way.app() as connection, closing(XeroSource("https://localhost", "", str)) as source:
        return replay(source, Staging(connection, way.client)).ok


def test_until_it_is_recovered_nothing_is_pushed(way: Backed) -> None:
    """The client goes back to what it had raised it to before: the ledger has that very decision already."""
    invoice = way.open_invoice()
    way.back_up()
    way.raised(invoice, 500)
    way.raised(way.open_invoice(), 700)
    held = way.holdings()
    way.restore()
    way.edit({"op": "amount", "invoice": invoice["external_id"], "total": invoice["total"] + 500})
    row = only_of(way, invoice["external_id"])
    for user in ("ann", "ben"):
        way.decide(row["review"], approve, user)
    way.release(row["review"])
    with pytest.raises(Conflict, match="syncio recover"):
        way.push()
    assert way.holdings() == held
    way.recover()
    way.push()
    assert way.holdings() == held


def only_of(way: Backed, external_id: str) -> Row:
    way.pull()
    [row] = [row for row in way.changes(way.compare().opened or 0) if row["external_id"] == external_id]
    return row


def test_a_release_that_was_pushed_after_the_backup_is_not_pushed_again(way: Backed) -> None:
    invoice = way.open_invoice()
    review = way.reworded(invoice)
    way.decide(review, approve)
    way.release(review)
    way.back_up()
    way.push()
    held, pushes = way.holdings(), way.pushes()
    way.restore()
    assert way.recover().settled == 1
    assert (way.push().pushed, way.compare().changes) == (0, 0)
    assert (way.holdings(), way.pushes()) == (held, pushes)


def test_a_review_that_was_closed_before_the_backup_is_released_again(way: Backed, kept: Settings) -> None:
    invoice = way.open_invoice()
    review = way.reworded(invoice)
    with way.app() as connection:
        diff_report(connection, review, kept)
    way.decide(review, approve)
    way.back_up()
    way.release(review)
    way.restore()
    way.recover()
    with way.app() as connection, way.factors() as book:
        assert closed_unreleased(connection) == [review]
        assert release_again(connection, book, review, kept).count == 1
    assert way.push().pushed == 1
    assert way.compare().changes == 0


def test_a_review_that_was_open_ends_and_its_rows_come_under_a_number_never_used(way: Backed) -> None:
    invoice = way.open_invoice()
    review = way.reworded(invoice)
    way.back_up()
    way.restore()
    with way.app() as connection:
        skip_reviews(connection, review + 7)
        connection.commit()
    assert way.recover().closed == review
    opened = way.compare().opened
    assert opened is not None
    assert opened > review + 7
    assert [row["external_id"] for row in way.changes(opened)] == [invoice["external_id"]]


def test_a_row_that_was_changed_by_hand_is_left_to_a_person(way: Backed) -> None:
    invoice = way.open_invoice()
    way.back_up()
    way.raised(invoice, 500)
    way.book.rows("UPDATE invoice SET reference = 'by hand' WHERE external_id = %s", invoice["external_id"])
    way.restore()
    way.pull()
    recovered = way.recover()
    assert (recovered.adopted, list(recovered.left)) == (0, [invoice["external_id"]])
    assert "by hand" in recovered.left[invoice["external_id"]]
    assert way.rows("SELECT FROM recovered") == []


def test_anchors_tell_what_a_restore_has_lost_until_the_owner_explains_it(way: Backed, tmp_path: Path) -> None:
    folder, notary = Anchors(str(tmp_path / "anchors")), Notary([Fernet.generate_key().decode()])

    def anchor_it() -> None:
        with way.app() as connection:
            anchor(connection, folder, notary.sign)

    invoice = way.open_invoice()
    anchor_it()
    way.back_up()
    way.raised(invoice, 500)
    anchor_it()
    lost = way.one("SELECT max(no) FROM audit")
    way.restore()
    way.pull()
    way.recover()
    anchor_it()
    anchors, _ = anchored(folder, notary.read)
    found = verified(way, anchors)
    assert [(flaw.no, "it was anchored" in flaw.what) for flaw in found.flaws] == [(lost, True)]
    with opened(way.dsn, "syncio_owner") as connection:
        explain(connection, found, "restored from the backup of the day before")
    found = verified(way, anchors)
    assert (found.ok, [flaw.no for flaw in found.explained]) == (True, [lost])


def test_what_was_held_after_the_backup_is_held_once_and_what_was_lifted_is_lifted(way: Backed) -> None:
    """FactorS has holds that the database put back does not know, and lacks none that it should have."""

    def hold() -> list[str]:
        with way.app() as connection, way.factors() as book:
            decide_holds(connection, [way.client])
            tell_holds(connection, book)
        return [row["external_id"] for row in way.book.rows("SELECT external_id FROM hold WHERE lifted_at IS NULL")]

    early, late = way.open_invoice(0)["external_id"], way.open_invoice(1)["external_id"]
    way.edit({"op": "void", "invoice": early})
    way.pull()
    assert hold() == [early]
    way.back_up()
    way.through()
    way.edit({"op": "void", "invoice": late})
    way.pull()
    assert hold() == [late]
    way.restore()
    way.pull()
    way.recover()
    assert hold() == [late]
    assert hold() == [late]


def test_recovering_a_database_that_was_not_restored_changes_nothing(way: Backed) -> None:
    approved = way.rows("SELECT record, n, content_hash, balance_hash FROM approved ORDER BY 1")
    recovered = way.recover()
    assert (recovered.adopted, recovered.settled, recovered.left) == (0, 0, {})
    assert way.rows("SELECT record, n, content_hash, balance_hash FROM approved ORDER BY 1") == approved
