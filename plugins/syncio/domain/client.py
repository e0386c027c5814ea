"""A client of the lender: one organisation in one accounting system."""

from decimal import Decimal

import msgspec


class Client(msgspec.Struct, frozen=True, kw_only=True):
    """`tenant`: the organisation's id at the source; `timezone`: its, an IANA name; `advance_rate`: between 0 and 1.

    `tax_number` is the source's word for it; `email_domains` are those of the client's own addresses.
    """

    id: int
    name: str
    source: str
    tenant: str
    consent: int | None
    timezone: str
    advance_rate: Decimal
    tax_number: str = ""
    email_domains: tuple[str, ...] = ()
