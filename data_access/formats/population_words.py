"""How Statistics Sweden's tables name their columns, totals and missing values, in Swedish and English."""

import re
from datetime import date

from data_access.formats import municipalities
from data_access.formats.values import MONTH_NAMES

REGION_HEADINGS = frozenset(
    {
        "",
        "region",
        "regionkod",
        "kommun",
        "kommunkod",
        "kommunnamn",
        "kod",
        "namn",
        "område",
        "municipality",
        "code",
    }
)
TIME_HEADINGS = frozenset({"år", "year", "tid", "time", "månad", "month", "period"})
PART_HEADINGS = frozenset({"kön", "ålder", "civilstånd", "sex", "age", "marital status", "åldersgrupp"})
CONTENT_HEADINGS = frozenset({"tabellinnehåll", "contents", "observation", "variabel"})
VALUE_HEADINGS = frozenset({"värde", "value", "antal"})
TOTALS = frozenset(
    {"totalt", "total", "tot", "totalt ålder", "total age", "samtliga", "samtliga åldrar", "båda könen",
     "män och kvinnor", "kvinnor och män", "men and women", "1+2", "summa", "alla"}
)  # fmt: skip
COUNTRY = frozenset({"riket", "hela riket", "sverige", "sweden", "the whole country"})
MISSING = frozenset({"", ".", "..", "...", "…", "-", "–", "−"})
_POPULATION = re.compile(r"folkmängd|befolkning|population|invånare|be0101n1", re.IGNORECASE)
_NOT_POPULATION = re.compile(r"ökning|förändring|change|increase|growth|medel|täthet|density", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?:M(\d{2}))?(?!\d)")
_OF_A_DATE = re.compile(r"31|dec(?:ember)?|12|per|den|år|[^\w]", re.IGNORECASE)
_DECEMBER = 12
_REGION = re.compile(r"(\d{2,4})(?:\s+(.*))?", re.ASCII | re.DOTALL)
_MUNICIPALITY_DIGITS, _COUNTY_DIGITS = 4, 2


class Region:
    """What a cell says of a region: a municipality's code, a total, or a code that does not exist."""

    def __init__(self, code: str | None = None, *, is_total: bool = False) -> None:
        """A `code` that is no municipality's is kept, so that it can be told."""
        self.code, self.is_total = code, is_total

    @property
    def is_unknown(self) -> bool:
        """Whether it looks like a municipality's code and is none."""
        return self.code is not None and self.code not in municipalities.names()


def region(cell: str) -> Region | None:
    """The region that a cell names: `1490 Borås`, `1490`, `Borås`, `14 Västra Götalands län`, `Riket`."""
    text = cell.strip()
    match = _REGION.fullmatch(text)
    if match:
        if len(match[1]) == _COUNTY_DIGITS:
            return Region(is_total=True)
        return Region(match[1].rjust(_MUNICIPALITY_DIGITS, "0"))  # Excel drops the nought of 0114
    folded = text.casefold()
    if folded in COUNTRY or folded in TOTALS or folded.endswith((" län", " county")):
        return Region(is_total=True)
    code = municipalities.code_of(text)
    return Region(code) if code else None


def month_of(heading: str) -> date | None:
    """The month that a heading or a time is about: December of a year, or the month of `2019M06`.

    None when it names no year, several years, or a month that does not exist.
    """
    found = set(_YEAR.findall(heading))
    if len(found) != 1:
        return None
    year, month = found.pop()
    number = int(month) if month else _DECEMBER
    return date(int(year), number, 1) if 1 <= number <= len(MONTH_NAMES) else None


def is_population(heading: str) -> bool:
    """Whether a heading beside its year is about the number of inhabitants, or says nothing."""
    if _NOT_POPULATION.search(heading):
        return False
    rest = _YEAR.sub("", heading)
    return bool(_POPULATION.search(rest)) or not _OF_A_DATE.sub("", rest).strip()


def is_total(cell: str) -> bool:
    """Whether a cell of a breakdown stands for all of it."""
    return cell.strip().casefold() in TOTALS


def is_missing(cell: str) -> bool:
    """Whether a value is stated as missing."""
    return cell.strip() in MISSING
