"""A new version over a database with data in it, while a review waits and has half of its signatures."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from shutil import copytree

import pytest
from psycopg import sql

from syncio.domain.evidence import check
from syncio.domain.review import Decision
from syncio.errors import Misconfigured
from syncio.settings import Settings, settings
from syncio.stages.audit import anchor
from syncio.stages.evidence import evidence
from syncio.stages.feeds import tell_feeds, watch_feeds
from syncio.stages.holds import decide_holds, tell_holds
from syncio.stages.report import approval_report, verify_reports
from syncio.stages.review import decide
from syncio.stores.audit.anchors import Anchors
from syncio.stores.clients import Clients
from syncio.stores.database import REVISION
from syncio.stores.lists import Invoices, Wanted
from syncio.stores.migrate import migrate
from tests.conftest import NewDatabase
from tests.integration.audit.proven import NOTARY
from tests.integration.audit.trail import verified
from tests.integration.operating.programs import run_script
from tests.integration.push.house import House
from tests.integration.staged.database import database_name
from tests.integration.staged.templates import build_factors
from tests.sandbox.postgres import Logins

LEFT = Path(__file__).parent / "left_by_0001"
REVIEW = 2
GROSS = """
SELECT external_id, CASE state WHEN 'void' THEN 0 ELSE total END AS amount_after FROM invoice
WHERE external_id = ANY(%s) ORDER BY 1
"""
TAKEN_OVER = """
SELECT kind, sum((entry::json ->> 'count')::int)::int AS rows FROM audit WHERE did = 'taken over' GROUP BY 1 ORDER BY 1
"""
FACTORS = "SELECT external_id, number, state, total, paid, credited FROM invoice ORDER BY external_id"


@pytest.fixture
def left(new_database: NewDatabase, postgres_logins: Logins) -> Iterator[House]:
    """What the first version left behind, untouched."""
    staging, factors = new_database(), new_database()
    run_script(staging, LEFT / "syncio.sql")
    run_script(factors, LEFT / "factors.sql")
    with closing(House(staging, factors, postgres_logins.dsn("factors_push", database_name(factors)))) as house:
        yield house


@pytest.fixture
def kept(tmp_path: Path) -> Settings:
    """Settings whose reports' folder holds what the first version published."""
    copytree(LEFT / "reports", tmp_path / "reports")
    return replace(settings(), reports_url=(tmp_path / "reports").as_uri())


def test_a_review_that_waited_is_signed_released_and_pushed_after_the_upgrade(left: House, kept: Settings) -> None:
    assert migrate(left.dsn) == REVISION
    decide_as(left, "ann", no=2)
    decide_as(left, "ann", no=3)
    assert left.closing(REVIEW) is None  # the raise of a funded invoice still wants its second signature
    decide_as(left, "ben", no=1)
    with left.app() as connection:
        approval_report(connection, REVIEW, kept)
        verify_reports(connection, REVIEW, kept)
    assert left.release(REVIEW).refused == []
    with pytest.raises(Misconfigured, match="factors create"):
        left.push()
    build_factors(left.book.dsn)
    assert left.push().pushed == 3
    shown = left.rows("SELECT external_id, amount_after FROM change WHERE review = %s ORDER BY 1", REVIEW)
    assert left.book.rows(GROSS, [row["external_id"] for row in shown]) == shown


def test_a_review_that_waited_is_proven_after_the_upgrade(left: House, kept: Settings, tmp_path: Path) -> None:
    migrate(left.dsn)
    for user, no in (("ann", 2), ("ann", 3), ("ben", 1)):
        decide_as(left, user, no=no)
    known = replace(kept, anchors_url=str(tmp_path / "anchors"))
    with left.app() as connection:
        approval_report(connection, REVIEW, known)
        anchor(connection, Anchors(known.anchors_url), NOTARY.sign)
        checked = check(evidence(connection, REVIEW, known, NOTARY.read), NOTARY.trusted)
    assert (checked.problems, checked.pinned, checked.changes) == ([], True, 3)


def test_what_was_shown_and_signed_stays_as_it_was(left: House) -> None:
    before = everything(left)
    migrate(left.dsn)
    after = everything(left)
    assert {table: after[table] for table in before} == before
    assert left.states(REVIEW) == ["undecided", "undecided", "undecided"]


