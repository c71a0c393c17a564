"""The way from a budget area down to the posting, by click in chart or table; the address says where."""

from typing import Any

import streamlit as st

from dashboard.charts.drill_rows import drawn_rows, drill_bars
from dashboard.interface import budget_cache
from dashboard.interface.cells import cell_text, heading
from dashboard.interface.drawing import Mark, draw
from dashboard.interface.markdown import plain
from dashboard.interface.markdown_table import shown_columns
from dashboard.interface.tables import show_source_line
from dashboard.shapes.drill import Drill, DrillPath
from dashboard.shapes.selection import Selection
from dashboard.shapes.view import Table, Unit
from dashboard.translation import _

AREA, CENTRE, ACCOUNT, FIRST = "area", "centre", "account", "first"
ROW_PIXELS, MOST_PIXELS = 35, 620


@st.fragment
def drill_down(selection: Selection, key: tuple[str, int]) -> None:
    """The trail, the level's chart and table, and what leads further down."""
    found = budget_cache.level(selection, _path(), key)
    if found is None:
        return
    st.header(_("Följ siffran ner"), anchor=False)
    st.caption(_("Välj en stapel eller en rad för att gå ner en nivå; stigen ovanför leder tillbaka."))
    _trail(found)
    place = "-".join(part for part in ("drill", *_parts(_path())) if part)
    chart = drill_bars(found.table) if found.leads_to else None
    if chart is not None:
        draw(chart, key=f"{place}-chart", on_click=lambda mark: _bar_clicked(mark, found))
    _rows(found, f"{place}-rows")
    show_source_line(found.table)
    for text in (*found.table.notes, *((found.stop,) if found.stop else ())):
        st.caption(plain(text))
    _pages(found)


def _path() -> DrillPath:
    """The path in the address; what is not a number begins at the first posting."""
    first = st.query_params.get(FIRST, "")
    return DrillPath(
        st.query_params.get(AREA),
        st.query_params.get(CENTRE),
        st.query_params.get(ACCOUNT),
        int(first) if first.isdecimal() and len(first) < len("1000000000") else 0,
    )


def _parts(path: DrillPath) -> tuple[str, ...]:
    return tuple(part or "" for part in (path.area, path.cost_centre, path.account, str(path.first)))


def _go(path: DrillPath) -> None:
    """Write the path in the address."""
    values = {AREA: path.area, CENTRE: path.cost_centre, ACCOUNT: path.account, FIRST: str(path.first or "")}
    for name, value in values.items():
        if value:
            st.query_params[name] = value
        else:
            st.query_params.pop(name, None)


def _trail(found: Drill) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="drill-trail"):
        for place, step in enumerate(found.trail):
            if place == len(found.trail) - 1:
                st.markdown(f"**{plain(step.name)}**")
            else:
                st.button(
                    plain(step.name),
                    key=f"drill-back-{place}",
                    type="tertiary",
                    icon=":material/arrow_back:",
                    on_click=_go,
                    args=(step.path,),
                )


def _bar_clicked(mark: Mark, found: Drill) -> None:
    """A bar was clicked: its place is its row's place in the chart."""
    rows = drawn_rows(found.table)
    if isinstance(mark.y, int) and 0 <= mark.y < len(rows):
        _go_to_row(str(rows[mark.y]["id"]), found)


def _row_chosen(key: str, found: Drill) -> None:
    chosen: list[int] = st.session_state[key]["selection"]["rows"]
    if chosen and chosen[0] < len(found.table.rows):
        _go_to_row(str(found.table.rows[chosen[0]]["id"]), found)


def _go_to_row(row: str, found: Drill) -> None:
    if row in found.leads_to:
        _go(found.leads_to[row])


def _rows(found: Drill, key: str) -> None:
    """The level's rows; with a row chosen the next level opens."""
    table = found.table
    columns = shown_columns(table)
    lines = [*table.rows, *([table.totals] if table.totals and table.shows_totals else [])]
    data = {
        heading(column): [_cell_text(table, column, row, place) for place, row in enumerate(lines)]
        for column in columns
    }
    height = min(MOST_PIXELS, ROW_PIXELS * (len(lines) + 1) + 3)
    config = {
        heading(column): st.column_config.TextColumn(
            alignment="left" if column.unit is Unit.TEXT else "right"
        )
        for column in columns
    }
    if not found.leads_to:
        st.dataframe(data, hide_index=True, height=height, column_config=config, key=key)
        return
    st.dataframe(
        data,
        hide_index=True,
        height=height,
        column_config=config,
        key=key,
        on_select=lambda: _row_chosen(key, found),
        selection_mode="single-row",
    )


def _cell_text(table: Table, column: Any, row: Any, place: int) -> str:
    is_total = place == len(table.rows)
    if is_total and row.get(column.key) is None:
        first = next(iter(shown_columns(table)))
        return str(row.get("name") or _("Totalt")) if column is first else ""
    if row.get(column.key) is None and column.unit is Unit.TEXT:
        return ""
    return cell_text(column, row)


def _pages(found: Drill) -> None:
    """Further postings and back, where not all are shown."""
    with st.container(horizontal=True):
        for words, path, name in (
            (_("Tidigare poster"), found.before, "before"),
            (_("Fler poster"), found.following, "following"),
        ):
            if path is not None:
                st.button(words, key=f"drill-{name}", on_click=_go, args=(path,))
