"""Buttons for a review's reports and files, the report that is shown, and the link by which the browser saves it."""

from collections.abc import Callable
from functools import partial

import ipywidgets as widgets

from syncio.reports.answers import ReportKind
from syncio.reports.page import framed
from syncio.reports.papers import FORMS, TITLES, Papers
from syncio.reports.rendering import render
from syncio.reports.widgets.parts import button, column, html, layout, show

NAMES = {"xlsx": "Excel file", "csv": "CSV file"}


class PaperButtons:
    """`buttons` stand among a review's others, `place` below them; `act` does something and shows the desk then."""

    def __init__(self, papers: Papers, act: Callable[[Callable[[], None]], None]) -> None:
        self.papers, self.act = papers, act
        self.shown = papers.file
        self.pages = {kind: widgets.ToggleButton(description=title, layout=layout()) for kind, title in TITLES.items()}
        for kind, toggle in self.pages.items():
            toggle.observe(partial(self._toggle, kind), "value")
        files = [button(NAMES[form], partial(act, partial(papers.take, form))) for form in FORMS]
        self.buttons = [*self.pages.values(), *files]
        self.link, self.page = html(), html()
        self.place = column([self.link, self.page])

    def show(self) -> None:
        """Show what was read or fetched last."""
        papers = self.papers
        for kind, toggle in self.pages.items():
            show(toggle, kind in papers.kinds)
            toggle.value = kind == papers.kind
        show(self.place, papers.file is not None)
        if papers.file is not self.shown:
            self.shown = papers.file
            self.page.value = self._framed()
            self.link.value = render("file.html", file=papers.file, of_page=bool(papers.kind)) if papers.file else ""

    def _framed(self) -> str:
        """The report in its frame."""
        kind = self.papers.kind
        return framed(self.papers.page, TITLES[kind]) if kind is not None else ""

    def _toggle(self, kind: ReportKind, change: dict[str, bool]) -> None:
        """Pressed, and not put there by `show`."""
        if change["new"] and kind != self.papers.kind:
            self.act(partial(self.papers.read, kind))
        elif not change["new"] and kind == self.papers.kind:
            self.act(self.papers.put_away)
