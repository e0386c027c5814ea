"""T-SQL as sqlfluff reads it."""

import re
from collections import defaultdict
from collections.abc import Iterator

from sqlfluff.core import FluffConfig, Linter
from sqlfluff.core.parser import BaseSegment

import syncio.stores.factors.sqlserver as store

#: Statements are SQLAlchemy's handwriting: their layout and letters are not looked at, only what they may mean.
STATEMENTS = FluffConfig(
    overrides={
        "dialect": "tsql",
        "rules": "ambiguous,structure,references.from",
        # SQLAlchemy writes JOIN for INNER JOIN, and the order of columns is the reader's.
        "exclude_rules": "ambiguous.join, structure.join_condition_order, structure.column_order",
    }
)
#: The scripts are ours, and read by a DBA: everything is looked at.
SCRIPTS = FluffConfig.from_path(str(store.SCRIPTS))

Right = tuple[str, str, str | None]  # verb, table and, of an UPDATE, column


def complaints(text: str, config: FluffConfig) -> list[str]:
    """What the linter has to say, the text it could not read first."""
    return [f"line {each.line_no}: {each.desc()}" for each in Linter(config=config).lint_string(text).get_violations()]


def tree(text: str) -> BaseSegment:
    parsed = Linter(config=STATEMENTS).parse_string(text)
    assert not parsed.violations, parsed.violations
    root = parsed.root_variant()
    assert root
    assert root.tree
    return root.tree


def needed(text: str) -> set[Right]:
    """The rights that statements need: the table they write, and every table they read, under its full name.

    A table of the session's own needs none.
    """
    rights: set[Right] = set()
    for statement in tree(text).recursive_crawl("insert_statement", "update_statement", "delete_statement"):
        target, verb = table_names(statement)[0], statement.raw.partition(" ")[0].strip().upper().split()[0]
        columns = set_columns(statement) if verb == "UPDATE" else (None,)
        rights |= {(verb, target, column) for column in columns}
    rights |= {("SELECT", name, None) for name in read(tree(text))}
    return {right for right in rights if "#" not in right[1]}


def read(segment: BaseSegment) -> Iterator[str]:
    """What is read from: all tables but those that are only inserted into."""
    for statement in segment.recursive_crawl("statement"):
        names = table_names(statement)
        yield from names[1:] if statement.raw.startswith("INSERT") and "OUTPUT" not in statement.raw else names


def granted(text: str) -> set[Right]:
    """The rights that a script grants."""
    rights: set[Right] = set()
    for grant in tree(text).recursive_crawl("grant_statement"):
        [securable] = grant.recursive_crawl("securable_segment")
        name = next(securable.recursive_crawl("object_reference")).raw
        for verb, columns in verbs(grant).items():
            rights |= {(verb, name, column) for column in columns or (None,)}
    return rights


def verbs(grant: BaseSegment) -> dict[str, list[str]]:
    """Each verb of a GRANT, with the columns it is bound to."""
    found: dict[str, list[str]] = defaultdict(list)
    for permission in grant.recursive_crawl("permissions_segment"):
        words = [each.raw.upper() for each in permission.get_children("keyword")]
        for word in words:
            found[word] += [each.raw for each in permission.recursive_crawl("column_reference")]
    return found


def set_columns(update: BaseSegment) -> tuple[str, ...]:
    clauses = update.recursive_crawl("set_clause")
    return tuple(next(clause.recursive_crawl("column_reference")).raw for clause in clauses)


def table_names(statement: BaseSegment) -> list[str]:
    """Every table that a statement names, in its order; what has no schema is dbo's."""
    names = [each.raw for each in statement.recursive_crawl("table_reference")]
    return [name if "." in name else f"dbo.{name}" for name in names]


def definitions(text: str) -> dict[str, set[str]]:
    """The tables that DDL creates, each with its columns and constraints, whatever these are called."""
    return {
        table_names(create)[0]: {
            definition(part.raw) for part in create.recursive_crawl("column_definition", "table_constraint")
        }
        for create in tree(text).recursive_crawl("create_table_statement")
    }


def indexes(text: str) -> set[str]:
    return {definition(each.raw) for each in tree(text).recursive_crawl("create_index_statement")}


def definition(raw: str) -> str:
    """One text for what is the same to SQL Server."""
    unnamed = re.sub(r"^CONSTRAINT \w+ ", "", raw.strip())
    return re.sub(r"\s*([(),])\s*", r"\1", unnamed.replace("dbo.", "")).upper()
