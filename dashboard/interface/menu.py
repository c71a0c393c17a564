"""The side bar's pages. Looked for on disk once a process and not at each run: each run gets copies.

The ways to them are a block: Streamlit's own are drawn anew for each run of a page.
"""

from copy import copy
from functools import cache
from pathlib import Path

import streamlit as st

from dashboard.interface.block import Block, PageLink, Pages
from dashboard.interface.block_component import show_block
from dashboard.navigation import PAGES
from dashboard.translation import _

FOLDER = Path(__file__).resolve().parents[2] / "pages"


def sections() -> dict[str, list[st.Page]]:
    """The pages by their section. Streamlit marks the one that runs, so no two runs may share them."""
    found: dict[str, list[st.Page]] = {}
    for section, page in _pages():
        found.setdefault(section, []).append(copy(page))
    return found


def menu(opened: str) -> None:
    """Draw the ways to the pages in the side bar; `opened` is the address of the one that is open."""
    links = tuple(
        PageLink(
            entry.title,
            entry.icon.strip(":").removeprefix("material/"),
            "./" if entry.default else f"./{entry.url_path}",
            is_open=opened == ("" if entry.default else entry.url_path),
        )
        for entry in PAGES
    )
    with st.sidebar:
        show_block(Block(pages=Pages(_("Sidor"), links)), key="pages")


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
