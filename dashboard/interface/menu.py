"""The side bar's pages. Looked for on disk once a process and not at each run: each run gets copies."""

from copy import copy
from functools import cache
from pathlib import Path

import streamlit as st

from dashboard.navigation import PAGES

FOLDER = Path(__file__).resolve().parents[2] / "pages"


def sections() -> dict[str, list[st.Page]]:
    """The pages by their section. Streamlit marks the one that runs, so no two runs may share them."""
    found: dict[str, list[st.Page]] = {}
    for section, page in _pages():
        found.setdefault(section, []).append(copy(page))
    return found


@cache
def _pages() -> tuple[tuple[str, st.Page], ...]:
    """Each page with its section; needs a running script."""
    return tuple(
        (
            entry.section,
            st.Page(
                FOLDER / entry.file,
                title=entry.title,
                icon=entry.icon,
                url_path=entry.url_path,
                default=entry.default,
            ),
        )
        for entry in PAGES
    )
