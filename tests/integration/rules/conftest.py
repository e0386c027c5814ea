import pytest

from tests.integration.rules.book import Book
from tests.integration.staged.house import House


@pytest.fixture
def book(house: House) -> Book:
    return Book(house)


@pytest.fixture
def another(house: House) -> Book:
    """The book of another client of the same lender."""
    return Book(house)
