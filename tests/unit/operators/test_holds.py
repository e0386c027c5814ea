"""FactorS away stops nothing; what it refuses shows in red."""

import logging
from collections.abc import Callable
from typing import Any, cast

import pytest

from syncio.errors import Misconfigured, SyncioError, Unavailable
from syncio.operators.holds import told_or_later

Tell = Callable[[Any, Any], int]


def raising(error: SyncioError) -> Tell:
    def tell(_connection: object, _book: object) -> int:
        raise error

    return tell


def told(tell: Tell) -> int:
    return told_or_later(tell, cast("Any", None), cast("Any", None))


def test_where_factors_does_not_answer_the_log_says_so_and_the_next_run_tells_it(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.WARNING)
    assert told(raising(Unavailable("no answer"))) == -1
    assert caplog.messages == ["FactorS was not told, and is in the next run: no answer"]


def test_what_a_person_has_to_mend_is_raised() -> None:
    with pytest.raises(Misconfigured, match="lacks a right"):
        told(raising(Misconfigured("lacks a right")))


def test_how_many_were_told_is_answered() -> None:
    assert told(lambda _connection, _book: 3) == 3
