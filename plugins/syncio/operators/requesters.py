"""Who is behind a run: the user who started it by hand, or the run that led to it."""

import logging
from collections.abc import Iterable, Iterator
from typing import Any

from airflow.sdk import Context
from airflow.sdk.exceptions import AirflowRuntimeError
from airflow.sdk.execution_time.comms import AssetEventDagRunReferenceResult

log = logging.getLogger(__name__)

#: Runs that lead to one another by assets: `xero_tick`, `xero_pull`, `review_changes`.
CHAIN = 3


def requesters(context: Context) -> list[str]:
    """The names of those who started this run, or one whose asset event led to it; nobody where schedules did.

    Airflow knows the user of a run that was started over its API or UI, under the name that members are kept by.
    """
    return sorted(set(started_by([context["dag_run"]], CHAIN)))


def started_by(runs: Iterable[Any], chain: int) -> Iterator[str]:
    """Who started these runs, or those whose asset events they consumed, `chain` runs back at most."""
    for run in runs:
        if run.triggering_user_name:
            yield run.triggering_user_name
        if chain > 1:
            yield from started_by(led_to(run), chain - 1)


def led_to(run: Any) -> Iterator[Any]:
    """The runs whose asset events a run consumed, those that are still there."""
    for event in run.consumed_asset_events:
        try:
            source = AssetEventDagRunReferenceResult.from_asset_event_dag_run_reference(event).source_dag_run
        except AirflowRuntimeError as error:
            log.warning(
                "run %s of %s cannot be asked who started it: %s", event.source_run_id, event.source_dag_id, error
            )
            continue
        if source is not None:  # an event that was made by hand has no run
            yield source
