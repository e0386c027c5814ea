"""Alembic's entry: the connection is handed over by `syncio.stores.migrate`, already in the owner's role."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    version_table_schema="syncio",
    version_table="alembic_version",
)
with context.begin_transaction():
    context.run_migrations()
