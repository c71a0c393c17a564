"""The inhabitants that a year is compared with: the latest 31 December before or in the year."""

from dataclasses import dataclass

from dashboard.participants.flows import add_counts, share_of
from dashboard.translation import _
from dashboard.views.context import Context
from data_access.queries.population_dates import DECEMBER, population_in, population_years
from data_access.queries.rows import Answer, FigureRow
from data_access.tables.enumerations import Dimension, Gender, Measure

WORKING_AGE = "16–64 år"
"""The category under which a source may give the inhabitants of working age."""


@dataclass(frozen=True, slots=True)
class Population:
    """Inhabitants on one 31 December, by area code; groups are their municipalities together.

    `working_age` holds those aged 16-64 and `women_share` women's share of all, where a source says so.
    """

    answers: tuple[Answer, ...]
    year: int
    inhabitants: dict[str, int | None]
    working_age: dict[str, int | None]
    women_share: float | None

    @property
    def day(self) -> str:
        """`31 december 2017`."""
        return day_of(self.year)


def day_of(year: int) -> str:
    """`31 december 2017`."""
    return _("31 december {year}").format(year=year)


def years_with_population(context: Context, until: int) -> tuple[int, ...]:
    """The years with a population on 31 December, up to and with `until`."""
    return population_years(context.session, context.association.id, until)


def latest_population(context: Context, until: int | None = None) -> Population | None:
    """The latest 31 December before or in the year (the selected one if none is given); None without any."""
    years = years_with_population(context, context.selection.year if until is None else until)
    return population_on(context, years[-1]) if years else None


def population_on(context: Context, year: int) -> Population | None:
    """The inhabitants on 31 December of a year, or None where no source has them."""
    session, association, month = context.session, context.association.id, f"{year}{DECEMBER}"
    answer = population_in(session, association, month)
    if answer is None:
        return None
    by_age = population_in(session, association, month, Dimension.CATEGORY)
    by_gender = population_in(session, association, month, Dimension.GENDER)
    inhabitants = everybody(context, answer)
    for code, area in context.areas.items():
        if code not in inhabitants and area.parts:
            inhabitants[code] = add_counts(inhabitants.get(part) for part in area.parts)
    working_age = _working_age(_rows(by_age)) if by_age else {}
    women_share = _women_share(_rows(by_gender)) if by_gender else None
    used = (answer, by_age if working_age else None, by_gender if women_share is not None else None)
    return Population(
        answers=tuple(one for one in used if one is not None),
        year=year,
        inhabitants=inhabitants,
        working_age=working_age,
        women_share=women_share,
    )


def everybody(context: Context, answer: Answer) -> dict[str, int | None]:
    """All inhabitants by area code, of the areas that the table has."""
    rows = _rows(answer)
    areas = {row.residence_area for row in rows}
    return {code: _everybody(rows, code) for code in context.areas if code in areas}


def _rows(answer: Answer) -> list[FigureRow]:
    return [row for row in answer.rows if row.measure == Measure.POPULATION.value and row.residence_area]


def _everybody(rows: list[FigureRow], code: str) -> int | None:
    """The row of all inhabitants of an area; women and men together where only they are given."""
    own = [row for row in rows if row.residence_area == code and not row.category]
    whole = [row for row in own if not row.gender]
    return whole[0].value if whole else add_counts(row.value for row in own)


def _working_age(rows: list[FigureRow]) -> dict[str, int | None]:
    """Those aged 16-64 by area; women and men together where only they are given."""
    aged = [row for row in rows if row.category and row.category.replace("-", "–") == WORKING_AGE]
    by_area: dict[str, list[FigureRow]] = {}
    for row in aged:
        by_area.setdefault(row.residence_area or "", []).append(row)
    return {
        code: add_counts(row.value for row in ([one for one in own if not one.gender] or own))
        for code, own in by_area.items()
    }


def _women_share(rows: list[FigureRow]) -> float | None:
    known = [row for row in rows if row.gender and not row.category]
    women = add_counts(row.value for row in known if row.gender == Gender.WOMEN.value)
    return share_of(women, add_counts(row.value for row in known))
