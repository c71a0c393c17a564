"""Data as plain text inside Streamlit's Markdown: nothing in a name or a note becomes formatting."""

import re

_BARE_ADDRESS = re.compile(r"(?i)\bwww\.")
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#+|~$:!-])")


def plain(text: str) -> str:
    """The text with every Markdown sign escaped; a bare address does not become a link out of the app."""
    return _BARE_ADDRESS.sub(lambda found: found[0][:-1] + "\\.", _SPECIAL.sub(r"\\\1", text))
