"""The document that answers every page's address: Streamlit's own, in Swedish, with two things of ours.

A script makes the browser draw the page once a run; links let it load what draws blocks, and Plotly, while
the page is computed.
"""

import re
from pathlib import Path

import streamlit

from dashboard.interface.block_component import ADDRESS, LOADED_AT_ONCE
from dashboard.translation import _

INDEX_FILE = Path(streamlit.__file__).parent / "static" / "index.html"
WHOLE_RUNS = Path(__file__).parent / "static" / "whole_runs.js"
NO_SCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)


def streamlits_document() -> str:
    """The document as it is installed."""
    return INDEX_FILE.read_text(encoding="utf-8")


def our_document() -> str:
    """Streamlit's document in Swedish, with the script and the links at the beginning of its head."""
    script = f"<script>\n{WHOLE_RUNS.read_text(encoding='utf-8')}</script>"
    ours = "\n".join(f'<link rel="modulepreload" href=".{ADDRESS}{name}">' for name in LOADED_AT_ONCE)
    return in_swedish(streamlits_document()).replace("<head>", f"<head>\n{script}\n{ours}", 1)


def in_swedish(document: str) -> str:
    """Streamlit's document with our language, title, icon and no-script text."""
    for theirs, ours in (
        ('<html lang="en">', '<html lang="sv">'),
        ('href="./favicon.png"', 'href="./app/static/favicon.png"'),
        ("<title>Streamlit</title>", f"<title>{_('Samordningsförbundets ekonomi och deltagare')}</title>"),
    ):
        document = document.replace(theirs, ours, 1)
    without_script = f"<noscript><p>{_('Sidan behöver JavaScript för att visas.')}</p></noscript>"
    return NO_SCRIPT.sub(without_script, document)
