"""A document while its history is being thought up: how it was first saved, and what became of it step by step."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from msgspec.structs import replace

from syncio.domain.invoice import Balance, Content, Debtor, Invoice, Kind, Line, Origin, Status
from syncio.domain.money import ZERO
from tests.histories.goods import sums
from tests.histories.trades import Series
from tests.histories.wares import Ware

Step = Callable[[Invoice], Invoice]


@dataclass(eq=False)
class Buyer:
    """A debtor as the client knows it: how long it may take to pay and by how much longer it does, what it buys.

    `scale`: what it pays for what costs a dollar. `site`: its place among the client's debtors. `itself`: it is the
    client in disguise.
    """

    debtor: Debtor
    term: int
    late: int
    in_parts: bool
    wares: tuple[Ware, ...]
    scale: Decimal
    site: int
    itself: bool = False


@dataclass(eq=False, kw_only=True)
class Document:
    """`at`: when it was first saved. `habit`: the honest behaviour it shows, which lets rules in `allowed` block it.

    `renamed` makes its number of that of `like`. `hidden`: it was gone again before anybody pulled it. `taken`: it is
    spoken for, by a mishap or a `fraud`. `advanced`: when the lender pays out on it.
    """

    external_id: str
    buyer: Buyer
    at: datetime
    issued: date
    due: date | None
    currency: str
    lines: tuple[Line, ...]
    series: Series
    habit: str
    kind: Kind = Kind.RECEIVABLE
    status: Status = Status.AUTHORISED
    reference: str = ""
    number: str = ""
    like: "Document | None" = None
    renamed: Callable[[str], str] = str
    hidden: bool = False
    taken: bool = False
    fraud: bool = False
    allowed: tuple[str, ...] = ()
    advanced: datetime | None = None
    steps: list[tuple[datetime, Step]] = field(default_factory=list)

    @property
    def total(self) -> Decimal:
        """As it was first saved."""
        return sums(self.lines)[2]

    def then(self, at: datetime, step: Step) -> None:
        """Later on it is saved again."""
        self.steps.append((at, step))

    def first(self) -> Invoice:
        subtotal, tax, total = sums(self.lines)
        content = Content(
            kind=self.kind,
            number=self.number,
            debtor=self.buyer.debtor.id,
            issue_date=self.issued,
            due_date=self.due,
            currency=self.currency,
            subtotal=subtotal,
            tax=tax,
            total=total,
            reference=self.reference,
            state="open",
            lines=self.lines,
        )
        origin = Origin(
            status=self.status,
            debtor_name=self.buyer.debtor.name,
            rate=None,
            updated=self.at,
            line_ids=tuple(f"{self.external_id[:8]}-{place}" for place in range(len(self.lines))),
            documents=(),
        )
        balance = Balance(paid=ZERO, credited=ZERO, due=total)
        return Invoice(external_id=self.external_id, content=content, balance=balance, origin=origin)

    def versions(self) -> Iterator[tuple[datetime, Invoice]]:
        """Every save that changed something, in order."""
        now = self.first()
        yield self.at, now
        for at, step in sorted(self.steps, key=lambda each: each[0]):
            new = step(now)
            if new != now:
                now = replace(new, origin=replace(new.origin, updated=at))
                yield at, now
