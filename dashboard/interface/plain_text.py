"""A view as text in a terminal: key figures, tables and sources."""

from dashboard.interface.cells import cell_text, figure_text, heading
from dashboard.shapes.view import Table, View


def as_text(view: View) -> str:
    """The view in lines, tables in columns."""
    lines = [view.question, view.finding, ""]
    for figure in view.key_figures:
        beside = ", ".join(
            text for text in (figure.comparison, figure.status_text, figure.missing_reason) if text
        )
        lines.append(f"{figure.label}: {figure_text(figure)}" + (f" ({beside})" if beside else ""))
    for table in view.tables:
        lines += ["", *_table_lines(table)]
    return "\n".join([*lines, "", *view.notes])


def _table_lines(table: Table) -> list[str]:
    columns = [column for column in table.columns if column.shown]
    body = [[cell_text(column, row) for column in columns] for row in table.rows]
    if table.totals:
        body.append([cell_text(column, table.totals) for column in columns])
    texts = [[heading(column) for column in columns], *body]
    widths = [max(len(row[place]) for row in texts) for place in range(len(columns))]
    lines = ["  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)) for row in texts]
    return [table.title, *lines, *(source.line for source in table.sources)]
