"""A table with a row a year, turned: a row a figure and the years from left to right."""

from dashboard.interface.cells import cell_text, heading
from dashboard.shapes.view import Cell, Column, Table, Unit
from dashboard.translation import _


def years_across(table: Table) -> Table:
    """Time runs from left to right; every cell is already text, numbers to the right."""
    years = [str(row["id"]) for row in table.rows]
    rows: list[dict[str, Cell]] = []
    for column in table.columns:
        if column.key == "id" or all(row.get(column.key) is None for row in table.rows):
            continue
        texts = {year: cell_text(column, row) for year, row in zip(years, table.rows, strict=True)}
        rows.append({"id": column.key, "name": heading(column), **texts})
    return Table(
        id=table.id,
        title=table.title,
        columns=(
            Column("name", _("Uppgift")),
            *(Column(year, year, Unit.NUMBER) for year in years),
        ),
        rows=tuple(rows),
        sources=table.sources,
        notes=table.notes,
        status=table.status,
        status_text=table.status_text,
        covers=table.covers,
    )
