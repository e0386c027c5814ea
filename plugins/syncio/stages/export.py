"""export: a review's changes for spreadsheet programs, from the frozen file on record alone."""

from syncio.reports.exports import exported
from syncio.settings import Settings
from syncio.stages.report import report_data
from syncio.stores.database import Connection


def export(connection: Connection, review_id: int, form: str, settings: Settings) -> bytes:
    """The changes of a review as its diff report shows them; `form` is one of `reports.exports.FORMS`.

    :raises Unknown: where its diff report was not published, or its file is gone.
    :raises Conflict: where the frozen file is not the one that was published.
    """
    return exported(report_data(connection, review_id, "diff", settings), form)
