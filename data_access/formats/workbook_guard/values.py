"""What stands in a cell, as the text that a person would write: dates as ISO, numbers without exponent."""

import re
from datetime import date, datetime, timedelta
from decimal import Decimal

from data_access.translation import _

# Excel counts days from 1900 and believes that 1900 had a 29 February; older Macintosh files count from 1904.
_EPOCH, _EPOCH_BEFORE_MARCH_1900, _EPOCH_1904 = date(1899, 12, 30), date(1899, 12, 31), date(1904, 1, 1)
_THE_DAY_THAT_WAS_NOT = 60
_LAST_DAY = 2_958_465  # 9999-12-31
_SECONDS_OF_A_DAY = 86_400
_SAFE_DIGITS = 15  # what Excel keeps of a number
_PLAIN = re.compile(r"-?\d{1,15}|-?\d{1,12}\.\d{1,3}", re.ASCII)
_NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d{1,3})?", re.ASCII)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_NOT_FORMAT = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.|general|standard', re.IGNORECASE)
_DATE_LETTERS = re.compile("[ymdhs]", re.IGNORECASE)
_BUILT_IN_DATES = frozenset([*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)])


def is_date_format(number: int, code: str | None) -> bool:
    """Whether a number format shows a date or a time; `code` is None for Excel's built-in formats."""
    if code is None:
        return number in _BUILT_IN_DATES
    return _DATE_LETTERS.search(_NOT_FORMAT.sub("", code.split(";")[0])) is not None


def number_text(raw: str) -> str:
    """A stored number as text with decimal comma: a point may be taken for thousands.

    Raises ValueError with a Swedish reason.
    """
    if _PLAIN.fullmatch(raw):
        return raw.replace(".", ",")
    value = _number(raw)
    if value == int(value) and abs(value) < 10**_SAFE_DIGITS:
        return str(int(value))
    return f"{Decimal(f'{value:.{_SAFE_DIGITS}g}'):f}".replace(".", ",")


def date_text(raw: str, *, from_1904: bool) -> str:
    """A stored date as `2017-04-30`, with time where it has one. Raises ValueError with a Swedish reason."""
    value = _number(raw)
    days, seconds = divmod(round(value * _SECONDS_OF_A_DAY), _SECONDS_OF_A_DAY)
    time = f"{timedelta(seconds=seconds)}".rjust(len("08:00:00"), "0")
    if days == 0 and seconds:
        return time
    if not 0 <= days <= _LAST_DAY or (days == _THE_DAY_THAT_WAS_NOT and not from_1904):
        raise ValueError(_("är inget datum som finns."))
    epoch = _EPOCH_1904 if from_1904 else _EPOCH if days > _THE_DAY_THAT_WAS_NOT else _EPOCH_BEFORE_MARCH_1900
    try:
        day = f"{epoch + timedelta(days=days):%Y-%m-%d}".rjust(len("2017-04-30"), "0")
    except OverflowError:
        raise ValueError(_("är inget datum som finns.")) from None
    return f"{day} {time}" if seconds else day


def iso_text(raw: str) -> str:
    """A date that is stored as text, without a time of nothing. Raises ValueError with a Swedish reason."""
    try:
        moment = datetime.fromisoformat(raw.removesuffix("Z"))
    except ValueError:
        raise ValueError(_("är inget datum som finns.")) from None
    return f"{moment:%Y-%m-%d}" if moment.time() == datetime.min.time() else f"{moment:%Y-%m-%d %H:%M:%S}"


def plain_text(text: str) -> str:
    """A text with Excel's `_x000D_` for signs that XML cannot hold turned back, control signs as blanks."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return text if text.isprintable() else "".join(_printable(sign) for sign in text)


def _printable(sign: str) -> str:
    return sign if sign.isprintable() or sign in "\n\u00a0\u202f\u2009\u00ad" else " "


def _number(raw: str) -> float:
    if not _NUMBER.fullmatch(raw.strip()):
        raise ValueError(_("är märkt som tal men är det inte. Skriv in värdet på nytt."))
    value = float(raw)
    if abs(value) == float("inf"):
        raise ValueError(_("är orimligt stort."))
    return value
