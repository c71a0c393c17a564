"""Made-up participants: counts only, drawn so that every table adds up to every other.

Each one has an activity, a municipality, a gender, a first and a last month; all tables are counted from the
same draw. Some take part in two activities and are counted once among the unique.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from random import Random

from data_access.made_up.association import MUNICIPALITIES, VENTURES, YEARS
from data_access.made_up.money import inhabitants
from data_access.made_up.patterns import SEASONS

SEED = 41_117
WOMAN, MAN = "kvinna", "man"
SHORTEST, LONGEST = 3, 8
SECOND_ACTIVITY = 0.09
NEW_OF_VOLUME = 0.74
"""New participants of a year's volume; the others are carried over from the year before."""
PROJECT_START = 2024 * 12 + 6
CARRIED_IN = 0.35
"""Participants from before the first year, as a share of a year's intake."""


@dataclass(frozen=True, slots=True)
class Participation:
    """One participation; months are counted from year 0, and the last may lie after the last year."""

    activity: str
    municipality: str
    gender: str
    first: int
    last: int
    counts_as_unique: bool


def month_number(year: int, month: int) -> int:
    """A month as one number."""
    return year * 12 + month - 1


@cache
def participations() -> tuple[Participation, ...]:
    """Everyone, the same each time."""
    random = Random(SEED)  # noqa: S311  made-up figures, the same each time
    places = [place.code for place in MUNICIPALITIES]
    found: list[Participation] = []
    for venture in VENTURES:
        intake = [round(venture.planned * fill * NEW_OF_VOLUME) for fill in venture.fill]
        before = range(round(intake[0] * CARRIED_IN))
        starts = [month_number(YEARS[0], 1) - random.randint(1, SHORTEST) for _person in before]
        for year, count in zip(YEARS, intake, strict=True):
            starts += _months(random, year, count)
        for drawn in starts:
            first = _after_start(venture.slug, drawn)
            weights = [inhabitants(code, YEARS[0]) for code in places]
            found.append(
                Participation(
                    activity=venture.slug,
                    municipality=random.choices(places, weights)[0],
                    gender=WOMAN if random.random() < venture.women else MAN,
                    first=first,
                    last=first + random.randint(SHORTEST, LONGEST),
                    counts_as_unique=random.random() >= SECOND_ACTIVITY,
                )
            )
    return tuple(found)


def _after_start(activity: str, month: int) -> int:
    """The project's first year is half a year: its months are drawn together into the autumn."""
    if activity != "vagen-vidare" or month >= PROJECT_START:
        return month
    return PROJECT_START + (month - month_number(YEARS[1], 1)) // 2


def _months(random: Random, year: int, count: int) -> list[int]:
    drawn = random.choices(range(1, 13), SEASONS["activity"], k=count)
    return [month_number(year, month) for month in drawn]


def in_period(year: int, through: int) -> Iterator[Participation]:
    """Those who take part at some time from January through a month."""
    start, end = month_number(year, 1), month_number(year, through)
    return (one for one in participations() if one.first <= end and one.last >= start)
