"""Releases as push hands them to FactorS."""

import uuid
from dataclasses import replace
from typing import Any

from syncio.domain.invoice import Balance, Content, Debtor, canonical, hashed
from syncio.stores.factors import Posting
from tests.integration.staged.documents import debtor, unpaid


def posting(after: Content, balance: Balance | None = None, owner: Debtor | None = None, **given: Any) -> Posting:
    """A new invoice x1 that was shown with its debtor, but for what is given."""
    texts = canonical(after), canonical(balance or unpaid(after))
    usual: dict[str, Any] = {
        "push_id": uuid.uuid4(),
        "hash": b"decided",
        "policy": None,
        "push_class": "content",
        "external_id": "x1",
        "before": None,
        "held_balance": None,
        "after": hashed(texts[0]),
        "after_balance": hashed(texts[1]),
        "before_doc": None,
        "held_balance_doc": None,
        "doc": texts[0].decode(),
        "balance": texts[1].decode(),
        "debtor": canonical(owner or debtor(after.debtor)).decode(),
    }
    return Posting(**usual | given)


def change(before: Content, after: Content, balance: Balance | None = None, **given: Any) -> Posting:
    """The change of an invoice that FactorS holds, with the balance it was held with."""
    held = canonical(balance or unpaid(before))
    shown = {
        "before": hashed(canonical(before)),
        "before_doc": canonical(before).decode(),
        "held_balance": hashed(held),
        "held_balance_doc": held.decode(),
    }
    return posting(after, balance, **shown | given)


def moved(of: Content, balance: Balance, to: Balance) -> Posting:
    """A balance that moves while the content stays."""
    text = canonical(to)
    new: dict[str, Any] = {
        "after_balance": hashed(text),
        "balance": text.decode(),
        "push_class": "balance",
        "debtor": None,
    }
    return replace(change(of, of, balance), **new)


def renamed(before: Debtor, after: Debtor) -> Posting:
    """A debtor that is a change of its own."""
    texts = canonical(before), canonical(after)
    return Posting(
        push_id=uuid.uuid4(),
        hash=b"decided",
        policy=None,
        push_class="debtor",
        external_id=after.id,
        before=hashed(texts[0]),
        held_balance=None,
        after=hashed(texts[1]),
        after_balance=None,
        before_doc=texts[0].decode(),
        held_balance_doc=None,
        doc=texts[1].decode(),
        balance=None,
        debtor=None,
    )
