"""DAG files only wire: what can be read of them without running anything."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

FILES = sorted((Path(__file__).parents[2] / "dags").glob("*.py"))
#: What a DAG file is made of. No functions, classes, loops, conditions or error handling.
WIRING = (ast.Expr, ast.ImportFrom, ast.Assign, ast.With)
MODULES = ("airflow.sdk", "airflow.providers.standard.operators.", "syncio.operators.", "datetime")
METHODS = {"partial", "expand", "expand_kwargs"}


def statements(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    for statement in body:
        yield statement
        if isinstance(statement, ast.With):
            yield from statements(statement.body)


def imported(tree: ast.Module) -> dict[str, str]:
    """The names that a file imports, with their modules."""
    found = [node for node in tree.body if isinstance(node, ast.ImportFrom)]
    return {alias.asname or alias.name: node.module or "" for node in found for alias in node.names}


def called(tree: ast.Module) -> list[ast.expr]:
    return [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def tree(request: pytest.FixtureRequest) -> ast.Module:
    path: Path = request.param
    return ast.parse(path.read_text())


def test_every_dag_of_this_version_is_looked_at() -> None:
    assert [path.stem for path in FILES] == [
        "audit",
        "factors_push",
        "review",
        "review_changes",
        "sync_health",
        "xero_pull",
        "xero_tick",
    ]


def test_a_dag_file_has_no_logic(tree: ast.Module) -> None:
    assert [ast.unparse(node) for node in statements(tree.body) if not isinstance(node, WIRING)] == []
    logic = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda, ast.ListComp, ast.DictComp, ast.IfExp)
    assert [ast.unparse(node) for node in ast.walk(tree) if isinstance(node, logic)] == []


def test_a_dag_file_imports_operators_and_airflow_alone(tree: ast.Module) -> None:
    assert [module for module in imported(tree).values() if not module.startswith(MODULES)] == []


def test_a_dag_file_calls_what_it_imports_and_nothing_else(tree: ast.Module) -> None:
    names = {function.id for function in called(tree) if isinstance(function, ast.Name)}
    methods = {function.attr for function in called(tree) if isinstance(function, ast.Attribute)}
    assert names <= imported(tree).keys()
    assert methods <= METHODS


def test_a_dag_says_what_it_is_for(tree: ast.Module) -> None:
    [dag] = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and ast.unparse(node.func) == "DAG"]
    given = {keyword.arg: ast.unparse(keyword.value) for keyword in dag.keywords}
    assert ast.get_docstring(tree)
    assert given["doc_md"] == "__doc__"
    assert given["description"]
    assert "'syncio'" in given["tags"]
