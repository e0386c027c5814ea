"""Lists of invoices: four indexes, and the function that reads a page."""

from pathlib import Path
from typing import Any

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Run the SQL as it stands; on a million invoices the indexes take some seconds, for which pulls wait."""
    driver: Any = op.get_bind().connection.driver_connection
    driver.execute((Path(__file__).parent / "0002_lists.sql").read_text())
