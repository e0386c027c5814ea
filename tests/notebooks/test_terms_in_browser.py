"""Rules and rights under Voila: two people change what is in force, by clicks and typing alone."""

from decimal import Decimal

import pytest

from syncio.domain.amendment import Limit
from tests.integration.signing.days import TODAY
from tests.integration.staged.client import MEMBERS, Client
from tests.integration.staged.house import House
from tests.integration.web.served import Served
from tests.notebooks.browser import Browser
from tests.notebooks.servers import Jupyter

pytestmark = pytest.mark.thorough

HOSTILE = "<img src=x onerror=owned=1>{{ 7*7 }}"


@pytest.fixture
def client(house: House) -> Client:
    """With a second admin."""
    return Client(house, [*MEMBERS, ("eve", "admin")])


@pytest.fixture
def entered(desk: Browser, api: Served, client: Client) -> Browser:
    """`ada` looks at what is in force for the client."""
    enter(desk, api, client, "ada")
    return desk


def enter(desk: Browser, api: Served, client: Client, user: str) -> None:
    """Log in, and look at what is in force for the client."""
    desk.log_in(user, api.passwords[user])
    desk.press("Rules and rights")
    desk.sees("Back to the reviews")
    desk.until(lambda: desk.choose_beginning("Client", client.name))
    desk.until(lambda: any(client.name in one.text for one in desk.shown(".sy-terms h2")))


def proposed(house: House, client: Client) -> int:
    """How many amendments people have proposed."""
    return int(house.one("SELECT count(*) FROM amendment WHERE client = %s AND origin = 'api'", client.id))


def again(desk: Browser, server: Jupyter, api: Served, client: Client, user: str) -> None:
    """The same on a page of its own, as somebody else."""
    desk.open(server.page())
    enter(desk, api, client, user)


def test_a_limit_is_proposed_by_one_admin_and_signed_by_another(
    entered: Browser, desk_server: Jupyter, api: Served, house: House, client: Client
) -> None:
    desk = entered
    desk.sees("Nothing waits for a signature.")
    desk.choose("Reviewer", "ann")
    desk.sees("Now ann may approve any amount: no limit is in force.")
    desk.type("May approve a day", "2,500")
    desk.type("Currency", "gbp")
    desk.type("Why", f"New in the team {HOSTILE}")
    desk.press("Check and propose ...", ".sy-proposing")
    desk.sees("“2,500” is no number: write it as 2500 or 2500.75.")
    desk.clear("May approve a day")
    desk.type("May approve a day", "2500.50")
    desk.press("Check and propose ...", ".sy-proposing")
    desk.sees("any amount: no limit is in force → 2,500.50 GBP a day")
    assert proposed(house, client) == 0
    desk.press("Propose it", ".sy-proposing")
    desk.sees("It waits for somebody else's signature and changes nothing yet.")
    desk.sees("You cannot sign it: another person than the proposer has to sign.")
    assert house.rows("SELECT FROM member_limit WHERE client = %s", client.id) == []
    again(desk, desk_server, api, client, "eve")
    desk.press("Look and sign ...")
    desk.sees(f"You sign for {client.name}: ann may approve 2,500.50 GBP a day from {TODAY}")
    desk.sees(HOSTILE)
    desk.press("Sign: it comes into force")
    desk.sees(f"Signed and in force: ann may approve 2,500.50 GBP a day from {TODAY}.")
    desk.sees("Nothing waits for a signature.")
    desk.sees("proposed by ada, signed by eve")
    [limit] = house.rows("SELECT user_name, amount, currency FROM member_limit WHERE client = %s", client.id)
    assert limit == {"user_name": "ann", "amount": Decimal("2500.5"), "currency": "GBP"}
    assert desk.driver.execute_script("return [window.owned, document.querySelectorAll('.sy-desk img').length]") == [
        None,
        0,
    ]


def test_whom_it_concerns_cannot_sign_and_reads_why(
    entered: Browser, desk_server: Jupyter, api: Served, client: Client
) -> None:
    desk = entered
    desk.choose("What should change", "Who decides by whose right for a while")
    desk.choose("Whose right", "ann")
    desk.choose("Who may decide by it", "vic")
    desk.pick("Until and on", TODAY)
    desk.type("Why", "Ann is on holiday")
    desk.press("Check and propose ...", ".sy-proposing")
    desk.press("Propose it", ".sy-proposing")
    desk.sees("It waits for somebody else's signature")
    again(desk, desk_server, api, client, "ben")
    desk.sees("You cannot sign it: only ann can sign it: it is their right that is delegated.")
    assert desk.shown("button", "Look and sign ...") == []
    assert desk.shown("label", "What should change") == []
    desk.sees("Only an admin of this client proposes: ada, eve.")
    again(desk, desk_server, api, client, "ann")
    desk.press("Look and sign ...")
    desk.press("Sign: it comes into force")
    desk.sees("Signed and in force: vic may decide by ann's right")


