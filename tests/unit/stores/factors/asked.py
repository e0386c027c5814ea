"""What the check and the preview say to SQL Server."""

import json

from syncio.domain.mapping import mapping_of
from syncio.stores.factors.catalogue import read_catalogue
from syncio.stores.factors.preview import Preview, preview
from tests.contract.factors.foreign import EXAMPLES
from tests.contract.factors.postings import change, posting
from tests.unit.domain.made import content
from tests.unit.stores.factors.play import header, line, party
from tests.unit.stores.factors.stub import Row, Server, Step

FOREIGN = (EXAMPLES / "legacy.yaml").read_text().replace("FINDETL.", "DETAIL.FINDETL.")


def asked() -> list[str]:
    """Every statement of the check and of the preview."""
    server = Server()
    previewed(server)
    return [*checked(), *(statement for statement in server.said if statement != "ROLLBACK")]


def previewed(server: Server) -> Preview:
    """A new invoice, of a client that FactorS has, and the change of another."""
    new, other = posting(content()), change(content(), content(number="INV-2"), external_id="x2")
    there = posting(content(), external_id="x2")
    _, number, external_id, *held = header(there)
    lines = [(number, at, *line(each.row())) for at, each in enumerate(there.content.lines, start=1)]
    row = (7, external_id, 3, *held[:-5], 9)  # its debtor's columns are not asked for with it
    server.steps += [
        *(Step("SET XACT_ABORT ON"), Step("FROM client", [(7, "Northwind")])),
        *(Step("FROM invoice", [(external_id, *header(there)[1:])]), Step("FROM invoice_line", lines)),
        Step("FROM debtor", [party(there)]),
        *(Step("FROM invoice"), Step("FROM debtor"), Step("FROM invoice_line")),
        *(Step("FROM invoice", [row]), Step("FROM debtor"), Step("FROM invoice_line")),
    ]
    with server.factors() as factors:
        return preview(factors, "Northwind", [new, other])


def checked() -> list[str]:
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
