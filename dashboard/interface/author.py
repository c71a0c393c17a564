"""Who makes a change: the login's name where there is one, else what the reader has written this session."""

import streamlit as st

from dashboard.translation import _

KEPT, FIELD = "author", "author-field"


def author() -> str:
    """The name, or nothing where nobody has said who they are."""
    return login_name() or str(st.session_state.get(KEPT, ""))


def login_name() -> str:
    """The name or address that the login gives, where there is a login."""
    user = st.user.to_dict()
    return str(user.get("name") or user.get("email") or "").strip()


def author_field(key: str) -> None:
    """A field for the name, kept for the session; with a login the name is only shown."""
    known = login_name()
    if known:
        st.caption(_("Sparas av {name}.").format(name=known))
        return
    field = f"{FIELD}-{key}"
    if st.session_state.get(field) != author():
        st.session_state[field] = author()
    st.text_input(
        _("Ditt namn"),
        key=field,
        max_chars=80,
        autocomplete="name",
        placeholder=_("visas för andra"),
        on_change=_keep,
        args=(field,),
    )


def _keep(field: str) -> None:
    st.session_state[KEPT] = st.session_state[field].strip()
