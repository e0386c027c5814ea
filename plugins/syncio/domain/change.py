"""What compare found, as it is shown and signed: a change, its flags, and the hash a decision is bound to."""

import hashlib
import uuid
from collections.abc import Iterable
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

import msgspec

from syncio.domain.invoice import hashed
from syncio.domain.money import CENT, ZERO

Type = Literal["new", "changed", "voided", "reappeared", "balance"]
Severity = Literal["block", "look", "info", "none"]
SEVERITIES: tuple[Severity, ...] = ("block", "look", "info", "none")
PUSHES = uuid.UUID("6f0d2b0e-3c58-4c3e-9d0a-8a4f0a5f6c11")


class Flag(msgspec.Struct, frozen=True, kw_only=True):
    """A rule fired. The sentence is plain English for a finance manager; the evidence names fields, values and ids."""

    rule: str
    severity: Severity
    sentence: str
    evidence: dict[str, str]


class FieldChange(msgspec.Struct, frozen=True, kw_only=True):
    """One field, old and new as text; None where it was not there. A line's field is `line 2 amount`."""

    field: str
    old: str | None
    new: str | None


class Mark(msgspec.Struct, frozen=True):
    """Which version of a record is meant: its number, content hash, and the version and hash of its balance."""

    n: int
    content: bytes
    balance_n: int | None = None
    balance: bytes | None = None


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One row of a review. Amounts are gross: void is 0, credit notes are negative; debtors have none.

    `amount_before` is in `currency_before`. `amount_snapshot`: at funding, or at the last approval where it is not
    funded; an approver's limit is held against it. `funded_at`, `funded`: what FactorS said when the flags were worked
    out. `at_stake`: see `stake`; None for a debtor.
    """

    record: int
    external_id: str
    subject: Literal["invoice", "debtor"]
    type: Type
    before: Mark | None
    after: Mark
    debtor: tuple[int, int] | None
    number: str
    debtor_name: str
    currency: str
    currency_before: str | None = None
    funded_at: datetime | None = None
    funded: Decimal | None = None
    amount_before: Decimal | None
    amount_after: Decimal | None
    amount_snapshot: Decimal | None = None
    currency_snapshot: str | None = None
    at_stake: Decimal | None = None
    flags: tuple[Flag, ...]
    fields: tuple[FieldChange, ...]

    @property
    def severity(self) -> Severity:
        return worst(self.flags)

    @property
    def approvals_needed(self) -> int:
        """Two different people for a blocked change, else one."""
        return 2 if self.severity == "block" else 1


def worst(flags: Iterable[Flag]) -> Severity:
    """The severity of the worst flag."""
    return min((flag.severity for flag in flags), key=SEVERITIES.index, default="none")


def stake(moved: Decimal, advance_rate: Decimal, funded: Decimal | None, severity: Severity) -> Decimal:
    """What could be lent wrongly if a change is not what it says: the availability it moves, to the cent.

    Where a flag blocks it, all that is advanced on the invoice already is in question too.

    :param moved: gross, of either sign, in the currency that the invoice has now.
    """
    advanced = funded if funded is not None and severity == "block" else ZERO
    return max((abs(moved) * advance_rate).quantize(CENT, ROUND_HALF_UP), advanced)


def bound_hash(client: str, change: Change, rules_version: str, pdf: bytes | None = None) -> bytes:
    """What a decision is bound to: SHA-256 of `bound_text`."""
    return hashed(bound_text(client, change, rules_version, pdf))


def bound_text(client: str, change: Change, rules_version: str, pdf: bytes | None = None) -> bytes:
    """What was signed: client, before, after, the debtor and flags as shown, the rules' version, the PDF. JSON.

    Version numbers are part of it, so that a change made, undone and made again is three decisions and not one. The
    order of keys in evidence is not: jsonb does not keep it.
    """
    shown = {
        "client": client,
        "external_id": change.external_id,
        "subject": change.subject,
        "type": change.type,
        "before": change.before,
        "after": change.after,
        "debtor": change.debtor,
        "flags": change.flags,
        "rules": rules_version,
        "pdf": pdf,
    }
    return msgspec.json.encode(shown, order="deterministic")


def review_hash(hashes: list[bytes]) -> bytes:
    """The hash of a whole review: over its changes' hashes in the order they are shown."""
    digest = hashlib.sha256()
    for value in hashes:
        digest.update(value)
    return digest.digest()


def policy_hash(policy: bytes, record: str, before: Mark, after: Mark) -> bytes:
    """What a release under a standing approval is bound to: the policy's own hash and the two balances."""
    return hashed(msgspec.json.encode({"policy": policy, "record": record, "before": before, "after": after}))


def push_id(bound: bytes) -> uuid.UUID:
    """The name a release has in FactorS's ledger: the same decision always gets the same one."""
    return uuid.uuid5(PUSHES, bound.hex())
