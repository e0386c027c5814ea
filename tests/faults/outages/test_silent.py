"""A FactorS that takes what is sent and never answers: nobody waits for it for ever, and nothing is written twice."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy.engine import URL, make_url

from syncio.errors import Unavailable
from syncio.stages import push as stage
from syncio.stores.answering import Answering
from syncio.stores.factors import book, open_factors
from tests.faults.outages import crowd
from tests.faults.outages.silencing import Silencing
from tests.integration.push.house import House
from tests.sandbox.postgres import Logins, Scratch

#: The last of these is heard by FactorS and answered by nobody: the statement before the commit.
SILENT_FROM = [b"", b"push_ledger", b"COMMIT"]


@pytest.fixture(scope="module")
def house(scratch: Scratch, postgres_logins: Logins) -> Iterator[House]:
    with crowd.house(scratch, postgres_logins) as found:
        yield found


@contextmanager
def soon() -> Iterator[None]:
    """Every limit is short, and FactorS is asked once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Answering, "longest", 0.5)
        patch.setitem(book.POSTGRES[1], "connect_timeout", 2)
        patch.setattr(stage, "PAUSES", ())
        yield


def through(url: URL, relay: Silencing) -> URL:
    return url.set(host="127.0.0.1", port=relay.port, query={"sslmode": "disable"})


@pytest.mark.parametrize("from_", SILENT_FROM)
def test_a_push_that_hears_nothing_ends_and_the_next_one_does_it(house: House, from_: bytes) -> None:
    client, url = crowd.signed_off(house), make_url(house.push_url)
    with soon(), Silencing(str(url.host), url.port or 5432, from_) as relay:
        with house.app() as staging, open_factors(through(url, relay)) as factors, pytest.raises(Unavailable):
            stage.push(staging, factors, client=client.name)
        assert relay.silent.is_set()
    house.wait_until_quiet()
    assert crowd.waiting(client) == crowd.INVOICES
    house.push(client.name)
    crowd.check(client)
