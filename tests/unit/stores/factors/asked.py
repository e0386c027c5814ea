"""What the check says to SQL Server."""

import json

from syncio.domain.mapping import mapping_of
from syncio.stores.factors.catalogue import read_catalogue
from tests.contract.factors.foreign import EXAMPLES
from tests.unit.stores.factors.stub import Row, Server, Step

FOREIGN = (EXAMPLES / "legacy.yaml").read_text().replace("FINDETL.", "DETAIL.FINDETL.")


def asked() -> list[str]:
    """Every statement of the check, with a look-up table, a code's foreign key and a table in another database."""
    mapping = mapping_of(FOREIGN.encode(), "foreign")
    seen = [table("FIN.CLNT", "CLCODE", "CLNAME"), table("FIN.INVMAST", "STAT", refers="FIN.STATES")]
    steps = [
        *(Step("SET XACT_ABORT ON"), Step("FROM OPENJSON (", seen), Step("EXEC [DETAIL].sys.sp_executesql")),
        *(Step("CLNAME", [("Northwind", "NW")]), Step("FROM OPENJSON (", [table("FIN.STATES", "STAT")])),
        *(Step("DISTINCT", [("O",)]), Step("sys.databases", [(160,)])),
    ]
    server = Server(steps)
    with server.factors() as factors:
        catalogue = read_catalogue(factors, mapping)
    assert catalogue.values == {"FIN.STATES STAT": ("O",)}
    return [statement for statement in server.said if statement != "ROLLBACK"]


def table(name: str, *columns: str, refers: str | None = None) -> Row:
    """A table as the catalogue's statement answers it, for a log-in that may read all of it."""
    pairs = [{"column": columns[0], "referred": columns[0]}]
    told = {
        "name": name,
        "kind": "table",
        "deletes": False,
        "columns": [{"name": each, "type": "char", "length": 1, "may": [{"name": "SELECT"}]} for each in columns],
        "unique": [{"columns": [{"name": columns[0]}]}],
        "checks": [],
        "references": [{"table": refers, "pairs": pairs}] if refers else [],
        "triggers": [],
    }
    return (json.dumps(told),)
