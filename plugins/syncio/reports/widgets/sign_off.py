"""The sign-off as a reviewer sees it: log in, choose a review, decide its changes, sign."""

import os
from collections.abc import Callable, Iterator

import ipywidgets as widgets

from syncio.domain.review import Verdict
from syncio.domain.shown import ChangeRow
from syncio.reports import sentences
from syncio.reports.answers import Listed
from syncio.reports.bulk import Bulk
from syncio.reports.desk import Desk, Progress
from syncio.reports.page import framed
from syncio.reports.rendering import render
from syncio.reports.session import Notice
from syncio.reports.widgets import parts
from syncio.reports.widgets.authority import Authority
from syncio.reports.widgets.bulk import BulkPanel
from syncio.reports.widgets.detail import Detail
from syncio.reports.widgets.listing import Listing
from syncio.reports.widgets.log_in import LogIn
from syncio.reports.widgets.settled import Settled
from syncio.reports.widgets.signing import Signing
from syncio.reports.widgets.waiting_list import WaitingList, told
from syncio.reports.widgets.work import Work

ADDRESS = "http://127.0.0.1:8080"
LOOK_AGAIN = "The screen had just changed when you pressed. Look again, then press."


class SignOff(widgets.VBox):  # type: ignore[misc]  # ipywidgets is untyped
    """The whole desk. `show` brings every part up to date with it; nothing else changes what is displayed.

    :param address: of Airflow's api-server; the environment's SYNCIO_URL where none is given.
    """

    def __init__(self, address: str | None = None, desk: Desk | None = None) -> None:
        self.desk = desk or Desk(address or os.environ.get("SYNCIO_URL") or ADDRESS)
        self.bulk = Bulk(self.desk)
        self.settled = Settled()
        self.work = Work(self._stop)
        self._make_parts()
        style = parts.html()
        style.value = render("desk_style.html")
        top = parts.bar([self.title, self.log_out], "sy-top")
        super().__init__(
            [style, top, self.notice, self.log_in, self.queue, self.review, self.detail], layout=parts.layout()
        )
        self.add_class("sy-desk")
        self.show()

    def _make_parts(self) -> None:
        desk = self.desk
        self.title, self.notice, self.verdict, self.page = (parts.html() for _ in range(4))
        self.log_out = parts.button("Log out", lambda: self.act(desk.log_out), "sy-plain")
        self.log_in = LogIn(desk, self.show)
        self.queue = WaitingList(desk, self.open_review, lambda: self.act(desk.refresh))
        self.listing = Listing(desk, self.act, self.decide, self.look)
        self.detail = Detail(desk, self.decide, self.step, lambda: self.act(self._leave_detail))
        self.bulk_panel = BulkPanel(self.bulk, self.run)
        self.signing = Signing(desk, self.finish)
        self.back = parts.button(f"{parts.BACK} Back to the queue", lambda: self.act(desk.leave))
        self.report = widgets.ToggleButton(description="Diff report", layout=parts.layout())
        self.report.observe(lambda _: self._show_report(), "value")
        self.sign = parts.button("Sign ...", self.signing.ask, primary=True)
        self.closable = parts.column([self.bulk_panel, self.listing], "sy-closable")
        self.authority = Authority(desk, lambda name: self.act(lambda: desk.decide_for(name)))
        above = [
            parts.bar([self.back, self.report, self.sign]),
            self.verdict,
            self.authority,
            self.signing,
            self.page,
            self.work,
        ]
        self.review = parts.column([*above, self.closable])

    def act(self, do: Callable[[], None]) -> None:
        """Do something at the desk and show what it is like then; not while long work goes on."""
        if not self.work.busy:
            do()
            self.show()

    def run(self, steps: Iterator[Progress], finished: Callable[[], None]) -> None:
        """Do long work, with the list out of reach meanwhile."""

        def done() -> None:
            finished()
            self.finish()

        self.work.start(steps, done)
        parts.show(self.closable, False)

    def finish(self) -> None:
        """Show the desk; where a review has closed Airflow is told, while everything else goes on."""
        self.show()
        if self.desk.untold is not None:
            self.telling = Work(lambda: None)
            self.telling.start(self.desk.tell(), self.show, shown=False)

    def decide(self, change: ChangeRow, verdict: Verdict) -> None:
        """Decide one change, if it is the one that was seen when the button was pressed."""
        if self.work.busy:
            return
        if self.settled.here:
            self.desk.decide(change, verdict)
        else:
            self.desk.notice = Notice("problem", LOOK_AGAIN, change.id)
        self.finish()

    def open_review(self, review: int) -> None:
        self.act(lambda: self.desk.open(review))
        self.back.focus()

    def look(self, change: int) -> None:
        self.act(lambda: self.desk.look(change))
        self.detail.back.focus()

    def step(self, places: int) -> None:
        """Look at the change that stands so many places further on in the list."""
        found = [change.id for change in self.desk.page.changes]
        if self.desk.detail is not None and self.desk.detail.change.id in found:
            at = found.index(self.desk.detail.change.id) + places
            if 0 <= at < len(found):
                self.act(lambda: self.desk.look(found[at]))

    def show(self) -> None:
        """Show the desk as it is."""
        desk, before = self.desk, self._in_the_rows()
        logged_in, open_ = desk.api is not None, desk.review is not None
        self.title.value = render("title.html", user=desk.user if logged_in else "")
        beside = logged_in and desk.notice.change is not None and desk.notice.change in self._in_the_rows()
        self.notice.value = "" if beside else render("notice.html", notice=desk.notice)
        parts.show(self.log_in, not logged_in)
        parts.show(self.log_out, logged_in)
        parts.show(self.queue, logged_in and not open_)
        self.queue.show()
        self._show_review()
        self.detail.show()
        if self._in_the_rows() != before:
            self.settled.moved()

    def _show_review(self) -> None:
        desk = self.desk
        parts.show(self.review, desk.review is not None and desk.detail is None)
        if desk.review is None:
            self.report.value = False
            self.signing.close_panel()
            self.bulk_panel.close_panel()
            return
        self.verdict.value = render("verdict.html", **self._head(desk.review))
        self.authority.show()
        self.listing.show()
        for each in (self.bulk_panel, self.sign):
            parts.show(each, desk.review.closed is None)
        parts.show(self.closable, not self.work.busy)

    def _head(self, review: Listed) -> dict[str, object]:
        """What the head of a review says: how it stands, and what this reviewer may do in it."""
        right = self.desk.right
        limit = sentences.limit(right) if right else ""
        mine = {"user": self.desk.user, "right": right, "limit": limit, "why_not": sentences.why_not(review, right)}
        return {"review": review, **told(self.desk, review), **mine}

    def _in_the_rows(self) -> list[int | None]:
        """Which changes the buttons are about."""
        detail = self.detail.deciding.change
        return [*self.listing.shown, detail.id if detail else None]

    def _leave_detail(self) -> None:
        self.desk.detail = None

    def _stop(self) -> None:
        self.bulk.stopping = True

    def _show_report(self) -> None:
        """The page in a frame of its own that may run nothing and reach nothing."""
        page = self.desk.report() if self.report.value else ""
        self.page.value = framed(page) if page else ""
        parts.show(self.page, bool(page))
        self.show()
