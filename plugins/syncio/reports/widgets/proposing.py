"""Proposing an amendment: its kind, its fields, why, and what it would change before it is proposed."""

from collections.abc import Callable

import ipywidgets as widgets

from syncio.domain.amendment import Amends
from syncio.domain.terms import Terms
from syncio.reports.fields import Field
from syncio.reports.forms import FORMS
from syncio.reports.old_new import beside, heading, lines
from syncio.reports.rendering import render
from syncio.reports.terms import FORM, REASON, TermsDesk
from syncio.reports.widgets.asking import Asking
from syncio.reports.widgets.form import Form
from syncio.reports.widgets.parts import bar, button, choice, html, layout, show

KINDS = tuple((form.title, kind) for kind, form in FORMS.items())
WHY = Field(REASON, "Why", hint="for who signs it; goes on record")


class Proposing(widgets.VBox):  # type: ignore[misc]  # ipywidgets is untyped
    """Shows the form of the desk's kind; `act` does something at the desk and shows it then."""

    def __init__(self, desk: TermsDesk, act: Callable[[Callable[[], None]], None]) -> None:
        self.desk = desk
        self.drawn: tuple[object, ...] = ()
        self.listening = True
        self.kind = choice("What should change", KINDS)
        self.kind.observe(lambda _: self._choose(act), "value")
        self.form = Form(self._keep)
        self.now, self.notice, self.nobody = html("sy-muted"), html(), html("sy-muted")
        self.look = button("Check and propose ...", lambda: act(desk.look_at_proposal), primary=True)
        self.asking = Asking(lambda: act(desk.propose), lambda: act(self._back), "Back to the form")
        self.body = widgets.VBox(
            [self.kind, self.form, self.now, self.notice, bar([self.look]), self.asking], layout=layout()
        )
        super().__init__([self.nobody, self.body], layout=layout())
        self.add_class("sy-proposing")

    def show(self) -> None:
        """Show the form, or who can propose where this user cannot."""
        desk, terms = self.desk, self.desk.terms
        show(self.body, desk.proposes)
        show(self.nobody, not desk.proposes)
        if terms is None:
            return
        self.nobody.value = render("nobody.html", admins=[one.user for one in terms.members if one.role == "admin"])
        self.listening, self.kind.value, self.listening = False, desk.kind, True
        drawn = (terms, desk.draft)
        if not self.drawn or any(one is not other for one, other in zip(drawn, self.drawn, strict=True)):
            self.drawn = drawn
            filled = desk.form.filled(terms, desk.draft) | {REASON: desk.draft.get(REASON, "")}
            self.form.draw((*desk.form.fields(terms), WHY), filled)
        self._tell()
        self.notice.value = render("notice.html", notice=desk.desk.notice) if desk.desk.notice.place == FORM else ""
        about = desk.proposing
        show(self.look, about is None)
        self.asking.show("" if about is None else self._proposal(about, terms), "Propose it")

    def _proposal(self, about: Amends, terms: Terms) -> str:
        said = {"client": terms.client, "heading": heading(about), "why": self.desk.draft.get(REASON, "")}
        return render("proposal.html", lines=lines(about, terms), beside=beside(about, terms), **said)

    def _tell(self) -> None:
        self.now.value = render("now.html", text=self.desk.now())

    def _keep(self, name: str, value: str) -> None:
        """What was looked at is no longer what stands there."""
        self.desk.draft[name] = value
        self.desk.proposing = None
        show(self.look)
        self.asking.show("", "")
        self._tell()

    def _choose(self, act: Callable[[Callable[[], None]], None]) -> None:
        if self.listening:
            act(lambda: self.desk.show_form(self.kind.value))

    def _back(self) -> None:
        self.desk.proposing = None
