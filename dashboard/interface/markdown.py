"""Data as plain text inside Streamlit's Markdown: nothing in a name or a note becomes formatting."""

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#+|~$:!-])")


def plain(text: str) -> str:
    """The text with every Markdown sign escaped."""
    return _SPECIAL.sub(r"\\\1", text)
