"""A view's table on screen: headings with units, numbers to the right, totals last, source below."""

from collections.abc import Hashable, Mapping

import pandas as pd
import streamlit as st

from dashboard.interface import numbers
from dashboard.interface.cells import cell_text, heading
from dashboard.interface.markdown import plain
from dashboard.shapes.view import Cell, Column, Table, Unit
from dashboard.translation import _

RIGHT = "right !important"
"""Streamlit aligns each cell of a text column itself."""


def show_table(table: Table, *, title: bool = True) -> None:
    """The table as a real table that screen readers can read, with what stands under it."""
    if title:
        st.subheader(plain(table.title), anchor=False)
    if table.rows:
        st.table(styled(table), border="horizontal", hide_index=True, alt=table.title)
    show_source_line(table)
    for note in (*_empty_columns_note(table), *table.notes):
        st.caption(plain(note))


def shown_columns(table: Table) -> list[Column]:
    """The columns on screen: one that no row fills is said in a note instead."""
    return [column for column in table.columns if column.shown and not _is_empty(column, table)]


def _is_empty(column: Column, table: Table) -> bool:
    return bool(table.rows) and all(row.get(column.key) is None for row in table.rows)


def _empty_columns_note(table: Table) -> list[str]:
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


def styled(table: Table) -> "pd.io.formats.style.Styler":
    """The table as text, numbers right-aligned, sums in bold."""
    columns = shown_columns(table)
    lines = [[_text(column, row, table) for column in columns] for row in table.rows]
    bold = [bool(row.get("is_total")) for row in table.rows]
    if table.totals and table.shows_totals:
        lines.append([_total(place, column, columns, table) for place, column in enumerate(columns)])
        bold.append(True)
    headings = [plain(heading(column)) for column in columns]
    frame = pd.DataFrame(lines, columns=headings, dtype=object)
    style = frame.style.hide(axis="index")
    numeric = [place for place, column in enumerate(columns) if column.unit is not Unit.TEXT]
    if numeric:
        right: list[Hashable] = [headings[place] for place in numeric]
        style = style.set_properties(subset=right, **{"text-align": RIGHT, "white-space": "nowrap"})
        style = style.set_table_styles(
            [{"selector": f"th.col{place}", "props": [("text-align", RIGHT)]} for place in numeric]
        )
    heavy = [place for place, is_bold in enumerate(bold) if is_bold]
    if heavy:
        style = style.set_properties(
            subset=(heavy, headings), **{"font-weight": "600", "border-top": "1px solid #5B6B73"}
        )
    return style


def _text(column: Column, row: Mapping[str, Cell], table: Table) -> str:
    text = cell_text(column, row)
    reason = row.get("missing_reason")
    if (
        text == numbers.MISSING
        and reason
        and column.unit is not Unit.TEXT
        and _stands_out(column, row, table)
    ):
        return plain(f"{text} ({reason})")
    return plain("" if text == numbers.MISSING and column.key == "code" else text)


def _stands_out(column: Column, row: Mapping[str, Cell], table: Table) -> bool:
    """The reason stands once a row: at its first missing number."""
    numeric = [shown for shown in shown_columns(table) if shown.unit is not Unit.TEXT]
    first = next((shown.key for shown in numeric if row.get(shown.key) is None), None)
    return column.key == first


def _total(place: int, column: Column, columns: list[Column], table: Table) -> str:
    if table.totals.get(column.key) is not None:
        return plain(cell_text(column, table.totals))
    first_text = next((i for i, shown in enumerate(columns) if shown.key == "name"), 0)
    return plain(_("Totalt")) if place == first_text else ""


def show_source_line(table: Table) -> None:
    """Period, status and source: under every chart and table."""
    parts = []
    if table.covers:
        parts.append(_("Avser {period}").format(period=table.covers))
    if table.status_text:
        parts.append(_("status: {status}").format(status=table.status_text))
    parts += [_("källa: {source}").format(source=line) for line in _source_lines(table)]
    if parts:
        text = ". ".join((parts[0][0].upper() + parts[0][1:], *(p[0].upper() + p[1:] for p in parts[1:])))
        st.caption(plain(text + "."))


def _source_lines(table: Table) -> list[str]:
    """One line a document: its sections together."""
    sections: dict[str, list[str]] = {}
    for source in table.sources:
        place = ", ".join(part for part in (source.section, source.page) if part)
        sections.setdefault(source.title, [])
        if place and place not in sections[source.title]:
            sections[source.title].append(place)
    return [f"{title} ({'; '.join(places)})" if places else title for title, places in sections.items()]
