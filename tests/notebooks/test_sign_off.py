"""The sign-off notebook, executed for real, its widgets pressed from cells behind its own."""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from tests.notebooks.stand_in import StandIn


def press(notebooks: Path, *cells: str) -> list[str]:
    """Run sign_off.ipynb and then `cells`; what each of these printed."""
    notebook = nbformat.read(notebooks / "sign_off.ipynb", as_version=4)
    own = len(notebook.cells)
    notebook.cells += [nbformat.v4.new_code_cell(cell) for cell in cells]
    NotebookClient(notebook, timeout=60, kernel_name="python3").execute()
    outputs = [cell.outputs for cell in notebook.cells[own:]]
    return ["".join(out.text for out in each if out.output_type == "stream").strip() for each in outputs]


LOG_IN = (
    "desk.log_in.user.value, desk.log_in.password.value = 'reviewer', 'pass-one'\n"
    "desk.log_in.button.click()\nprint(desk.desk.notice.text)"
)


@pytest.fixture(autouse=True)
def kernel_of_this_checkout(monkeypatch: pytest.MonkeyPatch, server: StandIn, notebooks: Path) -> None:
    monkeypatch.setenv("PYTHONPATH", str(notebooks.parent / "plugins"))
    monkeypatch.setenv("SYNCIO_URL", server.url)


def test_a_review_is_decided_and_signed_and_airflow_told(notebooks: Path, server: StandIn) -> None:
    told = press(
        notebooks,
        LOG_IN,
        "desk.reviews.value = 12\nprint(desk.pager.place.value, desk.rows[0].change.number)",
        "desk.rows[0].reason.value = 'Not ordered'\ndesk.rows[0].reject.click()\nprint(desk.desk.notice.text)",
        "desk.bulk.start.click()\nprint(desk.bulk.question.value)\ndesk.bulk.yes.click()\nprint(desk.desk.notice.text)",
        "desk.sign.start.click()\nprint(desk.sign.question.value)\ndesk.sign.yes.click()\nprint(desk.desk.notice.text)",
    )
    assert told[0] == "2 reviews to sign."
    assert told[1] == "1 to 20 of 41 INV-2301"
    assert told[2] == "INV-2301 is rejected."
    assert (
        "39 changes (+12.50 AUD, +43,095.00 GBP) will be approved. 1 blocked change (\N{MINUS SIGN}3,100.00 GBP) left"
        in told[3]
    )
    assert "39 changes (+12.50 AUD, +43,095.00 GBP) approved. 1 blocked change left out." in told[3]
    assert "39 approved, 1 rejected, 0 superseded. 1 undecided change will be carried over" in told[4]
    assert "Signed: 39 approved, 1 rejected, 1 carried over; what was approved is being released" in told[4]
    assert server.answered == [("12", "reviewer")]
    assert server.reviews[12].decisions[1001][0]["reason"] == "Not ordered"


def test_the_password_is_gone_from_the_widget_and_never_in_the_token_s_place(notebooks: Path, server: StandIn) -> None:
    [told, left] = press(notebooks, LOG_IN, "print(repr(desk.log_in.password.value), repr(desk.desk.api))")
    assert told == "2 reviews to sign."
    assert left == f"'' ReviewsApi('{server.url}')"


def test_a_wrong_password_shows_the_log_in_again(notebooks: Path) -> None:
    wrong = LOG_IN.replace("pass-one", "guess") + "\nprint(repr(desk.log_in.layout.display), desk.log_in.user.value)"
    assert press(notebooks, wrong) == ["User name or password is wrong.\n'' reviewer"]


def test_pages_turn_and_filters_narrow(notebooks: Path) -> None:
    told = press(
        notebooks,
        LOG_IN + "\ndesk.reviews.value = 12",
        "desk.pager.on.click()\nprint(desk.pager.place.value)",
        "desk.filters.severity.value = 'block'\nprint(desk.pager.place.value, desk.pager.on.disabled)",
        "desk.filters.text.value = '2302'\nprint(desk.pager.place.value, desk.rows[0].change.number)",
        "print([row.layout.display for row in desk.rows].count(None), [r.layout.display for r in desk.rows].count(''))",
    )
    assert told[1:4] == ["21 to 40 of 41", "1 to 2 of 2 True", "1 to 1 of 1 INV-2302"]
    assert told[4] == "0 1"


def test_the_diff_report_opens_in_a_frame_that_may_run_nothing(notebooks: Path) -> None:
    read = "base64.b64decode(v.split('base64,')[1].split('\"')[0])"
    show = f"import base64\ndesk.report.value = True\nv = desk.page.value\nprint(v[:20], b'<p>Northgate</p>' in {read})"
    assert press(notebooks, LOG_IN + "\ndesk.reviews.value = 12", show)[1] == '<iframe sandbox="" t True'
