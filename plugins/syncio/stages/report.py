"""report: freeze a review, run its notebook over the frozen file alone, publish notebook and page, record the hashes.

Beside each other in `<SYNCIO_REPORTS_URL>/<client>/review-<id>/`: `review.json`, `diff_report.ipynb` and
`diff_report.html`; later `approval.json` and its two.
"""

import hashlib
import logging
from dataclasses import dataclass
from time import monotonic
from typing import Literal

from msgspec.structs import replace

from syncio.domain.checks import checks
from syncio.domain.rules import RULES, VERSION
from syncio.errors import Conflict, Unknown
from syncio.reports.execution import execute
from syncio.reports.frozen import ApprovalData, DiffData, decoded, encoded
from syncio.reports.page import page
from syncio.settings import Settings
from syncio.stores.database import Connection
from syncio.stores.reports import KINDS, Kind, Recorded, Reports
from syncio.stores.reports.folder import Folder

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Files:
    """The names of one kind of report."""

    data: str
    notebook: str
    html: str
    title: str
    shape: type[DiffData] | type[ApprovalData]


FILES: dict[Kind, Files] = {
    "diff": Files("review.json", "diff_report.ipynb", "diff_report.html", "Diff report", DiffData),
    "approval": Files(
        "approval.json", "approval_report.ipynb", "approval_report.html", "Approval report", ApprovalData
    ),
}


@dataclass(frozen=True)
class Report:
    """A published report: its folder, and SHA-256 (hexadecimal) of its frozen JSON and of its HTML page."""

    url: str
    data_hash: str
    html_hash: str

    def as_dict(self) -> dict[str, str]:
        return dict(vars(self))


def diff_report(connection: Connection, review_id: int, settings: Settings) -> Report:
    """Publish what a review asks to be signed. Again: the same report, without running anything.

    :raises Unknown: where there is no such review.
    :raises Conflict: where a published report is not what its record says.
    :raises Terminal: where the notebook fails.
    :raises Transient: where it takes too long, or the folder cannot be written.
    """
    return published(connection, review_id, "diff", settings)


def approval_report(connection: Connection, review_id: int, settings: Settings) -> Report:
    """Publish who decided what in a review that has closed; errors as `diff_report`.

    :raises Refused: where the review is still open.
    """
    return published(connection, review_id, "approval", settings)


def published(connection: Connection, review_id: int, kind: Kind, settings: Settings) -> Report:
    """The report on record where it is whole; else make, record and publish it."""
    started = monotonic()
    with connection.transaction():
        reports = Reports(connection)
        folder = Folder(settings.reports_url, reports.client(review_id), review_id)
        recorded = reports.recorded(review_id).get(kind)
        data = reports.data(review_id, kind)
    if recorded is not None and whole(folder, review_id, kind, recorded):
        return Report(recorded.url, recorded.data_hash.hex(), recorded.html_hash.hex())
    kept = folder.read(FILES[kind].data) if recorded else None
    made, contents = make(kept or freeze(data, kind), kind, folder.url, settings)
    with (
        connection.transaction()
    ):  # a conflict is met before anything is written, and nothing stays where writing fails
        Reports(connection).record(review_id, kind, made)
        for name, content in contents.items():
            folder.write(name, content)
    log.info("report %s of review %s published in %.1f s", kind, review_id, monotonic() - started)
    return Report(made.url, made.data_hash.hex(), made.html_hash.hex())


def freeze(data: bytes, kind: Kind) -> bytes:
    """The frozen JSON of what the database says: typed, in one order, the same bytes for the same review.

    A diff report says besides what was checked and what was not.
    """
    review = decoded(data, FILES[kind].shape)
    if isinstance(review, DiffData) and review.rules_version == VERSION:
        review = replace(review, checks=checks(RULES, review.baseline))
    return encoded(review)


def make(frozen: bytes, kind: Kind, url: str, settings: Settings) -> tuple[Recorded, dict[str, bytes]]:
    """Run the notebook over the frozen file and wrap what it shows; the files by name, the page last."""
    files = FILES[kind]
    review = decoded(frozen, files.shape)
    executed, fragment = execute(settings.notebooks / files.notebook, files.data, frozen, settings.report_timeout)
    html = page(f"{files.title}: review {review.review}, {review.client}", fragment)
    contents = {files.data: frozen, files.notebook: executed, files.html: html}
    return Recorded(url, digest(frozen), digest(html)), contents


def whole(folder: Folder, review_id: int, kind: Kind, recorded: Recorded) -> bool:
    """Whether both files of a recorded report are there.

    :raises Conflict: where one is there and is not what was recorded: somebody changed it.
    """
    files = FILES[kind]
    found = [
        unchanged(folder, review_id, files.data, recorded.data_hash),
        unchanged(folder, review_id, files.html, recorded.html_hash),
    ]
    return all(found)


def unchanged(folder: Folder, review_id: int, name: str, expected: bytes) -> bool:
    content = folder.read(name)
    if content is None:
        return False
    if digest(content) != expected:
        raise Conflict(
            f"{name} is not the file that was published: nothing of this review can be released",
            review=review_id,
            url=folder.url,
            recorded=expected.hex()[:16],
            found=digest(content).hex()[:16],
        )
    return True


def verify_reports(connection: Connection, review_id: int, settings: Settings) -> None:
    """Make sure that both reports of a review were published and are unchanged, before anything is released.

    :raises Conflict: where a report is not on record, is missing or was changed.
    """
    reports = Reports(connection)
    folder = Folder(settings.reports_url, reports.client(review_id), review_id)
    recorded = reports.recorded(review_id)
    for kind in KINDS:
        if kind not in recorded:
            raise Conflict(f"the {kind} report of this review is not on record", review=review_id)
        if not whole(folder, review_id, kind, recorded[kind]):
            raise Conflict(f"the {kind} report of this review is missing", review=review_id, url=folder.url)


def report_page(connection: Connection, review_id: int, kind: Kind, settings: Settings) -> bytes:
    """A published report's HTML, checked against its hash; what the web serves. Errors as `report_data`."""
    return on_record(connection, review_id, kind, "html", settings)


def report_data(connection: Connection, review_id: int, kind: Kind, settings: Settings) -> bytes:
    """A published report's frozen JSON, checked against its hash.

    :raises Unknown: where no such report was published, or its file is gone.
    :raises Conflict: where it is not the file that was published.
    """
    return on_record(connection, review_id, kind, "data", settings)


def on_record(
    connection: Connection, review_id: int, kind: Kind, what: Literal["data", "html"], settings: Settings
) -> bytes:
    reports = Reports(connection)
    folder = Folder(settings.reports_url, reports.client(review_id), review_id)
    recorded, name = reports.recorded(review_id).get(kind), getattr(FILES[kind], what)
    content = folder.read(name) if recorded else None
    if recorded is None or content is None:
        raise Unknown(f"the {kind} report of this review is not published yet", review=review_id)
    if digest(content) != (recorded.html_hash if what == "html" else recorded.data_hash):
        raise Conflict(f"{name} is not the file that was published", review=review_id, url=folder.url)
    return content


def digest(content: bytes) -> bytes:
    """SHA-256, 32 bytes."""
    return hashlib.sha256(content).digest()
