"""A client's books: invoices of one line that are edited at random, each edit staged by the product's own store."""

from collections.abc import Iterable
from decimal import Decimal
from random import Random

from msgspec.structs import replace

from syncio.domain.invoice import Balance, Content, Invoice
from tests.integration.staged.client import Client
from tests.integration.staged.documents import as_read, debtor, invoice
from tests.integration.staged.staging import INVOICES, begin, stage

PAGE = 500


class Books:
    """What the client's books have now; a document is edited at most once a page."""

    def __init__(self, client: Client, size: int, dice: Random) -> None:
        self.dice = dice
        self._client = client
        self._now: dict[str, Invoice] = {}
        self.edits = 0
        client.stage_debtor(debtor())
        self._write(self._made(f"x{no}", invoice(f"INV-{no:06}", str(100 + no % 900))) for no in range(size))

    def edit(self, count: int) -> None:
        """So many edits, of invoices here and there; some are undone by the next."""
        self.edits += count
        while count:
            keys = self.dice.sample(sorted(self._now), min(count, PAGE, len(self._now)))
            self._write(self._edited(self._now[key]) for key in keys)
            count -= len(keys)

    def _edited(self, now: Invoice) -> Invoice:
        content, dice = now.content, self.dice
        match dice.choice(("raise", "lower", "reword", "reword", "pay", "pay", "void", "restore")):
            case "raise" | "lower":
                return self._made(now.external_id, invoice(content.number, str(dice.randint(1, 2000))))
            case "reword":
                return self._made(now.external_id, replace(content, reference=f"PO {dice.randint(0, 3)}"))
            case "void":
                return self._made(now.external_id, replace(content, state="void"))
            case "restore":
                return self._made(now.external_id, replace(content, state="open", reference=""))
        paid = Decimal(dice.randint(0, int(content.total)))
        return self._made(now.external_id, content, Balance(paid=paid, credited=Decimal(0), due=content.total - paid))

    def _made(self, key: str, content: Content, balance: Balance | None = None) -> Invoice:
        return as_read(key, content, balance)

    def _write(self, items: Iterable[Invoice]) -> None:
        pages: list[dict[str, Invoice]] = [{}]
        for item in items:
            if len(pages[-1]) == PAGE:
                pages.append({})
            pages[-1][item.external_id] = item
        with self._client.house.app() as connection:
            run = begin(connection, self._client.entity)
            for page in pages:
                stage(connection, self._client.entity, run, INVOICES, page)
        for page in pages:
            self._now |= page
