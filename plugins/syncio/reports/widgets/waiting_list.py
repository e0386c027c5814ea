"""The queue: open reviews by urgency, or those that have closed, narrowed by client, some at a time."""

from collections.abc import Callable

import ipywidgets as widgets

from syncio.reports.answers import Listed
from syncio.reports.desk import Desk
from syncio.reports.rendering import render
from syncio.reports.urgency import age, due
from syncio.reports.widgets.pager import Pager
from syncio.reports.widgets.parts import bar, button, choice, column, dressed, html, layout, show, text

ROWS = 8
STATES = (("To sign", "open"), ("Closed", "closed"))
HEADINGS = {"open": "Reviews to sign", "closed": "Closed reviews"}
NOTHING = {"open": "No review waits for you.", "closed": "No review has closed yet."}


class ReviewCard(widgets.HBox):  # type: ignore[misc]  # ipywidgets is untyped
    """One review of the queue, and a button that opens it."""

    def __init__(self, desk: Desk, open_: Callable[[int], None]) -> None:
        self.desk = desk
        self.review: Listed | None = None
        self.text = html()
        self.button = button("Open", lambda: open_(self.review.id) if self.review else None, primary=True)
        super().__init__([self.text, self.button], layout=layout())
        dressed(self, "sy-bar", "sy-card", "sy-review-card")
        show(self, False)

    def show(self, review: Listed | None) -> None:
        self.review = review
        if review is not None:
            self.text.value = render("queued.html", review=review, **told(self.desk, review))
            self.button.tooltip = f"Open review {review.id}"
        show(self, review is not None)


class WaitingList(widgets.VBox):  # type: ignore[misc]  # ipywidgets is untyped
    """Shows the desk's reviews; `open_` is called with the one that is chosen, `act` to read them again."""

    def __init__(self, desk: Desk, open_: Callable[[int], None], act: Callable[[Callable[[], None]], None]) -> None:
        self.desk, self.offset, self.listening = desk, 0, True
        self.client = text("Client", "a part of the name")
        self.client.observe(lambda _: self._narrow(), "value")
        self.state = choice("Show", STATES)
        self.state.observe(lambda _: self._choose(act), "value")
        self.refresh = button("Refresh", lambda: act(desk.refresh))
        self.cards = [ReviewCard(desk, open_) for _ in range(ROWS)]
        self.pager = Pager(self._turn)
        self.heading, self.nothing = html(), html("sy-muted")
        top = bar([self.heading, self.state, self.client, self.refresh])
        super().__init__([top, self.nothing, column(self.cards), self.pager], layout=layout())

    def show(self) -> None:
        """Show the page of the queue that is looked at."""
        listed = self.desk.listed
        self.listening, self.state.value, self.listening = False, listed, True
        self.heading.value = f"<h2>{HEADINGS[listed]}</h2>"
        part = self.client.value.strip().lower()
        found = [review for review in self.desk.reviews if part in review.client.lower()]
        self.offset = min(self.offset, max(0, (len(found) - 1) // ROWS * ROWS))
        page = found[self.offset : self.offset + ROWS]
        for card, review in zip(self.cards, [*page, *[None] * ROWS], strict=False):
            card.show(review)
        nothing = "None of these is of a client of this name." if self.desk.reviews else NOTHING[listed]
        self.nothing.value = "" if found else nothing
        self.pager.show(self.offset, len(page), len(found), ROWS)

    def _choose(self, act: Callable[[Callable[[], None]], None]) -> None:
        if self.listening:
            self.offset = 0
            act(lambda: self.desk.show_reviews(self.state.value))

    def _narrow(self) -> None:
        self.offset = 0
        self.show()

    def _turn(self, pages: int) -> None:
        self.offset = max(0, self.offset + pages * ROWS)
        self.show()


def told(desk: Desk, review: Listed) -> dict[str, object]:
    """A review's age and deadline, for templates."""
    now = desk.now()
    return {"age": age(review, now), "due": due(review, now), "late": bool(review.deadline and review.deadline < now)}
