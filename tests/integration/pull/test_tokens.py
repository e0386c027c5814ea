"""Access tokens: one refresher at a time, the new pair stored before it is used, a lost answer survived."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from threading import Barrier

import psycopg
import pytest
from cryptography.fernet import Fernet

from syncio.domain.ports import Tokens
from syncio.errors import Forbidden, Misconfigured, Transient, Unauthorised, Unavailable, Unknown
from syncio.sources.xero.client import XeroSource
from syncio.sources.xero.oauth import XeroApp
from syncio.sources.xero.reader import INVOICES
from syncio.stages.pull import pull
from syncio.stores.consents import ConsentTokens, keep_consent
from syncio.stores.database import opened
from tests.integration.pull.house import House
from tests.sandbox.xero.mishaps import mishap

KEY = Fernet(Fernet.generate_key())
TOKEN_PATH = "/connect/token"
TORN = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE application_name = 'syncio' AND datname = current_database()"
)


@pytest.fixture
def consent(house: House) -> int:
    with opened(house.dsn, "syncio_owner") as connection:
        kept = keep_consent(connection, "xero", house.caller.tenant["refresh_token"], KEY)
        connection.commit()
    return kept


def app(house: House) -> XeroApp:
    xero = house.caller.xero
    return XeroApp(xero.client_id, xero.client_secret, xero.url)


def tokens(house: House, consent: int) -> ConsentTokens:
    return ConsentTokens(house.dsn, consent, KEY, app(house).refresh)


@contextmanager
def connected(house: House, consent: int) -> Iterator[XeroSource]:
    own = tokens(house, consent)
    tenant = house.caller.tenant["tenant_id"]
    with closing(XeroSource(house.caller.xero.url, tenant, own, own.renew, pause=0.001)) as source:
        yield source


def refreshes(house: House) -> int:
    """How often the stand-in was asked for tokens, but for the caller's own."""
    requests: dict[str, int] = house.caller.request("GET", "/admin/statistics").json()["requests"]
    return requests[TOKEN_PATH] - 1


def expire(house: House, when: timedelta = timedelta(0)) -> None:
    house.rows("UPDATE consent SET expires = %s RETURNING 1", datetime.now(UTC) + when)


def test_a_token_is_fetched_once_and_kept_for_the_others(house: House, consent: int) -> None:
    first = tokens(house, consent)
    assert first() == first() == tokens(house, consent)()
    assert refreshes(house) == 1


def test_a_token_about_to_end_is_renewed_with_the_one_that_rotated(house: House, consent: int) -> None:
    first = tokens(house, consent)()
    expire(house, timedelta(seconds=50))
    second = tokens(house, consent)()
    assert second != first
    expire(house, timedelta(seconds=90))
    assert tokens(house, consent)() == second
    assert refreshes(house) == 2


def test_eight_refreshers_at_once_use_one_refresh(house: House, consent: int) -> None:
    together = Barrier(8)

    def token(_: int) -> str:
        own = tokens(house, consent)
        together.wait(20)
        return own()

    with ThreadPoolExecutor(8) as threads:
        assert len(set(threads.map(token, range(8)))) == 1
    assert refreshes(house) == 1


def test_two_whose_token_was_refused_use_one_refresh(house: House, consent: int) -> None:
    first, second = tokens(house, consent), tokens(house, consent)
    assert first() == second()
    first.renew()
    second.renew()
    assert first() == second()
    assert refreshes(house) == 2


def test_the_new_pair_is_stored_before_it_is_used(house: House, consent: int) -> None:
    """Whoever holds the access token can find its refresh token in the database, whatever becomes of the process."""
    access = tokens(house, consent)()
    (kept,) = house.rows("SELECT refresh_token, access_token FROM consent")
    assert KEY.decrypt(kept["access_token"]).decode() == access
    refresh = KEY.decrypt(kept["refresh_token"]).decode()
    assert refresh != house.caller.tenant["refresh_token"]
    assert house.caller.token(refresh).status == 200


def test_a_pair_that_cannot_be_stored_is_not_used(house: House, consent: int) -> None:
    def torn(refresh_token: str) -> Tokens:
        fresh = app(house).refresh(refresh_token)
        with psycopg.connect(house.dsn, autocommit=True) as other:
            other.execute(TORN)
        return fresh

    broken = ConsentTokens(house.dsn, consent, KEY, torn)
    with pytest.raises(Transient):
        broken()
    assert house.value("SELECT access_token FROM consent") is None
    assert tokens(house, consent)()  # with the old refresh token, within its grace


@pytest.mark.parametrize("fault", [{"truncate": 40}, {"status": 502, "body": "<html>"}, {"status": 200, "body": "[]"},
                                   {"headers": {"content-length": "9999"}}])  # fmt: skip
