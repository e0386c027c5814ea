"""Whether a list held still while its pages were read."""

import pytest

from syncio.errors import Unavailable
from syncio.sources.xero.document import Pagination
from syncio.sources.xero.reader import INVOICES
from syncio.sources.xero.reading import Reading

Told = tuple[int, Pagination | None]


def told(records: int, pages: int, items: int) -> Told:
    return records, Pagination(page_count=pages, item_count=items)


def read(*pages: Told) -> Reading:
    """A reading of these pages, which it must want all of."""
    reading = Reading(INVOICES)
    for records, pagination in pages:
        assert not reading.ended
        reading.take(records, pagination)
    assert reading.ended
    return reading


@pytest.mark.parametrize(
    "pages",
    [
        [told(0, 0, 0)],
        [told(3, 1, 3)],
        [told(2, 2, 3), told(1, 2, 3)],
        [told(2, 2, 3), told(2, 2, 4)],
        [told(2, 1, 2)],
        [told(2, 2, 3), told(2, 3, 5), told(1, 3, 5)],
        [told(3, 1, 2)],
        [(2, None), (1, None), (0, None)],
        [(0, None)],
    ],
    ids=["empty", "one page", "two", "one more since", "full to the brim", "a page more since", "one comes twice",
         "no word of pages", "not modified"],
)  # fmt: skip
def test_a_list_that_holds_still_or_grows_is_whole(pages: list[Told]) -> None:
    reading = read(*pages)
    assert reading.whole
    reading.check()


@pytest.mark.parametrize(
    "pages",
    [
        [told(2, 1, 3)],
        [told(0, 1, 3)],
        [told(2, 2, 4), told(1, 2, 3)],
        [told(2, 3, 5), told(2, 2, 4), told(0, 2, 4)],
        [told(1, 2, 4), told(2, 2, 4)],
        [told(2, 3, 6), told(2, 3, 5), told(2, 3, 6)],
        [told(2, 2, 4), (0, None)],
    ],
    ids=["fewer than counted", "none of those counted", "one left", "a page less", "a short page that is not the last",
         "one left and one came", "the rest is said to be unchanged"],
)  # fmt: skip
def test_a_list_that_shrinks_is_not(pages: list[Told]) -> None:
    reading = read(*pages)
    assert not reading.whole
    with pytest.raises(Unavailable, match=r"list of invoices shrank .* pull again \(counted=\d, read=\d"):
        reading.check()
