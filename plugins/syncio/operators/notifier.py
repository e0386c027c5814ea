"""Telling people: through what the platform team has set, or the task's log."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from airflow.sdk import BaseNotifier, Context

from syncio.errors import Misconfigured

Notify = Callable[[Context], Any]


class LogNotifier(BaseNotifier):
    """A warning in the task's log: what is used where nothing else is set."""

    def notify(self, context: Context) -> None:
        waiting: Mapping[str, Any] = context["review"]  # type: ignore[typeddict-item]
        self.log.warning("%s", waiting["sentence"])


def notifier(path: str) -> Notify:
    """What `SYNCIO_NOTIFIER` names, to be called with a context as `on_failure_callback` is.

    :param path: where to import it from: a notifier of Airflow's, its class, or a function; '' is the log. Templates
        know `review`: `sentence`, `client`, `review`, `opened`, `deadline`, `undecided`, `blocked`; no text in it has
        markup, whether it goes into a subject or into HTML.
    :raises Misconfigured: where there is no such thing.
    """
    if not path:
        return LogNotifier()
    module, _, name = path.rpartition(".")
    try:
        found = getattr(import_module(module), name)
        notify = found() if isinstance(found, type) else found
    except (ImportError, AttributeError, TypeError, ValueError) as error:
        raise Misconfigured("SYNCIO_NOTIFIER cannot be loaded: name a notifier, its class or a function") from error
    if not callable(notify):
        raise Misconfigured("SYNCIO_NOTIFIER cannot be called: name a notifier, its class or a function")
    made: Notify = notify
    return made
