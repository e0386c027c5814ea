"""What tests and the demo ask of the stand-in itself: edits, statistics, faults, a brief look at the books.

It has no authentication: the server listens on loopback alone.
"""

import re
from collections.abc import Callable, Mapping
from datetime import datetime

import msgspec

from tests.sandbox.xero.bookings import BillContact, Credit
from tests.sandbox.xero.counters import Counters
from tests.sandbox.xero.documents import Invoice, decode
from tests.sandbox.xero.drafts import Draft, EditError
from tests.sandbox.xero.edits import Amount, DueDate, IssueDate, Overlay, Pay, Rename, Reword, Void
from tests.sandbox.xero.faults import Fault, Faults
from tests.sandbox.xero.mishaps import MISHAPS, Named, mishap
from tests.sandbox.xero.organisations import Organisation
from tests.sandbox.xero.wire import Answer, Request, json_answer, text_answer

Operation = Amount | DueDate | IssueDate | Void | Reword | Rename | BillContact | Pay | Credit | Overlay
_INVOICES = re.compile(r"/admin/tenants/([^/]+)/invoices")


class Edits(msgspec.Struct, forbid_unknown_fields=True):
    edits: list[Operation]


class Admin:
    """Answers /admin/..."""

    def __init__(
        self,
        organisations: Mapping[str, Organisation],
        counters: Counters,
        faults: Faults,
        clock: Callable[[], datetime],
    ) -> None:
        self._organisations, self._counters, self._faults, self._clock = organisations, counters, faults, clock
        self._actions: dict[tuple[str, str], Callable[[Request], Answer]] = {
            ("POST", "/admin/edits"): self._edit,
            ("GET", "/admin/statistics"): lambda _: json_answer(counters.as_dict()),
            ("POST", "/admin/statistics/reset"): self._reset,
            ("POST", "/admin/faults"): self._fail,
            ("GET", "/admin/faults"): lambda _: json_answer({"left": len(faults)}),
            ("DELETE", "/admin/faults"): self._mend,
            ("GET", "/admin/mishaps"): lambda _: json_answer(list(MISHAPS)),
        }

    def answer(self, request: Request) -> Answer:
        """The answer; 400 with a sentence for what cannot be understood or done."""
        found = _INVOICES.fullmatch(request.path)
        action = self._actions.get((request.method, request.path))
        try:
            if found is not None and request.method == "GET":
                return self._list(found[1], request.query)
            return action(request) if action else text_answer(f"There is no {request.method} {request.path}", 404)
        except (EditError, msgspec.DecodeError) as error:
            return text_answer(f"Nothing was done: {error}", 400)

    def _edit(self, request: Request) -> Answer:
        draft = Draft(self._organisations, self._clock())
        for edit in msgspec.json.decode(request.body, type=Edits).edits:
            edit.apply(draft)
        return json_answer({"touched": draft.file()})

    def _reset(self, _: Request) -> Answer:
        self._counters.reset()
        return json_answer(self._counters.as_dict())

    def _fail(self, request: Request) -> Answer:
        wanted = msgspec.json.decode(request.body, type=list[msgspec.Raw])
        self._faults.add([fault for one in wanted for fault in _faults(one)])
        return json_answer({"left": len(self._faults)})

    def _mend(self, _: Request) -> Answer:
        self._faults.clear()
        return json_answer({"left": 0})

    def _list(self, tenant: str, query: Mapping[str, str]) -> Answer:
        if tenant not in self._organisations:
            raise EditError(f"there is no tenant {tenant!r}")
        held = self._organisations[tenant].ledger.invoices.entries.values()
        wanted = [
            decode(one.body, Invoice)
            for one in held
            if query.get("status", one.status) == one.status and query.get("type", one.type) == one.type
        ]
        return json_answer([_brief(invoice) for invoice in wanted])


def _faults(wanted: msgspec.Raw) -> list[Fault]:
    """A fault as it is, or those of a name. EditError where nothing has this name."""
    if "name" not in msgspec.json.decode(wanted, type=dict[str, msgspec.Raw]):
        return [msgspec.json.decode(wanted, type=Fault)]
    named = msgspec.json.decode(wanted, type=Named)
    if named.name not in MISHAPS:
        raise EditError(f"there is no mishap {named.name!r}, only {', '.join(MISHAPS)}")
    return mishap(named.name, named.seed, named.match, named.times)


def _brief(invoice: Invoice) -> dict[str, object]:
    return {
        "id": invoice.invoice_id,
        "number": invoice.invoice_number,
        "type": invoice.type,
        "status": invoice.status,
        "contact": {"id": invoice.contact.contact_id, "name": invoice.contact.name},
        "date": invoice.date_string[:10],
        "currency": invoice.currency_code,
        "total": str(invoice.total),
        "due": str(invoice.amount_due),
        "paid": str(invoice.amount_paid),
        "credited": str(invoice.amount_credited),
    }
