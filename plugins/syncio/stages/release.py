"""release: what a review approved, or a standing approval covers, after everything was checked again."""

import logging
from collections.abc import Iterator, Mapping
from uuid import UUID

import msgspec

from syncio.domain.change import Change, bound_hash, policy_hash, push_id
from syncio.errors import Refused, Unknown
from syncio.stores.database import Connection, translated
from syncio.stores.releases import CoveredRow, DecidedRow, Releases, ShownRow

log = logging.getLogger(__name__)


class Refusal(msgspec.Struct, frozen=True):
    """An approved row that may not be pushed, and why."""

    change: int
    external_id: str
    reason: str


class Released(msgspec.Struct):
    """`count`: rows of the review that are released now, whether by this run or an earlier one."""

    count: int
    refused: list[Refusal]


def release(connection: Connection, review: int) -> Released:
    """Write the rows that push may read for a closed review; run again, it adds none.

    Nothing is taken on trust: hashes, texts, approvers and heads are all looked at again. Whether the reports are
    those on record is the caller's to ask (`stages.report.verify_reports`).

    :raises Unknown: where there is no such review.
    :raises Refused: where the review is open, or its outcome is not `release`.
    """
    with translated():
        releases = Releases(connection)
        check_outcome(releases, review)
        rows = releases.approved_changes(review)
        refused = [Refusal(row.id, row.external_id, reason) for row in rows if (reason := objection(row))]
        barred = {refusal.change for refusal in refused}
        withdrawn = releases.withdrawn([row.record for row in rows])
        releases.insert({row.id: next_push_id(row.hash, withdrawn) for row in rows if row.id not in barred})
        releases.done(review, len(rows) - len(refused), len(refused))
        connection.commit()
    for refusal in refused:
        log.warning("release: change %s of review %s refused: %s", refusal.change, review, refusal.reason)
    log.info("release of review %s: %s released, %s refused", review, len(rows) - len(refused), len(refused))
    return Released(len(rows) - len(refused), refused)


def release_none(connection: Connection, review: int) -> Released:
    """Give up a closed review whose reports are lost: none of its rows is released, they come in the next review.

    :raises Unknown: where there is no such review.
    :raises Refused: where its outcome is not `release`, or it was released already.
    """
    with translated():
        releases = Releases(connection)
        check_outcome(releases, review)
        rows = releases.approved_changes(review)
        if any(row.released for row in rows):
            raise Refused("this review was released already", review=review)
        releases.done(review, 0, len(rows))
        connection.commit()
    log.warning("review %s was given up: none of its %s approved rows is released", review, len(rows))
    return Released(0, [Refusal(row.id, row.external_id, "the review was given up") for row in rows])


def check_outcome(releases: Releases, review: int) -> None:
    found = releases.outcome(review)
    if found is None:
        raise Unknown("there is no such review", review=review)
    if found != ("release",):
        raise Refused("only a review that was closed with the outcome release is released", review=review, was=found[0])


def objection(row: DecidedRow) -> str | None:
    """The first reason why an approved row may not be released."""
    return None if row.released else next(objections(row), None)


def objections(row: DecidedRow) -> Iterator[str]:
    """Every reason why an approved row may not be released."""
    try:
        change = shown(row)
    except msgspec.ValidationError as error:
        yield f"the row can no longer be read: {error}"
        return
    if bound_hash(row.client_name, change, row.rules_version) != row.hash:
        yield "the row no longer hashes to what was decided: have the audit verified"
    if not row.intact:
        yield "a staged text no longer hashes to what was shown: have the audit verified"
    if row.rejected:
        yield "it was rejected"
    if row.superseded or not row.current:
        yield "superseded by a newer version, or FactorS has another copy now: it comes in the next review"
    if row.approvals < change.approvals_needed:
        yield f"of {change.approvals_needed} approvals, {row.approvals} are by people who may approve it now"


def shown(row: ShownRow) -> Change:
    """The stored row as the change that was shown; what no decision is bound to is left empty."""
    return msgspec.convert(
        {
            "record": row.record,
            "external_id": row.external_id,
            "subject": row.subject,
            "type": row.type,
            "before": row.before,
            "after": row.after,
            "debtor": row.debtor,
            "flags": row.flags,
            "number": "",
            "debtor_name": "",
            "currency": "",
            "amount_before": None,
            "amount_after": None,
            "fields": (),
        },
        Change,
    )


def release_balance(connection: Connection, client: str | None = None) -> int:
    """Release the balances that standing approvals cover, of one client or of all; returns how many.

    A balance that people have before them in an open review, or have rejected, is left to them.
    """
    with translated():
        releases = Releases(connection)
        hashes = [(row, covered_hash(row)) for row in releases.covered(client)]
        withdrawn = releases.withdrawn([row.record for row, _ in hashes])
        count = releases.insert_covered([(row, bound, next_push_id(bound, withdrawn)) for row, bound in hashes])
        connection.commit()
    log.info("release_balance: %s released", count)
    return count


def next_push_id(bound: bytes, withdrawn: Mapping[bytes, int]) -> UUID:
    """A decision's push id; another one each time that FactorS refused it and it was decided alike again."""
    return push_id(bound + b"again" * withdrawn.get(bound, 0))


def covered_hash(row: CoveredRow) -> bytes:
    return policy_hash(row.policy_hash, row.external_id, row.before, row.after)
