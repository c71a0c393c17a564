"""Källor: where does every figure and every rule number come from?"""

import streamlit as st

from dashboard.interface import cache
from dashboard.interface.block import Block
from dashboard.interface.block_component import show_block, together
from dashboard.interface.page import open_page, read, show_answer, show_files, show_notes
from dashboard.interface.source_links import source_choice
from dashboard.interface.tables import show_table
from dashboard.translation import _


@st.fragment
def sources_page() -> None:
    """All sources, or the figures of one."""
    with together("page"):
        selection, key = open_page(_("Källor"))
        whole = read(lambda: cache.sources_view(selection, None, key))
        show_answer(whole, linked=False)
        source = source_choice(whole.table("sources"))
        view = read(lambda: cache.sources_view(selection, source, key))
        if view.facts["marked"]:
            show_block(Block(heading=view.facts["marked"]), key="marked")
        for name in ("figures", "sources", "parameters"):
            table = view.table(name)
            if table is not None:
                show_table(table)
        show_notes(view)
    show_files(view, ((_("Källa"), view.facts["marked"]),) if source else ())


sources_page()
