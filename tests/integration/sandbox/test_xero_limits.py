"""Xero's limits: 60 calls a minute, 5 at once and 5,000 a day of a tenant, 10,000 a minute of the app."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.sandbox.xero.calling import Caller, calling
from tests.sandbox.xero.clocks import Clock
from tests.sandbox.xero.faults import Faults
from tests.sandbox.xero.rates import Limits, Rates
from tests.sandbox.xero.running import Xero, running
from tests.sandbox.xero.wire import RefusedError

ROOT = Path(__file__).parents[3]
Said = tuple[int, str | None, str | None]


@contextmanager
def limited(clock: Clock, limits: Limits = Limits()) -> Iterator[Caller]:  # noqa: B008  # frozen
    with running(invoices=5, organisations=2, limits=limits, clock=clock) as xero, calling(xero) as one:
        yield one


def said(caller: Caller) -> Said:
    """Status, limit and wait of one call more."""
    answer = caller.get("Organisation")
    return answer.status, answer.headers.get("X-Rate-Limit-Problem"), answer.headers.get("Retry-After")


def test_the_61st_call_within_60_seconds_is_refused_and_told_when_to_come_again() -> None:
    clock = Clock()
    with limited(clock) as caller:
        for _ in range(30):
            assert said(caller)[0] == 200
        clock.turn(20.5)
        left = [caller.get("Organisation").headers["X-MinLimit-Remaining"] for _ in range(30)]
        assert left == [str(count) for count in range(29, -1, -1)]
        assert said(caller) == (429, "minute", "40")
        clock.turn(39.4)
        assert said(caller) == (429, "minute", "1")
        clock.turn(0.1)
        assert [said(caller)[0] for _ in range(31)] == [200] * 30 + [429], "what was refused does not count"


def test_the_5001st_call_within_a_day_is_refused_for_hours() -> None:
    clock = Clock()
    rates = Rates(clock, Limits(), enforced=True)
    for _ in range(5_000):
        clock.turn(2)
        with rates.call("a"):
            pass
    clock.turn(60)
    with pytest.raises(RefusedError) as caught, rates.call("a"):
        pass
    refused = caught.value.answer
    assert (refused.status, refused.headers["x-rate-limit-problem"], refused.headers["retry-after"]) == (
        429, "day", str(86_400 - 60 - 4_999 * 2),
    )  # fmt: skip
    assert (refused.headers["x-daylimit-remaining"], refused.headers["x-minlimit-remaining"]) == ("0", "60")
    with rates.call("b") as told:
        assert told["x-daylimit-remaining"] == "4999"


def test_the_day_s_limit_over_http() -> None:
    clock = Clock()
    with limited(clock, Limits(day=2)) as caller:
        assert [said(caller)[0] for _ in range(2)] == [200, 200]
        assert said(caller) == (429, "day", "86400")
        clock.turn(86_400)
        assert caller.get("Organisation").status == 401  # the token did not live that long
        caller.renew()
        assert said(caller)[0] == 200


def test_tenants_have_limits_of_their_own_and_the_app_one_over_all() -> None:
    clock = Clock()
    with limited(clock, Limits(minute=3, app_minute=5)) as one, calling(one.xero, 1) as other:
        assert [said(one)[:2] for _ in range(4)] == [(200, None)] * 3 + [(429, "minute")]
        assert [said(other) for _ in range(3)] == [(200, None, None)] * 2 + [(429, "appminute", "60")]


def test_10000_calls_a_minute_of_the_app() -> None:
    clock = Clock()
    rates = Rates(clock, Limits(), enforced=True)
    for tenant in range(200):
        for _ in range(50):
            with rates.call(str(tenant)):
                pass
    with pytest.raises(RefusedError) as caught, rates.call("another"):
        pass
    assert caught.value.answer.headers["x-rate-limit-problem"] == "appminute"


def test_a_sixth_call_at_once_is_refused_and_one_that_ended_makes_room() -> None:
    rates = Rates(Clock(), Limits(), enforced=True)
    with ExitStack() as under_way:
        for _ in range(5):
            under_way.enter_context(rates.call("a"))
        with pytest.raises(RefusedError) as caught, rates.call("a"):
            pass
        assert caught.value.answer.headers["x-rate-limit-problem"] == "concurrent"
        assert caught.value.answer.headers["retry-after"] == "1"
        with rates.call("b"):
            pass
    with rates.call("a"):
        pass


def test_calls_at_once_are_those_not_yet_answered() -> None:
    with limited(Clock()) as caller, ThreadPoolExecutor(5) as threads:
        caller.request("POST", "/admin/faults", json=[{"match": "/Organisation", "delay": 2, "times": 5}])
        slow = [threads.submit(said, caller) for _ in range(5)]
        while caller.request("GET", "/admin/statistics").json()["peak"] < 5:
            time.sleep(0.01)
        assert said(caller) == (429, "concurrent", "1")
        assert [one.result() for one in slow] == [(200, None, None)] * 5
        assert said(caller)[0] == 200


def test_what_does_not_reach_a_tenant_has_no_limit() -> None:
    with limited(Clock(), Limits(minute=1)) as caller:
        assert said(caller)[0] == 200
        for _ in range(3):
            assert caller.get("Organisation", {"Authorization": "Bearer no"}).status == 401
            assert caller.get("Organisation", {"xero-tenant-id": "another"}).status == 403
            assert caller.token(caller.refresh_token).status == 200
        assert said(caller)[0] == 429


def test_without_limits_it_counts_and_refuses_nothing() -> None:
    with running(invoices=5, organisations=1, limits=None) as xero, calling(xero) as caller:
        assert {said(caller)[0] for _ in range(70)} == {200}
        assert caller.get("Organisation").headers["X-MinLimit-Remaining"] == "0"


@pytest.mark.parametrize(("options", "statuses"), [((), {200, 429}), (("--unlimited",), {200})])
def test_as_a_process_it_has_limits_unless_told(options: tuple[str, ...], statuses: set[int]) -> None:
    command = [sys.executable, "-m", "tests.sandbox.xero", "--invoices", "1", "--organisations", "1", *options]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        assert process.stdout is not None
        ready = json.loads(process.stdout.readline())
        with calling(Xero(**ready, organisations=[], faults=Faults())) as caller:
            assert {said(caller)[0] for _ in range(61)} == statuses
        process.terminate()
