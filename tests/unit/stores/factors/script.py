"""All that push and the check say to SQL Server, in one text; `python -m tests.unit.stores.factors.script` prints it.

Nothing of it is listed by hand: the loan book is used for all that it is there for, and a stub writes down what
it said.
"""

import re
import sys
from datetime import UTC
from decimal import Decimal
from uuid import UUID

from syncio.domain.feed import FeedStatus
from syncio.stores.factors.holding import Hold
from tests.contract.factors.postings import posting
from tests.unit.domain.made import content
from tests.unit.stores.factors.asked import asked
from tests.unit.stores.factors.play import TAKEN_AT, absent, header, written
from tests.unit.stores.factors.stub import Server, Step

HOLD = Hold(UUID(int=1), "Northwind", "x1", "voided", "EUR", Decimal("110.5"), "Voided at the source.")
STALE = FeedStatus("stale", TAKEN_AT.replace(tzinfo=UTC), "No complete pull within 24 hours.")


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
    looked = [begun, Step("FROM integration.push_ledger"), known, *recovered[4:]]
    server = Server([*written(new, client=()), *absent(), *asked, *newest, *recovered, *looked, *held()])
    with server.factors() as factors:
        factors.apply("Northwind", [new])
        factors.taken("Northwind", [new])
        factors.funding("Northwind")
        factors.newest("Northwind")
        with factors.memory("Northwind") as memory:
            memory.entries()
            memory.documents(["x1"], {})
            memory.debtors({})
        factors.foreseen("Northwind", [new])
        factors.standing_holds()
        factors.hold("Northwind", [HOLD], [UUID(int=2)])
        factors.feeds()
        factors.tell_feeds({"Northwind": STALE, "Eastwind": STALE})
    statements = (statement for statement in server.said if statement not in {"COMMIT", "ROLLBACK"})
    return list(dict.fromkeys(map(readable, statements)))


def held() -> list[Step]:
    """Holds are asked for, placed and lifted; of two clients' feeds one was known."""
    begun, end, locked = Step("SET XACT_ABORT ON"), Step("COMMIT"), Step("sp_getapplock", [(0,)])
    known = Step("FROM integration.client_status", [("Northwind", "current", TAKEN_AT, "")])
    return [
        *(begun, Step("FROM integration.hold", []), end),
        *(begun, locked, Step("FROM integration.hold"), Step("UPDATE integration.hold SET lifted_at")),
        *(Step("INSERT INTO integration.hold", count=1), Step("FROM integration.hold"), end),
        *(begun, known, end),
        *(begun, locked, known, Step("UPDATE integration.client_status")),
        *(Step("INSERT INTO integration.client_status", count=1), end),
    ]


def readable(statement: str) -> str:
    """`%(name)s` is `@name` to SQL Server; our own line breaks, for whoever reads it."""
    named = re.sub(r"%\((\w+)\)s", r"@\1", statement.strip())
    lines = re.sub(r"\s+(FROM|WHERE|JOIN|SELECT|AND NOT|ORDER BY|GROUP BY|WITH \((?!UPDLOCK))", r"\n\1", named)
    return "\n".join(line.rstrip() for line in lines.splitlines())


def script() -> str:
    return ";\nGO\n\n".join([*dict.fromkeys([*said(), *map(readable, asked())]), ""])


if __name__ == "__main__":
    sys.stdout.write(script())
