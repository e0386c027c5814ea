"""An amendment that waits: what it would change, who proposed it and why, and signing it."""

from collections.abc import Callable

import ipywidgets as widgets

from syncio.domain.amendment import Amendment, sentence
from syncio.reports.old_new import beside, heading, lines
from syncio.reports.rendering import render
from syncio.reports.terms import TermsDesk, place
from syncio.reports.widgets.asking import Asking
from syncio.reports.widgets.parts import bar, button, dressed, html, layout, show


class AmendmentCard(widgets.VBox):  # type: ignore[misc]  # ipywidgets is untyped
    """One amendment for good: another one has a card of its own, so that no press is about what has just changed."""

    def __init__(self, desk: TermsDesk, amendment: Amendment, act: Callable[[Callable[[], None]], None]) -> None:
        self.desk, self.amendment = desk, amendment
        self.text, self.notice = html(), html()
        self.look = button("Look and sign ...", lambda: act(lambda: desk.ask_to_sign(amendment.id)))
        self.asking = Asking(lambda: act(desk.sign), lambda: act(self._back))
        super().__init__([self.text, self.notice, bar([self.look]), self.asking], layout=layout())
        dressed(self, "sy-card")

    def show(self) -> None:
        desk, terms, one = self.desk, self.desk.terms, self.amendment
        if terms is None:
            return
        said = {"one": one, "heading": heading(one.amends), "lines": lines(one.amends, terms)}
        self.text.value = render("amendment.html", **said)
        notice = desk.desk.notice
        self.notice.value = render("notice.html", notice=notice) if notice.place == place(one.id) else ""
        asked = desk.signing is not None and desk.signing.id == one.id
        show(self.look, one.why_not is None and not asked)
        said |= {"beside": beside(one.amends, terms), "sentence": sentence(one.amends)}
        self.asking.show(render("signature.html", **said) if asked else "", "Sign: it comes into force")

    def _back(self) -> None:
        self.desk.signing = None
