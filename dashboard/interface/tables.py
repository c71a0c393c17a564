"""A view's table on screen: headings with units, numbers to the right, totals last, source and period below."""

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
    for note in table.notes:
        st.caption(plain(note))


def styled(table: Table) -> "pd.io.formats.style.Styler":
    """The table as text, numbers right-aligned, sums in bold."""
    columns = [column for column in table.columns if column.shown]
    lines = [[_text(column, row) for column in columns] for row in table.rows]
    bold = [bool(row.get("is_total")) for row in table.rows]
    if table.totals and table.shows_totals:
        lines.append([_total(place, column, table) for place, column in enumerate(columns)])
        bold.append(True)
    frame = pd.DataFrame(lines, columns=[plain(heading(column)) for column in columns], dtype=object)
    style = frame.style.hide(axis="index")
    right = [plain(heading(column)) for column in columns if column.unit is not Unit.TEXT]
    if right:
        style = style.set_properties(subset=right, **{"text-align": RIGHT, "white-space": "nowrap"})
        style = style.set_table_styles(
            [
                {"selector": f"th.col{place}", "props": [("text-align", RIGHT)]}
                for place, column in enumerate(columns)
                if column.unit is not Unit.TEXT
            ]
        )
    heavy = [place for place, is_bold in enumerate(bold) if is_bold]
    if heavy:
        style = style.set_properties(
            subset=(heavy, list(frame.columns)), **{"font-weight": "600", "border-top": "1px solid #5B6B73"}
        )
    return style


def _text(column: Column, row: "dict[str, Cell]") -> str:  # type: ignore[type-arg]
    text = cell_text(column, row)
    reason = row.get("missing_reason")
    if text == numbers.MISSING and reason and column.key == _first_missing(row):
        return plain(f"{text} ({reason})")
    return plain(text)


def _first_missing(row: "dict[str, Cell]") -> str | None:  # type: ignore[type-arg]
    """The reason stands once a row, at the figure that the others rest on."""
    order = ("outcome_ore", "budget_ore", "used_share")
    return next((key for key in order if key in row and row[key] is None), None)


def _total(place: int, column: Column, table: Table) -> str:
    if column.key in table.totals:
        return plain(cell_text(column, table.totals))
    first_text = next((i for i, c in enumerate(c for c in table.columns if c.shown) if c.key == "name"), 0)
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
