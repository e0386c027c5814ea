"""What our errors mean to Airflow, for one client and for many in one task."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from airflow.sdk.exceptions import AirflowException, AirflowFailException

from syncio.errors import SyncioError, Terminal
from syncio.inert import harmless
from syncio.reports.rendering import plural
from syncio.stores.database import Connection

log = logging.getLogger(__name__)


@contextmanager
def airflow_errors() -> Iterator[None]:
    """Terminal errors fail the task at once; the others Airflow tries again."""
    try:
        yield
    except Terminal as error:
        raise AirflowFailException(str(error)) from error


@contextmanager
def put_back(connection: Connection) -> Iterator[None]:
    """Whatever happens in here, the connection is good for the next client."""
    try:
        yield
    except Exception:
        if not connection.closed:
            connection.rollback()
        raise


class Failures:
    """The clients of one task that failed: the others are served all the same, and then the task fails for these."""

    def __init__(self) -> None:
        self._errors: list[tuple[str, Exception]] = []

    @contextmanager
    def of(self, client: str) -> Iterator[None]:
        """Keep what goes wrong with this client away from the next."""
        try:
            yield
        except SyncioError as error:
            self._errors.append((harmless(client), error))
        except Exception as error:
            log.exception("%s: an error that SyncIO did not expect", harmless(client))
            self._errors.append((harmless(client), error))

    def report(self) -> None:
        """Fail the task where any client failed: a line in the log says of each why, the error names them all.

        :raises AirflowFailException: where a person has to act for every one of them.
        :raises AirflowException: where trying again may help one.
        """
        if not self._errors:
            return
        for client, error in self._errors:
            log.error("%s: %s", client, sentence(error))
        final = all(isinstance(error, Terminal) for _, error in self._errors)
        kind = AirflowFailException if final else AirflowException
        names = ", ".join(client for client, _ in self._errors)
        raise kind(f"{plural(len(self._errors), 'client')} failed, the others were served. The log says why: {names}")


def sentence(error: Exception) -> str:
    """Our errors in their own words; of another only its kind, since its words may hold anything."""
    return str(error) if isinstance(error, SyncioError) else f"unexpected {type(error).__name__}, see the log above"
