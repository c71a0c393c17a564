"""Headings and sheet names as people write them: case, blanks, commas and brackets do not matter."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_DIGITS = re.compile(r"\d+")
_UNITS = {
    "kr": "kr", "kronor": "kr", "sek": "kr",
    "tkr": "tkr", "kkr": "tkr", "tsek": "tkr", "ksek": "tkr", "tusental": "tkr",
    "mkr": "mkr", "mnkr": "mkr", "msek": "mkr",
}  # fmt: skip
_LARGE_UNITS = {("tusen", "kronor"): "tkr", ("miljoner", "kronor"): "mkr"}
_BEFORE_A_UNIT = "i"
_REMEMBERED = 4_096


class Heading(NamedTuple):
    """A heading's name without its unit, and the unit of money in it: `kr`, `tkr`, `mkr` or None."""

    name: str
    unit: str | None


def folded(text: str) -> str:
    """A text as it is compared: composed letters, small, single blanks."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


@lru_cache(maxsize=_REMEMBERED)
def read_heading(text: str) -> Heading:
    """`Budget, tkr`, `BUDGET (tkr)` and `budget i tkr` are all `budget` in `tkr`.

    A heading with two units has none: it cannot be told which one holds.
    """
    words = _WORD.findall(folded(text))
    kept: list[str] = []
    units: list[str] = []
    while words:
        pair = _LARGE_UNITS.get(tuple(words[:2]))
        unit = pair or _UNITS.get(words[0])
        if unit is None:
            kept.append(words.pop(0))
            continue
        if kept and kept[-1] == _BEFORE_A_UNIT:
            kept.pop()
        units.append(unit)
        del words[: 2 if pair else 1]
    return Heading("".join(kept), units[0] if len(set(units)) == 1 else None)


def names_of(text: str) -> tuple[str, ...]:
    """What a heading may be called: all of it, and what is left without its brackets."""
    whole, bare = read_heading(text).name, read_heading(_BRACKETS.sub(" ", text)).name
    return (whole,) if bare in {whole, ""} else (whole, bare)


def sheet_name(text: str) -> str:
    """A sheet's name as it is compared: `Budget 2026` and `budget (2)` are `budget`."""
    return "".join(_WORD.findall(_DIGITS.sub(" ", folded(text))))
