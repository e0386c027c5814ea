"""Shards of clients, and the one event that follows from them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

import pytest
from airflow.sdk import Context
from airflow.sdk.exceptions import AirflowFailException, AirflowSkipException

from syncio.errors import Forbidden
from syncio.operators.pull import COUNTED, PullOperator, StagedOperator


class Task:
    """The task instance, as far as the operators use it."""

    def __init__(self, try_number: int = 1) -> None:
        self.try_number = try_number
        self.pushed: dict[str, Any] = {}

    def xcom_push(self, key: str, value: Any) -> None:
        self.pushed[key] = value


@dataclass(frozen=True)
class Run:
    """The DAG's run, as far as the operators use it."""

    triggering_user_name: str | None = None
    consumed_asset_events: tuple[object, ...] = ()


class Pulling(PullOperator):
    """Finds one new invoice at every client but those that Xero refuses; keeps who had asked for it."""

    asked: Sequence[str] = ()

    def pull(self, name: str, asked: Sequence[str] = ()) -> dict[str, int]:
        self.asked = asked
        if name.startswith("Refused"):
            raise Forbidden("no access")
        return dict.fromkeys(COUNTED, 0) | {"created": 1}


def context(task: Task, run: Run = Run()) -> Context:
    return cast("Context", {"ti": task, "dag_run": run})


def shard(**counts: int) -> dict[str, int]:
    return dict.fromkeys(COUNTED, 0) | {"tried": 1} | counts


def joined(*pulled: dict[str, int] | None) -> dict[str, int]:
    return StagedOperator(task_id="staged", pulled=pulled).execute(context(Task()))


def test_a_client_that_fails_does_not_stop_those_after_it() -> None:
    task = Task()
    operator = Pulling(task_id="pull", clients=["Refused 1", "A", "Refused 2", "B"])
    with pytest.raises(AirflowFailException, match="Refused 1, Refused 2"):
        operator.execute(context(task))
    assert task.pushed["return_value"]["created"] == 2


@pytest.mark.parametrize(("user", "asked"), [("ann", ["ann"]), (None, [])])
def test_who_started_the_run_by_hand_has_asked_for_what_it_stages(user: str | None, asked: list[str]) -> None:
    operator = Pulling(task_id="pull", clients=["A"])
    operator.execute(context(Task(), Run(user)))
    assert operator.asked == asked


def test_the_counts_of_all_shards_are_added_up() -> None:
    assert joined(shard(created=2, api_calls=3), None, shard(updated=1, api_calls=4)) == {
        name: {"created": 2, "updated": 1, "api_calls": 7}.get(name, 0) for name in COUNTED
    }


@pytest.mark.parametrize("pulled", [(), (None,), (shard(unchanged=9, processed=9),)])
def test_where_nothing_is_new_there_is_no_event(pulled: tuple[dict[str, int] | None, ...]) -> None:
    with pytest.raises(AirflowSkipException):
        joined(*pulled)


def test_a_shard_that_was_tried_again_counts_as_new() -> None:
    assert joined(shard(tried=2))["created"] == 0


def test_a_shard_is_called_by_its_clients_whatever_they_are_called() -> None:
    assert PullOperator(task_id="pull", clients=["Acme", "Smith & Sons"]).label == "Acme, Smith & Sons"
    assert PullOperator(task_id="pull", clients=["<b>\u202eAcme\n"]).label == "\uff1cb\uff1e\uff3bU+202E\uff3dAcme↵"
