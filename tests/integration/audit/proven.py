"""A review of which there is everything: a raise signed by two, a rejection, both reports, a push, an anchor."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from cryptography.fernet import Fernet

from syncio.hooks.notary import Notary
from syncio.settings import Settings, settings
from syncio.stages.audit import anchor
from syncio.stages.evidence import evidence
from syncio.stages.report import approval_report, diff_report
from syncio.stages.review import decide
from syncio.stores.audit.anchors import Anchors
from tests.integration.push.client import Client, pushed
from tests.integration.push.house import House
from tests.integration.staged.reviewing import RAISED
from tests.unit.domain.made import content

KEY = Fernet.generate_key().decode()
NOTARY = Notary([KEY])


@dataclass(frozen=True)
class Proven:
    """`before`: the evidence while the push was still to come, and no anchor made."""

    house: House
    client: Client
    review: int
    settings: Settings
    before: dict[str, bytes]

    def evidence(self) -> dict[str, bytes]:
        return files(self.house, self.review, self.settings)

    def anchor(self) -> int:
        with self.house.app() as connection:
            return anchor(connection, Anchors(self.settings.anchors_url), NOTARY.sign, self.client.id)


def files(house: House, review: int, known: Settings) -> dict[str, bytes]:
    with house.app() as connection:
        return evidence(connection, review, known, NOTARY.read)


@contextmanager
def proving(house: House, folder: Path, *, early: bool = False) -> Iterator[Proven]:
    """:param early: whether the chain is anchored before anybody decides, too."""
    known = replace(settings(), reports_url=folder.joinpath("reports").as_uri(), anchors_url=str(folder / "anchors"))
    client = Client(house)
    [held, _] = pushed(client, content(number="INV-1"), content(number="INV-2"))
    client.stage(content(number="INV-1", total=Decimal(500), subtotal=Decimal(500)), external_id="x1")
    fresh = client.stage(content(number="INV-3"), external_id="x3")
    review = client.open_review([client.change(held, [RAISED]), client.change(fresh)])
    with house.app() as connection:
        diff_report(connection, review, known)
    if early:
        with house.app() as connection:
            assert anchor(connection, Anchors(known.anchors_url), NOTARY.sign, client.id) == 1
    [raised, new] = house.decisions(review)
    [_, refused] = house.decisions(review, "reject", 'Never "ordered", says Söhne & Co')
    with house.web() as web:
        decide(web, review, "ann", [raised, refused])
        decide(web, review, "ben", [raised])
    assert new.change == refused.change
    with house.app() as connection:
        approval_report(connection, review, known)
    before = files(house, review, known)
    house.release(review)
    assert house.push(client.name).pushed == 1
    proven = Proven(house, client, review, known, before)
    house.rows("INSERT INTO member VALUES (%s, 'lou', 'viewer')", client.id)
    assert proven.anchor() == 1
    house.rows("INSERT INTO member VALUES (%s, 'gus', 'viewer')", client.id)
    yield proven
