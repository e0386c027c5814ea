"""Nobody waits for ever for a server that has gone, or for a lock that is never let go of."""

import psycopg
import pytest

from syncio.errors import Transient, Unavailable
from syncio.stores.database import translated
from tests.integration.push.client import Client
from tests.integration.push.house import House
from tests.unit.domain.made import content

SOON = "SELECT set_config(%s, '1ms', true)"


def watched(connection: psycopg.Connection) -> set[str]:
    return {"keepalives_idle", "tcp_user_timeout"} & connection.info.get_parameters().keys()


def limits(connection: psycopg.Connection) -> list[str]:
    names = ("lock_timeout", "statement_timeout", "idle_in_transaction_session_timeout")
    return [row[0] for name in names for row in connection.execute("SELECT current_setting(%s)", [name])]


def test_a_head_that_a_hanging_push_holds_makes_a_pull_try_again_later(house: House, client: Client) -> None:
    [record] = client.stage_book([content()])
    lock = "SELECT FROM head WHERE record = %s FOR UPDATE"
    with house.app() as push, house.app() as pull:
        assert (watched(pull), limits(pull)[0]) == ({"keepalives_idle", "tcp_user_timeout"}, "1min")
        push.execute(lock, [record])
        pull.execute(SOON, ["lock_timeout"])
        with pytest.raises(Transient), translated():
            pull.execute(lock, [record])


def test_a_statement_that_factors_never_ends_is_given_up(house: House) -> None:
    with house.factors() as factors, factors.engine.begin() as connection:
        factors.adapter.begin(connection)
        driver = connection.connection.driver_connection
        assert isinstance(driver, psycopg.Connection)
        assert (watched(driver), limits(driver)) == ({"keepalives_idle", "tcp_user_timeout"}, ["1min", "2min", "2min"])
        connection.exec_driver_sql(SOON, ("statement_timeout",))
        with pytest.raises(factors.adapter.errors) as raised:
            connection.exec_driver_sql("SELECT pg_sleep(60)")
        assert type(factors.adapter.meaning(raised.value)) is Unavailable
