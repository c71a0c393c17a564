"""Names that every system takes: of files, and of a workbook's sheets."""

import re

LONGEST_SHEET_NAME = 31
LONGEST_FILE_NAME = 100
CUT = "…"

_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]+")
_NOT_IN_FILE_NAMES = re.compile(r"[^a-z0-9]+")
_WITHOUT_MARKS = str.maketrans("åäöéü", "aaoeu")


def file_name(*parts: str, longest: int = LONGEST_FILE_NAME) -> str:
    """`sjuharad-budget-och-utfall-januari-april-2017`: small letters, figures and hyphens; may be empty."""
    small = "-".join(parts).lower().translate(_WITHOUT_MARKS)
    return _NOT_IN_FILE_NAMES.sub("-", small).strip("-")[:longest].strip("-")


def sheet_names(titles: list[str]) -> list[str]:
    """A name a title, in the same order: what a workbook allows, and each only once."""
    names: list[str] = []
    for title in titles:
        taken = {name.casefold() for name in names}
        number, name = 1, _fitted(title)
        while name.casefold() in taken:
            number += 1
            name = _fitted(title, f" ({number})")
        names.append(name)
    return names


def _fitted(title: str, ending: str = "") -> str:
    """The title cut between words, with the ending kept."""
    clean = " ".join(_NOT_IN_SHEET_NAMES.sub(" ", title).split()).strip("' ") or "–"
    room = LONGEST_SHEET_NAME - len(ending)
    if len(clean) > room and ":" in title:
        return _fitted(title.partition(":")[0], ending)
    if len(clean) <= room:
        return clean + ending
    words = clean[: room - len(CUT) + 1]
    whole = words.rpartition(" ")[0].rstrip(" ,:;–-'") or words[:-1]
    return whole + CUT + ending
