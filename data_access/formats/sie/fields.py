"""A line of a SIE file as its fields, and fields as values.

Fields stand apart by blanks or tabs; quotes hold a field together and a quote inside is written \\". Programs
in use also leave a quote inside unescaped, and end a text with a backslash; both are read as they are meant.
"""

import re
from datetime import date
from functools import lru_cache

from data_access.translation import _

_BETWEEN = r"(?=[\s{}]|$)"
_INSIDE = r'"(?![\s{}]|$)'  # a quote amid a text
_CLOSED = rf'"(?:[^"\\]++|\\"|\\|{_INSIDE})*+"{_BETWEEN}'
_CLOSED_WITHOUT_ESCAPES = rf'"(?:[^"]++|{_INSIDE})*+"{_BETWEEN}'
_OTHER = r'|[{}]|[^\s{}"][^\s{}]*+|".*'  # a brace, a bare field, or a quote that is never closed
_FIELD, _QUOTED = re.compile(_CLOSED + _OTHER), re.compile(_CLOSED)
_LAX_FIELD, _LAX_QUOTED = re.compile(_CLOSED_WITHOUT_ESCAPES + _OTHER), re.compile(_CLOSED_WITHOUT_ESCAPES)
_AMOUNT = re.compile(r"(-?)(\d{0,13})(?:\.(\d{0,2})0*)?", re.ASCII)
_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_WHOLE = re.compile(r"-?\d{1,6}", re.ASCII)
_ACCOUNT = re.compile(r"\d{1,12}", re.ASCII)
_ORE_DIGITS = 2


class FieldError(ValueError):
    """A field cannot be read; the message is Swedish and says what is expected."""

    def __init__(self, message: str, field: str) -> None:
        """Keep the field for the problem that is shown."""
        super().__init__(message)
        self.field = field


def split(line: str) -> list[str]:
    """The fields as they stand, quotes included; `{` and `}` are fields of their own.

    Raises FieldError when a quote is never closed.
    """
    fields = _FIELD.findall(line)
    if fields and fields[-1].startswith('"') and not _QUOTED.fullmatch(fields[-1]):
        fields = _LAX_FIELD.findall(line)
        if fields[-1].startswith('"') and not _LAX_QUOTED.fullmatch(fields[-1]):
            raise FieldError(_("citattecknet stängs inte. Är filen avklippt? Exportera den på nytt."), "")
    return fields


def plain(field: str) -> str:
    """A field without its quotes and the blanks that fill it out."""
    if field.startswith('"'):
        return field[1:-1].replace('\\"', '"').strip()
    return field


def ore(field: str) -> int:
    """An amount in kronor with decimal point as ören, with the file's sign."""
    match = _AMOUNT.fullmatch(field) or _AMOUNT.fullmatch(plain(field))
    if match is None or not (match[2] or match[3]):
        raise FieldError(_("är inte ett belopp. Det skrivs som -1250.50, med högst två decimaler."), field)
    value = int(match[2] or 0) * 100 + int((match[3] or "").ljust(_ORE_DIGITS, "0"))
    return -value if match[1] else value


@lru_cache(maxsize=4096)
def day(field: str) -> date:
    """A day written as 20170430."""
    match = _DAY.fullmatch(plain(field))
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))  # type: ignore[index]  # None is a TypeError
    except (TypeError, ValueError):
        raise FieldError(_("är inte ett datum. Det skrivs som 20170430."), field) from None


@lru_cache(maxsize=4096)
def month(field: str) -> date:
    """A period written as 201704, as the month's first day."""
    try:
        return day(plain(field) + "01")
    except FieldError:
        raise FieldError(_("är inte en månad. Den skrivs som 201704."), field) from None


@lru_cache(maxsize=4096)
def whole(field: str) -> int:
    """A whole number: a year's number or a dimension's."""
    text = plain(field)
    if not _WHOLE.fullmatch(text):
        raise FieldError(_("är inte ett heltal."), field)
    return int(text)


@lru_cache(maxsize=16384)
def account(field: str) -> str:
    """An account number: digits only, by the standard."""
    text = plain(field)
    if not _ACCOUNT.fullmatch(text):
        raise FieldError(_("är inte ett kontonummer. Ett konto skrivs med siffror."), field)
    return text