def test_when_factors_was_asked_is_taken_over(left: House) -> None:
    asked = left.rows("SELECT client, max(read_at) AS read_at FROM syncio.funding GROUP BY client")
    migrate(left.dsn)
    assert left.rows("SELECT client, read_at FROM funding_reading") == asked != []


def test_days_stay_those_of_the_zone_that_a_client_had(left: House) -> None:
    left.rows("UPDATE syncio.client SET timezone = 'Australia/Sydney'")
    migrate(left.dsn)
    left.rows("UPDATE client SET timezone = 'UTC'")
    assert {row["timezone"] for row in left.rows("SELECT timezone FROM facility_now")} == {"Australia/Sydney"}


def test_nothing_reaches_factors_by_an_upgrade(left: House) -> None:
    before = left.book.rows(FACTORS)
    migrate(left.dsn)
    assert left.push().pushed == 0
    assert left.book.rows(FACTORS) == before


def test_what_was_on_record_is_taken_over_into_the_audit_trail(left: House) -> None:
    migrate(left.dsn)
    told = left.rows(TAKEN_OVER)
    assert told == [{"kind": row["kind"], "rows": left.one(f"SELECT count(*) FROM {row['kind']}")} for row in told]  # noqa: S608
    assert {"client", "member", "review", "decision", "closing", "release", "release_outcome"} <= {
        row["kind"] for row in told
    }
    assert verified(left).ok
    left.rows("UPDATE decision SET user_name = 'eve' WHERE user_name = 'ann'")
    assert {flaw.kind for flaw in verified(left).flaws} == {"decision"}


def test_the_loan_book_can_be_told_of_holds_once_its_own_tables_are_upgraded(left: House) -> None:
    """Its first version has tables of these names in another form, and never wrote them."""
    migrate(left.dsn)
    before = left.book.rows(FACTORS)
    build_factors(left.book.dsn)
    assert left.book.rows(FACTORS) == before
    left.rows("UPDATE head SET status = 'voided' WHERE record IN (SELECT record FROM approved)")
    left.rows("UPDATE head SET content_hash = '' WHERE record IN (SELECT record FROM approved)")
    with left.app() as connection, left.factors() as factors:
        placed = decide_holds(connection, Clients(connection).all()).placed
        assert tell_holds(connection, factors) == 1
        watch_feeds(connection)
        assert tell_feeds(connection, factors) == 1
    assert left.book.one("SELECT count(*) FROM hold WHERE kind = 'voided'") == placed > 0


def test_an_upgrade_run_twice_is_one(left: House) -> None:
    migrate(left.dsn)
    before = everything(left)
    assert migrate(left.dsn) == REVISION
    assert everything(left) == before


def test_invoices_from_before_are_found_by_a_part_of_their_number(left: House) -> None:
    migrate(left.dsn)
    numbers = [row["number"] for row in left.rows("SELECT number FROM head WHERE kind = 'receivable'")]
    assert numbers
    with left.app() as connection:
        found = {number: Invoices(connection).page(Wanted(number=number[1:].lower())) for number in numbers}
    assert [number for number, page in found.items() if number not in {row.number for row in page.invoices}] == []


def decide_as(house: House, user: str, *, no: int) -> None:
    """Approve one row of the review, as it was shown before the upgrade."""
    [row] = house.rows("SELECT id, hash FROM change WHERE review = %s AND no = %s", REVIEW, no)
    with house.web() as connection:
        decide(connection, REVIEW, user, [Decision(change=row["id"], hash=row["hash"], verdict="approve", reason="")])


def everything(house: House) -> dict[str, list[dict[str, object]]]:
    """Every row of every table, but for the migration's number, empty columns and when FactorS was asked."""
    tables = house.rows(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'syncio' AND tablename <> 'alembic_version'"
    )
    return {str(row["tablename"]): rows_of(house, str(row["tablename"])) for row in tables}


def rows_of(house: House, table: str) -> list[dict[str, object]]:
    query = sql.SQL("SELECT jsonb_strip_nulls(to_jsonb(t) - 'read_at') AS row FROM {} t ORDER BY to_jsonb(t)::text")
    return house.rows(query.format(sql.Identifier(table)).as_string())
