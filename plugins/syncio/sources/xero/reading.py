"""Whether a list held still while its pages were read one after the other."""

from syncio.domain.ports import Stream
from syncio.errors import Unavailable
from syncio.sources.xero.document import Pagination


class Reading:
    """One list: `no` pages were read, `ended` says that there are no more, `whole` that no record can be missing.

    Xero counts the records in every answer. Where a later count is lower, a record left a page already read, and the
    first of the next page moved up unseen; where the pages together hold fewer than the last count, one lacked some.
    """

    def __init__(self, stream: Stream) -> None:
        self.stream = stream
        self.no = 0
        self.whole = True
        self._pages = 1
        self._records = 0
        self._counted = 0

    @property
    def ended(self) -> bool:
        return self.no >= self._pages

    def take(self, records: int, told: Pagination | None) -> None:
        """Count a page in. Where Xero says not how many there are, the first empty one is the last."""
        self.no += 1
        self._pages = max(self._pages, told.page_count if told else self.no + bool(records))
        self._records += records
        counted = told.item_count if told else 0
        self.whole &= counted >= self._counted
        self._counted = max(self._counted, counted)
        if self.ended:
            self.whole &= self._records >= self._counted

    def check(self) -> None:
        """:raises Unavailable: where a record may be missing; the next pull reads the list again."""
        if not self.whole:
            message = f"Xero's list of {self.stream.name} shrank while it was read: what was read is kept, pull again"
            raise Unavailable(message, counted=self._counted, read=self._records)
