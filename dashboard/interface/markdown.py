"""Data as plain text inside Streamlit's Markdown: nothing in a name or a note becomes formatting."""

import re

_ADDRESS = re.compile(r"(?i)\b(?:www(?=\.)|https?(?=:)|ftp(?=:)|mailto(?=:))")
_WORD_JOINER = "\u2060"
"""Takes no room, and keeps what looks like an address from becoming a link: escaping alone does not."""
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#+|~$:!-])")


def plain(text: str) -> str:
    """The text with every Markdown sign escaped; a bare address does not become a link out of the app."""
    return _SPECIAL.sub(r"\\\1", _ADDRESS.sub(lambda found: found[0] + _WORD_JOINER, text))
