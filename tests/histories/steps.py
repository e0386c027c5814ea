"""What can be done to a document that was saved before; each step gives its next version."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

from msgspec.structs import replace

from syncio.domain.invoice import Content, Invoice, Line, Status
from syncio.domain.money import ZERO, exact
from tests.histories.documents import Buyer, Step
from tests.histories.goods import repriced, rounded, with_lines


def edited(of: Invoice, content: Content) -> Invoice:
    """Another content; what is due follows, and so does the number of lines."""
    balance = replace(of.balance, due=exact(content.total - of.balance.paid - of.balance.credited, "due"))
    ids = of.origin.line_ids[: len(content.lines)]
    ids += tuple(f"{of.external_id[:8]}-{place}" for place in range(len(ids), len(content.lines)))
    return replace(of, content=content, balance=balance, origin=replace(of.origin, line_ids=ids))


def given(**fields: object) -> Step:
    """Other values in the document's head."""
    return lambda of: edited(of, replace(of.content, **fields))


def dearer(factor: Decimal) -> Step:
    """The first line at another price: `factor` times what it was."""

    def step(of: Invoice) -> Invoice:
        content = of.content
        first, *rest = content.lines
        price = exact((first.amount / (first.quantity or 1) * factor).quantize(Decimal("0.0001")), "unit_price")
        return edited(of, with_lines(content, (repriced(first, price, content.currency), *rest)))

    return step


def longer(text: str, amount: Decimal) -> Step:
    """One line more, free of tax."""

    def step(of: Invoice) -> Invoice:
        more = Line(
            description=text,
            quantity=Decimal(1),
            unit_price=exact(amount, "unit_price"),
            amount=exact(amount, "amount"),
            tax=ZERO,
            tax_type="NONE",
            account="200",
            item="",
            tracking=(),
        )
        return edited(of, with_lines(of.content, (*of.content.lines, more)))

    return step


def retaxed(by: Decimal) -> Step:
    """The tax of the first line set by hand, as bookkeepers do who have another rounding on paper."""

    def step(of: Invoice) -> Invoice:
        first, *rest = of.content.lines
        return edited(of, with_lines(of.content, (replace(first, tax=exact(first.tax + by, "tax")), *rest)))

    return step


def reworded(change: Callable[[str], str]) -> Step:
    """The first line says something else."""

    def step(of: Invoice) -> Invoice:
        first, *rest = of.content.lines
        lines = (replace(first, description=change(first.description)), *rest)
        return edited(of, replace(of.content, lines=lines))

    return step


def dated(issued: date, due: date | None) -> Step:
    return given(issue_date=issued, due_date=due)


def due_later(days: int) -> Step:
    def step(of: Invoice) -> Invoice:
        due = of.content.due_date
        return edited(of, replace(of.content, due_date=due and due + timedelta(days=days)))

    return step


def renumbered(change: Callable[[str], str]) -> Step:
    return lambda of: edited(of, replace(of.content, number=change(of.content.number)))


def owed_by(buyer: Buyer) -> Step:
    """Another debtor owes it."""

    def step(of: Invoice) -> Invoice:
        new = edited(of, replace(of.content, debtor=buyer.debtor.id))
        return replace(new, origin=replace(new.origin, debtor_name=buyer.debtor.name))

    return step


def authorised(of: Invoice) -> Invoice:
    """No longer a draft."""
    return replace(of, origin=replace(of.origin, status=Status.AUTHORISED))


def ended(status: Status) -> Step:
    """Voided or deleted: the source then has nothing due."""

    def step(of: Invoice) -> Invoice:
        balance = replace(of.balance, due=ZERO)
        return replace(
            of,
            content=replace(of.content, state="void"),
            balance=balance,
            origin=replace(of.origin, status=status),
        )

    return step


def paid(share: Decimal) -> Step:
    """A payment of so much of what is due; nothing where it is void."""

    def step(of: Invoice) -> Invoice:
        due = of.balance.due
        amount = due if share == 1 else rounded(due * share, of.content.currency)
        return settled(of, paid=amount)

    return step


def credited(amount: Decimal) -> Step:
    """A credit note is applied to it, as far as something is due."""
    return lambda of: settled(of, credited=min(amount, of.balance.due))


def settled(of: Invoice, paid: Decimal = ZERO, credited: Decimal = ZERO) -> Invoice:
    """What a payment or a credit leaves; the source calls it paid once nothing is due."""
    was = of.balance
    balance = replace(
        was,
        paid=exact(was.paid + paid, "paid"),
        credited=exact(was.credited + credited, "credited"),
        due=exact(was.due - paid - credited, "due"),
    )
    status = Status.PAID if not balance.due and of.content.state == "open" else of.origin.status
    return replace(of, balance=balance, origin=replace(of.origin, status=status))
