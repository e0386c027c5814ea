"""The table that `make bench` prints."""

from collections.abc import Iterator, Sequence

from tests.bench.row import Row

HEADINGS = ("name", "value", "unit", "limit", "ratio", "goal", "")


def lines(rows: Sequence[Row]) -> Iterator[str]:
    """A Markdown table, columns aligned; rows that miss their goal say so."""
    cells = [HEADINGS, *(cell_texts(row) for row in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(HEADINGS))]
    for number, row in enumerate(cells):
        yield "| " + " | ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)) + " |"
        if number == 0:
            yield "| " + " | ".join("-" * width for width in widths) + " |"


def cell_texts(row: Row) -> tuple[str, ...]:
    limit = "" if row.limit is None else short(row.limit)
    ratio = "" if row.ratio is None else f"{row.ratio:.2f} x"
    goal = "" if row.goal is None else f"{row.goal:g}" + ("" if row.ratio is None else " x")
    holds = "" if row.goal is None else "holds" if row.holds else "MISSED"
    return (row.name, short(row.value), row.unit, limit, ratio, goal, holds)


def short(value: float) -> str:
    return f"{value:.0f}" if value == int(value) else f"{value:.3g}" if value < 100 else f"{value:.1f}"
