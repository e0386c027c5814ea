"""The people of the demo: each logs in to Airflow with a password, and does all else with the token."""

import time
from collections.abc import Callable
from typing import Any, TypeVar

import requests

T = TypeVar("T")
PATIENCE = 180.0  # seconds for anything the stack is to do by itself


class DemoError(Exception):
    """The house did something else than it promises."""


def eventually(what: str, look: Callable[[], T | None], patience: float = PATIENCE, pause: float = 0.5) -> T:
    """Look again and again until there is something to see.

    :raises DemoError: where there is nothing within `patience` seconds.
    """
    end = time.monotonic() + patience
    while (seen := look()) is None:
        if time.monotonic() > end:
            raise DemoError(f"waited {patience:.0f} s for {what}")
        time.sleep(pause)
    return seen


class Person:
    """Somebody with a log-in."""

    def __init__(self, url: str, name: str, password: str) -> None:
        self.name = name
        self._url = url
        self._session = requests.Session()
        self._session.trust_env = False
        token = self.call("POST", "/auth/token", json={"username": name, "password": password})["access_token"]
        self._session.headers["Authorization"] = f"Bearer {token}"

    def call(self, method: str, path: str, **arguments: Any) -> Any:
        """Call an endpoint and decode its JSON.

        :raises DemoError: with the answer, where it is not a success.
        """
        response = self._session.request(method, self._url + path, timeout=60, allow_redirects=False, **arguments)
        if not response.ok:
            raise DemoError(f"{self.name}: {method} {path} answered {response.status_code}: {response.text[:500]}")
        return response.json()

    def get(self, path: str, **parameters: Any) -> Any:
        return self.call("GET", path, params=parameters)
