"""Statistics, faults and the brief list; and the stand-in as a process of its own."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import urllib3

from tests.sandbox.xero.calling import Caller, calling
from tests.sandbox.xero.running import running

ROOT = Path(__file__).parents[3]


@pytest.fixture
def caller() -> Iterator[Caller]:
    with running(invoices=30) as xero, calling(xero) as one:
        one.request("POST", "/admin/statistics/reset")
        yield one


def statistics(caller: Caller) -> dict[str, Any]:
    answer: dict[str, Any] = caller.request("GET", "/admin/statistics").json()
    return answer


def fail(caller: Caller, *faults: dict[str, Any]) -> None:
    answer = caller.request("POST", "/admin/faults", json=list(faults))
    assert answer.status == 200, answer.data


def test_statistics_count_requests_and_bytes_but_not_the_admin_s(caller: Caller) -> None:
    page = caller.get("Invoices", page=1)
    key = page.json()["Invoices"][0]["InvoiceID"]
    single = caller.get(f"Invoices/{key}")

    assert statistics(caller) == {
        "requests": {"/api.xro/2.0/Invoices": 1, "/api.xro/2.0/Invoices/{id}": 1},
        "total": 2,
        "peak": 1,
        "bytes": len(page.data) + len(single.data),
    }
    caller.request("POST", "/admin/statistics/reset")
    assert statistics(caller) == {"requests": {}, "total": 0, "peak": 0, "bytes": 0}


def test_statistics_know_how_many_were_under_way_at_once(caller: Caller) -> None:
    fail(caller, {"match": "/Invoices", "times": 4, "delay": 0.5})
    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(lambda _: caller.get("Invoices", page=1).status, range(4)))

    assert answers == [200] * 4
    assert 2 <= statistics(caller)["peak"] <= 4


def test_faults_are_used_up_in_order(caller: Caller) -> None:
    fail(
        caller,
        {
            "match": "/Invoices",
            "status": 429,
            "headers": {"Retry-After": "7", "X-Rate-Limit-Problem": "minute"},
            "times": 2,
        },
        {"match": "page=2", "status": 500, "body": "<html>oops</html>", "headers": {"Content-Type": "text/html"}},
        {"match": "/Invoices", "truncate": 100},
    )

    assert caller.get("Contacts", page=1).status == 200
    limited = [caller.get("Invoices", page=1) for _ in range(2)]
    assert [(one.status, one.headers["Retry-After"]) for one in limited] == [(429, "7")] * 2
    broken = caller.get("Invoices", page=2)
    assert (broken.status, broken.headers["Content-Type"], broken.data) == (500, "text/html", b"<html>oops</html>")
    cut = caller.get("Invoices", page=1)
    assert (cut.status, len(cut.data)) == (200, 100)
    with pytest.raises(json.JSONDecodeError):
        cut.json()
    assert caller.get("Invoices", page=1).json()["pagination"]["itemCount"] == 30


def test_a_refused_token_request_leaves_the_token_unspent(caller: Caller) -> None:
    fail(caller, {"match": "/connect/token", "status": 503})

    assert caller.token(caller.tenant["refresh_token"]).status == 503
    assert caller.token(caller.tenant["refresh_token"]).status == 200


def test_faults_may_be_taken_back_and_bad_ones_are_refused(caller: Caller) -> None:
    fail(caller, {"match": "/", "status": 500, "times": 9})
    assert caller.request("DELETE", "/admin/faults").json() == {"left": 0}
    assert caller.get("Organisation").status == 200
    assert caller.request("POST", "/admin/faults", json=[{"status": 500}]).status == 400


def test_the_brief_list_is_filtered(caller: Caller) -> None:
    path = f"/admin/tenants/{caller.tenant['tenant_id']}/invoices"
    paid = caller.request("GET", path, fields={"status": "PAID", "type": "ACCREC"}).json()
    real = [one for one in caller.all("Invoices", Statuses="PAID") if one["Type"] == "ACCREC"]

    assert {(one["id"], one["number"], one["total"], one["due"]) for one in paid} == {
        (one["InvoiceID"], one["InvoiceNumber"], str(one["Total"]), "0.00") for one in real
    }
    assert len(caller.request("GET", path).json()) == 30
    assert caller.request("GET", "/admin/tenants/nobody/invoices").status == 400
    assert caller.request("GET", "/admin/nothing").status == 404


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_as_a_process_it_prints_one_line_serves_and_exits_0(stop: signal.Signals) -> None:
    command = [sys.executable, "-m", "tests.sandbox.xero", "--seed", "3", "--invoices", "20", "--organisations", "2",
               "--today", "2026-11-20"]  # fmt: skip
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        assert process.stdout is not None
        ready = json.loads(process.stdout.readline())
        with urllib3.PoolManager() as pool:
            path = f"/admin/tenants/{ready['tenants'][1]['tenant_id']}/invoices"
            answer = pool.request("GET", f"{ready['url']}{path}")
        process.send_signal(stop)
        rest = process.stdout.read()

    with running(seed=3, invoices=20, organisations=2, today=date(2026, 11, 20)) as xero, calling(xero) as caller:
        assert ready["tenants"] == xero.tenants
        assert answer.data == caller.request("GET", path).data
    assert (answer.status, len(answer.json())) == (200, 20)
    assert [sorted(one) for one in ready["tenants"]] == [
        ["country", "currency", "name", "refresh_token", "tenant_id", "timezone"]
    ] * 2
    assert {"url", "client_id", "client_secret", "tenants"} == ready.keys()
    assert (process.returncode, rest) == (0, "")


def test_a_taken_port_is_one_clear_line(caller: Caller) -> None:
    port = caller.xero.url.rpartition(":")[2]
    command = [sys.executable, "-m", "tests.sandbox.xero", "--port", port, "--invoices", "1"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.strip() == f"The stand-in Xero cannot listen on port {port}: Address already in use"
