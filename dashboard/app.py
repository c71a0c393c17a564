"""Entry: page set-up and navigation, nothing else."""

import sys
from pathlib import Path

ROOT = Path(__file__).absolute().parents[1]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

import streamlit as st

from dashboard.interface.menu import menu, sections
from dashboard.interface.style import PAGE_ICON, style
from dashboard.interface.widget_state import page_opened
from dashboard.translation import _
from dashboard.warm import settle, warm_up

SIDEBAR_WIDTH = 230

warm_up()
st.set_page_config(
    page_title=_("Samordningsförbundets ekonomi och deltagare"),
    page_icon=PAGE_ICON,
    layout="wide",
    initial_sidebar_state=SIDEBAR_WIDTH,
)
st.html(style())
page = st.navigation(sections(), position="hidden")
menu(page.url_path)
page_opened(page.url_path)
page.run()
settle(page.url_path)
