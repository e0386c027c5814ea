"""A review's changes as files for spreadsheet programs, from its frozen file alone.

Nothing in them is a formula. An XLSX file has all of the review; a CSV file has its changes.
"""

import csv
import hashlib
import io
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from syncio.reports.cells import Cell
from syncio.reports.files import MEDIA_TYPES
from syncio.reports.frozen import DiffData, decoded
from syncio.reports.tables import Table, changes, tables

AMOUNT, DAY, TIME, WHOLE, TEXT = "#,##0.00##;-#,##0.00##", "yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss", "0", "@"
#: Of columns, in characters.
WIDTHS = dict.fromkeys(("Sentence", "Flags", "Fields", "Value"), 60) | dict.fromkeys(("Evidence", "Reason"), 40)
WIDTHS |= {"Old": 40, "New": 40, "Debtor": 32}
WIDTH = 16
#: What Excel reads as a character by its number; the first sign of it is written so, and all of it stays text.
ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


@dataclass(frozen=True)
class Form:
    media_type: str
    write: Callable[[DiffData, str], bytes]


def exported(frozen: bytes, form: str) -> bytes:
    """A frozen review in one of `FORMS`.

    :raises Unreadable: where it cannot be read.
    """
    return FORMS[form].write(decoded(frozen, DiffData), hashlib.sha256(frozen).hexdigest())


def xlsx(data: DiffData, data_hash: str) -> bytes:
    book = Workbook(write_only=True)
    book.properties.creator, book.properties.title = "SyncIO", f"Review {data.review}"
    for table in tables(data, data_hash):
        add_sheet(book, table)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def add_sheet(book: Workbook, table: Table) -> None:
    """A sheet whose head stays in sight and can be filtered by."""
    sheet = book.create_sheet(table.name)
    sheet.freeze_panes = "A2"
    last = get_column_letter(len(table.columns))
    sheet.auto_filter.ref = f"A1:{last}1"
    for at, column in enumerate(table.columns, 1):
        sheet.column_dimensions[get_column_letter(at)].width = WIDTHS.get(column, WIDTH)
    heads = [written(sheet, column) for column in table.columns]
    for head in heads:
        head.font, head.alignment = Font(bold=True), Alignment(vertical="top", wrap_text=True)
    sheet.append(heads)
    for row in table:
        sheet.append([None if cell in {None, ""} else written(sheet, cell) for cell in row])


def written(sheet: object, cell: Cell) -> WriteOnlyCell:
    """A cell of our own type: openpyxl would make a formula of `=1` and an error of `#N/A`."""
    made = WriteOnlyCell(sheet, ESCAPE.sub("_x005F_", cell) if isinstance(cell, str) else cell)
    if isinstance(cell, str):
        made.data_type, made.number_format = "s", TEXT
    elif isinstance(cell, date):
        made.number_format = TIME if isinstance(cell, datetime) else DAY
    else:
        made.number_format = AMOUNT if isinstance(cell, Decimal) else WHOLE
    return made


def comma_separated(data: DiffData, data_hash: str) -> bytes:  # noqa: ARG001  # it has no place for a hash
    """The changes; text in quotes, in UTF-8 with the mark by which Excel knows it."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, quoting=csv.QUOTE_NONNUMERIC)
    table = changes(data)
    writer.writerow(table.columns)
    writer.writerows(plain(row) for row in table)
    return file.getvalue().encode("utf-8-sig")


def plain(row: Iterable[Cell]) -> list[object]:
    """Dates as ISO has them, amounts without thousands separators."""
    return [cell.isoformat() if isinstance(cell, date) else "" if cell is None else cell for cell in row]


FORMS = {
    "xlsx": Form(MEDIA_TYPES["xlsx"], xlsx),
    "csv": Form(MEDIA_TYPES["csv"], comma_separated),
}
