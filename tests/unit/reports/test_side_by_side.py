from datetime import date
from decimal import Decimal
from typing import Any, Literal

from hypothesis import given
from hypothesis import strategies as st

from syncio.domain.invoice import Balance, Content, Debtor, Origin, Status
from syncio.domain.versions import ChangeDetail, Version
from syncio.reports.side_by_side import Aligned, columns, tables
from tests.integration.staged.documents import debtor
from tests.unit.domain.made import CONTENTS, content, line
from tests.unit.reports.samples import OPENED, decided, row

TIMES = "\N{MULTIPLICATION SIGN}"


def version(role: Literal["funded", "before", "after"], made: Content, n: int = 1, **origin: Any) -> Version:
    usual: dict[str, Any] = {"debtor_name": "Acme Ltd", "line_ids": (), "documents": (), "rate": None}
    plain = usual | {"status": Status.AUTHORISED, "updated": OPENED} | origin
    balance = Balance(paid=Decimal(0), credited=Decimal(0), due=made.total)
    return Version(role=role, n=n, seen=OPENED, hash="", content=made, balance=balance, origin=Origin(**plain))


def aligned(versions: list[Version]) -> list[Aligned]:
    return [row for rows in tables(versions).values() for row in rows]


def found(*versions: Version) -> dict[str, tuple[tuple[str | None, ...], str]]:
    return {each.field: (each.values, each.mark) for each in aligned([*versions])}


def test_fields_stand_beside_each_other_and_say_how_they_differ() -> None:
    raised = content(total=Decimal(150), due_date=date(2026, 11, 30))
    rows = found(version("before", content()), version("after", raised, 2))
    assert rows["total"] == (("110", "150"), "changed")
    assert rows["due_date"] == (("2026-10-31", "2026-11-30"), "changed")
    assert rows["number"] == (("INV-1", "INV-1"), "same")
    assert "reference" not in rows


def test_what_differs_from_the_funding_alone_is_marked_as_that() -> None:
    funded, before = version("funded", content(total=Decimal(90))), version("before", content(), 2)
    rows = found(funded, before, version("after", content(reference="PO 7"), 3))
    assert rows["total"] == (("90", "110", "110"), "since funding")
    assert rows["reference"] == (("", "", "PO 7"), "changed")


def test_what_was_funded_is_no_column_where_it_is_the_approved_copy() -> None:
    versions = (version("funded", content(), 2), version("before", content(), 2), version("after", content(), 3))
    detail = ChangeDetail(
        change=decided(row(1), "carried"),  # type: ignore[arg-type]
        funded_at=OPENED,
        funded=None,
        versions=versions,
        earlier=(),
    )
    assert [each.role for each in columns(detail)] == ["before", "after"]


def test_lines_are_matched_across_all_versions() -> None:
    cement, sand, labour = line(), line(description="Sand"), line(description="Labour", quantity=None)
    more = line(quantity=Decimal(3), amount=Decimal(150))
    rows = found(
        version("funded", content(lines=(sand, cement)), 1, line_ids=("s", "c")),
        version("before", content(lines=(cement,)), 2, line_ids=("c",)),
        version("after", content(lines=(more, labour)), 3, line_ids=("c", "l")),
    )
    lines = {field: shown for field, shown in rows.items() if field.startswith("line") and shown[1] != "same"}
    assert lines == {
        "line 1": ((f"Sand: 2 {TIMES} 50.00 = 100.00", None, None), "since funding"),
        "line 1 quantity": (("2", "2", "3"), "changed"),
        "line 1 amount": (("100", "100", "150"), "changed"),
        "line 2": ((None, None, "Labour: 100.00"), "added"),
    }


def test_a_line_that_went_is_removed() -> None:
    rows = found(version("before", content(lines=(line(), line(description="Sand")))), version("after", content(), 2))
    assert rows["line 2"] == ((f"Sand: 2 {TIMES} 50.00 = 100.00", None), "removed")
    assert rows["line 1"][1] == "same"


def test_a_new_invoice_differs_from_nothing() -> None:
    assert {each.mark for each in aligned([version("after", content())])} == {"same"}


def test_debtors_of_one_name_are_told_apart() -> None:
    before, after = version("before", content(debtor="aaaaaaaa-1")), version("after", content(debtor="bbbbbbbb-2"), 2)
    assert found(before, after)["debtor"] == (("Acme Ltd (id aaaaaaaa…)", "Acme Ltd (id bbbbbbbb…)"), "changed")


def test_another_debtor_is_told_by_its_name() -> None:
    before, after = version("before", content()), version("after", content(debtor="d2"), 2, debtor_name="Bolt plc")
    assert found(before, after)["debtor"] == (("Acme Ltd", "Bolt plc"), "changed")


def test_a_debtors_own_fields_are_shown() -> None:
    names = (debtor(), debtor(name="Acme Holdings", email="a@acme.example"))
    versions = [of(each, role) for each, role in zip(names, ("before", "after"), strict=True)]
    assert [(each.field, each.mark) for each in aligned(versions)] == [("name", "changed"), ("email", "changed")]


def of(made: Debtor, role: Any) -> Version:
    return Version(role=role, n=1, seen=OPENED, hash="", debtor=made)


@given(st.lists(CONTENTS, min_size=1, max_size=3))
def test_every_line_of_every_version_stands_in_exactly_one_row_or_its_fields(made: list[Content]) -> None:
    roles: tuple[Any, ...] = ("funded", "before", "after")
    versions = [version(role, each, n) for n, (role, each) in enumerate(zip(roles, made, strict=False))]
    for place, each in enumerate(made):
        assert len(each.lines) == sum(shown(row, place) for row in aligned(versions))


def shown(row: Aligned, place: int) -> bool:
    """Whether a row is the one that stands for a line: its whole, or of an edited one its amount."""
    words = row.field.split()
    return words[0] == "line" and (len(words) == 2 or words[2:] == ["amount"]) and row.values[place] is not None
