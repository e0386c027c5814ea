"""What push does to FactorS, on real databases with the rights it has in production."""

from datetime import date
from decimal import Decimal

import msgspec
import pytest

from syncio.domain.invoice import Balance, Content, Kind
from syncio.errors import Unknown
from syncio.stages.push import push
from syncio.stages.release import release_balance
from tests.integration.push.house import Client, House, debtor
from tests.unit.domain.made import content, line


@pytest.fixture
def client(house: House) -> Client:
    return Client(house)


def edited(before: Content, **given: object) -> Content:
    return msgspec.structs.replace(before, **given)


def pushed(client: Client, *contents: Content) -> list[int]:
    """Records that FactorS holds already."""
    records = client.stage_book(contents)
    client.sign_off(*records)
    assert client.push() == (len(contents), 0, 0, 0)
    return records


def test_a_new_invoice_arrives_with_its_lines_its_debtor_and_a_ledger_row(client: Client) -> None:
    one = content(
        number="INV-7",
        reference="",
        due_date=None,
        lines=(
            line(tracking=(("Region", "North"), ("Team", "Ä\t\\N"))),
            line(quantity=None, unit_price=None, description="10% \u2028 off\n"),
        ),
    )
    [record] = pushed(client, one)
    [row] = client.held()
    assert (row["number"], row["debtor"], row["debtor_name"], row["due_date"]) == ("INV-7", "d1", "Acme Ltd", None)
    assert (row["total"], row["due"], row["paid"], row["state"]) == (Decimal(110), Decimal(110), Decimal(0), "open")
    assert [found["position"] for found in row["lines"]] == [1, 2]
    assert msgspec.json.decode(row["lines"][0]["tracking"]) == [["Region", "North"], ["Team", "Ä\t\\N"]]
    assert row["lines"][1]["quantity"] is None
    [entry] = client.ledger()
    [release] = client.releases()
    assert (entry["push_id"], entry["hash"], entry["class"]) == (release["push_id"], release["hash"].hex(), "content")
    assert (entry["lines"], entry["gross"], entry["currency"]) == (2, Decimal(110), "AUD")
    approved = client.approved(record)
    assert approved
    assert (approved["n"], approved["content_hash"], approved["balance_n"]) == (1, release["after_hash"], 1)


def test_what_was_pushed_is_not_pushed_again(client: Client) -> None:
    pushed(client, content())
    assert client.push() == (0, 0, 0, 0)
    assert len(client.ledger()) == 1


def test_a_change_replaces_the_header_and_the_lines(client: Client) -> None:
    [record] = pushed(client, content(lines=(line(), line(description="Sand"))))
    after = content(due_date=date(2026, 12, 24), total=Decimal("60.05"), lines=(line(description="Gravel"),))
    client.stage(after)
    client.sign_off(record)
    assert client.push() == (1, 0, 0, 0)
    [row] = client.held()
    assert (row["due_date"], row["total"], row["due"]) == (date(2026, 12, 24), Decimal("60.05"), Decimal("60.05"))
    assert [found["description"] for found in row["lines"]] == ["Gravel"]


def test_sums_are_right_to_the_cent_through_voids_and_credit_notes(client: Client) -> None:
    first, second = content(total=Decimal("100.01")), content(number="INV-2", total=Decimal("200.02"))
    credit = content(number="CN-1", kind=Kind.CREDIT_NOTE, total=Decimal("50.5"))
    records = pushed(client, first, second, credit)
    assert client.gross() == Decimal("249.53")
    client.stage(edited(first, state="void"))
    client.sign_off(records[0])
    assert client.push() == (1, 0, 0, 0)
    assert client.gross() == Decimal("149.52")
    client.stage(first)  # it reappears
    client.sign_off(records[0])
    assert client.push() == (1, 0, 0, 0)
    assert client.gross() == Decimal("249.53")


