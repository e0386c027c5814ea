"""Settings come from the environment, when they are asked for."""

from datetime import timedelta
from pathlib import Path

import pytest

from syncio.errors import Misconfigured
from syncio.settings import settings


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (
        "REPORTS_URL",
        "FERNET_KEYS",
        "PULL_OVERLAP",
        "NOTEBOOKS",
        "REPORT_TIMEOUT",
        "ANCHORS_URL",
        "ANCHOR_KEY",
    ):
        monkeypatch.delenv(f"SYNCIO_{name}", raising=False)


def test_without_any_they_fit_a_checkout() -> None:
    found = settings()
    assert found.reports_url.startswith("file://")
    assert found.notebooks.joinpath("diff_report.ipynb").exists()
    assert (found.fernet_keys, found.overlap) == ((), timedelta(minutes=5))
    assert found.anchors_url.startswith("file://")
    assert found.anchors_url != found.reports_url
    assert found.anchor_keys == ()


def test_they_are_read_when_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SYNCIO_FERNET_KEYS", " new , old,")
    monkeypatch.setenv("SYNCIO_PULL_OVERLAP", "60")
    monkeypatch.setenv("SYNCIO_NOTEBOOKS", "/elsewhere")
    found = settings()
    assert (found.fernet_keys, found.overlap, found.notebooks) == (
        ("new", "old"),
        timedelta(minutes=1),
        Path("/elsewhere"),
    )


@pytest.mark.parametrize("name", ["SYNCIO_PULL_OVERLAP", "SYNCIO_REPORT_TIMEOUT"])
@pytest.mark.parametrize("text", ["soon", "-1", "1.5", "\u00b2", ""])
def test_what_is_no_number_of_seconds_is_named(monkeypatch: pytest.MonkeyPatch, name: str, text: str) -> None:
    monkeypatch.setenv(name, text)
    with pytest.raises(Misconfigured, match=name):
        settings()


def test_keys_are_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SYNCIO_FERNET_KEYS", "planted-key")
    monkeypatch.setenv("SYNCIO_ANCHOR_KEY", "planted-key,another")
    assert "planted-key" not in repr(settings())
