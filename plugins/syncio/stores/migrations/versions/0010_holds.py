"""What lowers availability in FactorS before anyone has reviewed it: holds, and what is known of each client's feed."""

from pathlib import Path
from typing import Any

from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    driver: Any = op.get_bind().connection.driver_connection
    driver.execute((Path(__file__).parent / "0010_holds.sql").read_text())
