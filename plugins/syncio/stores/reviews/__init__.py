"""Reviews as they are shown, and the records that reviewers leave: decisions, closings, standing approvals."""

from syncio.stores.reviews.ledger import Ledger, ReviewFacts
from syncio.stores.reviews.membership import acting, roles
from syncio.stores.reviews.policies import Policies, Policy
from syncio.stores.reviews.shelf import ChangeRow, Filter, RecordedReport, ReviewRow, Reviews

__all__ = [
    "ChangeRow",
    "Filter",
    "Ledger",
    "Policies",
    "Policy",
    "RecordedReport",
    "ReviewFacts",
    "ReviewRow",
    "Reviews",
    "acting",
    "roles",
]