def test_a_lost_answer_leaves_the_old_token_which_still_works(
    house: House, consent: int, fault: dict[str, object]
) -> None:
    before = house.rows("SELECT * FROM consent")
    house.fault(TOKEN_PATH, **fault)
    own = tokens(house, consent)
    with pytest.raises(Unavailable):
        own()
    assert house.rows("SELECT * FROM consent") == before
    assert own()
    assert refreshes(house) == 2


@pytest.mark.parametrize("name", ["reset", "cut_off", "error_500", "unavailable_503", "html", "malformed", "slow"])
def test_a_pull_survives_a_lost_answer_by_itself(house: House, consent: int, name: str) -> None:
    house.caller.xero.faults.add(mishap(name, match=TOKEN_PATH))
    with house.staging() as staging, connected(house, consent) as source:
        assert pull(source, staging, overlap=timedelta(0)).status == "COMPLETED"
    assert house.staged() == house.booked()


def test_a_token_refused_in_the_middle_is_renewed_once_and_the_call_repeated(house: House, consent: int) -> None:
    house.fault("/Invoices?page=1", status=401)
    with house.staging() as staging, connected(house, consent) as source:
        done = pull(source, staging, overlap=timedelta(0))
    assert (done.status, done.counts.api_calls) == ("COMPLETED", 5)
    assert refreshes(house) == 2
    assert house.staged() == house.booked()


def test_a_token_that_stays_refused_is_unauthorised_after_one_renewal(house: House, consent: int) -> None:
    house.fault("/Invoices?page=1", status=401, times=2)
    with (
        house.staging() as staging,
        connected(house, consent) as source,
        pytest.raises(Unauthorised, match="connect the client again"),
    ):
        pull(source, staging, overlap=timedelta(0))
    assert refreshes(house) == 2


@pytest.mark.parametrize("error", ["invalid_grant", "invalid_client", "unauthorized_client"])
def test_a_withdrawn_consent_is_unauthorised_and_changes_nothing(house: House, consent: int, error: str) -> None:
    before = house.rows("SELECT * FROM consent")
    house.fault(TOKEN_PATH, status=400, body=f'{{"error":"{error}"}}')
    with (
        house.staging() as staging,
        connected(house, consent) as source,
        pytest.raises(Unauthorised, match=rf"connect the client again .*{error}.*client=Acme"),
    ):
        pull(source, staging, overlap=timedelta(0))
    assert house.rows("SELECT * FROM consent") == before
    assert house.values("SELECT status FROM sync_run") == ["FAILED"]


def test_a_spent_token_is_refused(house: House, consent: int) -> None:
    house.rows("UPDATE consent SET refresh_token = %s RETURNING 1", KEY.encrypt(b"never granted"))
    with pytest.raises(Unauthorised, match="invalid_grant"):
        tokens(house, consent)()


def test_a_wrong_app_is_refused(house: House, consent: int) -> None:
    stranger = XeroApp("another", "secret", house.caller.xero.url)
    with pytest.raises(Unauthorised, match="invalid_client"):
        ConsentTokens(house.dsn, consent, KEY, stranger.refresh)()


def test_a_consent_that_was_removed(house: House) -> None:
    with pytest.raises(Unknown, match="connect the client again"):
        tokens(house, 99)()


def test_a_token_of_another_tenant_reads_nothing(house: House, consent: int) -> None:
    own = tokens(house, consent)
    stranger = XeroSource(house.caller.xero.url, "another", own, own.renew)
    with closing(stranger) as source, pytest.raises(Forbidden, match="tenant"):
        list(source.pages(INVOICES))


def test_what_is_stored_is_encrypted(house: House, consent: int) -> None:
    access = tokens(house, consent)()
    (row,) = house.rows("SELECT refresh_token, access_token FROM consent")
    stored = b"".join(row.values())
    assert access.encode() not in stored
    assert house.caller.tenant["refresh_token"].encode() not in stored


def test_a_key_that_does_not_fit_is_named_with_the_client(house: House, consent: int) -> None:
    class Locked:
        def encrypt(self, data: bytes) -> bytes:
            return data

        def decrypt(self, token: bytes) -> bytes:
            raise Misconfigured(f"no key fits these {len(token)} bytes")

    own = ConsentTokens(house.dsn, consent, Locked(), app(house).refresh)
    source = XeroSource(house.caller.xero.url, house.caller.tenant["tenant_id"], own, own.renew)
    with house.staging() as staging, closing(source), pytest.raises(Misconfigured, match=r"no key.*client=Acme"):
        pull(source, staging, overlap=timedelta(0))
