"""A view's table as it is read on screen: numbers to the right, sums marked, what is missing said once.

Knows no Streamlit.
"""

from collections.abc import Callable, Collection, Mapping, Sequence

from dashboard.interface import numbers
from dashboard.interface.block import Grid, GridRow
from dashboard.interface.cells import cell_text, cell_writer, heading
from dashboard.interface.rich_text import Link, RichText
from dashboard.shapes.view import Cell, Column, Table, Unit
from dashboard.translation import _

LinkTo = Callable[[str, str], Link]
"""A text and a source's code as a link."""


def grid_of(table: Table, link: LinkTo, leads_on: Collection[str] = ()) -> Grid:
    """The table with its totals; the cells that have a source lead to it.

    `leads_on` are the ids of the rows that can be chosen.
    """
    columns = shown_columns(table)
    cells = [_cells(column, table.rows, columns, link) for column in columns]
    rows = [
        GridRow(
            str(row.get("id", place)),
            tuple([texts[place] for texts in cells]),
            is_sum=bool(row.get("is_total") or row.get("is_marked")),
            leads_on=row.get("id") in leads_on,
        )
        for place, row in enumerate(table.rows)
    ]
    named = next((place for place, column in enumerate(columns) if column.key == "name"), 0)
    if table.totals and table.shows_totals:
        total = tuple(_total(column, table, is_named=place == named) for place, column in enumerate(columns))
        rows.append(GridRow("total", total, is_sum=True))
    return Grid(
        name=table.title,
        headings=tuple(heading(column) for column in columns),
        to_the_right=tuple(column.unit is not Unit.TEXT for column in columns),
        named=named,
        rows=tuple(rows),
    )


def shown_columns(table: Table) -> list[Column]:
    """The columns on screen: one that no row fills is said in a note instead."""
    return [column for column in table.columns if column.shown and not _is_empty(column, table)]


def empty_columns_note(table: Table) -> list[str]:
    """Which columns of numbers no row fills, and why."""
    empty = [
        column.label
        for column in table.columns
        if column.shown and column.unit is not Unit.TEXT and _is_empty(column, table)
    ]
    if not empty:
        return []
    reasons = dict.fromkeys(str(row["missing_reason"]) for row in table.rows if row.get("missing_reason"))
    reason = next(iter(reasons), _("finns inte i källorna"))
    return [_("Saknas: {columns} ({reason}).").format(columns=", ".join(empty), reason=reason)]


def _is_empty(column: Column, table: Table) -> bool:
    return bool(table.rows) and all(row.get(column.key) is None for row in table.rows)


def _cells(
    column: Column, rows: Sequence[Mapping[str, Cell]], columns: list[Column], link: LinkTo
) -> list[RichText]:
    """A column's cells, row by row."""
    key, write = column.key, cell_writer(column)
    texts = [_missing(column, row, columns) if row.get(key) is None else write(row) for row in rows]
    if column.links_to is None:
        return [(text,) if text else () for text in texts]
    return [_linked(text, column, row, link) for text, row in zip(texts, rows, strict=True)]


def _linked(text: str, column: Column, row: Mapping[str, Cell], link: LinkTo) -> RichText:
    source = row.get(column.links_to) if column.links_to else None
    if source and row.get(column.key) is not None:
        return (link(text, str(source)),)
    return (text,) if text else ()


def _missing(column: Column, row: Mapping[str, Cell], columns: list[Column]) -> str:
    """What stands where the row has no cell: the first number that is missing says why."""
    if column.unit is Unit.TEXT:
        return ""
    reason = row.get("missing_reason")
    first = next(shown.key for shown in columns if shown.unit is not Unit.TEXT and row.get(shown.key) is None)
    return f"{numbers.MISSING} ({reason})" if reason and column.key == first else numbers.MISSING


def _total(column: Column, table: Table, *, is_named: bool) -> RichText:
    if table.totals.get(column.key) is not None:
        return (cell_text(column, table.totals),)
    return (_("Totalt"),) if is_named else ()
