"""Importera: bring in a workbook, a ledger, population; see what will change; undo."""

import streamlit as st

from dashboard.interface import cache
from dashboard.interface.import_file import bring_in_a_file
from dashboard.interface.import_history import import_history
from dashboard.interface.import_new import new_association
from dashboard.interface.import_out import files_out
from dashboard.interface.import_state import state
from dashboard.interface.page import open_page_of_files
from dashboard.translation import _

FILE, NEW, HISTORY, OUT = "file", "new", "history", "out"
PARTS = {
    FILE: _("Läs in en fil"),
    NEW: _("Nytt förbund"),
    HISTORY: _("Historik och ångra"),
    OUT: _("Mall och hela förbundet"),
}


@st.fragment
def imports_page() -> None:
    """The steps of bringing in, and what else can be done with files."""
    associations, selected, key = open_page_of_files(_("Importera"))
    st.caption(_("Vad kommer in, vad ändrar det, och hur tar man tillbaka det?"))
    part = st.segmented_control(
        _("Vad vill du göra?"),
        tuple(PARTS),
        format_func=PARTS.__getitem__,
        default=FILE if associations else NEW,
        required=True,
        key="import-part",
        label_visibility="collapsed",
    )
    if part == FILE or (part == NEW and state().brought is not None):
        bring_in_a_file(associations, selected)
    elif part == NEW:
        new_association()
    elif part == HISTORY:
        import_history(cache.imports(key))
    else:
        files_out(associations, selected)


imports_page()
