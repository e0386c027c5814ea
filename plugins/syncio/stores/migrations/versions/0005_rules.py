"""What the rules need to know of debtors and of clients."""

from pathlib import Path
from typing import Any

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    driver: Any = op.get_bind().connection.driver_connection
    driver.execute((Path(__file__).parent / "0005_rules.sql").read_text())