def test_a_balance_that_people_signed_moves_the_balance_alone(client: Client) -> None:
    one = content()
    [record] = pushed(client, one)
    client.stage(one, Balance(paid=Decimal("10.5"), credited=Decimal(0), due=Decimal("99.5")))
    client.sign_off(record)
    [_, release] = client.releases()
    assert release["class"] == "balance"
    assert client.push() == (1, 0, 0, 0)
    [row] = client.held()
    assert (row["paid"], row["due"], row["total"], len(row["lines"])) == (Decimal("10.5"), Decimal("99.5"), 110, 1)
    approved = client.approved(record)
    assert approved
    assert (approved["n"], approved["balance_n"]) == (1, 2)


def test_a_balance_under_a_standing_approval_names_the_policy_in_the_ledger(house: House, client: Client) -> None:
    one = content()
    pushed(client, one)
    policy = client.standing_approval()
    client.stage(one, Balance(paid=Decimal(110), credited=Decimal(0), due=Decimal(0)))
    with house.app() as connection:
        assert release_balance(connection, client.name) == 1
    assert client.push() == (1, 0, 0, 0)
    bound = house.staging.one("SELECT hash FROM policy WHERE id = %s", policy)
    assert [entry["policy"] for entry in client.ledger() if entry["class"] == "balance"] == [bound.hex()]
    assert client.held()[0]["due"] == 0


def test_a_renamed_debtor_is_one_push_and_leaves_its_invoices_alone(client: Client) -> None:
    pushed(client, content(), content(number="INV-2"))
    record = client.stage_debtor(debtor(name="<script>alert(1)</script>", email="a@b.example"))
    client.sign_off(record)
    assert client.push() == (1, 0, 0, 0)
    assert {row["debtor_name"] for row in client.held()} == {"<script>alert(1)</script>"}
    approved = client.approved(record)
    assert approved
    assert (approved["n"], approved["balance_hash"]) == (2, None)


def test_a_new_debtor_travels_with_its_first_invoice_and_becomes_an_approved_copy(client: Client) -> None:
    record = client.stage_debtor(debtor())
    assert client.approved(record) is None
    pushed(client, content())
    [version] = client.house.staging.rows("SELECT n, content_hash FROM version WHERE record = %s AND n = 2", record)
    approved = client.approved(record)
    assert approved
    assert (approved["n"], approved["content_hash"]) == (version["n"], version["content_hash"])


def test_a_debtor_that_factors_has_is_never_changed_by_an_invoice(client: Client) -> None:
    pushed(client, content())
    client.stage_debtor(debtor(name="Renamed Ltd"))
    client.sign_off(client.stage(content(number="INV-2"), external_id="x2"))
    assert client.push() == (1, 0, 0, 0)
    assert {row["debtor_name"] for row in client.held()} == {"Acme Ltd"}


def test_the_debtor_that_factors_holds_is_approved_even_where_an_older_version_of_it_was_written(
    house: House, client: Client
) -> None:
    """The debtor was renamed after an invoice with its old name was pushed, and before that was on record."""
    pushed(client, content())
    record = house.staging.one("SELECT record FROM debtor WHERE client = %s", client.id)
    house.staging.rows("DELETE FROM approved WHERE record = %s", record)
    client.stage_debtor(debtor(name="Renamed Ltd"))
    client.sign_off(client.stage(content(number="INV-2"), external_id="x2"))
    assert client.push() == (1, 0, 0, 0)
    approved = client.approved(record)
    assert approved
    assert approved["n"] == 1


def test_an_invoice_whose_debtor_nobody_knows_fails_and_says_so(client: Client) -> None:
    client.sign_off(client.stage(content(debtor="nobody")))
    assert client.push() == (0, 0, 1, 0)
    assert "no debtor nobody" in client.failures()[0]
    assert client.held() == []


def test_a_newer_version_withdraws_what_was_not_pushed_yet(client: Client) -> None:
    records = client.stage_book([content(), content(number="INV-2")])
    client.sign_off(*records)
    client.stage(content(total=Decimal(999)))
    assert client.push() == (1, 1, 0, 0)
    assert [row["outcome"] for row in client.releases()] == ["withdrawn", "pushed"]
    assert [row["number"] for row in client.held()] == ["INV-2"]


