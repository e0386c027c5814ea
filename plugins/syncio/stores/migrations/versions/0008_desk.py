"""What a change that is looked at closely needs: the version FactorS held at funding, a debtor's other changes."""

from pathlib import Path
from typing import Any

from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    driver: Any = op.get_bind().connection.driver_connection
    driver.execute((Path(__file__).parent / "0008_desk.sql").read_text())
