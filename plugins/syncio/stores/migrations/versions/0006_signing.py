"""A sign-off that holds: four eyes, limits, delegations, deadlines, and changes of these that two people sign."""

from pathlib import Path
from typing import Any

from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Tables and views first, then what each role may do with them."""
    driver: Any = op.get_bind().connection.driver_connection
    for name in ("0006_signing.sql", "0006_in_force.sql", "0006_authors.sql", "0006_amending.sql", "0006_rights.sql"):
        driver.execute((Path(__file__).parent / name).read_text())
