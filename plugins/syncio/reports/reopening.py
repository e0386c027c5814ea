"""Having a rejected change looked at again, from the review in which somebody else rejected it."""

from syncio.domain.shown import ChangeRow
from syncio.reports import sentences
from syncio.reports.desk import Desk
from syncio.reports.drafts import Draft
from syncio.reports.session import Notice


def may_come_again(desk: Desk, change: ChangeRow) -> bool:
    """Whether reopening is offered: for what was rejected in a review that has closed. The server knows who may."""
    closed = desk.review is not None and desk.review.closed is not None
    return closed and change.state == "rejected" and change.reopened is None


def reopen(desk: Desk, change: ChangeRow) -> None:
    """Reopen a change with the reason in the desk's drafts, by the right that is chosen there."""
    draft = desk.drafts.get(change.id, Draft())
    if lack := draft.lacks("reopen", sentences.name(change)):
        desk.notice = Notice("problem", lack, change.id)
        return
    with desk.telling(change.id) as api:
        api.reopen(desk.shown.id, change.id, change.hash, draft.text("reopen"), desk.on_behalf_of)
        desk.drafts.pop(change.id, None)
        desk.notice = Notice("done", sentences.reopened(change, desk.shown.client), change.id)
        desk.see(api, change.id)
