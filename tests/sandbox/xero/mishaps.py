"""What goes wrong at Xero, by name: the faults that tests and the runner of schedules pick from.

In this process `xero.faults.add(mishap("reset", seed=7))`, from another
`POST /admin/faults [{"name": "reset", "seed": 7, "match": "/Contacts"}]`.
"""

from collections.abc import Callable, Mapping
from functools import partial
from random import Random
from typing import Any

from msgspec import Struct

from tests.sandbox.xero.faults import Fault

#: Every list, and no token request.
LISTS = "/api.xro/2.0/"
HTML = "<html><head><title>Xero</title></head><body>We'll be back soon</body></html>"
Make = Callable[[Random], dict[str, Any]]


def _limit(problem: str, least: int, most: int, random: Random) -> dict[str, Any]:
    """A refusal as Xero words it: which limit, and after how many seconds to come again."""
    return {
        "status": 429,
        "headers": {"Retry-After": str(random.randint(least, most)), "X-Rate-Limit-Problem": problem},
    }


def _html(status: int, _: Random) -> dict[str, Any]:
    return {"status": status, "body": HTML, "headers": {"Content-Type": "text/html; charset=utf-8"}}


def _refused(status: int, title: str, detail: str, _: Random) -> dict[str, Any]:
    body = f'{{"Type":null,"Title":"{title}","Status":{status},"Detail":"{detail}","Instance":null,"Extensions":{{}}}}'
    return {"status": status, "body": body}


def _malformed(random: Random) -> dict[str, Any]:
    start = '{"Id":"1","Status":"OK","Invoices":[{"InvoiceID":'
    return {"status": 200, "body": start + random.choice(["}", "nil}]}", "'x'}]}", "[[[", '"\\u12"}]}'])}


def _text(name: str, random: Random) -> dict[str, Any]:
    return {"text": name, "seed": random.randrange(2**31)}


def _twist(names: tuple[str, ...], random: Random) -> dict[str, Any]:
    return {"twist": random.choice(names), "seed": random.randrange(2**31)}


#: By name, what a fault says beside `match` and `times`. Waits are short where Xero's are up to a minute, so that
#: nobody sleeps: the limits themselves are `limits`, under a clock of the test's own.
MISHAPS: Mapping[str, Make] = {
    "minute_limit": partial(_limit, "minute", 0, 0),
    "day_limit": partial(_limit, "day", 3_600, 80_000),
    "app_limit": partial(_limit, "appminute", 0, 0),
    "concurrent_limit": partial(_limit, "concurrent", 0, 0),
    "error_500": lambda _: {"status": 500, "body": '{"Type":null,"Title":"An error occurred","Status":500}'},
    "unavailable_503": partial(_html, 503),
    "unauthorised_401": partial(_refused, 401, "Unauthorized", "AuthenticationUnsuccessful"),
    "forbidden_403": partial(_refused, 403, "Forbidden", "AuthorizationUnsuccessful"),
    "slow": lambda random: {"delay": random.uniform(0.02, 0.2)},
    "reset": lambda _: {"ends": "reset"},
    "cut_off": lambda random: {"ends": "cut", "truncate": random.randint(0, 400)},
    "malformed": _malformed,
    "html": partial(_html, 200),
    "shrinking_page": partial(_twist, ("lacking", "shifted")),
    "duplicate_ids": partial(_twist, ("repeated",)),
    "clock_skew": lambda random: {"skew": random.choice([-1, 1]) * random.uniform(60, 86_400)},
    "long_description": partial(_text, "long"),
    "nul": partial(_text, "nul"),
    "right_to_left": partial(_text, "right_to_left"),
}


class Named(Struct, forbid_unknown_fields=True):
    """A mishap as /admin/faults takes it."""

    name: str
    seed: int = 0
    match: str = LISTS
    times: int = 1


def mishap(name: str, seed: int = 0, match: str = LISTS, times: int = 1) -> list[Fault]:
    """The faults of this name, the same again for the same seed. KeyError where there is no such name.

    A GET is tried four times: ``times`` 4 outlasts what would pass by itself.
    """
    return [Fault(match=match, times=times, **MISHAPS[name](Random(seed)))]
