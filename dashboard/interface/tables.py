"""A view's table on screen, with period, status, source and notes below it."""

from collections.abc import Callable, Mapping
from functools import partial

import pyarrow as pa
import streamlit as st

from dashboard.interface.cells import cell_text, heading
from dashboard.interface.markdown import plain
from dashboard.interface.markdown_table import empty_columns_note, markdown_table, shown_columns
from dashboard.interface.source_links import source_lines, source_link
from dashboard.shapes.view import Cell, Column, Table, Unit
from dashboard.translation import _

ROW_PIXELS, MOST_PIXELS = 35, 620


def show_table(table: Table, *, title: bool = True, finding: bool = False) -> None:
    """The table as a real table that screen readers can read, with what stands under it."""
    if title:
        st.header(plain(table.title), anchor=False)
    if finding and table.finding:
        st.markdown(plain(table.finding))
    if table.rows:
        st.markdown(markdown_table(table, source_link))
    notes = [plain(note) for note in (*empty_columns_note(table), *table.notes, *_signs_note(table))]
    lines = [line for line in (source_line(table), *notes) if line]
    if lines:
        st.caption("  \n".join(lines))


def _signs_note(table: Table) -> list[str]:
    """Said on screen alone: data and files keep the minus."""
    if not any(row.get("without_minus") for row in table.rows):
        return []
    return [_("Kostnader skrivs utan minus, som förbundet har valt.")]


def show_choosable(table: Table, *, key: str, choose: Callable[[str], None] | None) -> None:
    """The table as a grid whose rows can be chosen; `choose` is told the row, None is a grid to read."""
    columns = shown_columns(table)
    lines = [*table.rows, *([table.totals] if table.totals and table.shows_totals else [])]
    data = {
        heading(column): [
            _grid_text(column, row, columns, is_total=place == len(table.rows))
            for place, row in enumerate(lines)
        ]
        for column in columns
    }
    config = {
        heading(column): st.column_config.TextColumn(
            alignment="left" if column.unit is Unit.TEXT else "right"
        )
        for column in columns
    }
    st.dataframe(
        pa.table(data),  # a quarter of the work that it takes by way of pandas
        hide_index=True,
        height=min(MOST_PIXELS, ROW_PIXELS * (len(lines) + 1) + 3),
        column_config=config,
        key=key,
        alt=table.title,
        on_select="ignore" if choose is None else partial(_row_chosen, table, key, choose),
        selection_mode=("single-row", "single-cell"),
    )


def _row_chosen(table: Table, key: str, choose: Callable[[str], None]) -> None:
    """A row's box or any of its cells was clicked."""
    selection = st.session_state[key]["selection"]
    chosen: list[int] = [*selection["rows"], *(cell[0] for cell in selection["cells"])]
    if chosen and chosen[0] < len(table.rows):
        choose(str(table.rows[chosen[0]]["id"]))


def _grid_text(column: Column, row: Mapping[str, Cell], columns: list[Column], *, is_total: bool) -> str:
    if row.get(column.key) is not None:
        text = cell_text(column, row)
        return _sum_words(text) if column.key == "name" and (is_total or row.get("is_total")) else text
    if is_total:
        is_named = any(shown.key == "name" for shown in columns)
        here = column.key == "name" if is_named else column is columns[0]
        return str(row.get("name") or _("Totalt")) if here else ""
    return "" if column.unit is Unit.TEXT else cell_text(column, row)


def _sum_words(name: str) -> str:
    """`Summa egen verksamhet`: a grid has no bold rows, so the words say what is a sum."""
    first = name[:1].lower() if name[1:2].islower() else name[:1]
    return _("Summa {name}").format(name=first + name[1:])


def show_source_line(table: Table) -> None:
    """Period, status and source: under every chart."""
    line = source_line(table)
    if line:
        st.caption(line)


def source_line(table: Table) -> str:
    """`Avser januari–april 2017. Status: utfall. Källa: …`, as Markdown; empty where there is nothing to say.

    Each source leads to Källor.
    """
    parts = []
    if table.covers:
        parts.append(_("Avser {period}.").format(period=table.covers))
    if table.status_text:
        parts.append(_("Status: {status}.").format(status=table.status_text))
    written = [plain(part) for part in parts]
    written += [_("Källa: {source}.").format(source=line) for line in source_lines(table.sources)]
    return " ".join(written)
