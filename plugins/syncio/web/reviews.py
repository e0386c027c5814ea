"""Reading reviews, their changes and reports."""

from typing import Annotated, Literal

import msgspec
from fastapi import APIRouter, Query, Response
from fastapi.responses import HTMLResponse

from syncio.domain.change import Severity, Type
from syncio.domain.review import State
from syncio.reports.brief import brief
from syncio.reports.exports import FORMS
from syncio.settings import settings
from syncio.stages.export import export
from syncio.stages.report import report_page
from syncio.stages.rights import own
from syncio.stores.reviews import Filter, Reviews, Sort, acting
from syncio.web.database import Stored
from syncio.web.identity import READS, User
from syncio.web.models import Everything, Id, Limit, Offset, RuleName, Text, answer

INERT = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
router = APIRouter(prefix="/api/reviews", dependencies=READS)


@router.get("")
def listed(
    stored: Stored,
    user: User,
    state: Literal["open", "closed", "all"] = "open",
    client: Text = "",
    offset: Offset = 0,
    limit: Limit = 100,
) -> Response:
    """The user's reviews, the newest first."""
    with stored.session() as connection, acting(connection, user):
        reviews = Reviews(connection).listed(state=state, client=client, offset=offset, limit=limit)
    return answer({"reviews": reviews})


@router.get("/{review}")
def one(stored: Stored, user: User, review: Id) -> Response:
    """A review with its reports so far, and what the user may do in it."""
    with stored.session() as connection, acting(connection, user):
        reviews = Reviews(connection)
        found, reports, mine = reviews.one(review), reviews.reports(review), own(connection, review, user)
    return answer(msgspec.structs.asdict(found) | {"reports": reports} | msgspec.structs.asdict(mine))


@router.get("/{review}/changes")
def changes(
    stored: Stored,
    user: User,
    review: Id,
    state: State | Everything = "",
    severity: Severity | Everything = "",
    kind: Annotated[Type | Everything, Query(alias="type")] = "",
    rule: RuleName = "",
    text: Text = "",
    sort: Sort = "risk",
    offset: Offset = 0,
    limit: Limit = 100,
) -> Response:
    """A page of the changes that match, riskiest first or as `sort` says, and how many match; long texts are cut."""
    wanted = Filter(state=state, severity=severity, type=kind, rule=rule, text=text, sort=sort)
    with stored.session() as connection, acting(connection, user):
        total, page = Reviews(connection).changes(review, wanted, offset=offset, limit=limit)
    return answer({"total": total, "changes": [brief(row) for row in page]})


@router.get("/{review}/changes/{change}")
def change(stored: Stored, user: User, review: Id, change: Id) -> Response:
    """One change with the versions it rests on, and what was said before of the same invoice and debtor."""
    with stored.session() as connection, acting(connection, user):
        return answer(Reviews(connection).change(review, change))


@router.get("/{review}/summary")
def summary(stored: Stored, user: User, review: Id) -> Response:
    """A review in figures: counts and money by state, and which rules fired."""
    with stored.session() as connection, acting(connection, user):
        return answer(Reviews(connection).summary(review))


@router.get("/{review}/report/{kind}")
def report(stored: Stored, user: User, review: Id, kind: Literal["diff", "approval"]) -> Response:
    """A published report's page, which is the one on record and may neither run nor load anything."""
    with stored.session() as connection, acting(connection, user):
        page = report_page(connection, review, kind, settings())
    return HTMLResponse(page, headers=INERT)


@router.get("/{review}/export/{form}")
def spreadsheet(stored: Stored, user: User, review: Id, form: Literal["xlsx", "csv"]) -> Response:
    """The changes as the diff report shows them, as a file to be kept; nothing in it is a formula."""
    with stored.session() as connection, acting(connection, user):
        content = export(connection, review, form, settings())
    named = {"Content-Disposition": f'attachment; filename="review-{review}.{form}"'}
    return Response(content, media_type=FORMS[form].media_type, headers=INERT | named)
