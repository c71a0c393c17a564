"""Cells as people write them, turned into the store's values.

Each reader takes a cell's text and raises ValueError with a Swedish reason that says what to write
instead. An empty cell is the caller's business.
"""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from data_access.tables.enumerations import SHARE_SCALE
from data_access.translation import _

ORE_PER_UNIT = {"öre": 1, "kr": 100, "tkr": 100_000, "mkr": 100_000_000}
COUNT_UNIT, SHARE_UNIT = "antal", "andel"
LARGEST = 10**15

MONTH_NAMES = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip
_SPACES = str.maketrans("", "", " \u00a0\u202f\u2009")
_MINUS_SIGNS = "-\u2212\u2013"
_SHORTEST_MONTH_NAME = 3


def number(cell: str) -> Decimal:
    """A number with decimal comma or point, thousands with space, minus as -, − or brackets."""
    text = cell.strip().translate(_SPACES)
    negative = False
    if text.startswith("(") and text.endswith(")"):
        negative, text = True, text[1:-1]
    if text and text[0] in _MINUS_SIGNS:
        negative, text = not negative, text[1:]
    if not re.fullmatch(r"\d+([.,]\d+)?|\d{1,3}([.]\d{3})+,\d+", text):
        raise ValueError(_("är inte ett tal. Skriv till exempel 1250 eller −1 250,50."))
    digits = text.replace(".", "").replace(",", ".") if "," in text else text
    try:
        value = Decimal(digits)
    except InvalidOperation as error:  # pragma: no cover - the pattern above lets no such text through
        raise ValueError(_("är inte ett tal.")) from error
    if value > LARGEST:
        raise ValueError(_("är orimligt stort."))
    return -value if negative else value


def in_unit(value: Decimal, unit: str) -> int:
    """A number in `kr`, `tkr`, `antal` or `andel` as the store's integer; refuses what would be rounded."""
    scale = {COUNT_UNIT: 1, SHARE_UNIT: SHARE_SCALE, **ORE_PER_UNIT}.get(unit)
    if scale is None:
        raise ValueError(_("har okänd enhet. Skriv kr, tkr, antal eller andel."))
    scaled = value * scale
    if scaled != scaled.to_integral_value():
        if unit == COUNT_UNIT:
            raise ValueError(_("är ett antal och ska vara ett heltal."))
        raise ValueError(_("har fler decimaler än ören. Avrunda till hela ören."))
    return int(scaled)


def precision(cell: str) -> int:
    """`0,5 tkr` or `1 öre` as the store's integer; a bare number is a share."""
    text = cell.strip()
    amount, _space, unit = text.rpartition(" ")
    return in_unit(number(amount), unit) if amount else in_unit(number(text), SHARE_UNIT)


def month(cell: str) -> date:
    """`2017-04`, `201704`, `apr 2017`, `2017-04-30` or `april 2017` as the month's first day."""
    text = cell.strip().lower()
    match = re.fullmatch(r"(\d{4})[-/. ]?(\d{2})(?:[-/.]?\d{2}(?: 00:00:00)?)?", text)
    if match:
        year, number_of_month = int(match[1]), int(match[2])
    else:
        match = re.fullmatch(r"([a-zåäö]+)\.? (\d{4})", text)
        number_of_month = _month_by_name(match[1]) if match else 0
        year = int(match[2]) if match else 0
    if not match or not 1 <= number_of_month <= len(MONTH_NAMES):
        raise ValueError(_("är inte en månad. Skriv till exempel 2017-04."))
    return date(year, number_of_month, 1)


def _month_by_name(name: str) -> int:
    if len(name) < _SHORTEST_MONTH_NAME:
        return 0
    return next((i for i, full in enumerate(MONTH_NAMES, start=1) if full.startswith(name)), 0)


def calendar_text(cell: str) -> str:
    """A year, a month or a day: `2017`, `2019-04`, `2022-01-25`."""
    text = cell.strip()
    if not re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", text):
        raise ValueError(_("är inte ett datum. Skriv till exempel 2022-01-25, 2022-01 eller 2022."))
    return text


def yes_no(cell: str) -> bool:
    """`ja` or `nej`."""
    text = cell.strip().lower()
    if text not in {"ja", "nej"}:
        raise ValueError(_("ska vara ja eller nej."))
    return text == "ja"


def whole(cell: str) -> int:
    """A whole number."""
    return in_unit(number(cell), COUNT_UNIT)


def share(cell: str) -> int:
    """A fraction of one, `0,25`, in millionths."""
    value = in_unit(number(cell), SHARE_UNIT)
    if not 0 <= value <= SHARE_SCALE:
        raise ValueError(_("är en andel och ska ligga mellan 0 och 1."))
    return value


def thousands(cell: str) -> int:
    """An amount in tkr, in ören."""
    return in_unit(number(cell), "tkr")


def text(cell: str) -> str:
    """Text as it stands, without the blanks around it."""
    return cell.strip()


def slug(cell: str) -> str:
    """A code: letters, digits, `-` and `+`; it stands in addresses and commands."""
    value = cell.strip()
    if not re.fullmatch(r"[0-9A-Za-z]+([-+._][0-9A-Za-z]+)*", value):
        raise ValueError(_("är inte en kod. Använd a-z, siffror och bindestreck."))
    return value


def sha256(cell: str) -> str:
    """64 hexadecimal digits."""
    value = cell.strip().lower()
    if not re.fullmatch(r"[0-9a-f]{64}", value):
        raise ValueError(_("är inte en SHA-256-summa (64 tecken 0-9, a-f)."))
    return value


def word(words: dict[str, StrEnum]) -> Callable[[str], str]:
    """A reader for one of the listed Swedish words; the message lists them."""

    def read(cell: str) -> str:
        known = words.get(cell.strip().lower())
        if known is None:
            raise ValueError(_("är inte känt. Skriv något av: {words}.").format(words=", ".join(words)))
        return known.value

    return read


def word_list(words: dict[str, StrEnum]) -> Callable[[str], str]:
    """A reader for several of the listed Swedish words with commas between, `månad, kön`."""
    read_one = word(words)

    def read(cell: str) -> str:
        return ",".join(read_one(part) for part in cell.split(","))

    return read
