"""Rules and rights as they are seen: what of a client is in force, what waits for a signature, proposing more."""

from collections.abc import Callable

import ipywidgets as widgets

from syncio.domain.terms import Membership
from syncio.inert import visible
from syncio.reports import standing
from syncio.reports.in_force import shown
from syncio.reports.rendering import render
from syncio.reports.standing import Standing
from syncio.reports.terms import FORM, TermsDesk, place
from syncio.reports.widgets.amendment import AmendmentCard
from syncio.reports.widgets.parts import BACK, bar, button, choice, column, html, layout, show
from syncio.reports.widgets.proposing import Proposing
from syncio.reports.widgets.standing import StandingView


class TermsView(widgets.VBox):  # type: ignore[misc]  # ipywidgets is untyped
    """Shows the terms' desk; `act` does something at it and shows the whole desk then."""

    def __init__(self, desk: TermsDesk, act: Callable[[Callable[[], None]], None]) -> None:
        self.desk, self.act, self.listening = desk, act, True
        self.standing = Standing(desk)
        self.back = button(f"{BACK} Back to the reviews", lambda: act(desk.leave))
        self.client = choice("Client", [("", "")])
        self.client.observe(lambda _: self._choose(), "value")
        self.refresh = button("Refresh", lambda: act(desk.open))
        self.head, self.in_force, self.nothing = html(), html(), html("sy-muted")
        self.nothing.value = "Nothing waits for a signature."
        self.waiting = column([])
        self.proposing = Proposing(desk, act)
        self.approvals = StandingView(self.standing, act)
        parts = [
            *(self.head, heading("Waiting for a signature"), self.nothing, self.waiting),
            *(heading("In force"), self.in_force),
            *(heading("Propose a change"), self.proposing),
            *(heading("Standing approvals"), self.approvals),
        ]
        self.body = column(parts)
        super().__init__([bar([self.back, self.client, self.refresh]), self.body], layout=layout())
        self.add_class("sy-terms")

    @property
    def places(self) -> set[str]:
        """Where notices can stand here."""
        desk = self.desk
        forms = {FORM, standing.FORM} if desk.proposes else set()
        cards = {place(one.id) for one in desk.waiting} | {standing.place(one.id) for one in desk.policies}
        return forms | cards if desk.is_open else set()

    def show(self) -> None:
        """Show the client that is looked at, where anybody is at it."""
        desk, terms = self.desk, self.desk.terms
        show(self, desk.is_open)
        if not desk.is_open:
            return
        self._show_clients()
        show(self.body, terms is not None)
        if terms is None:
            return
        self.head.value = render("terms_head.html", terms=terms)
        self.in_force.value = render("terms.html", terms=terms, **shown(terms))
        if tuple(card.amendment for card in self.waiting.children) != desk.waiting:
            self.waiting.children = [AmendmentCard(desk, one, self.act) for one in desk.waiting]
        for card in self.waiting.children:
            card.show()
        show(self.nothing, not desk.waiting)
        self.proposing.show()
        self.approvals.show()

    def _show_clients(self) -> None:
        """Those where something waits say so, and stand first."""
        clients = sorted(self.desk.clients, key=lambda one: one.waiting == 0)
        options = tuple((visible(named(one)), one.client) for one in clients) or (("none", ""),)
        self.listening = False
        if self.client.options != options:
            self.client.options = options
        chosen = self.desk.client
        self.client.value = chosen if chosen in {client for _, client in options} else options[0][1]
        self.listening = True

    def _choose(self) -> None:
        if self.listening:
            self.standing.put_away()
            self.act(lambda: self.desk.choose(self.client.value))


def named(one: Membership) -> str:
    return f"{one.client} ({one.waiting} waiting)" if one.waiting else one.client


def heading(text: str) -> widgets.HTML:
    made = html()
    made.value = f"<h3>{text}</h3>"
    return made
