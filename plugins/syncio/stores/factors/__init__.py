"""FactorS, the loan book: written by push alone, read for what is funded."""

from syncio.domain.rules.case import Funding
from syncio.stores.factors.book import Factors, open_factors
from syncio.stores.factors.posting import Applied, Posting
from syncio.stores.factors.schema import create_integration, create_schema

__all__ = ["Applied", "Factors", "Funding", "Posting", "create_integration", "create_schema", "open_factors"]
