"""The tasks that anchor and verify: red where a person has to look, and a release waits for neither."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from airflow.sdk import Context
from airflow.sdk.exceptions import AirflowFailException
from cryptography.fernet import Fernet

from syncio.errors import Unavailable
from syncio.operators.audit import AnchorOperator, VerifyAuditOperator
from tests.integration.audit.trail import ENROLLED, past_all_rules
from tests.integration.cli.shell import postgres
from tests.integration.staged.client import Client
from tests.integration.staged.database import copied
from tests.integration.staged.house import House
from tests.sandbox.postgres import Scratch


@pytest.fixture
def house(scratch: Scratch, migrated: str) -> Iterator[House]:
    with copied(scratch, migrated) as dsn, closing(House(dsn)) as house:
        yield house


@pytest.fixture(autouse=True)
def worker(house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A worker's environment; the folder of its anchors."""
    monkeypatch.setenv("AIRFLOW_CONN_SYNCIO_DB", postgres(house.dsn))
    monkeypatch.setenv("SYNCIO_ANCHOR_KEY", Fernet.generate_key().decode())
    monkeypatch.setenv("SYNCIO_ANCHORS_URL", (tmp_path / "anchors").as_uri())
    return tmp_path / "anchors"


def test_a_review_anchors_its_clients_chain_alone(house: House, review: int, worker: Path) -> None:
    Client(house)
    assert AnchorOperator(task_id="anchor", review=str(review)).execute(Context()) == 1
    [path] = worker.rglob("*.json")
    assert path.parent.name == str(house.one("SELECT client FROM review"))


def test_once_a_day_every_chain_is_anchored_and_verified(house: House) -> None:
    for _ in range(2):
        Client(house)
    assert AnchorOperator(task_id="anchor").execute(Context()) == 2
    verified = VerifyAuditOperator(task_id="verify").execute(Context())
    assert (verified["ok"], verified["entries"], verified["chains"], verified["anchors"]) == (
        True,
        2 * len(ENROLLED),
        2,
        2,
    )


def test_what_is_found_fails_the_task_and_stands_in_its_log(
    house: House, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    AnchorOperator(task_id="anchor").execute(Context())
    past_all_rules(house, "UPDATE member SET role = 'viewer' WHERE user_name = 'ann'")
    with pytest.raises(AirflowFailException, match="the audit trail has 2 flaws"):
        VerifyAuditOperator(task_id="verify").execute(Context())
    assert f"client {client.name}, entry 5 (member): client {client.id}, user_name ann, role reviewer" in caplog.text


@pytest.mark.usefixtures("client")
def test_without_a_key_or_a_folder_the_task_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("SYNCIO_ANCHORS_URL", str(tmp_path / "file"))
    with pytest.raises(Unavailable, match="SYNCIO_ANCHORS_URL"):  # may pass: tried again
        AnchorOperator(task_id="anchor").execute(Context())
    monkeypatch.delenv("SYNCIO_ANCHOR_KEY")
    with pytest.raises(AirflowFailException, match="SYNCIO_ANCHOR_KEY is missing"):
        AnchorOperator(task_id="anchor").execute(Context())
