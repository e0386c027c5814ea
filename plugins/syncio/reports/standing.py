"""Standing approvals at the desk: proposed by an admin, signed or revoked by a reviewer."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from syncio.domain.policy import Allowance, Policy, PolicyKind, passing
from syncio.domain.review import may_decide
from syncio.errors import Invalid, Stale
from syncio.reports import sentences
from syncio.reports.forms import currency, number
from syncio.reports.session import Notice
from syncio.reports.terms import TermsDesk
from syncio.reports.terms_api import TermsApi

Act = Literal["sign", "revoke"]
FORM = "policy form"  # where a notice stands that is about what was typed


@dataclass(frozen=True)
class Wanted:
    """A standing approval that may be proposed; `balance` has no amount."""

    kind: PolicyKind
    amount: str | None = None
    currency: str | None = None

    @property
    def allowance(self) -> Allowance | None:
        return Allowance(Decimal(self.amount), self.currency) if self.amount and self.currency else None


@dataclass
class Standing:
    """The standing approvals of the client that is looked at.

    `typed`: what stands in the form, by client. `proposing`: what was typed, shown before it is proposed. `asked`: what
    is going to be done with which, shown before it is done.
    """

    terms: TermsDesk
    typed: dict[str, dict[str, str]] = field(default_factory=dict)
    proposing: Wanted | None = None
    asked: tuple[Act, Policy] | None = None

    def __post_init__(self) -> None:
        """What is cleared on the desk is cleared here."""
        self.terms.desk.clearing.append(self.clear)

    def clear(self) -> None:
        """Nothing was typed."""
        self.typed, self.proposing, self.asked = {}, None, None

    def put_away(self) -> None:
        """Nothing is about to be proposed, signed or revoked."""
        self.proposing = self.asked = None

    @property
    def draft(self) -> dict[str, str]:
        """What was typed for the client."""
        return self.typed.setdefault(self.terms.client, {})

    @property
    def decides(self) -> bool:
        """Whether this user may sign and revoke here: a reviewer does, who administers does not."""
        return self.terms.terms is not None and may_decide(self.terms.terms.roles)

    def look_at_proposal(self) -> None:
        """Show what the form would propose; where something lacks, the notice says what."""
        self.proposing, self.terms.desk.notice = None, Notice()
        try:
            self.proposing = wanted(self.draft)
        except Invalid as error:
            self.terms.desk.notice = Notice("problem", sentences.problem(error), place=FORM)

    def propose(self) -> None:
        """Propose what was shown. It waits for a reviewer's signature then."""
        what = self.proposing
        if what is None:
            return
        with self.terms.desk.telling(place=FORM) as api:
            TermsApi(api).propose_policy(self.terms.client, what.kind, what.amount, what.currency)
            self.typed.pop(self.terms.client, None)
            self.proposing = None
            text = f"Proposed: {passing(what.kind, what.allowance)}. It waits for a reviewer's signature."
            self.terms.desk.notice = Notice("done", text, place=FORM)
        self.terms.reread()

    def ask(self, act: Act, policy: int) -> None:
        """Read again what is going to be signed or revoked, and show it."""
        self.asked = None
        with self.terms.desk.telling(place=place(policy)) as api:
            self.terms.desk.notice = Notice()
            self.terms.read(api, self.terms.client)
            states = ("waiting",) if act == "sign" else ("waiting", "in force")
            found = [one for one in self.terms.policies if one.id == policy and one.state in states]
            if not found:
                raise Stale("somebody has signed or revoked it meanwhile: look again")
            self.asked = act, found[0]

    def confirm(self) -> None:
        """Do what was shown: at once it is in force, or is no longer."""
        if self.asked is None:
            return
        (act, policy), self.asked = self.asked, None
        with self.terms.desk.telling(place=place(policy.id)) as api:
            there = TermsApi(api)
            done = there.sign_policy(policy) if act == "sign" else there.revoke_policy(policy)
            said = "Signed and in force" if act == "sign" else "Revoked, no longer in force"
            text = f"{said}: {passing(done.kind, done.allowance)}."
            self.terms.desk.notice = Notice("done", text, place=place(policy.id))
        self.terms.reread()


def wanted(typed: dict[str, str]) -> Wanted:
    """What was typed, as a standing approval.

    :raises Invalid: where something is missing or cannot be understood.
    """
    match typed.get("kind", ""):
        case "balance":
            return Wanted("balance")
        case "clean":
            amount, code = (typed.get(name, "").strip() for name in ("amount", "currency"))
            if not amount or not code:
                raise Invalid("fill in how much may pass a day, and in which currency")
            return Wanted("clean", number(amount), currency(code))
    raise Invalid("choose what may pass without a review")


def place(policy: int) -> str:
    """Where a notice stands that is about a standing approval."""
    return f"policy {policy}"
