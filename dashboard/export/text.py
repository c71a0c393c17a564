"""Text on its way into a file: no text is ever a live formula at the reader.

A program that opens a file may take text for a formula by its first sign. A workbook's text cells are typed
as text and marked as such; in CSV, which has no types, such text gets an apostrophe first.
"""

import re
import unicodedata

LONGEST_TEXT = 32_767
"""What one cell of a workbook may hold."""

CUT = "…"
UNREADABLE = "\ufffd"
APOSTROPHE = "'"
FORMULA_SIGNS = frozenset("=+-@")
FORMULA_SPACES = frozenset("\t\r\n")
INVISIBLE = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf"})

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n?")
_LINE_BREAKS = re.compile("[\t\n\x0b\x0c\x85\u2028\u2029]")
_AFTER_SEPARATOR = re.compile("([,;|])(?=[\\s\"']*[=+\\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b])")


def writable(text: str) -> str:
    """The text with what no workbook can hold replaced, and cut where it is longer than a cell."""
    clean = _NOT_IN_XML.sub(UNREADABLE, _LINE_ENDS.sub("\n", text))
    return clean if len(clean) <= LONGEST_TEXT else clean[: LONGEST_TEXT - 1] + CUT


def looks_like_formula(text: str) -> bool:
    """Whether a program could take the text for a formula: by its first visible sign, in any width.

    What cannot be seen before it (spaces, signs without width) does not hide it, and a tab or a line break
    first is enough by itself.
    """
    for sign in text:
        if sign in FORMULA_SPACES:
            return True
        if unicodedata.category(sign) not in INVISIBLE:
            return unicodedata.normalize("NFKC", sign)[0] in FORMULA_SIGNS
    return False


def defused(text: str) -> str:
    """The text for CSV: on one line, with an apostrophe before what looks like a formula.

    Also after a separator inside the text: a program with other settings may split the text there.
    """
    line = _LINE_BREAKS.sub(" ", writable(text))
    inside = _AFTER_SEPARATOR.sub(rf"\1{APOSTROPHE}", line)
    return APOSTROPHE + inside if looks_like_formula(text) else inside
