"""Lists of staged invoices."""

from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Response

from syncio.domain.invoice import Status
from syncio.stores.lists import Invoices, Wanted
from syncio.stores.reviews import acting
from syncio.web.database import Stored
from syncio.web.identity import READS, User
from syncio.web.models import Everything, Limit, Offset, Text, answer

router = APIRouter(prefix="/api/invoices", dependencies=READS)


@router.get("")
def listed(
    stored: Stored,
    user: User,
    client: Text = "",
    status: Status | Everything = "",
    issued_from: Annotated[date | None, Query(alias="from")] = None,
    issued_to: Annotated[date | None, Query(alias="to")] = None,
    debtor: Text = "",
    number: Text = "",
    sort: Literal["date", "number"] = "date",
    offset: Offset = 0,
    limit: Limit = 100,
) -> Response:
    """A page of the invoices of the user's clients that match, and how many do: exactly, or `more` than 10,000."""
    wanted = Wanted(
        client=client,
        status=status,
        issued_from=issued_from,
        issued_to=issued_to,
        debtor=debtor,
        number=number,
        sort=sort,
    )
    with stored.session() as connection, acting(connection, user):
        return answer(Invoices(connection).page(wanted, offset=offset, limit=limit))
