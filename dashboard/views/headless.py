"""A view as plain data: what `python -m dashboard show VIEW --json` prints. Specified in docs/headless.md."""

from typing import Any

from dashboard.shapes.source import SourceReference
from dashboard.shapes.view import KeyFigure, Table, Unit, View


def as_data(view: View) -> dict[str, Any]:
    """The view with integer ören under keys ending `_ore` and shares of one under `_share`."""
    return {
        "view": view.view,
        "association": view.selection.association,
        "year": view.selection.year,
        "from": view.selection.first_counted,
        "through": view.selection.through,
        "question": view.question,
        "finding": view.finding,
        "key_figures": [_key_figure(figure) for figure in view.key_figures],
        "tables": [_table(table) for table in view.tables],
        "notes": list(view.notes),
    }


def _key_figure(figure: KeyFigure) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": figure.id,
        "label": figure.label,
        "value_ore" if figure.unit is Unit.ORE else "value": figure.value,
        "unit": figure.unit.value,
        "status": figure.status,
        "sources": [_source(source) for source in figure.sources],
    }
    if figure.value is None:
        found["missing_reason"] = figure.missing_reason
    return found


def _table(table: Table) -> dict[str, Any]:
    return {
        "id": table.id,
        "title": table.title,
        "status": table.status,
        "covers": table.covers,
        "columns": [
            {"key": column.key, "label": column.label, "unit": column.unit.value} for column in table.columns
        ],
        "rows": [dict(row) for row in table.rows],
        "totals": dict(table.totals),
        "sources": [_source(source) for source in table.sources],
        "notes": list(table.notes),
    }


def _source(source: SourceReference) -> dict[str, Any]:
    return {
        "id": source.id,
        "title": source.title,
        "date": source.date,
        "section": source.section,
        "page": source.page,
        "file_name": source.file_name,
        "file_sha256": source.file_sha256,
    }
