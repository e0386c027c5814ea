"""People are told of a review that is due by whom `SYNCIO_NOTIFIER` names: Airflow's own mail, over SMTP."""

import json
from collections.abc import Iterator
from contextlib import closing
from email.message import EmailMessage

import pytest
from airflow.sdk import Context
from airflow.sdk.exceptions import AirflowException, AirflowFailException

from syncio.operators.health import EscalateOperator
from tests.integration.cli.shell import postgres
from tests.integration.review.mail import MailServer, mail_server
from tests.integration.staged.client import Client
from tests.integration.staged.database import copied
from tests.integration.staged.documents import invoice
from tests.integration.staged.house import House
from tests.sandbox.postgres import Scratch
from tests.unit.reports.samples import HOSTILE


@pytest.fixture
def server() -> Iterator[MailServer]:
    with mail_server() as server:
        yield server


@pytest.fixture
def house(scratch: Scratch, migrated: str) -> Iterator[House]:
    with copied(scratch, migrated) as dsn, closing(House(dsn)) as house:
        yield house


@pytest.fixture
def review(house: House, review: int) -> int:
    """A review of which it is time to tell people."""
    house.rows("UPDATE review SET escalation = clock_timestamp()")
    return review


@pytest.fixture(autouse=True)
def worker(house: House, server: MailServer, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = {"disable_ssl": True, "disable_tls": True, "retry_limit": 1}
    smtp = {"conn_type": "smtp", "host": "127.0.0.1", "port": server.port, "extra": plain}
    monkeypatch.setenv("AIRFLOW_CONN_SYNCIO_DB", postgres(house.dsn))
    monkeypatch.setenv("AIRFLOW_CONN_SMTP_DEFAULT", json.dumps(smtp))
    monkeypatch.setenv("SYNCIO_NOTIFIER", "tests.integration.review.alarms.mail")


def escalated() -> list[int]:
    return EscalateOperator(task_id="escalate").execute(Context())


def body(message: EmailMessage) -> str:
    part = message.get_body()
    assert part is not None
    return str(part.get_content())


def test_it_is_sent_once_and_says_what_has_to_be_known(client: Client, review: int, server: MailServer) -> None:
    assert (escalated(), escalated()) == ([review], [])
    [message] = server.messages
    assert (message["To"], message["From"]) == ("finance@example.com", "syncio@example.com")
    assert message["Subject"] == f"Review {review} of {client.name} waits"
    text = body(message)
    assert text.startswith(f"<p>{client.name}: review {review} expires at 20")
    assert "Undecided changes: 3, of which blocked: 1</p>" in text


def test_a_hostile_name_is_no_markup_and_no_line_of_a_mail(house: House, review: int, server: MailServer) -> None:
    house.rows("UPDATE client SET name = %s", HOSTILE.replace("\x00", "\r\nBcc: eve@example.com"))
    assert escalated() == [review]
    [message] = server.messages
    assert message["Bcc"] is None
    assert message["Subject"].isprintable()
    text = body(message).strip().removeprefix("<p>").removesuffix("</p>")
    assert text.isprintable()
    assert not set(text) & set("<>[]")


def test_each_of_two_reviews_has_a_mail_of_its_own(house: House, review: int, server: MailServer) -> None:
    client = Client(house)
    other = client.open_review([client.change(client.stage(invoice()))])
    house.rows("UPDATE review SET escalation = clock_timestamp()")
    assert escalated() == [review, other]
    subjects = [message["Subject"] for message in server.messages]
    assert [subject.partition(" of ")[0] for subject in subjects] == [f"Review {review}", f"Review {other}"]


def test_a_mail_that_is_not_taken_fails_the_task_and_is_sent_the_next_time(review: int, server: MailServer) -> None:
    server.refuses = True
    with pytest.raises(AirflowException):
        escalated()
    assert server.messages == []
    server.refuses = False
    assert escalated() == [review]


@pytest.mark.parametrize("name", ["nothing", "syncio.no_such.module", "tests.integration.review.alarms.post", "os.sep"])
def test_what_is_no_notifier_fails_the_task_at_once(review: int, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SYNCIO_NOTIFIER", name)
    with pytest.raises(AirflowFailException, match="SYNCIO_NOTIFIER"):
        escalated()
    monkeypatch.delenv("SYNCIO_NOTIFIER")
    assert escalated() == [review]  # into the log
