"""The made-up association's published-like tables: flows, participants, contributions, population, equity."""

from collections import Counter
from collections.abc import Iterable

from data_access.made_up.association import (
    CENTRES,
    FIRST_POPULATION_YEAR,
    MUNICIPALITIES,
    OPENING_EQUITY_TKR,
    SOURCE,
    VENTURES,
    YEARS,
    Row,
)
from data_access.made_up.books import ORE_PER_KRONA, ORE_PER_TKR, year_result_ore
from data_access.made_up.money import inhabitants, member_contributions_kr, split
from data_access.made_up.participants import MAN, WOMAN, in_period, month_number, participations

GENDERS = (WOMAN, MAN)
DECEMBER = 12
PLACES = {venture.slug: venture.place for venture in VENTURES}


def figure(
    measure: str, first: str, last: str, value: object, unit: str = "antal", **dimensions: object
) -> Row:
    """A figure row with its Swedish headings."""
    return {
        "mått": measure,
        "från": first,
        "till": last,
        **dimensions,
        "värde": value,
        "enhet": unit,
        "källa": SOURCE,
    }


def flows(year: int) -> list[Row]:
    """In and out by month and gender."""
    return list(_flow_rows(year, ("kön",)))


def detailed_flows(year: int) -> list[Row]:
    """In and out by month, gender, municipality and activity."""
    return list(_flow_rows(year, ("kön", "folkbokföring", "insats")))


def _flow_rows(year: int, by: tuple[str, ...]) -> Iterable[Row]:
    counts: Counter[tuple[str, int, tuple[str, ...]]] = Counter()
    for one in participations():
        facts = {"kön": one.gender, "folkbokföring": one.municipality, "insats": one.activity}
        key = tuple(facts[name] for name in by)
        counts["inflöde", one.first, key] += 1
        counts["utflöde", one.last, key] += 1
    keys = sorted({key for _measure, _month, key in counts})
    for month in range(1, DECEMBER + 1):
        text = f"{year}-{month:02d}"
        for measure in ("inflöde", "utflöde"):
            for key in keys:
                count = counts[measure, month_number(year, month), key]
                if count or by == ("kön",):
                    yield figure(measure, text, text, count, **dict(zip(by, key, strict=True)))


def opening(year: int) -> list[Row]:
    """How many take part when the year begins."""
    start = month_number(year, 1)
    carried = sum(one.first < start <= one.last for one in participations())
    return [figure("ingående deltagare", f"{year}-01", f"{year}-01", carried)]


def by_municipality(year: int) -> list[Row]:
    """Participants since January by municipality through each month, with what the plan expected."""
    january = f"{year}-01"
    start = month_number(year, 1)
    planned = split(
        sum(venture.planned for venture in VENTURES),
        [inhabitants(place.code, year) for place in MUNICIPALITIES],
    )
    rows: list[Row] = []
    for place, expected in zip(MUNICIPALITIES, planned, strict=True):
        where = {"folkbokföring": place.code}
        rows.append(figure("förväntad årsvolym", january, f"{year}-{DECEMBER}", expected, **where))
        for month in range(1, DECEMBER + 1):
            end = month_number(year, month)
            here = [one for one in in_period(year, month) if one.municipality == place.code]
            counts = {
                "inflöde": sum(start <= one.first <= end for one in here),
                "utflöde": sum(start <= one.last <= end for one in here),
                "deltagare totalt": len(here),
                "deltagare unika": sum(one.counts_as_unique for one in here),
            }
            through = f"{year}-{month:02d}"
            rows += [figure(name, january, through, count, **where) for name, count in counts.items()]
    return rows


def by_activity(year: int) -> list[Row]:
    """Participants since January by activity and gender, through each month."""
    rows: list[Row] = []
    for month in range(1, DECEMBER + 1):
        total: Counter[tuple[str, str]] = Counter()
        unique: Counter[tuple[str, str]] = Counter()
        for one in in_period(year, month):
            total[one.activity, one.gender] += 1
            unique[one.activity, one.gender] += one.counts_as_unique
        for activity, gender in sorted(total):
            period = f"{year}-01", f"{year}-{month:02d}"
            for name, counts in (("deltagare totalt", total), ("deltagare unika", unique)):
                where = {"insats": activity, "leverans": PLACES[activity], "kön": gender}
                rows.append(figure(name, *period, counts[activity, gender], **where))
    return rows


def plan(year: int) -> list[Row]:
    """Planned participants and their budget by activity and place."""
    whole = f"{year}-01", f"{year}-12"
    centres = {centre.code: centre for centre in CENTRES}
    rows: list[Row] = []
    for venture in VENTURES:
        centre = centres[venture.centre]
        where = {"insats": venture.slug, "leverans": venture.place}
        if centre.is_project and year < int(centre.starts[:4]):
            continue
        if venture.planned:
            rows.append(figure("planerade deltagare", *whole, venture.planned, **where))
        if not centre.is_project:
            rows.append(figure("budget", *whole, -centre.budget_tkr, "tkr", precision="1 tkr", **where))
    return rows


def contributions(year: int) -> list[Row]:
    """What each member paid."""
    paid = member_contributions_kr(year)
    return [
        figure("bidrag", f"{year}-01", f"{year}-12", amount, "kr", medlem=member, precision="1 kr")
        for member, amount in paid.items()
    ]


def population() -> list[Row]:
    """Inhabitants on 31 December."""
    return [
        figure(
            "befolkning", f"{year}-12", f"{year}-12", inhabitants(place.code, year), folkbokföring=place.code
        )
        for year in range(FIRST_POPULATION_YEAR, YEARS[-1] + 1)
        for place in MUNICIPALITIES
    ]


def equity(year: int) -> list[Row]:
    """Opening and closing equity: the years' results on top of what there was."""
    opening = OPENING_EQUITY_TKR * ORE_PER_TKR + sum(year_result_ore(past) for past in YEARS if past < year)
    levels = {
        "ingående eget kapital": opening,
        "utgående eget kapital": opening + year_result_ore(year),
    }
    return [
        figure(name, f"{year}-01", f"{year}-12", _kronor(ore), "kr", precision="1 öre")
        for name, ore in levels.items()
    ]


def _kronor(ore: int) -> str:
    sign = "-" if ore < 0 else ""
    whole, rest = divmod(abs(ore), ORE_PER_KRONA)
    return f"{sign}{whole},{rest:02d}"
