"""A database's rows, kept aside and put back: a tenth of what copying the database costs."""

from psycopg import sql

from tests.faults.kills.overseer import Overseer

TABLES = """
SELECT table_schema, table_name, array_agg(column_name::text ORDER BY ordinal_position)
FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
WHERE table_schema = ANY(%s) AND table_type = 'BASE TABLE' AND is_generated = 'NEVER'
  AND table_name <> 'alembic_version'
GROUP BY 1, 2
"""


class Snapshots:
    """Of one database, by name; sequences go on."""

    def __init__(self, overseer: Overseer, *schemas: str) -> None:
        self._overseer = overseer
        self._tables = overseer.rows(TABLES, [list(schemas)])

    def keep(self, name: str) -> None:
        """Keep every table as it is now."""
        with self._overseer.past_all_rules() as connection:
            connection.execute(sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(f"kept_{name}")))
            for schema, table, columns in self._tables:
                connection.execute(
                    sql.SQL("CREATE TABLE {} AS SELECT {} FROM {}").format(
                        kept(name, schema, table), names(columns), sql.Identifier(schema, table)
                    )
                )

    def restore(self, name: str) -> None:
        """Put every table back as it was kept."""
        with self._overseer.past_all_rules() as connection:
            statements: list[sql.Composable] = []
            for schema, table, columns in self._tables:
                statements.append(sql.SQL("DELETE FROM {}").format(sql.Identifier(schema, table)))
                put = sql.SQL("INSERT INTO {} ({columns}) OVERRIDING SYSTEM VALUE SELECT {columns} FROM {}")
                here, there = sql.Identifier(schema, table), kept(name, schema, table)
                statements.append(put.format(here, there, columns=names(columns)))
            connection.execute(sql.SQL(";").join(statements))


def kept(name: str, schema: str, table: str) -> sql.Identifier:
    return sql.Identifier(f"kept_{name}", f"{schema}.{table}")


def names(columns: list[str]) -> sql.Composable:
    return sql.SQL(", ").join(map(sql.Identifier, columns))