def test_a_newer_balance_does_not_withdraw_content(client: Client) -> None:
    [record] = client.stage_book([one := content()])
    client.sign_off(record)
    client.stage(one, Balance(paid=Decimal(110), credited=Decimal(0), due=Decimal(0)))
    assert client.push() == (1, 0, 0, 0)
    assert client.held()[0]["due"] == 110  # as shown; the payment is a release of its own


def test_a_newer_balance_withdraws_an_older_one(client: Client) -> None:
    [record] = pushed(client, one := content())
    client.stage(one, Balance(paid=Decimal(10), credited=Decimal(0), due=Decimal(100)))
    client.sign_off(record)
    client.stage(one, Balance(paid=Decimal(20), credited=Decimal(0), due=Decimal(90)))
    assert client.push() == (0, 1, 0, 0)
    assert client.held()[0]["paid"] == 0


def test_two_releases_of_one_record_are_applied_in_their_order(client: Client) -> None:
    [record] = pushed(client, first := content(), content(number="INV-2"))[:1]
    second = edited(first, reference="moved")
    client.stage(second)
    client.sign_off(record)
    house = client.house
    # Approved against the released version, as compare may do where a release is on its way.
    approved = client.approved(record)
    assert approved
    release = client.releases()[-1]
    house.staging.rows(
        "UPDATE approved SET n = %s, content_hash = %s, balance_n = %s WHERE record = %s",
        *(release["after_n"], release["after_hash"], release["after_n"], record),
    )
    client.stage(second, Balance(paid=Decimal(10), credited=Decimal(0), due=Decimal(100)))
    client.sign_off(record)
    house.staging.rows(
        "UPDATE approved SET n = %s, content_hash = %s, balance_n = %s WHERE record = %s",
        *(approved["n"], approved["content_hash"], approved["balance_n"], record),
    )
    assert client.push() == (2, 0, 0, 0)
    [row] = [row for row in client.held() if row["external_id"] == "x1"]
    assert (row["reference"], row["paid"]) == ("moved", 10)


def test_a_head_that_a_pull_holds_is_left_for_the_next_run(house: House, client: Client) -> None:
    records = client.stage_book([content(), content(number="INV-2")])
    client.sign_off(*records)
    with house.app() as pull:
        pull.execute("UPDATE head SET seen = now() WHERE record = %s", [records[0]])
        assert client.push() == (1, 0, 0, 1)
        pull.rollback()
    assert client.push() == (1, 0, 0, 0)


def test_a_client_that_does_not_exist_is_an_error(house: House) -> None:
    with house.app() as connection, house.factors() as factors, pytest.raises(Unknown):
        push(connection, factors, client="Nobody & Sons")


def test_small_batches_push_the_same(client: Client) -> None:
    records = client.stage_book([content(number=f"INV-{i}", total=Decimal(i)) for i in range(1, 24)])
    client.sign_off(*records)
    assert client.push(batch=5) == (23, 0, 0, 0)
    assert client.gross() == sum(range(1, 24))
    assert len({entry["batch"] for entry in client.ledger()}) == 5


def test_nothing_is_left_in_the_stage_tables(house: House, client: Client) -> None:
    pushed(client, content())
    for table in ("stage_invoice", "stage_line", "stage_debtor"):
        assert house.book.one(f"SELECT count(*) FROM {table}") == 0  # noqa: S608


def test_funding_is_read_per_invoice(house: House, client: Client) -> None:
    pushed(client, content(), content(number="INV-2"))
    advances = [("x1", "50.25"), ("x1", "10")]
    for external_id, amount in advances:
        house.book.rows(
            "INSERT INTO advance (invoice, amount) SELECT i.id, %s FROM invoice i JOIN client c ON c.id = i.client"
            " WHERE c.name = %s AND i.external_id = %s",
            *(Decimal(amount), client.name, external_id),
        )
    with house.factors() as factors:
        [funding] = factors.funding(client.name)
        assert (funding.external_id, funding.amount) == ("x1", Decimal("60.25"))
        assert funding.funded_at.utcoffset() is not None
        assert factors.funding("Nobody & Sons") == []
