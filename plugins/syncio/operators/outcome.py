"""What our errors mean to Airflow."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from airflow.sdk.exceptions import AirflowException, AirflowFailException

from syncio.errors import SyncioError, Terminal


@contextmanager
def airflow_errors() -> Iterator[None]:
    """Terminal errors fail the task at once; the others Airflow tries again."""
    try:
        yield
    except Terminal as error:
        raise AirflowFailException(str(error)) from error


def report_failures(failures: Sequence[tuple[str, SyncioError]]) -> None:
    """Fail the task for those clients that failed, after the others were served; name each with its reason.

    :raises AirflowFailException: where a person has to act for every one of them.
    :raises AirflowException: where trying again may help one.
    """
    if not failures:
        return
    text = "; ".join(f"{client}: {error}" for client, error in failures)
    kind = AirflowFailException if all(isinstance(error, Terminal) for _, error in failures) else AirflowException
    raise kind(f"{len(failures)} client(s) failed: {text}")
