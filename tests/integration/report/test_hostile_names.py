"""Names that a client got before it was asked for better ones, and that a source gives to debtors and documents."""

import logging
import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from syncio.settings import Settings
from syncio.stages.compare import compare
from syncio.stages.report import approval_report, diff_report
from syncio.stages.review import decide
from syncio.stores.clients import Clients
from tests.integration.staged.client import Client
from tests.integration.staged.documents import debtor, invoice
from tests.integration.staged.house import House

NAMES = {
    "markup": "<img src=x onerror=owned()><script>owned()</script>",
    "line": "Acme\nERROR - everything was pushed\r\n",
    "path": "../../../etc/cron.d/x\\..\\x",
    "terminal": "\x1b]0;owned\x07\x1b[2J\x1b[31mAcme",
    "reordered": "\u202egnp.exe \u2066Acme",
    "flood": "A" * 10_000,
}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_they_are_one_short_line_in_the_log_text_in_a_report_and_nothing_in_a_path(
    house: House, settings: Settings, tmp_path: Path, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    caplog.set_level(logging.INFO)
    client = Client(house)
    house.rows("UPDATE client SET name = %s WHERE id = %s", f"{name}{client.id}", client.id)
    client.stage_book([replace(invoice("x"), number=name, reference=name)])
    client.stage_debtor(debtor(name=name))
    with house.app() as connection:
        entity = Clients(connection).get(f"{name}{client.id}")
        review = compare(connection, entity).opened
        assert review is not None
        diff_report(connection, review, settings)
    with house.web() as web:
        decide(web, review, "ann", house.decisions(review))
    with house.app() as connection:
        approval_report(connection, review, settings)
    assert caplog.messages
    assert [line for line in caplog.messages if not line.isprintable() or len(line) > 1_000] == []
    published = [path.relative_to(tmp_path / "reports") for path in (tmp_path / "reports").rglob("*") if path.is_file()]
    assert len(published) == 6
    assert [
        path for path in published if not re.fullmatch(rf"{client.id}/review-{review}/[a-z_]+\.\w+", str(path))
    ] == []
    for page in (tmp_path / "reports").rglob("*.html"):
        text = page.read_text()
        assert "<script" not in text
        assert "<img src=x" not in text
        assert all(char == "\n" or char.isprintable() for char in text)
        assert len(text) < 60_000
