"""Rules and rights at the desk: what is in force for a client, what waits for a signature, proposing and signing.

As at the rest of the desk every action ends in a notice and raises nothing, and what was typed is kept until it is on
record, through errors, other clients and a new log-in.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from syncio.domain.amendment import Amendment, Amends
from syncio.domain.policy import Policy
from syncio.domain.terms import Membership, Terms
from syncio.errors import Invalid, Stale, SyncioError
from syncio.reports import sentences
from syncio.reports.api import ReviewsApi
from syncio.reports.desk import Desk
from syncio.reports.drafts import LONGEST
from syncio.reports.forms import FORMS, Form
from syncio.reports.old_new import heading
from syncio.reports.session import Notice
from syncio.reports.terms_api import TermsApi

REASON = "reason"  # beside the fields that a form has of its own
FORM = "form"  # where a notice stands that is about what was typed
FIRST = next(iter(FORMS))


@dataclass
class TermsDesk:
    """Who administers clients or signs for them, at work on one of them.

    `typed`: what stands in the forms, by client and kind. `proposing` is what was typed, as an amendment that is shown
    before it is proposed; `signing` an amendment that is shown before it is signed.
    """

    desk: Desk
    is_open: bool = False
    clients: tuple[Membership, ...] = ()
    terms: Terms | None = None
    waiting: tuple[Amendment, ...] = ()
    policies: tuple[Policy, ...] = ()
    kind: str = FIRST
    typed: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)
    proposing: Amends | None = None
    signing: Amendment | None = None

    def __post_init__(self) -> None:
        """What is cleared on the desk is cleared here."""
        self.desk.clearing.append(self.clear)

    def clear(self) -> None:
        """Nothing was read or typed."""
        self.is_open, self.clients, self.terms, self.waiting, self.policies = False, (), None, (), ()
        self.kind, self.typed, self.proposing, self.signing = FIRST, {}, None, None

    def open(self) -> None:
        """Read the clients again, and one of them: that of before, else the first where something waits."""
        with self.desk.telling() as api:
            self.is_open, self.desk.notice = True, Notice()
            self.count(api)
            names = [one.client for one in self.clients]
            first = next((one.client for one in self.clients if one.waiting), names[0] if names else "")
            self.read(api, self.client if self.client in names else first)

    def leave(self) -> None:
        """Go back to the reviews; what was typed stays."""
        self.is_open, self.desk.notice = False, Notice()
        self.proposing = self.signing = None

    def choose(self, client: str) -> None:
        """Look at another client."""
        self.proposing = self.signing = None
        with self.desk.telling() as api:
            self.desk.notice = Notice()
            self.read(api, client)

    @property
    def client(self) -> str:
        """Which client is looked at."""
        return self.terms.client if self.terms else ""

    @property
    def proposes(self) -> bool:
        """Whether this user may propose: an admin of the client does."""
        return self.terms is not None and "admin" in self.terms.roles

    @property
    def form(self) -> Form:
        return FORMS[self.kind]

    @property
    def draft(self) -> dict[str, str]:
        """What was typed in the form that is shown."""
        return self.typed.setdefault((self.client, self.kind), {})

    def show_form(self, kind: str) -> None:
        """Another form; what was typed in this one stays."""
        self.kind, self.proposing = kind, None

    def now(self) -> str:
        """What is in force of what is chosen in the form, in a sentence; '' where nothing is chosen."""
        if self.terms is None:
            return ""
        text = self.form.now(self.terms, self.form.filled(self.terms, self.draft))
        return f"{text}." if text else ""

    def look_at_proposal(self) -> None:
        """Show what the form would propose; where something lacks, the notice says what."""
        self.proposing, self.desk.notice = None, Notice()
        if self.terms is None:
            return
        try:
            amends = self.form.amends(self.terms, self.draft)
            why(self.draft)
        except Invalid as error:
            self.desk.notice = Notice("problem", sentences.problem(error), place=FORM)
        else:
            self.proposing = amends

    def propose(self) -> None:
        """Propose what was shown. It waits for somebody else's signature then."""
        amends = self.proposing
        if amends is None:
            return
        with self.desk.telling(place=FORM) as api:
            made = TermsApi(api).propose(self.client, amends, why(self.draft))
            self.typed.pop((self.client, self.kind), None)
            self.proposing = None
            text = f"Proposed: {heading(made.amends)}. It waits for somebody else's signature and changes nothing yet."
            self.desk.notice = Notice("done", text, place=FORM)
            self.count(api)
            self.read(api, self.client)

    def ask_to_sign(self, amendment: int) -> None:
        """Read again what a signature would be about, and show it."""
        with self.desk.telling(place=place(amendment)) as api:
            self.signing, self.desk.notice = None, Notice()
            self.read(api, self.client)
            found = [one for one in self.waiting if one.id == amendment]
            if not found:
                raise Stale("it does not wait any more: somebody has signed it")
            self.signing = found[0]

    def sign(self) -> None:
        """Sign what was shown: it is in force at once."""
        amendment, self.signing = self.signing, None
        if amendment is None:
            return
        with self.desk.telling(place=place(amendment.id)) as api:
            signed = TermsApi(api).sign(amendment)
            self.desk.notice = Notice("done", f"Signed and in force: {heading(signed.amends)}.")
        self.reread()

    def read(self, api: ReviewsApi, client: str) -> None:
        """Read a client; '' is none."""
        if not client:
            self.terms, self.waiting, self.policies = None, (), ()
            return
        there = TermsApi(api)
        self.terms, self.waiting, self.policies = there.terms(client), there.waiting(client), there.policies(client)

    def count(self, api: ReviewsApi) -> None:
        """Read the clients, and how much waits for a signature at each."""
        self.clients = TermsApi(api).clients()

    def reread(self) -> None:
        """Show what is there now, without losing what is said."""
        with suppress(SyncioError):
            if self.desk.api is not None:
                self.read(self.desk.api, self.client)
                self.count(self.desk.api)


def why(draft: Mapping[str, str]) -> str:
    """The reason that was typed.

    :raises Invalid: where there is none, or it is too long.
    """
    reason = draft.get(REASON, "").strip()
    if not reason:
        raise Invalid("say in a few words why: who signs it reads that")
    if len(reason) > LONGEST:
        raise Invalid(f"the reason is too long: {LONGEST:,} characters at most")
    return reason


def place(amendment: int) -> str:
    """Where a notice stands that is about an amendment."""
    return f"amendment {amendment}"
