"""All that push and the check say to SQL Server, in one text; `python -m tests.unit.stores.factors.script` prints it.

Nothing of it is listed by hand: the loan book is used for all that it is there for, and a stub writes down what
it said.
"""

import json
import re
import sys

from syncio.domain.mapping import mapping_of
from syncio.stores.factors.catalogue import read_catalogue
from tests.contract.factors.foreign import EXAMPLES
from tests.contract.factors.postings import posting
from tests.unit.domain.made import content
from tests.unit.stores.factors.play import absent, header, written
from tests.unit.stores.factors.stub import Row, Server, Step

FOREIGN = (EXAMPLES / "legacy.yaml").read_text().replace("FINDETL.", "DETAIL.FINDETL.")


def said() -> list[str]:
    """Every statement there is, once, with its parameters as T-SQL writes them."""
    new = posting(content())
    begun, end = Step("SET XACT_ABORT ON"), Step("COMMIT")
    known = Step("SELECT client.id", [(7, "Northwind")])
    asked = [begun, known, Step("FROM invoice, integration.funding"), end]
    newest = [begun, Step("max(integration.push_ledger"), end]
    recovered = [
        *(begun, Step("sp_getapplock", [(0,)]), known, Step("ORDER BY integration.push_ledger.applied_at")),
        *(Step("SELECT invoice.external_id", [("x1", *header(new)[1:])]), Step("FROM invoice_line")),
        *(Step("FROM debtor"), end),
    ]
    server = Server([*written(new, client=()), *absent(), *asked, *newest, *recovered])
    with server.factors() as factors:
        factors.apply("Northwind", [new])
        factors.taken("Northwind", [new])
        factors.funding("Northwind")
        factors.newest("Northwind")
        with factors.memory("Northwind") as memory:
            memory.entries()
            memory.documents(["x1"])
            memory.debtors()
    return statements(server)


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
    return statements(server)


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


def statements(server: Server) -> list[str]:
    said = (statement for statement in server.said if statement not in {"COMMIT", "ROLLBACK"})
    return list(dict.fromkeys(map(readable, said)))


def readable(statement: str) -> str:
    """`%(name)s` is `@name` to SQL Server; our own line breaks, for whoever reads it."""
    named = re.sub(r"%\((\w+)\)s", r"@\1", statement.strip())
    lines = re.sub(r"\s+(FROM|WHERE|JOIN|SELECT|AND NOT|ORDER BY|GROUP BY|WITH \((?!UPDLOCK))", r"\n\1", named)
    return "\n".join(line.rstrip() for line in lines.splitlines())


def script() -> str:
    return ";\nGO\n\n".join([*dict.fromkeys([*said(), *asked()]), ""])


if __name__ == "__main__":
    sys.stdout.write(script())
