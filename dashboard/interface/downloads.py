""" "Ladda ner" at the foot of a page: its tables as the page shows them, as Excel or as CSV.

The file is made first when someone clicks, on a thread of its own: `ask` may use neither Streamlit nor the
store (docs/platform.md).
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

import streamlit as st

from dashboard.export.files import MIME, FileKind, content
from dashboard.export.names import file_name
from dashboard.interface import cache
from dashboard.navigation import page_title
from dashboard.shapes.selection import Selection
from dashboard.shapes.stamp import Stamp, StampedView
from dashboard.shapes.view import Table, View
from dashboard.translation import _
from dashboard.views.stamp import dated

KEY = "downloads"
BUTTONS = (
    (FileKind.WORKBOOK, _("Ladda ner som Excel"), ":material/download:"),
    (FileKind.CSV_FILES, _("Ladda ner som CSV"), ":material/folder_zip:"),
)
Ask = Callable[[], StampedView]
"""What the page shows when it is asked, with what is chosen on it."""


def show_downloads(page: str, selection: Selection, ask: Ask) -> None:
    """The two buttons of a page."""
    stamp = cache.stamp(selection, cache.run_key())
    name = file_name(selection.association, page_title(page), stamp.period)
    with st.container(horizontal=True, gap="small", key=KEY):
        for kind, label, icon in BUTTONS:
            st.download_button(
                label,
                partial(made, kind, stamp, st.context.timezone, ask),
                file_name=name + kind.value,
                mime=MIME[kind],
                key=f"{KEY}{kind.value}",
                icon=icon,
                type="tertiary",
                on_click="ignore",
            )


def made(kind: FileKind, stamp: Stamp, zone: str | None, ask: Ask) -> bytes:
    """Make the file, dated now in the reader's own time."""
    at = datetime.now(UTC)
    return content(kind, dated(stamp, at, zone), [ask()], at)


def with_tables(view: View, table_id: str, *tables: Table) -> View:
    """The view with other tables where it has the one: what a page's choice has made of it."""
    found: list[Table] = []
    for table in view.tables:
        found += tables if table.id == table_id else (table,)
    return replace(view, tables=tuple(found))
