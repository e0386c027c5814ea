"""The sign-off as a reviewer sees it: log in, choose a review, decide its changes, sign."""

import os
from collections.abc import Callable, Iterator

import ipywidgets as widgets

from syncio.domain.shown import ChangeRow
from syncio.reports import sentences
from syncio.reports.answers import Listed
from syncio.reports.bulk import Bulk
from syncio.reports.desk import Desk, Progress
from syncio.reports.drafts import Act
from syncio.reports.papers import Papers
from syncio.reports.rendering import render
from syncio.reports.reopening import reopen
from syncio.reports.session import Notice
from syncio.reports.terms import TermsDesk
from syncio.reports.widgets import parts
from syncio.reports.widgets.authority import Authority
from syncio.reports.widgets.bulk import BulkPanel
from syncio.reports.widgets.detail import Detail
from syncio.reports.widgets.listing import Listing
from syncio.reports.widgets.log_in import LogIn
from syncio.reports.widgets.papers import PaperButtons
from syncio.reports.widgets.settled import Settled
from syncio.reports.widgets.signing import Signing
from syncio.reports.widgets.terms import TermsView
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
        top = parts.bar([self.title, self.to_terms, self.log_out], "sy-top")
        super().__init__(
            [style, top, self.notice, self.log_in, self.terms, self.queue, self.review, self.detail],
            layout=parts.layout(),
        )
        self.add_class("sy-desk")
        self.show()

    def _make_parts(self) -> None:
        desk = self.desk
        self.title, self.notice, self.verdict = (parts.html() for _ in range(3))
        self.log_out = parts.button("Log out", lambda: self.act(desk.log_out), "sy-plain")
        self.log_in = LogIn(desk, self.show)
        self.terms = TermsView(TermsDesk(desk), self.act)
        self.to_terms = parts.button("Rules and rights", lambda: self.act(self.terms.desk.open), "sy-plain")
        self.queue = WaitingList(desk, self.open_review, self.act)
        self.listing = Listing(desk, self.act, self.decide, self.look)
        self.detail = Detail(desk, self.decide, self.step, lambda: self.act(self._leave_detail))
        self.bulk_panel = BulkPanel(self.bulk, self.run)
        self.signing = Signing(desk, self.finish)
        self.back = parts.button(f"{parts.BACK} Back to the queue", lambda: self.act(desk.leave))
        self.papers = PaperButtons(Papers(desk), self.act)
        self.sign = parts.button("Sign ...", self.signing.ask, primary=True)
        self.closable = parts.column([self.bulk_panel, self.listing], "sy-closable")
        self.authority = Authority(desk, lambda name: self.act(lambda: desk.decide_for(name)))
        above = [
            parts.bar([self.back, *self.papers.buttons, self.sign]),
            self.verdict,
            self.authority,
            self.signing,
            self.papers.place,
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

    def decide(self, change: ChangeRow, act: Act) -> None:
        """Decide or reopen one change, if it is the one that was seen when the button was pressed."""
        if self.work.busy:
            return
        if not self.settled.here:
            self.desk.notice = Notice("problem", LOOK_AGAIN, change.id)
        elif act == "reopen":
            reopen(self.desk, change)
        else:
            self.desk.decide(change, act)
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
        desk, before, terms = self.desk, self._in_the_rows(), self.terms.desk.is_open
        logged_in = desk.api is not None
        self.title.value = render("title.html", user=desk.user if logged_in else "")
        self.notice.value = "" if logged_in and self._told_beside() else render("notice.html", notice=desk.notice)
        parts.show(self.log_in, not logged_in)
        parts.show(self.log_out, logged_in)
        parts.show(self.to_terms, logged_in and not terms)
        self.terms.show()
        parts.show(self.queue, logged_in and desk.review is None and not terms)
        self.queue.show()
        self._show_review()
        self.detail.show()
        for each in (self.review, self.detail) if terms else ():
            parts.show(each, False)
        if self._in_the_rows() != before:
            self.settled.moved()

    def _told_beside(self) -> bool:
        """Whether the notice stands where it belongs, and not at the top."""
        notice = self.desk.notice
        if self.terms.desk.is_open:
            return notice.place in self.terms.places
        return notice.change is not None and notice.change in self._in_the_rows()

    def _show_review(self) -> None:
        desk = self.desk
        parts.show(self.review, desk.review is not None and desk.detail is None)
        if desk.review is None:
            self.papers.papers.put_away()
            self.signing.close_panel()
            self.bulk_panel.close_panel()
            return
        self.verdict.value = render("verdict.html", **self._head(desk.review))
        self.papers.show()
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
