"""push: what was released, into FactorS, exactly once."""

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from typing import TypeVar
from uuid import UUID

from syncio.domain.mapping import Mapping
from syncio.domain.mapping.findings import findings
from syncio.errors import Busy, Conflict, Misconfigured, Terminal, Transient
from syncio.inert import harmless, visible
from syncio.stages.uncollected import uncollected
from syncio.stores.clients import Clients
from syncio.stores.compare import keep_funding
from syncio.stores.database import Connection, translated
from syncio.stores.factors import Applied, Factors, Posting
from syncio.stores.factors.catalogue import read_catalogue
from syncio.stores.recovery import all_known
from syncio.stores.releases import Claim, PendingRow, Queue

log = logging.getLogger(__name__)
Answer = TypeVar("Answer")

PAUSES = (0.2, 1.0)  # seconds before FactorS is asked again
BATCHES = 10  # in one transaction of SyncIO's own database: their heads stay locked until it ends
OVERTAKEN = "a newer version came, or FactorS has another copy or funding than was shown: it is compared anew"
AHEAD = (
    "FactorS's ledger has pushes that this database does not know: was it restored from a backup, or is this another"
    " installation? Nothing was pushed; run `python -m syncio recover`"
)
MISFIT = "the mapping does not fit FactorS's tables: nothing was pushed, see `python -m syncio factors check`"
UNSIGNED = (
    "FactorS's tables are mapped by {} (SHA-256 {}), which nobody has signed for this client. Nothing was pushed: let"
    " an admin propose it as an amendment and somebody else sign it, or name the mapping that was signed"
)
TAMPERED = "the staged text no longer hashes to what was approved: nothing was written, have the audit verified"


@dataclass
class Pushed:
    """Counts of releases.

    `withdrawn` ones were overtaken; `failed` ones FactorS refused, they are withdrawn too and come into review again;
    `skipped` ones were held by a pull or another pusher and are left for the next run.
    """

    pushed: int = 0
    withdrawn: int = 0
    failed: int = 0
    skipped: int = 0
    seconds: float = 0.0

    def as_dict(self) -> dict[str, float]:
        return asdict(self)


@dataclass
class Delivery:
    """What one claim came to; `gone`: overtaken, and not in FactorS's ledger."""

    applied: Applied = field(default_factory=Applied)
    gone: set[UUID] = field(default_factory=set)


@dataclass
class Turn:
    """Up to `BATCHES` claims of one client, settled in one transaction; `left`: records to leave alone after it."""

    queue: Queue
    client: int
    total: Pushed
    claim: Claim = field(default_factory=lambda: Claim([], set()))
    delivery: Delivery = field(default_factory=Delivery)
    debtors: dict[str, bytes] = field(default_factory=dict)
    left: set[int] = field(default_factory=set)
    moved: bool = False  # whether FactorS took any of them

    def begin(self, claim: Claim) -> None:
        """The next claim is about to be delivered."""
        self.claim, self.delivery = claim, Delivery()
        self.left |= claim.held
        self.total.skipped += len(claim.held)

    def settle(self) -> None:
        """Write down what became of each release of the claim that was delivered last."""
        rows, applied = self.claim.rows, self.delivery.applied
        done = {row.id: applied.done[row.push_id] for row in rows if row.push_id in applied.done}
        gone = {row.id: OVERTAKEN for row in rows if row.push_id in self.delivery.gone}
        refused = {row.id: applied.refused[row.push_id] for row in rows if row.push_id in applied.refused}
        failed = refused | {row.id: TAMPERED for row in rows if not row.intact}
        self.queue.settle(done)
        self.moved |= bool(done)
        self.queue.withdraw(gone | refused)
        self.queue.fail(failed)
        for release, reason in failed.items():
            log.warning("push: release %s failed: %s", release, visible(reason))
        self.total.pushed += len(done)
        self.total.withdrawn += len(gone)
        self.total.failed += len(failed)
        self.debtors |= applied.debtors
        self.left |= {row.record for row in rows if row.id in failed}

    def end(self) -> None:
        """Settle the last claim, then the debtors that went in with them all, see `Queue.introduce`."""
        self.settle()
        self.queue.introduce(self.client, self.debtors)
        if self.moved:
            self.queue.moved(self.client)


def push(staging: Connection, factors: Factors, *, client: str | None = None, batch: int = 1000) -> Pushed:
    """Write every pending release into FactorS, a batch of one client in one transaction.

    A release that FactorS refuses fails alone and is withdrawn with its reason on record, so that it is compared and
    reviewed again. May be killed at any point and run again, and run many times at once.

    :param client: push this client's alone.
    :raises Unknown: where there is no such client.
    :raises Misconfigured: where the mapping does not fit FactorS's live tables: nothing was pushed.
    :raises Transient: where FactorS does not answer; what it took until then is on record.
    :raises Conflict: after the others were served, where FactorS's ledger is ahead of this database, its mapping is not
        the one that was signed, or people have to add the client there: of such clients nothing was pushed.
    """
    began, total, refused = time.monotonic(), Pushed(), list[str]()
    with translated():
        if client is not None:
            Clients(staging).get(client)
        owners = Queue(staging).waiting(client)
        if owners:
            refuse_misfit(factors)
        for owner in owners:
            if objection := objection_to(staging, factors, owner):
                refused.append(f"{harmless(owner[1])}: {objection}")
            else:
                push_client(staging, factors, owner, batch, total)
    total.seconds = round(time.monotonic() - began, 3)
    log.info("push %s", total.as_dict())
    if refused:
        raise Conflict("; ".join(refused))
    return total


