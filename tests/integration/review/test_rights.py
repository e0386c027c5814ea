import psycopg
import pytest

from syncio.errors import Misconfigured, Refused, SyncioError, Unknown
from syncio.stages.review import decide
from syncio.stores.reviews import Filter, Reviews, acting, roles
from tests.integration.staged.client import Client
from tests.integration.staged.documents import invoice
from tests.integration.staged.house import House

IN_THE_NAME_OF = (
    "INSERT INTO decision (change, client, hash, verdict, reason, user_name) "
    "SELECT id, client, hash, 'approve', '', %s FROM change"
)


@pytest.mark.parametrize("user", ["vic", "ada"])
def test_viewers_and_admins_do_not_decide(house: House, review: int, user: str) -> None:
    with house.web() as connection, pytest.raises(Refused, match=f"{user} may not decide"):
        decide(connection, review, user, house.decisions(review))


def test_who_administers_a_client_does_not_decide_for_it_as_its_reviewer_either(house: House) -> None:
    client = Client(house, [("ada", "admin"), ("ada", "reviewer")])
    review = client.open_review([client.change(client.stage(invoice()))])
    with house.web() as connection, pytest.raises(Refused):
        decide(connection, review, "ada", house.decisions(review))


def test_a_reviewer_of_another_client_has_no_such_review(house: House, review: int) -> None:
    Client(house, [("eve", "reviewer")])
    with house.web() as connection:
        with pytest.raises(Unknown):
            decide(connection, review, "eve", house.decisions(review))
        with acting(connection, "eve"):
            assert Reviews(connection).listed() == []
        for read in (Reviews.one, Reviews.reports, lambda reviews, id_: reviews.changes(id_, Filter())):
            with acting(connection, "eve"):
                assert_unseen(Reviews(connection), review, read)


def assert_unseen(reviews: Reviews, review: int, read: object) -> None:
    assert callable(read)
    try:
        assert read(reviews, review) == []
    except Unknown:
        return


def test_a_session_without_a_user_sees_nothing(house: House, review: int) -> None:
    with house.web() as connection:
        assert connection.execute("SELECT count(*) FROM review WHERE id = %s", [review]).fetchone() == (0,)


def test_the_name_of_a_user_ends_with_the_transaction(house: House, review: int) -> None:
    with house.web() as connection:
        with acting(connection, "ann"):
            assert Reviews(connection).one(review).id == review
        assert connection.execute("SELECT count(*) FROM review").fetchone() == (0,)


@pytest.mark.parametrize(("acts_as", "named"), [("ann", "ben"), ("vic", "vic"), ("ada", "ada")])
def test_the_database_itself_takes_only_a_reviewers_own_decision(
    house: House, review: int, acts_as: str, named: str
) -> None:
    with (
        house.web() as connection,
        pytest.raises(Misconfigured, match="row-level security"),
        acting(connection, acts_as),
    ):
        connection.execute(IN_THE_NAME_OF, [named])
    assert set(house.states(review)) == {"undecided"}


@pytest.mark.parametrize("table", ["decision", "closing", "review", "change", "policy_signature"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET client = 1", "DELETE FROM {}", "TRUNCATE {}"])
def test_what_was_recorded_can_neither_be_changed_nor_removed(house: House, table: str, statement: str) -> None:
    with house.web() as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute(statement.format(table).encode())


def test_the_web_can_neither_stage_nor_release(house: House, review: int) -> None:
    with house.web() as connection:
        for table in ("head", "version", "release", "approved", "superseded", "report"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege), connection.transaction():
                connection.execute(f"INSERT INTO {table} DEFAULT VALUES".encode())
    assert review


@pytest.mark.parametrize(
    "entry",
    [
        """decision (change, client, hash, verdict, reason, user_name)
        VALUES (%(change)s, %(own)s, '', 'reject', 'x', 'eve')""",
        "closing (review, client, reason, by_user, outcome) VALUES (%(review)s, %(own)s, 'signed', 'eve', 'hold')",
        "policy_signature (policy, client, hash, signed_by) VALUES (%(policy)s, %(own)s, '', 'eve')",
    ],
    ids=["decision", "closing", "signature"],
)
def test_a_reviewer_puts_nothing_on_the_record_of_a_client_that_is_not_theirs(
    house: House, client: Client, review: int, entry: str
) -> None:
    policy = house.insert("policy", {"client": client.id, "kind": "balance", "hash": b"", "proposed_by": "ada"})["id"]
    theirs = {"review": review, "policy": policy, "change": house.decisions(review)[0].change}
    for named, refusal in ((Client(house, [("eve", "reviewer")]).id, "foreign key"), (client.id, "row-level security")):
        with house.web() as connection, pytest.raises(SyncioError, match=refusal), acting(connection, "eve"):
            connection.execute(f"INSERT INTO {entry}".encode(), theirs | {"own": named})


@pytest.mark.parametrize("table", ["change", "superseded", "report"])
def test_what_belongs_to_a_review_is_of_its_client(house: House, client: Client, review: int, table: str) -> None:
    if table == "superseded":
        house.rows("INSERT INTO superseded (change, client) SELECT id, client FROM change WHERE review = %s", review)
    report = {"review": review, "client": client.id, "kind": "diff", "url": "", "data_hash": b"", "html_hash": b""}
    house.insert("report", report)
    with pytest.raises(psycopg.errors.ForeignKeyViolation, match=f'update on table "{table}"'):
        house.rows(f"UPDATE {table} SET client = %s WHERE client = %s", Client(house, []).id, client.id)  # noqa: S608


def test_a_session_sees_the_members_of_its_users_clients_alone(house: House, client: Client) -> None:
    stranger = Client(house, [("lou", "reviewer"), ("gus", "viewer")])
    with house.web() as connection:
        assert connection.execute("SELECT count(*) FROM member").fetchone() == (0,)
        with acting(connection, "lou"):
            members = connection.execute("SELECT client, user_name FROM member ORDER BY user_name").fetchall()
            assert members == [(stranger.id, "gus"), (stranger.id, "lou")]
            assert roles(connection, client.id, "ann") == frozenset()


@pytest.mark.parametrize("table", ["approved", "funding", "sync_run", "release", "release_outcome", "push_failure"])
def test_the_web_does_not_read_what_no_reviewer_is_shown(house: House, table: str) -> None:
    with house.web() as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute(f"SELECT FROM {table}".encode())
