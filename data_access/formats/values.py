"""Cells as people write them, turned into the store's values.

Each reader takes a cell's text and raises ValueError with a Swedish reason that says what to write
instead. An empty cell is the caller's business.
"""

import re
from datetime import UTC, date, datetime
from decimal import Decimal

from data_access.limits import (
    FIRST_YEAR,
    LARGEST_VALUE,
    LARGEST_WHOLE,
    LAST_YEAR,
    LONGEST_CATEGORY,
    LONGEST_CODE,
    MOST_DECIMALS,
    MOST_DIGITS,
)
from data_access.tables.enumerations import SHARE_SCALE
from data_access.translation import _

ORE_PER_UNIT = {"öre": 1, "kr": 100, "tkr": 100_000, "mkr": 100_000_000}
COUNT_UNIT, SHARE_UNIT = "antal", "andel"
MONEY_UNITS = ("kr", "tkr", "mkr")
UNITS = (*MONEY_UNITS, COUNT_UNIT, SHARE_UNIT)

MONTH_NAMES = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u202f\u2009", " "))
_MINUS_SIGNS = "-\u2212\u2013"
_SHORTEST_MONTH_NAME = 3

_WHOLE = r"\d+|\d{1,3}(?: \d{3})+"
_NUMBER = re.compile(rf"({_WHOLE})(?:[.,](\d+))?|(\d{{1,3}}(?:\.\d{{3}})+),(\d+)", re.ASCII)
_THOUSANDS_OR_DECIMALS = re.compile(r"[1-9]\d{0,2}\.\d{3}", re.ASCII)
_NUMERIC_MONTH = re.compile(r"(\d{4})(?:([-/.]?)(\d{2})(?:\2(\d{2})(?: 00:00:00)?)?| (\d{2}))", re.ASCII)
_NAMED_MONTH = re.compile(r"([a-zåäö]+)\.? (\d{4})", re.ASCII)
_CALENDAR = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def number(cell: str) -> Decimal:
    """A number with decimal comma or point, thousands with space (or point, before a comma).

    Minus is written -, − or –, or the number stands in brackets. `1.250` is refused: it is a thousand
    to one reader and one and a quarter to another.
    """
    text = cell.strip().translate(_SPACES)
    in_brackets = text.startswith("(") and text.endswith(")")
    text = text[1:-1].strip() if in_brackets else text
    has_sign = bool(text) and text[0] in _MINUS_SIGNS
    text = text[1:].strip() if has_sign else text
    if _THOUSANDS_OR_DECIMALS.fullmatch(text):
        raise ValueError(_("kan läsas på två sätt. Skriv 1250 eller 1,25."))
    match = _NUMBER.fullmatch(text)
    if match is None:
        raise ValueError(_("är inte ett tal. Skriv till exempel 1250 eller −1 250,50."))
    digits = re.sub(r"\D", "", match[1] or match[3])
    decimals = match[2] or match[4] or ""
    if len(digits) > MOST_DIGITS or len(decimals) > MOST_DECIMALS:
        raise ValueError(_("har orimligt många siffror. Kontrollera talet."))
    value = Decimal(f"{digits}.{decimals or 0}")
    return -value if in_brackets or has_sign else value


BELOW_NOBODY = _("ett antal kan inte vara mindre än noll. Rätta tecknet.")
"""What is said of a negative count, wherever it is found."""


def in_unit(value: Decimal, unit: str) -> int:
    """A number in `kr`, `tkr`, `mkr`, `antal` or `andel` as the store's integer.

    Refuses what would be rounded: parts of an öre, of a count, of a millionth.
    """
    scale = {COUNT_UNIT: 1, SHARE_UNIT: SHARE_SCALE, **ORE_PER_UNIT}.get(unit)
    if scale is None:
        raise ValueError(_("har okänd enhet. Skriv något av: {units}.").format(units=", ".join(UNITS)))
    scaled = value * scale
    if scaled != scaled.to_integral_value():
        raise ValueError(
            {
                COUNT_UNIT: _("är ett antal och ska vara ett heltal."),
                SHARE_UNIT: _("är en andel och får ha högst sex decimaler."),
            }.get(unit, _("har fler decimaler än ören. Avrunda till hela ören."))
        )
    if abs(scaled) > LARGEST_VALUE:
        raise ValueError(_("är orimligt stort. Kontrollera tal och enhet."))
    return int(scaled)


def precision(cell: str) -> int:
    """`0,5 tkr` or `1 öre` as the store's integer; a bare number is a share."""
    amount, _space, unit_name = cell.strip().translate(_SPACES).rpartition(" ")
    value = in_unit(number(amount), unit_name.lower()) if amount else in_unit(number(unit_name), SHARE_UNIT)
    if value <= 0:
        raise ValueError(_("ska vara större än noll. Skriv till exempel 1 tkr."))
    return value


