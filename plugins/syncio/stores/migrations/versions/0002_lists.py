"""Lists of invoices: indexes, numbers in blocks, and the function that reads a page."""

from pathlib import Path
from typing import Any

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Run the SQL as it stands; a million invoices that are there take some seconds, for which pulls wait."""
    driver: Any = op.get_bind().connection.driver_connection
    for name in ("0002_number_blocks.sql", "0002_lists.sql"):
        driver.execute((Path(__file__).parent / name).read_text())
