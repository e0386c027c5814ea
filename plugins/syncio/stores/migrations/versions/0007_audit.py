"""The audit trail: what people and programs put on record, chained by hashes."""

from pathlib import Path
from typing import Any

from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Run the SQL as it stands; rows from before are taken over, for a million of them that takes a minute."""
    driver: Any = op.get_bind().connection.driver_connection
    driver.execute((Path(__file__).parent / "0007_audit.sql").read_text())
