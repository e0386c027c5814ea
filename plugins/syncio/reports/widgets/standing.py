"""Standing approvals: those there are, proposing one, signing and revoking."""

from collections.abc import Callable

import ipywidgets as widgets

from syncio.domain.policy import PASSES, Policy, passing
from syncio.reports.fields import NONE, Field
from syncio.reports.rendering import render
from syncio.reports.sentences import capital
from syncio.reports.standing import FORM, Standing, place
from syncio.reports.widgets.asking import Asking
from syncio.reports.widgets.form import Form
from syncio.reports.widgets.parts import bar, button, column, dressed, html, layout, show

KINDS = (NONE, *((capital(passes.rstrip(",")), kind) for kind, passes in PASSES.items()))
FIELDS = (
    Field("kind", "What may pass without a review", options=KINDS),
    Field("amount", "Of edits: how much a day", hint="an amount, as 5000.00"),
    Field("currency", "Of edits: in which currency", hint="three letters, as GBP"),
)
DOES = {"sign": "Sign: it comes into force", "revoke": "Revoke: it ends"}


class PolicyCard(widgets.VBox):  # type: ignore[misc]  # ipywidgets is untyped
    """One standing approval for good."""

    def __init__(self, standing: Standing, policy: Policy, act: Callable[[Callable[[], None]], None]) -> None:
        self.standing, self.policy = standing, policy
        self.text, self.notice = html(), html()
        self.sign = button("Look and sign ...", lambda: act(lambda: standing.ask("sign", policy.id)))
        self.revoke = button("Revoke ...", lambda: act(lambda: standing.ask("revoke", policy.id)))
        self.asking = Asking(lambda: act(standing.confirm), lambda: act(self._back))
        super().__init__([self.text, self.notice, bar([self.sign, self.revoke]), self.asking], layout=layout())
        dressed(self, "sy-card")

    def show(self) -> None:
        one, asked = self.policy, self.standing.asked
        said = {"one": one, "passing": passing(one.kind, one.allowance)}
        self.text.value = render("policy.html", **said)
        notice = self.standing.terms.desk.notice
        self.notice.value = render("notice.html", notice=notice) if notice.place == place(one.id) else ""
        act = asked[0] if asked and asked[1].id == one.id else None
        show(self.sign, one.state == "waiting" and one.why_not is None and act is None)
        show(self.revoke, one.state in {"waiting", "in force"} and self.standing.decides and act is None)
        self.asking.show(render("policy_signature.html", act=act, **said) if act else "", DOES[act] if act else "")

    def _back(self) -> None:
        self.standing.asked = None


class StandingView(widgets.VBox):  # type: ignore[misc]  # ipywidgets is untyped
    """All of a client's, and the form for another one."""

    def __init__(self, standing: Standing, act: Callable[[Callable[[], None]], None]) -> None:
        self.standing, self.act = standing, act
        self.drawn: dict[str, str] | None = None
        self.cards = column([])
        self.nothing, self.notice = html("sy-muted"), html()
        self.nothing.value = "None was ever proposed: every change is reviewed by people."
        self.form = Form(self._keep)
        self.look = button("Check and propose ...", lambda: act(standing.look_at_proposal), primary=True)
        self.asking = Asking(lambda: act(standing.propose), lambda: act(self._back), "Back to the form")
        heading = html()
        heading.value = "<h4>Propose a standing approval</h4>"
        self.body = column([heading, self.form, self.notice, bar([self.look]), self.asking])
        super().__init__([self.nothing, self.cards, self.body], layout=layout())
        self.add_class("sy-standing")

    def show(self) -> None:
        standing, terms = self.standing, self.standing.terms
        if tuple(card.policy for card in self.cards.children) != terms.policies:
            self.cards.children = [PolicyCard(standing, policy, self.act) for policy in terms.policies]
        for card in self.cards.children:
            card.show()
        show(self.nothing, not terms.policies)
        show(self.body, terms.proposes)
        if self.drawn is not standing.draft:
            self.drawn = standing.draft
            self.form.draw(FIELDS, {field.name: self.drawn.get(field.name, "") for field in FIELDS})
        notice, what = terms.desk.notice, standing.proposing
        self.notice.value = render("notice.html", notice=notice) if notice.place == FORM else ""
        text = "" if what is None else render("policy_proposal.html", passing=passing(what.kind, what.allowance))
        show(self.look, what is None)
        self.asking.show(text, "Propose it")

    def _keep(self, name: str, value: str) -> None:
        """What was looked at is no longer what stands there."""
        self.standing.draft[name] = value
        self.standing.proposing = None
        show(self.look)
        self.asking.show("", "")

    def _back(self) -> None:
        self.standing.proposing = None
