"""The municipalities' part of the association's key over a plan's years."""

from dataclasses import dataclass
from functools import cache

from dashboard.interface import numbers
from dashboard.translation import _
from dashboard.views.context import Context
from data_access.queries import population as population_queries
from data_access.tables.enumerations import Measure

LONGEST_BACK = 10
"""How many years back inhabitants are looked for, where the plan's own years have none."""


@dataclass(frozen=True, slots=True)
class SplitWeights:
    """Inhabitants by area for each year, and the year that they are really of."""

    by_year: dict[int, dict[str, float]]
    known_for: dict[int, int]

    def of(self, area: str | None) -> tuple[float, ...] | None:
        """An area's inhabitants per year; None where any year has none."""
        found = [weights.get(area or "") for weights in self.by_year.values()]
        known = [value for value in found if value is not None]
        return tuple(known) if known and len(known) == len(found) else None

    @property
    def assumption(self) -> str:
        """Which inhabitants are taken for years without figures; empty where every year has its own."""
        carried = [year for year, known in self.known_for.items() if year != known]
        if not carried:
            return ""
        return _("invånarna den 30 juni {known}, de senaste som är kända, för {years}").format(
            known=self.known_for[carried[-1]] - 1, years=numbers.years(carried)
        )


def split_weights(context: Context, years: tuple[int, ...]) -> SplitWeights:
    """Inhabitants on 30 June the year before each year; the latest known are carried on."""

    @cache
    def december(year: int) -> dict[str, int]:
        return _on_31_december(context, year)

    @cache
    def inhabitants(year: int) -> dict[str, float]:
        """The mean of the two 31 December around 30 June the year before."""
        first, second = december(year - 2), december(year - 1)
        return {area: (first[area] + count) / 2 for area, count in second.items() if area in first}

    by_year: dict[int, dict[str, float]] = {}
    known_for: dict[int, int] = {}
    for year in years:
        known = next((one for one in range(year, year - LONGEST_BACK, -1) if inhabitants(one)), None)
        if known is None:
            return SplitWeights({}, {})
        by_year[year], known_for[year] = inhabitants(known), known
    return SplitWeights(by_year, known_for)


def _on_31_december(context: Context, year: int) -> dict[str, int]:
    """Inhabitants by area, without those broken down further."""
    answer = population_queries.population(context.session, context.association.id, year)
    return {
        row.residence_area: row.value
        for row in (answer.parts(Measure.POPULATION.value) if answer else ())
        if row.residence_area and row.value is not None and not row.gender and not row.category
    }
