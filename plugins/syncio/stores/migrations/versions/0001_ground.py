"""Staging, reviews and releases, with the rights of the roles that use them."""

from pathlib import Path
from typing import Any

from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Run the SQL as it stands, past SQLAlchemy, which would read `%` and `:` in it."""
    driver: Any = op.get_bind().connection.driver_connection
    for name in ("0001_ground.sql", "0001_rights.sql"):
        driver.execute((Path(__file__).parent / name).read_text())