def unit(cell: str) -> str:
    """`kr`, `tkr`, `mkr`, `antal` or `andel`."""
    text = cell.strip().lower()
    if text not in UNITS:
        raise ValueError(_("är ingen enhet. Skriv något av: {units}.").format(units=", ".join(UNITS)))
    return text


def month(cell: str) -> date:
    """`2017-04`, `201704`, `2017/04`, `2017-04-30`, `apr 2017` or `april 2017` as the month's first day."""
    text = cell.strip().translate(_SPACES).lower()
    numeric, named = _NUMERIC_MONTH.fullmatch(text), _NAMED_MONTH.fullmatch(text)
    if numeric:
        found = _day(int(numeric[1]), int(numeric[3] or numeric[5]), int(numeric[4] or 1))
    elif named:
        found = _day(int(named[2]), _month_by_name(named[1]), 1)
    else:
        found = None
    if found is None:
        raise ValueError(_("är inte en månad. Skriv till exempel 2017-04."))
    return found.replace(day=1)


def _day(year: int, month_number: int, day: int) -> date | None:
    """The date, or None for one that no calendar has."""
    try:
        return date(year, month_number, day) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None


def _month_by_name(name: str) -> int:
    if len(name) < _SHORTEST_MONTH_NAME:
        return 0
    return next((i for i, full in enumerate(MONTH_NAMES, start=1) if full.startswith(name)), 0)


def calendar_text(cell: str) -> str:
    """A year, a month or a day: `2017`, `2019-04`, `2022-01-25`."""
    text = cell.strip()
    match = _CALENDAR.fullmatch(text)
    if match is None or _day(int(match[1]), int(match[2] or 1), int(match[3] or 1)) is None:
        raise ValueError(_("är inte ett datum. Skriv till exempel 2022-01-25, 2022-01 eller 2022."))
    return text


def day(cell: str) -> date:
    """A day, `2022-01-25`."""
    match = _CALENDAR.fullmatch(cell.strip())
    found = _day(int(match[1]), int(match[2]), int(match[3])) if match and match[3] else None
    if found is None:
        raise ValueError(_("är inte ett datum. Skriv till exempel 2022-01-25."))
    return found


def moment(cell: str) -> datetime:
    """A moment with its zone, `2022-01-25T13:00:00+00:00`."""
    try:
        found = datetime.fromisoformat(cell.strip())
    except ValueError:
        found = None
    if found is None or found.tzinfo is None or not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise ValueError(_("är inte en tidpunkt. Skriv till exempel 2022-01-25T13:00:00+00:00."))
    return found.astimezone(UTC)


def yes_no(cell: str) -> bool:
    """`ja` or `nej`."""
    text = cell.strip().lower()
    if text not in {"ja", "nej"}:
        raise ValueError(_("ska vara ja eller nej."))
    return text == "ja"


def whole(cell: str) -> int:
    """A whole number."""
    return in_unit(number(cell), COUNT_UNIT)


def natural(cell: str) -> int:
    """A whole number, zero or more, that orders or limits something."""
    value = whole(cell)
    if not 0 <= value <= LARGEST_WHOLE:
        raise ValueError(_("ska vara noll eller större, och högst {largest}.").format(largest=LARGEST_WHOLE))
    return value


def share(cell: str) -> int:
    """A fraction of one, `0,25`, in millionths."""
    value = in_unit(number(cell), SHARE_UNIT)
    if not 0 <= value <= SHARE_SCALE:
        raise ValueError(_("är en andel och ska ligga mellan 0 och 1."))
    return value


def kronor(cell: str) -> int:
    """An amount in kr, in ören."""
    return in_unit(number(cell), "kr")


def thousands(cell: str) -> int:
    """An amount in tkr, in ören."""
    return in_unit(number(cell), "tkr")


def text(cell: str) -> str:
    """Text as it stands, without the blanks around it."""
    return cell.strip()


def short_text(cell: str) -> str:
    """A word or a few, as a category is."""
    value = cell.strip()
    if len(value) > LONGEST_CATEGORY:
        raise ValueError(_("är längre än {limit} tecken. Korta texten.").format(limit=LONGEST_CATEGORY))
    return value


def slug(cell: str) -> str:
    """A code: letters, digits, `-` and `+`; it stands in addresses and commands."""
    value = cell.strip()
    if not re.fullmatch(r"[0-9A-Za-z]+([-+._][0-9A-Za-z]+)*", value):
        raise ValueError(_("är inte en kod. Använd a-z, siffror och bindestreck."))
    if len(value) > LONGEST_CODE:
        raise ValueError(_("är längre än {limit} tecken. Korta koden.").format(limit=LONGEST_CODE))
    return value


def slugs(cell: str) -> str:
    """Codes joined with `+`: what a group is made of."""
    return "+".join(slug(part) for part in cell.split("+"))


def sha256(cell: str) -> str:
    """64 hexadecimal digits."""
    value = cell.strip().lower()
    if not re.fullmatch(r"[0-9a-f]{64}", value):
        raise ValueError(_("är inte en SHA-256-summa (64 tecken 0-9, a-f)."))
    return value
