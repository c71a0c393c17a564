"""Cells of the office's own sheets: years, months, shares and words as people write them.

Each reader takes a cell's text and raises ValueError with a Swedish reason, as those of `formats.values` do.
"""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import StrEnum

from data_access.formats import municipalities, values, words
from data_access.formats.office.headings import folded
from data_access.formats.word_readers import Word
from data_access.limits import FIRST_YEAR, LAST_YEAR
from data_access.translation import _

TOTAL_WORDS = frozenset(
    {"summa", "summa totalt", "totalt", "total", "totalsumma", "samtliga", "alla", "summering"}
)
"""What stands in the cell of a row that is the others together."""

GOAL_MEASURES = {
    "fullständigt registrerade": "fullstandigt-registrerade",
    "eget kapital": "eget-kapital",
    "tak för eget kapital": "eget-kapital-tak",
    "positiv självskattning": "positiv-sjalvskattning",
}
"""What a goal may be about, and the code that the pages know it by."""

NO_NUMBER = frozenset({"-", "–", "−", "—", ".", "..", "...", "…"})
_YEAR = re.compile(r"\d{4}", re.ASCII)
_FULL_CODE, _CUT_CODE = 4, 3
_HUNDRED = 100
_DECEMBER = 12
_GENDER_LETTERS = {"k": "kvinna", "m": "man"}
_UNIT_WORDS = {
    "procent": values.SHARE_UNIT,
    "%": values.SHARE_UNIT,
    "st": values.COUNT_UNIT,
    "personer": values.COUNT_UNIT,
}


def number(cell: str) -> Decimal:
    """A number; a dash is refused, since it is nought to one reader and unknown to another."""
    if cell.strip() in NO_NUMBER:
        raise ValueError(_("är inget tal. Skriv 0 om det är noll, annars lämna cellen tom."))
    return values.number(cell)


def count(cell: str) -> Decimal:
    """A number of persons or inhabitants, refused here so that it is said beside the row's other faults."""
    found = number(cell)
    if values.in_unit(found, values.COUNT_UNIT) < 0:
        raise ValueError(values.BELOW_NOBODY)
    return found


def year(cell: str) -> int:
    """A year of four digits."""
    text = cell.strip()
    if not (_YEAR.fullmatch(text) and FIRST_YEAR <= int(text) <= LAST_YEAR):
        _refuse_total(text)
        raise ValueError(_("är inget årtal. Skriv till exempel 2026."))
    return int(text)


def month(cell: str) -> date:
    """A month, as its first day."""
    _refuse_total(cell)
    return values.month(cell)


def last_month(cell: str) -> date:
    """The last month of a period: a month, or a year for its December."""
    text = cell.strip()
    return date(year(text), _DECEMBER, 1) if _YEAR.fullmatch(text) else month(text)


def first_month(cell: str) -> date:
    """The first month of a period: a month, or a year for its January."""
    text = cell.strip()
    return date(year(text), 1, 1) if _YEAR.fullmatch(text) else month(text)


def _refuse_total(cell: str) -> None:
    if folded(cell) in TOTAL_WORDS:
        raise ValueError(_("är en summarad. Ta bort raden: summor räknas ut."))


def day_or_month(cell: str) -> str:
    """A day, a month or a year, as the store writes it; a month as people write it too."""
    text = cell.strip().removesuffix(" 00:00:00")
    try:
        return values.calendar_text(text)
    except ValueError as reason:
        try:
            return f"{values.month(text):%Y-%m}"
        except ValueError:
            raise reason from None


def share(cell: str) -> int:
    """`25 %`, or `0,25`, in millionths. A bare number above one is refused: it may be either."""
    return values.in_unit(fraction(cell), values.SHARE_UNIT)


def fraction(cell: str) -> Decimal:
    """`25 %`, or `0,25`, as a fraction of one."""
    text = cell.strip()
    value = number(text.removesuffix("%")) / _HUNDRED if text.endswith("%") else number(text)
    if not 0 <= value <= 1:
        raise ValueError(_("är ingen andel. Skriv till exempel 25 % eller 0,25."))
    return value


def threshold(cell: str) -> Decimal:
    """A goal's limit: a number, or a share in per cent."""
    return fraction(cell) if cell.strip().endswith("%") else number(cell)


def unit(cell: str) -> str:
    """A goal's unit."""
    return values.unit(_UNIT_WORDS.get(folded(cell), cell))


def gender(cell: str) -> str | None:
    """Women or men; None for both together."""
    text = folded(cell)
    if text in TOTAL_WORDS or text in {"båda", "kvinnor och män", "män och kvinnor"}:
        return None
    return _gender(_GENDER_LETTERS.get(text, text))


_gender = Word(words.GENDERS)


def municipality(cell: str) -> str:
    """A municipality's code of four digits, or its name. Excel drops the first nought of 0114.

    Whether a code exists is judged where it is known whether the association is made up.
    """
    text = cell.strip()
    if text.isascii() and text.isdecimal() and len(text) in {_FULL_CODE, _CUT_CODE}:
        return text.zfill(_FULL_CODE)
    code = municipalities.code_of(text)
    if code is None:
        raise ValueError(_("är ingen kommunkod. Skriv kommunens fyra siffror, till exempel 1490."))
    return code


def spoken(known: dict[str, StrEnum]) -> Callable[[str], str]:
    """A reader for one of the listed words that does not mind blanks or case."""
    read = Word(known)
    return lambda cell: read(folded(cell))


def code(cell: str) -> str:
    """A code; Excel's `1001.0` is 1001."""
    return values.slug(cell.strip().removesuffix(".0"))


def goal_measure(cell: str) -> str:
    """The code of what a goal measures: one of the listed words, or a code."""
    return GOAL_MEASURES.get(folded(cell)) or values.slug(cell)
