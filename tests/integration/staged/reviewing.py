"""What compare would make of a record's newest version, with the flags and fields that a test wants it to have."""

from collections.abc import Sequence
from decimal import Decimal

from syncio.domain.change import Change, FieldChange, Flag, Mark, Type, stake
from syncio.domain.invoice import content_of, gross
from tests.integration.staged.database import Database, Row

RAISED = Flag(rule="upward_edit", severity="block", sentence="It was raised after funding.", evidence={"total": "9"})
NEWEST = """
SELECT v.record, v.n, v.content_hash, v.balance_hash, v.doc, coalesce(h.external_id, d.external_id) AS external_id,
       a.n AS before_n, a.content_hash AS before_hash, a.balance_n AS before_balance_n,
       a.balance_hash AS before_balance, owner.record AS debtor_record, owner.n AS debtor_n,
       coalesce(h.number, d.external_id) AS number, coalesce(h.currency, '') AS currency,
       coalesce(d.name, owner.name, v.origin::json ->> 'debtor_name') AS debtor_name
FROM version v
LEFT JOIN head h ON h.record = v.record
LEFT JOIN debtor d ON d.record = v.record
LEFT JOIN debtor owner ON owner.client = h.client AND owner.external_id = h.debtor
LEFT JOIN approved a ON a.record = v.record
WHERE v.record = %s ORDER BY v.n DESC LIMIT 1
"""


def found(
    database: Database, record: int, flags: Sequence[Flag], kind: Type | None, fields: Sequence[FieldChange]
) -> Change:
    """The change of a record from its approved copy, if it has one; `kind` is its type where it is not the true one."""
    [row] = database.rows(NEWEST, record)
    is_invoice = row["balance_hash"] is not None
    return Change(
        record=record,
        external_id=row["external_id"],
        subject="invoice" if is_invoice else "debtor",
        type=kind or type_of(row),
        before=before(row),
        after=Mark(row["n"], row["content_hash"], row["n"] if is_invoice else None, row["balance_hash"]),
        debtor=(row["debtor_record"], row["debtor_n"]) if row["debtor_record"] else None,
        number=row["number"],
        debtor_name=row["debtor_name"],
        currency=row["currency"],
        amount_before=None,
        amount_after=gross(content_of(row["doc"])) if is_invoice else None,
        at_stake=stake(gross(content_of(row["doc"])), Decimal("0.8"), None, "none") if is_invoice else None,
        flags=tuple(flags),
        fields=tuple(fields),
    )


def type_of(row: Row) -> Type:
    if row["before_n"] is None:
        return "new"
    if row["balance_hash"] is not None and row["before_hash"] == row["content_hash"]:
        return "balance"
    return "voided" if '"state":"void"' in row["doc"] else "changed"


def before(row: Row) -> Mark | None:
    """The approved copy; a debtor's has no balance."""
    if row["before_n"] is None:
        return None
    balance_n = None if row["before_balance"] is None else row["before_balance_n"]
    return Mark(row["before_n"], row["before_hash"], balance_n, row["before_balance"])
