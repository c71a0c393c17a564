"""Which files have come in, with a way back for each."""

import streamlit as st

from dashboard.interface.author import author, author_field
from dashboard.interface.import_tables import history_line
from dashboard.interface.markdown import plain
from dashboard.translation import _
from data_access.errors import StoreError
from data_access.imports import BatchRow, turn

SAID, REFUSED = "import-turned", "import-not-turned"
SHOWN_AT_ONCE = 10


def import_history(batches: tuple[BatchRow, ...]) -> None:
    """The imports, the latest first; each may be undone, and an undone one done again."""
    if not batches:
        st.caption(_("Inga filer har lästs in."))
        return
    _say_what_happened()
    author_field("history")
    for batch in batches[:SHOWN_AT_ONCE]:
        _line(batch)
    rest = batches[SHOWN_AT_ONCE:]
    if rest:
        with st.expander(_("Äldre inläsningar ({count})").format(count=len(rest))):
            for batch in rest:
                _line(batch)


def _line(batch: BatchRow) -> None:
    with st.container(horizontal=True, vertical_alignment="center", border=True):
        with st.container():
            st.markdown(f"**{plain(batch.file_name)}**  \n{plain(history_line(batch))}")
            st.caption(f"SHA-256 {batch.file_sha256[:16]}…")
        undone = batch.undone_at is not None
        st.button(
            _("Gör om") if undone else _("Ångra"),
            key=f"turn-{batch.id}",
            icon=":material/redo:" if undone else ":material/undo:",
            disabled=not (batch.has_a_way_back and author()),
            help=_why_not(batch),
            on_click=_turn,
            args=(batch.id,),
        )


def _why_not(batch: BatchRow) -> str | None:
    """Why the button cannot be pressed."""
    if not batch.has_a_way_back:
        return _("Gjord med en äldre version: kan inte ångras.")
    return None if author() else _("Skriv ditt namn först: det står i historiken.")


def _turn(batch: int) -> None:
    try:
        undone = turn(batch, author())
    except StoreError as reason:
        st.session_state[REFUSED] = str(reason)
        return
    st.session_state[SAID] = (
        _("Inläsningen är ångrad: allt är som det var före den.") if undone else _("Inläsningen gäller igen.")
    )


def _say_what_happened() -> None:
    said, refused = st.session_state.pop(SAID, None), st.session_state.pop(REFUSED, None)
    if said:
        st.success(said)
    if refused:
        st.error(plain(refused))
