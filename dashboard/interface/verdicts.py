"""Which comparisons to see: by verdict and by year, in the address so that a link opens the same list."""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from dashboard.shapes.stamp import Choice
from dashboard.shapes.view import Cell, Table
from dashboard.translation import _

VERDICT, COMPARED_YEAR = "verdict", "compared-year"
ALL = "alla"
FIRST_SHOWN = ("differs", "different_statuses", "cannot_compare")
"""What the page opens with: what somebody has to look at."""


def chosen_comparisons(table: Table) -> tuple[Table, ...]:
    """Draw the two choices and return a table for each verdict that the reader wants, the worst first."""
    words: dict[str, str] = {}
    for row in table.rows:
        words.setdefault(str(row["verdict"]), str(row["verdict_text"]))
    counts = {code: sum(row["verdict"] == code for row in table.rows) for code in words}
    with st.container(horizontal=True, vertical_alignment="bottom", key="comparison-filter"):
        verdicts = st.pills(
            _("Visa"),
            tuple(words),
            selection_mode="multi",
            default=[code for code in words if code in FIRST_SHOWN] or list(words),
            format_func=lambda code: f"{words.get(code, code)} ({counts.get(code, 0)})",
            key=VERDICT,
            bind="query-params",
            wrap=True,
        )
        year = st.selectbox(
            _("Gäller år"),
            (ALL, *_years(table)),
            format_func=lambda text: _("Alla år") if text == ALL else text,
            key=COMPARED_YEAR,
            bind="query-params",
            width=160,
        )
    return tuple(part for code in words if code in verdicts and (part := _part(table, code, year)).rows)


def comparison_choices(tables: tuple[Table, ...]) -> tuple[Choice, ...]:
    """What is chosen, in words: the verdicts with their numbers, and the year where it is one."""
    year = st.session_state.get(COMPARED_YEAR, ALL)
    shown = (_("Visa"), ", ".join(table.title for table in tables))
    return (shown,) if year == ALL else (shown, (_("Gäller år"), year))


def _part(table: Table, verdict: str, year: str) -> Table:
    """The comparisons of one verdict, with the sources that those rest on."""
    rows = tuple(row for row in table.rows if row["verdict"] == verdict and _touches(row, year))
    used = {row[key] for row in rows for key in ("left_source", "right_source")}
    title = _("{verdict} ({count})").format(verdict=rows[0]["verdict_text"], count=len(rows)) if rows else ""
    return replace(
        table,
        title=title,
        columns=tuple(column for column in table.columns if column.key != "verdict_text"),
        rows=rows,
        sources=tuple(source for source in table.sources if source.id in used),
    )


def _years(table: Table) -> tuple[str, ...]:
    """The years that the comparisons are of, the latest first."""
    first = min(int(str(row["period_from"])[:4]) for row in table.rows)
    last = max(int(str(row["period_to"])[:4]) for row in table.rows)
    return tuple(str(year) for year in range(last, first - 1, -1))


def _touches(row: Mapping[str, Cell], year: str) -> bool:
    return year == ALL or str(row["period_from"])[:4] <= year <= str(row["period_to"])[:4]
