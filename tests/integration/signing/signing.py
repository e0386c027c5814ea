"""Reviews of new invoices, decided as a test wants them to be."""

from syncio.domain.change import Flag
from syncio.domain.review import Decided, Verdict
from syncio.stages.review import decide
from tests.integration.push.client import Client
from tests.integration.push.house import House
from tests.integration.staged.documents import invoice


def reviewed(client: Client, *totals: str, flags: tuple[Flag, ...] = ()) -> int:
    """A review of new invoices with these totals."""
    number = client.house.one("SELECT count(*) FROM head WHERE client = %s", client.id)
    named = [(f"x{number + at}", invoice(f"INV-{number + at}", total)) for at, total in enumerate(totals)]
    return client.open_review([client.change(client.stage(each, external_id=key), flags) for key, each in named])


def say(
    house: House, review: int, user: str, *places: int, verdict: Verdict = "approve", on_behalf_of: str | None = None
) -> Decided:
    """Decide some rows of a review, or all."""
    decisions = house.decisions(review, verdict, "" if verdict == "approve" else "false")
    with house.web() as connection:
        return decide(connection, review, user, [decisions[at] for at in places] or decisions, on_behalf_of)
