"""One client's failure is its own, and Airflow learns whether trying again can help."""

import pytest
from airflow.sdk.exceptions import AirflowException, AirflowFailException

from syncio.errors import Forbidden, Misconfigured, Unavailable
from syncio.operators.outcome import Failures, airflow_errors


def failed(*errors: Exception) -> Failures:
    failures = Failures()
    for number, error in enumerate(errors, 1):
        with failures.of(f"Client {number}"):
            raise error
    return failures


def test_what_a_person_has_to_mend_fails_at_once() -> None:
    with pytest.raises(AirflowFailException, match="no such role"), airflow_errors():
        raise Misconfigured("no such role")


def test_what_may_pass_is_left_to_airflows_retries() -> None:
    with pytest.raises(Unavailable), airflow_errors():
        raise Unavailable("no answer")


def test_where_none_failed_nothing_is_reported(caplog: pytest.LogCaptureFixture) -> None:
    failed().report()
    assert caplog.messages == []


def test_every_client_that_failed_is_named_with_its_reason(caplog: pytest.LogCaptureFixture) -> None:
    failures = failed(Forbidden("no access", status=403), Misconfigured("never connected"))
    with pytest.raises(AirflowFailException, match=r"2 clients failed.*Client 1, Client 2"):
        failures.report()
    assert "Client 1: no access (status=403)" in caplog.messages
    assert "Client 2: never connected" in caplog.messages


def test_one_that_may_pass_is_reason_enough_to_try_again() -> None:
    with pytest.raises(AirflowException) as raised:
        failed(Forbidden("no access"), Unavailable("no answer")).report()
    assert not isinstance(raised.value, AirflowFailException)


def test_a_surprise_is_kept_to_its_client_and_tried_again(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(AirflowException) as raised:
        failed(KeyError("a client's data")).report()
    assert not isinstance(raised.value, AirflowFailException)
    assert "Client 1: unexpected KeyError, see the log above" in caplog.messages
    assert "a client's data" not in str(raised.value)


def test_a_clients_name_cannot_write_into_the_log(caplog: pytest.LogCaptureFixture) -> None:
    failures = Failures()
    for error in (Forbidden("no access"), KeyError("surprise")):
        with failures.of("Acme\n\x1b[31m\u202eevil"):
            raise error
    with pytest.raises(AirflowException, match="Acme↵"):
        failures.report()
    assert len(caplog.messages) == 3
    assert all(message.isprintable() for message in caplog.messages)


def test_what_airflow_shows_of_an_error_is_one_line() -> None:
    with pytest.raises(AirflowFailException) as raised, airflow_errors():
        raise Misconfigured("this client was never connected", client="Acme\n\x1b[2J\u202eevil")
    assert str(raised.value) == "this client was never connected (client=Acme↵[U+001B][2J[U+202E]evil)"
