"""A client's desk: whom it sells to and what it writes down, before any of it has a number."""

import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random

from syncio.domain.invoice import Debtor, Kind, Line
from tests.histories import days
from tests.histories.documents import Buyer, Document
from tests.histories.goods import line, rounded
from tests.histories.history import Entry, Party
from tests.histories.trades import TRADES, Series
from tests.sandbox.xero.identifiers import identifier

NOTES = Series("CN-{n:04}", "CN")


@dataclass(frozen=True)
class Span:
    """`start`: the first day in the books. `begin`: the lender takes them over that evening. `end`: the last day."""

    start: date
    begin: date
    end: date

    @property
    def taken_over(self) -> datetime:
        return days.evening(self.begin)

    @property
    def weeks(self) -> float:
        return (self.end - self.begin).days / 7


class Desk:
    """`size`: how many invoices it raises after it was taken over, about."""

    def __init__(self, seed: int, place: int, span: Span, size: int) -> None:
        self.dice = Random(f"{seed}/{place}")
        self.span, self.size = span, size
        self.trade = TRADES[place % len(TRADES)]
        self.buyers: list[Buyer] = []
        self.documents: list[Document] = []
        self.renames: list[Entry] = []
        self._names: set[str] = set()
        again = place // len(TRADES)
        self.party = self._party(f"{self.trade.name}{f' {again + 1}' if again else ''}", standing=place % 4 == 3)

    def _party(self, name: str, *, standing: bool) -> Party:
        country = self.trade.country
        return Party(
            name=name,
            timezone=country.timezone,
            currency=country.currency,
            tax_number=country.tax_number(self.dice),
            # A small one may have its mail with the same provider as its debtors.
            email="nightowlbakes@gmail.com" if "Owl" in name else f"billing@{host(name)}.{country.domain}",
            term=self.trade.term,
            standing=standing,
        )

    def buyer(self, name: str | None = None) -> Buyer:
        """A debtor of whom nothing was heard before."""
        dice, country = self.dice, self.trade.country
        name = name or self._unused(country.names.company(dice))
        mail = f"accounts@{host(name)}.{country.domain}" if dice.random() < 0.85 else f"{host(name)}@gmail.com"
        debtor = Debtor(
            id=identifier(dice),
            name=name,
            tax_number=country.tax_number(dice) if dice.random() < 0.9 else "",
            email=mail if dice.random() < 0.9 else "",
            bank_account="",
        )
        return self.admit(debtor)

    def another(self, than: Buyer) -> Buyer:
        """Another of its debtors; none that it is itself."""
        return self.dice.choice([buyer for buyer in self.buyers if buyer is not than and not buyer.itself])

    def admit(self, debtor: Debtor) -> Buyer:
        """A debtor with habits of its own."""
        dice, trade = self.dice, self.trade
        buyer = Buyer(
            debtor=debtor,
            term=dice.choice((trade.term, trade.term, trade.term, 14)),
            late=dice.choice((-3, 0, 1, 3, 6, 12, 25)),
            in_parts=dice.random() < 0.2,
            wares=tuple(dice.sample(trade.wares, min(len(trade.wares), dice.randint(2, 4)))),
            scale=trade.country.dollar * Decimal(dice.randint(80, 130)) / 100,
            site=len(self.buyers) + 1,
        )
        self.buyers.append(buyer)
        return buyer

    def session(self, day: date) -> datetime:
        """A moment in the billing hour of this day, or of the next on which somebody is at the desk."""
        return days.local(self.party.timezone, self.open(day), self.trade.hours.billing, self.dice.randint(0, 25))

    def banking(self, day: date) -> datetime:
        """The moment at which payments of this day are entered."""
        return days.local(self.party.timezone, self.open(day), self.trade.hours.banking, 30)

    def open(self, day: date) -> date:
        """This day, or the next on which somebody is at the desk."""
        while str(day.isoweekday()) not in self.trade.hours.weekdays:
            day += days.DAY
        return day

    def day(self, at: datetime) -> date:
        """The client's calendar day."""
        return days.day_in(self.party.timezone, at)

    def sell(self, buyer: Buyer, at: datetime, lines: tuple[Line, ...], habit: str) -> Document:
        """An invoice raised at this moment and dated the same day."""
        issued, series = self.day(at), self.trade.series
        document = Document(
            external_id=identifier(self.dice),
            buyer=buyer,
            at=at,
            issued=issued,
            due=issued + timedelta(days=buyer.term),
            currency=self.party.currency,
            lines=lines,
            series=self.dice.choices(series, [each.share for each in series])[0],
            habit=habit,
        )
        self.documents.append(document)
        return document

    def credit(self, of: Document, at: datetime, amount: Decimal, habit: str) -> Document:
        """A credit note of so much with tax, to the buyer of an invoice."""
        note = self.sell(of.buyer, at, (self.line(f"Credit for {of.lines[0].description}", amount, "NONE"),), habit)
        note.kind, note.series, note.due = Kind.CREDIT_NOTE, NOTES, None
        return note

    def line(self, text: str, amount: Decimal, tax_type: str | None = None) -> Line:
        """One of something for so much before tax."""
        currency = self.party.currency
        return line(text, Decimal(1), rounded(amount, currency), tax_type or self.trade.country.tax, currency)

    def _unused(self, name: str) -> str:
        while name in self._names:
            name = f"{name} ({self.dice.choice(('North', 'South', 'Holdings', 'Services', 'Central', 'West'))})"
        self._names.add(name)
        return name


def host(name: str) -> str:
    """The part of a company's domain that is its name."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "".join(letter for letter in plain if letter.isalnum())