def refuse_misfit(factors: Factors) -> None:
    """Hold a lender's own mapping against the live database, which changes without anybody telling us.

    :raises Misconfigured: where they do not fit: `factors check` says all that is wrong.
    """
    if factors.mapping.is_reference:
        return
    found = findings(factors.mapping, read_catalogue(factors, factors.mapping))
    if errors := [each for each in found if each.severity == "error"]:
        raise Misconfigured(f"{MISFIT} ({len(errors)}, first: {errors[0]})", mapping=factors.mapping.name)


def objection_to(staging: Connection, factors: Factors, owner: tuple[int, str]) -> str | None:
    """Why nothing of a client may be pushed just now; None where it may."""
    client, name = owner
    objection = unsigned(Queue(staging).mapped(client), factors.mapping) or insist(lambda: factors.stranger(name))
    return AHEAD if objection is None and ahead(staging, factors, name) else objection


def unsigned(signed: tuple[str, str] | None, mapping: Mapping) -> str | None:
    """Why a client's records may not be written by this mapping: two people have to sign any but the reference."""
    if signed is None:
        return None if mapping.is_reference else UNSIGNED.format(mapping.name, mapping.hash)
    if signed[1] == mapping.hash:
        return None
    return f"{UNSIGNED.format(mapping.name, mapping.hash)} (signed is {signed[0]}, {signed[1]})"


def ahead(staging: Connection, factors: Factors, client: str) -> bool:
    """Whether the last pushes in FactorS's ledger are none that this database knows."""
    staging.commit()
    return not all_known(staging, insist(lambda: factors.newest(client)))


def push_client(staging: Connection, factors: Factors, owner: tuple[int, str], batch: int, total: Pushed) -> None:
    """One client's releases, by age; a later release of one record goes into a later turn."""
    read_funding(staging, factors, owner[0])
    queue, left = Queue(staging), set[int]()
    while due := queue.due(owner[0], batch * BATCHES, left):
        turn = Turn(queue, owner[0], total)
        try:
            with staging.pipeline(), uncollected():
                push_turn(factors, owner[1], [due[at : at + batch] for at in range(0, len(due), batch)], turn)
        finally:
            staging.commit()
        left |= turn.left
    staging.commit()


def push_turn(factors: Factors, client: str, parts: Sequence[Sequence[int]], turn: Turn) -> None:
    """Deliver part after part. SyncIO's own database, in a pipeline, works meanwhile.

    When FactorS is asked to take a part, that database has been asked for the next and told what became of the last.
    """
    for claim in turn.queue.claims(parts):
        turn.settle()
        turn.begin(claim)
        try:
            deliver(factors, client, claim.rows, turn.delivery)
        except BaseException:  # what FactorS took before it stopped answering is settled all the same
            turn.end()
            raise
    turn.end()


def read_funding(staging: Connection, factors: Factors, client_id: int) -> None:
    """Ask once more what is funded: a release waits here while FactorS is away, and its flags rest on the answer."""
    client = Clients(staging).by_id(client_id)
    staging.commit()
    keep_funding(staging, client, insist(lambda: factors.funding(client.name)))
    staging.commit()


def deliver(factors: Factors, client: str, rows: Sequence[PendingRow], delivery: Delivery) -> None:
    """Write what is intact and current; of what was overtaken ask the ledger: an earlier run may have written it."""
    overtaken = [posting_of(row) for row in rows if row.intact and not row.current]
    if overtaken:
        found = insist(lambda: factors.taken(client, overtaken))
        delivery.applied.add(found)
        delivery.gone |= {posting.push_id for posting in overtaken} - found.done.keys() - found.refused.keys()
    current = [posting_of(row) for row in rows if row.intact and row.current]
    if current:
        apply(factors, client, current, delivery.applied)


def apply(factors: Factors, client: str, postings: Sequence[Posting], applied: Applied) -> None:
    """Write postings; halve those that FactorS refuses as a whole until the poisoned one stands alone."""
    try:
        applied.add(insist(lambda: factors.apply(client, postings)))
    except Misconfigured:
        raise
    except Terminal as error:
        if len(postings) == 1:
            refuse(factors, client, postings[0], str(error), applied)
            return
        middle = len(postings) // 2
        apply(factors, client, postings[:middle], applied)
        apply(factors, client, postings[middle:], applied)


def refuse(factors: Factors, client: str, posting: Posting, reason: str, applied: Applied) -> None:
    """Count a posting as refused, unless the ledger has it from an earlier run."""
    applied.add(insist(lambda: factors.taken(client, [posting])))
    if posting.push_id not in applied.done:
        applied.refused.setdefault(posting.push_id, reason)


def insist(attempt: Callable[[], Answer]) -> Answer:
    """Ask again where the answer was lost or FactorS was busy: asked again, it looks into its ledger first."""
    for pause in PAUSES:
        try:
            return attempt()
        except Busy:
            raise
        except Transient as error:
            log.warning("push: %s; trying again in %s s", error, pause)
            time.sleep(pause)
    return attempt()


def posting_of(row: PendingRow) -> Posting:
    """A release as FactorS takes it."""
    return Posting(
        push_id=row.push_id,
        hash=row.hash,
        policy=row.policy,
        push_class=row.push_class,
        external_id=row.external_id,
        before=row.before_hash,
        held_balance=row.held_balance,
        after=row.after_hash,
        after_balance=row.after_balance,
        before_doc=row.before_doc,
        held_balance_doc=row.held_balance_doc,
        doc=row.doc,
        balance=row.balance,
        debtor=row.debtor_doc,
    )
