"""Participants and inhabitants of the made-up association, as rows of the office's sheets by heading."""

from collections import Counter
from collections.abc import Iterator

from data_access.made_up.association import (
    FIRST_POPULATION_YEAR,
    MUNICIPALITIES,
    VENTURES,
    YEARS,
    Row,
    place_name,
)
from data_access.made_up.money import inhabitants, split
from data_access.made_up.participants import in_period, month_number, participations

MONTHS = range(1, 13)
NAMES = {place.code: place.name for place in MUNICIPALITIES}
ACTIVITIES = {venture.slug: venture for venture in VENTURES}


def flows() -> Iterator[Row]:
    """In and out by month, gender, municipality and activity; a month without anybody has no row."""
    came: Counter[tuple[int, str, str, str]] = Counter()
    went: Counter[tuple[int, str, str, str]] = Counter()
    for one in participations():
        where = one.gender, one.municipality, one.activity
        came[one.first, *where] += 1
        went[one.last, *where] += 1
    for year in YEARS:
        for month in MONTHS:
            number = month_number(year, month)
            for key in sorted(key for key in came.keys() | went.keys() if key[0] == number):
                _number, gender, municipality, activity = key
                yield {
                    "Månad": f"{year}-{month:02d}",
                    "Kön": gender,
                    "Kommun": NAMES[municipality],
                    "Insats": ACTIVITIES[activity].name,
                    "In": came[key],
                    "Ut": went[key],
                }


def participants() -> Iterator[Row]:
    """Participants since January through each month, by municipality and by activity; who began the year."""
    for year in YEARS:
        start = month_number(year, 1)
        opening = sum(one.first < start <= one.last for one in participations())
        yield {"Till och med": f"{year}-12", "Kommun": "Summa", "Pågående 1 januari": opening}
        for month in MONTHS:
            yield from _by_municipality(year, month)
            yield from _by_activity(year, month)


def _by_municipality(year: int, month: int) -> Iterator[Row]:
    start, end = month_number(year, 1), month_number(year, month)
    planned = split(
        sum(venture.planned for venture in VENTURES),
        [inhabitants(place.code, year) for place in MUNICIPALITIES],
    )
    for place, expected in zip(MUNICIPALITIES, planned, strict=True):
        here = [one for one in in_period(year, month) if one.municipality == place.code]
        yield {
            "Till och med": f"{year}-{month:02d}",
            "Kommun": place.name,
            "Totalt": len(here),
            "Unika": sum(one.counts_as_unique for one in here),
            "Förväntad årsvolym": expected,
            "In": sum(start <= one.first <= end for one in here),
            "Ut": sum(start <= one.last <= end for one in here),
        }


def _by_activity(year: int, month: int) -> Iterator[Row]:
    total: Counter[tuple[str, str]] = Counter()
    unique: Counter[tuple[str, str]] = Counter()
    for one in in_period(year, month):
        total[one.activity, one.gender] += 1
        unique[one.activity, one.gender] += one.counts_as_unique
    for activity, gender in sorted(total):
        yield {
            "Till och med": f"{year}-{month:02d}",
            "Insats": ACTIVITIES[activity].name,
            "Plats": place_name(ACTIVITIES[activity].place),
            "Kön": gender,
            "Totalt": total[activity, gender],
            "Unika": unique[activity, gender],
        }


def population() -> Iterator[Row]:
    """Inhabitants on 31 December."""
    for year in range(FIRST_POPULATION_YEAR, YEARS[-1] + 1):
        for place in MUNICIPALITIES:
            yield {"År": year, "Kommun": place.name, "Invånare": inhabitants(place.code, year)}
