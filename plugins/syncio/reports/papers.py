"""What of a review can be read and kept: its reports as pages, its changes as files for spreadsheet programs."""

from dataclasses import dataclass
from typing import Literal, get_args

from syncio.errors import Unknown
from syncio.reports.answers import ReportKind
from syncio.reports.api import ReviewsApi
from syncio.reports.desk import Desk
from syncio.reports.files import File
from syncio.reports.session import Notice

Form = Literal["xlsx", "csv"]
FORMS: tuple[Form, ...] = get_args(Form)
TITLES: dict[ReportKind, str] = {"diff": "Diff report", "approval": "Approval report"}
#: What a report waits for.
AFTER: dict[ReportKind, str] = {"diff": "opened", "approval": "closed"}


@dataclass
class Papers:
    """The papers of the review that is open on a desk. `page` is the report that is shown, `file` what can be saved."""

    desk: Desk
    page: str = ""
    kind: ReportKind | None = None
    file: File | None = None

    @property
    def kinds(self) -> tuple[ReportKind, ...]:
        """The reports there are, or will be soon: who decided what is certified once the review has closed."""
        review = self.desk.review
        return ("diff", "approval") if review is not None and review.closed else ("diff",)

    def read(self, kind: ReportKind) -> None:
        """Show a report, which can be saved then; where it cannot be had, the notice says why."""
        self.put_away()
        self.desk.notice = Notice()
        with self.desk.telling() as api:
            review = self.published(api, kind)
            self.page, self.kind = api.report(review, kind), kind
            self.file = File(f"review-{review}-{kind}-report.html", self.page.encode())

    def take(self, form: Form) -> None:
        """Fetch the changes as the diff report shows them, as a file to be saved; else the notice says why not."""
        self.put_away()
        self.desk.notice = Notice()
        with self.desk.telling() as api:
            review = self.published(api, "diff")
            self.file = File(f"review-{review}.{form}", api.export(review, form))

    def put_away(self) -> None:
        """Show no report, and offer no file."""
        self.page, self.kind, self.file = "", None, None

    def published(self, api: ReviewsApi, kind: ReportKind) -> int:
        """The review, if this report of it is there, maybe since it was read.

        :raises Unknown: where it is not.
        """
        if kind not in self.kinds_there:
            self.desk.review = api.review(self.desk.shown.id)
        if kind not in self.kinds_there:
            title = TITLES[kind].lower()
            raise Unknown(f"the {title} is made within minutes after a review was {AFTER[kind]}: look again then")
        return self.desk.shown.id

    @property
    def kinds_there(self) -> set[ReportKind]:
        return {report.kind for report in self.desk.shown.reports}