def test_a_rule_s_setting_and_a_facility_show_what_is_in_force(entered: Browser, house: House, client: Client) -> None:
    desk = entered
    desk.choose("What should change", "A rule's setting")
    desk.choose("Rule and setting", "Aged: days")
    desk.sees("Now 90 days (the default): aged once it is older than this. From 1 to 365 can be set.")
    desk.choose("What should change", "Deadlines, time zone, limits needed")
    desk.until(lambda: desk.field("Hours in which a review can be decided").get_attribute("value") == "48")
    desk.clear("Hours in which a review can be decided")
    desk.type("Hours in which a review can be decided", "24")
    desk.type("Why", "Two weeks of tests")
    desk.press("Check and propose ...", ".sy-proposing")
    desk.sees("How long a review can be decided\n48 hours → 24 hours")
    assert proposed(house, client) == 0  # it was only looked at
    now = house.one("SELECT deadline_hours FROM facility_now WHERE client = %s", client.id)
    assert now == 48  # as it was


def test_a_lower_limit_that_would_have_no_effect_says_so_before_it_is_proposed(
    desk: Browser, api: Served, house: House, client: Client
) -> None:
    client.amend(Limit(user="ann", currency="GBP", amount=Decimal(5000), first_day=TODAY))
    enter(desk, api, client, "ada")
    desk.choose("Reviewer", "ann")
    desk.type("May approve a day", "900")
    desk.type("Why", "Less for now")
    desk.press("Check and propose ...", ".sy-proposing")
    desk.sees("stays beside it, and of several the highest counts: to lower it, propose that it ends, too.")
    assert proposed(house, client) == 0
    desk.press("Propose it", ".sy-proposing")
    desk.sees("It waits for somebody else's signature")
    assert proposed(house, client) == 1  # it may be proposed all the same


def test_what_was_typed_stays_until_its_user_logs_out(entered: Browser, api: Served, client: Client) -> None:
    desk = entered
    desk.choose("Reviewer", "ann")
    desk.type("May approve a day", "700")
    desk.type("Why", "half a sent")
    desk.press("Back to the reviews")
    desk.sees("Reviews to sign")
    desk.press("Rules and rights")
    desk.until(lambda: desk.field("Why").get_attribute("value") == "half a sent")
    assert desk.field("May approve a day").get_attribute("value") == "700"
    desk.press("Log out")
    desk.sees("You are logged out.")
    desk.type("Password", f"{api.passwords['ada']}\n")
    desk.press("Rules and rights")
    desk.until(lambda: desk.choose_beginning("Client", client.name))
    desk.until(lambda: desk.field("Why").get_attribute("value") == "")
    assert desk.field("May approve a day").get_attribute("value") == ""


def test_a_standing_approval_is_proposed_signed_and_revoked(
    entered: Browser, desk_server: Jupyter, api: Served, house: House, client: Client
) -> None:
    desk = entered
    desk.press("Check and propose ...", ".sy-standing")
    desk.sees("Choose what may pass without a review.")
    desk.choose("What may pass without a review", "Payments, and credits on what is not funded, pass")
    desk.press("Check and propose ...", ".sy-standing")
    desk.sees("It lets nothing pass until a reviewer has signed it.")
    desk.press("Propose it", ".sy-standing")
    desk.sees("It waits for a reviewer's signature.")
    desk.sees("Waits for a signature")
    again(desk, desk_server, api, client, "ann")
    desk.press("Look and sign ...", ".sy-standing")
    desk.sees("is written into the loan book without a person looking at it")
    desk.press("Sign: it comes into force", ".sy-standing")
    desk.sees("Signed and in force: payments, and credits on what is not funded, pass without a review.")
    assert house.one("SELECT count(*) FROM policy_in_force WHERE client = %s", client.id) == 1
    again(desk, desk_server, api, client, "ben")
    desk.press("Revoke ...", ".sy-standing")
    desk.sees("It ends at once.")
    desk.press("Not yet", ".sy-standing")
    assert house.one("SELECT count(*) FROM policy_in_force WHERE client = %s", client.id) == 1
    desk.press("Revoke ...", ".sy-standing")
    desk.press("Revoke: it ends", ".sy-standing")
    desk.sees("Revoked, no longer in force: payments")
    assert house.one("SELECT count(*) FROM policy_in_force WHERE client = %s", client.id) == 0
