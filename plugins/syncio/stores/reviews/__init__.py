"""Reviews as they are shown, and the records that reviewers leave: decisions, closings, standing approvals."""

from syncio.domain.policy import Policy
from syncio.stores.reviews.ledger import Ledger, ReviewFacts, limit_use
from syncio.stores.reviews.membership import acting, authorities, roles
from syncio.stores.reviews.policies import Policies
from syncio.stores.reviews.shelf import Filter, RecordedReport, Reviews, Sort

__all__ = [
    "Filter",
    "Ledger",
    "Policies",
    "Policy",
    "RecordedReport",
    "ReviewFacts",
    "Reviews",
    "Sort",
    "acting",
    "authorities",
    "limit_use",
    "roles",
]
