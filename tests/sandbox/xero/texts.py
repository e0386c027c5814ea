"""Descriptions that break readers: very long ones, with characters that some stores refuse or that turn the line."""

from collections.abc import Mapping
from random import Random
from typing import Literal

from tests.sandbox.xero.drafts import Draft
from tests.sandbox.xero.organisations import Organisation

Text = Literal["long", "nul", "right_to_left"]
TEXTS: Mapping[Text, str] = {
    "long": "ten megabytes " * (10 * 2**20 // 14),
    "nul": "before\x00after",
    "right_to_left": "\u202e00.001\u202c \u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 \u2067x\u2069",
}


def reword(draft: Draft, organisation: Organisation, text: Text, seed: int) -> None:
    """Gives a line of an open sales invoice this description, as its owner might; does nothing where there is none."""
    held = organisation.ledger.invoices.entries.values()
    keys = sorted(one.id for one in held if one.type == "ACCREC" and one.status == "AUTHORISED")
    if keys:
        random = Random(seed)
        _, invoice = draft.invoice(random.choice(keys), organisation.tenant_id)
        random.choice(invoice.line_items).description = TEXTS[text]
        draft.file()
