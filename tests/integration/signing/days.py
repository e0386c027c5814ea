"""Days where the facilities of the tests are, whose time is UTC."""

from datetime import UTC, datetime, timedelta

TODAY = datetime.now(UTC).date()
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
