"""What every run of the app sends of its looks: read once a process, and not at each run."""

import re
from functools import cache
from pathlib import Path

STYLE = Path(__file__).resolve().parents[1] / "static" / "style.css"
PAGE_ICON = "/app/static/favicon.png"
"""The server's own address of the icon; of a file Streamlit makes a copy at each run."""

COMMENTS = re.compile(r"/\*.*?\*/", re.DOTALL)
LINE_BEGINNINGS = re.compile(r"\n\s*")


class Style:
    """The style sheet as an element of the page, without what only its authors read.

    Streamlit takes it as it is; a text it would first search for what is indented.
    """

    def __init__(self, sheet: str) -> None:
        """Keep the sheet in short."""
        short = LINE_BEGINNINGS.sub("\n", COMMENTS.sub("", sheet))
        self._element = f"<style>{short}</style>"

    def _repr_html_(self) -> str:
        return self._element


@cache
def style() -> Style:
    """The app's own style sheet."""
    return Style(STYLE.read_text(encoding="utf-8"))
