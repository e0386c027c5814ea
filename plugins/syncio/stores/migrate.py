"""Bring SyncIO's schema to this code's version, with Alembic."""

from pathlib import Path

import psycopg
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, pool

from syncio.errors import Misconfigured
from syncio.stores.database import REVISION, ROLES, Connection, take_role, translated

FOLDER = Path(__file__).parent
#: Whether the roles are there, and the owner may create the schema in this database (or has done so).
READY = """
SELECT count(*) = cardinality(%s::text[]) AND coalesce(bool_or(rolname = 'syncio_owner' AND (
           has_database_privilege(oid, current_database(), 'CREATE')
           OR EXISTS (SELECT FROM pg_namespace n WHERE n.nspname = 'syncio' AND n.nspowner = pg_roles.oid))), false)
FROM pg_roles WHERE rolname = ANY(%s)
"""


def migrate(dsn: str) -> str:
    """Create the roles where they are missing, the schema, and every table; safe to run again.

    :param dsn: a log-in that is a member of `syncio_owner`, or may create roles.
    :returns: the schema's version.
    :raises Misconfigured: where the log-in may do neither.
    """
    with translated(), psycopg.connect(dsn, application_name="syncio migrate", connect_timeout=10) as connection:
        connection.execute("SELECT pg_advisory_lock(hashtext('syncio.migrate'))")
        make_roles(connection)
        take_role(connection, "syncio_owner")
        if connection.execute("SELECT to_regnamespace('syncio')").fetchone() == (None,):
            connection.execute("CREATE SCHEMA syncio")
        connection.commit()
        upgrade(connection)
    return REVISION


def make_roles(connection: Connection) -> None:
    """:raises Misconfigured: where roles are missing and this log-in may not create them."""
    if (row := connection.execute(READY, [list(ROLES), list(ROLES)]).fetchone()) and row[0]:
        return
    try:
        connection.execute((FOLDER / "roles.sql").read_text())
    except psycopg.errors.InsufficientPrivilege as error:
        raise Misconfigured(
            "the roles syncio_owner, syncio_app and syncio_web, or the owner's right to create in this database, "
            "are missing, and this log-in may not grant them: let a database "
            "administrator run plugins/syncio/stores/roles.sql"
        ) from error


def upgrade(connection: Connection) -> None:
    """Run the migrations that are missing, in one transaction."""
    engine = create_engine("postgresql+psycopg://", creator=lambda: connection, poolclass=pool.StaticPool)
    config = Config()
    config.set_main_option("script_location", str(FOLDER / "migrations"))
    with engine.connect() as bound:
        config.attributes["connection"] = bound
        command.upgrade(config, "head")
        bound.commit()
