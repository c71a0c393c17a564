"""A view's table on screen, with period, status, source and notes below it."""

import streamlit as st

from dashboard.interface.markdown import plain
from dashboard.interface.markdown_table import empty_columns_note, markdown_table
from dashboard.interface.source_links import source_lines, source_link
from dashboard.shapes.view import Table
from dashboard.translation import _


def show_table(table: Table, *, title: bool = True) -> None:
    """The table as a real table that screen readers can read, with what stands under it."""
    if title:
        st.header(plain(table.title), anchor=False)
    if table.rows:
        st.markdown(markdown_table(table, source_link))
    notes = [plain(note) for note in (*empty_columns_note(table), *table.notes)]
    lines = [line for line in (source_line(table), *notes) if line]
    if lines:
        st.caption("  \n".join(lines))


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
