"""The sign-off as a reviewer sees it: log in, choose a review, decide its rows, sign."""

import os

import ipywidgets as widgets

from syncio.reports import sentences
from syncio.reports.desk import ROWS, Desk
from syncio.reports.page import framed
from syncio.reports.rendering import render
from syncio.reports.widgets.confirmed import Confirmed
from syncio.reports.widgets.filters import Filters, Pager
from syncio.reports.widgets.log_in import LogIn
from syncio.reports.widgets.row import RowCard

ADDRESS = "http://127.0.0.1:8080"
LONGEST = 8  # reviews to be seen without scrolling


class SignOff(widgets.VBox):  # type: ignore[misc]  # ipywidgets is untyped
    """The whole desk. `show` brings every part up to date with it; nothing else changes what is displayed.

    :param address: of Airflow's api-server; the environment's SYNCIO_URL where none is given.
    """

    def __init__(self, address: str | None = None, desk: Desk | None = None) -> None:
        self.desk = desk or Desk(address or os.environ.get("SYNCIO_URL") or ADDRESS)
        self.log_in = LogIn(self.desk, self.show)
        self.notice = widgets.HTML()
        self.reviews = widgets.Select(layout={"width": "min(720px, 100%)"})
        self.refresh = widgets.Button(description="Refresh", icon="refresh", layout={"width": "auto"})
        self.queue = widgets.HBox([self.reviews, self.refresh], layout={"flex_flow": "row wrap"})
        self.verdict = widgets.HTML()
        self.filters = Filters(self.desk, self.show)
        self.pager = Pager(self.desk, self.show)
        self.rows = [RowCard(self.desk, self.show) for _ in range(ROWS)]
        self.bulk = Confirmed("Approve all listed that are not blocked", self._ask_bulk, self._approve_bulk)
        self.sign = Confirmed("Sign", self._ask_sign, self._sign)
        self.report = widgets.ToggleButton(description="Diff report", icon="file-text-o", layout={"width": "auto"})
        self.page = widgets.HTML(layout={"display": "none"})
        listing = [self.filters, self.bulk, *self.rows, self.pager, self.sign]
        self.review = widgets.VBox(
            [self.verdict, widgets.HBox([self.report]), self.page, *listing], layout={"display": "none"}
        )
        self.reviews.observe(self._choose, "value")
        self.refresh.on_click(lambda _: self._refresh())
        self.report.observe(lambda _: self._show_report(), "value")
        super().__init__([self.notice, self.log_in, self.queue, self.review], layout={"max_width": "980px"})
        self.show()

    def show(self) -> None:
        """Show the desk as it is."""
        desk = self.desk
        self.notice.value = render("notice.html", notice=desk.notice)
        self.log_in.layout.display = visible(desk.api is None)
        self.queue.layout.display = visible(desk.api is not None)
        self._show_queue()
        self.review.layout.display = visible(desk.review is not None)
        if desk.review is not None:
            self.verdict.value = render("verdict.html", review=desk.review)
            for row, change in zip(self.rows, [*desk.page.changes, *[None] * ROWS], strict=False):
                row.show(change)
            self.pager.show()
            for button in (self.bulk, self.sign):
                button.layout.display = visible(desk.review.closed is None)

    def _show_queue(self) -> None:
        options = [(sentences.listed(review), review.id) for review in self.desk.reviews]
        chosen = self.desk.review.id if self.desk.review else None
        if chosen is not None and chosen not in {review for _, review in options}:
            options.insert(0, (f"review {chosen} (closed)", chosen))
        if self.reviews.options != tuple(options):
            self.reviews.options = options
            self.reviews.rows = min(max(len(options), 2), LONGEST)
        self.reviews.value = chosen

    def _choose(self, event: dict[str, int | None]) -> None:
        review = event["new"]
        if review is not None and (self.desk.review is None or review != self.desk.review.id):
            self.report.value = False
            self.desk.open(review)
            self.show()

    def _refresh(self) -> None:
        self.desk.refresh()
        self.show()

    def _ask_bulk(self) -> str:
        self.desk.prepare_bulk()
        self.show()
        return self.desk.bulk.sentence if self.desk.bulk else ""

    def _approve_bulk(self) -> None:
        self.desk.approve_bulk()
        self.show()

    def _ask_sign(self) -> str:
        return sentences.before_signing(self.desk.review) if self.desk.review else ""

    def _sign(self) -> None:
        self.desk.sign()
        self.show()

    def _show_report(self) -> None:
        """The page in a frame of its own that may run nothing and reach nothing."""
        page = self.desk.report() if self.report.value else ""
        self.page.value = framed(page, "width:100%;height:70vh;border:1px solid #dfe4ea") if page else ""
        self.page.layout.display = visible(bool(page))
        self.show()


def visible(shown: bool) -> str:
    return "" if shown else "none"
