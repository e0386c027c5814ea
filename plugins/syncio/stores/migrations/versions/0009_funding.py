"""When FactorS was last asked what is funded is kept once for a client, not in every row."""

from pathlib import Path
from typing import Any

from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    driver: Any = op.get_bind().connection.driver_connection
    driver.execute((Path(__file__).parent / "0009_funding.sql").read_text())
