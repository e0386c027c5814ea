"""All that push and the check say to SQL Server, in one text; `python -m tests.unit.stores.factors.script` prints it.

Nothing of it is listed by hand: the loan book is used for all that it is there for, and a stub writes down what
it said.
"""

import re
import sys

from tests.contract.factors.postings import posting
from tests.unit.domain.made import content
from tests.unit.stores.factors.asked import asked
from tests.unit.stores.factors.play import absent, header, written
from tests.unit.stores.factors.stub import Server, Step


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
    statements = (statement for statement in server.said if statement not in {"COMMIT", "ROLLBACK"})
    return list(dict.fromkeys(map(readable, statements)))


def readable(statement: str) -> str:
    """`%(name)s` is `@name` to SQL Server; our own line breaks, for whoever reads it."""
    named = re.sub(r"%\((\w+)\)s", r"@\1", statement.strip())
    lines = re.sub(r"\s+(FROM|WHERE|JOIN|SELECT|AND NOT|ORDER BY|GROUP BY|WITH \((?!UPDLOCK))", r"\n\1", named)
    return "\n".join(line.rstrip() for line in lines.splitlines())


def script() -> str:
    return ";\nGO\n\n".join([*dict.fromkeys([*said(), *map(readable, asked())]), ""])


if __name__ == "__main__":
    sys.stdout.write(script())
