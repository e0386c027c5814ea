"""What a signal does to a program that has processes to end: let it end them, once, undisturbed."""

import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

Handler = Callable[[int, FrameType | None], object] | int | None
_END = (signal.SIGTERM, signal.SIGHUP)


def unwinding() -> Mapping[signal.Signals, Handler]:
    """From now on a request to end raises SystemExit, as Ctrl-C raises KeyboardInterrupt; answers what was in force."""
    return _handle(dict.fromkeys(_END, _leave))


def restore(handlers: Mapping[signal.Signals, Handler]) -> None:
    _handle(handlers)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Ignore a second Ctrl-C or TERM while what was started is being ended."""
    previous = _handle(dict.fromkeys((signal.SIGINT, *_END), signal.SIG_IGN))
    try:
        yield
    finally:
        _handle(previous)


def _leave(number: int, _frame: FrameType | None) -> NoReturn:
    sys.exit(128 + number)


def _handle(handlers: Mapping[signal.Signals, Handler]) -> dict[signal.Signals, Handler]:
    if threading.current_thread() is not threading.main_thread():
        return {}  # Python lets the main thread alone set handlers
    return {number: signal.signal(number, handler) for number, handler in handlers.items()}
