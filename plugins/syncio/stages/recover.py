"""recover: after SyncIO's database was restored from a backup, take over what FactorS's ledger has and it lacks."""

import logging
from collections.abc import Sequence
from datetime import UTC, datetime

import msgspec

from syncio.domain.client import Client
from syncio.domain.invoice import Origin, Status, canonical, content_of
from syncio.settings import Settings
from syncio.stages.compare import look_again
from syncio.stages.release import Released, release
from syncio.stages.report import approval_report, verify_reports
from syncio.stores.compare import lock_review, open_review_of
from syncio.stores.database import Connection, translated
from syncio.stores.factors import Factors
from syncio.stores.factors.memory import Entry, Memory
from syncio.stores.recovery import Held, Recovery
from syncio.stores.releases import Queue
from syncio.stores.reviews.ledger import Ledger

log = logging.getLogger(__name__)

UNSTAGED = "not staged yet: pull the client, then recover again"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)  # FactorS does not keep when the source changed it
OTHERWISE = "FactorS's row is none that its ledger has: it was changed there by hand; compare both, then correct it"


class Recovered(msgspec.Struct):
    """What became of a recovery.

    `settled`: releases that were pending here and FactorS had taken; `adopted`: records whose copy in FactorS is the
    approved one now; `closed`: the review that was open, its rows come again; `left`: records that a person has to
    look at, and why.
    """

    client: str
    settled: int = 0
    adopted: int = 0
    closed: int | None = None
    left: dict[str, str] = {}

    def as_dict(self) -> dict[str, object]:
        plain: dict[str, object] = msgspec.to_builtins(self)
        return plain


def recover(connection: Connection, factors: Factors, client: Client) -> Recovered:
    """Bring one client's approved copies up to what FactorS holds by its ledger. Writes nothing into FactorS.

    May be run again at any time. What was decided after the backup and never pushed is not in FactorS: it comes into
    review again.

    :raises Transient: where FactorS does not answer; nothing was changed then.
    """
    result = Recovered(client.name)
    with translated(), factors.memory(client.name) as memory:
        lock_review(connection, client)
        recovery, ledger = Recovery(connection, client), memory.entries()
        result.settled = settle(connection, recovery, ledger)
        take_over(recovery, memory, ledger, result)
        result.closed = close_open_review(connection, client)
        connection.commit()
    log.info("recover %s", result.as_dict())
    return result


def settle(connection: Connection, recovery: Recovery, ledger: Sequence[Entry]) -> int:
    """Releases that are pending here though FactorS took them: their push was after the backup."""
    landed = recovery.landed(ledger)
    Queue(connection).settle(landed)
    return len(landed)


def take_over(recovery: Recovery, memory: Memory, ledger: Sequence[Entry], result: Recovered) -> None:
    """Adopt every record that the ledger has an unknown entry of, and every debtor that came in with an invoice."""
    unknown, debtors = recovery.unknown(ledger), memory.debtors(recovery.known_debtors())
    invoices = sorted({entry.external_id for entry in unknown if entry.push_class != "debtor"})
    renamed = sorted({entry.external_id for entry in unknown if entry.push_class == "debtor"})
    documents = memory.documents(invoices, recovery.known(ledger))
    held = [invoice_held(key, *document) for key, document in documents.items()]
    held += [debtor_held(key, debtors[key]) for key in renamed if key in debtors]
    copies = {(entry.external_id, entry.after, entry.after_balance) for entry in ledger}
    left = dict.fromkeys([*invoices, *renamed], OTHERWISE)
    for one in held:
        if (one.external_id, *one.marks.values()) in copies:
            left[one.external_id] = "" if recovery.adopt(one) else UNSTAGED
    result.left = {key: why for key, why in left.items() if why}
    recovery.note([entry for entry in unknown if entry.external_id not in result.left])
    introduced = [recovery.adopt(debtor_held(key, debtors[key])) for key in recovery.introduced(list(debtors))]
    result.adopted = len(left) - len(result.left) + sum(introduced)


def invoice_held(external_id: str, content: bytes, balance: bytes) -> Held:
    status = Status.VOIDED if content_of(content.decode()).state == "void" else Status.AUTHORISED
    origin = Origin(status=status, debtor_name="", rate=None, updated=EPOCH, line_ids=(), documents=())
    return Held(external_id=external_id, subject="invoice", content=content, balance=balance, origin=canonical(origin))


def debtor_held(external_id: str, text: bytes) -> Held:
    return Held(external_id=external_id, subject="debtor", content=text, balance=None, origin=b"{}")


def release_again(connection: Connection, factors: Factors, review: int, settings: Settings) -> Released:
    """Release a review that was closed before the backup and released after it: its run in Airflow has ended.

    :raises Terminal: as its reports and `release` say.
    """
    approval_report(connection, review, settings)
    verify_reports(connection, review, settings)
    look_again(connection, factors, review)
    return release(connection, review)


def close_open_review(connection: Connection, client: Client) -> int | None:
    """End the review that was open when the backup was made: its run in Airflow may have gone on, and ended, since."""
    review = open_review_of(connection, client)
    if review is not None:
        ledger = Ledger(connection, review)
        ledger.lock()
        ledger.close("superseded", None, "hold")
    return review
