"""What the municipalities' part can be shared by: inhabitants on a 30 June, fixed shares, typed-in figures.

Sjuhärad's key is the population on 30 June the year before. Statistics Sweden's figures at hand are for 31
December, so 30 June is the mean of the two around it unless a source gives the day itself.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dashboard.funding.contributions import mean_population
from dashboard.translation import _
from dashboard.views.context import Context
from dashboard.views.population import everybody
from data_access.queries.kept import ask_once
from data_access.queries.population_dates import DECEMBER, JUNE, population_in, population_months
from data_access.queries.rows import Answer, MemberRow

FIXED = "fixed-shares"
OWN = "own"
LAST_YEAR = 2999
"""A recalculation may use any population there is, also one later than the selected year."""


@dataclass(frozen=True, slots=True)
class Basis:
    """What the sum is shared by: inhabitants or fixed shares per member slug, with the tables it rests on.

    `id` is the year of the 30 June (`2015`), `fixed-shares`, or `own` for figures that somebody typed in.
    """

    id: str
    name: str
    weights: Mapping[str, float]
    answers: tuple[Answer, ...] = ()

    @property
    def is_population(self) -> bool:
        """Whether the weights are inhabitants."""
        return self.id != FIXED


def fixed_shares(members: Mapping[str, MemberRow]) -> Basis | None:
    """The members' fixed shares, where each has one."""
    shares = {slug: member.fixed_share for slug, member in members.items() if member.fixed_share is not None}
    return Basis(FIXED, _("fasta andelar"), shares) if len(shares) == len(members) else None


def populations(context: Context, members: Mapping[str, MemberRow]) -> tuple[Basis, ...]:
    """Every 30 June that can be had, in order: stated by a source, else the mean of the days around it."""
    question = ("populations", context.association.id, tuple(members))
    return ask_once(context.session, question, lambda: tuple(_populations(context, members)))


def _populations(context: Context, members: Mapping[str, MemberRow]) -> Iterator[Basis]:
    session, association = context.session, context.association.id
    answers: dict[str, Answer] = {}
    for month in population_months(session, association, LAST_YEAR):
        answer = population_in(session, association, month)
        if answer is not None:
            answers[month] = answer
    counts = {month: everybody(context, answer) for month, answer in answers.items()}
    for year in sorted({int(month[:4]) for month in answers}):
        june = f"{year}{JUNE}"
        months = [june] if june in answers else [f"{year - 1}{DECEMBER}", f"{year}{DECEMBER}"]
        people = [_people(counts.get(month, {}), members) for month in months]
        first, last = people[0], people[-1]
        if first is None or last is None:
            continue
        yield Basis(
            str(year),
            day_name(year) if len(months) == 1 else mean_name(year),
            dict(zip(members, mean_population(first, last), strict=True)),
            tuple(answers[month] for month in months),
        )


def _people(counts: Mapping[str, int | None], members: Mapping[str, MemberRow]) -> Sequence[int] | None:
    """The members' inhabitants in order; None unless all are known."""
    known = [count for member in members.values() if (count := counts.get(member.area or "")) is not None]
    return known if len(known) == len(members) else None


def own_figures(population: Mapping[str, int]) -> Basis:
    """Inhabitants that somebody typed in, by member slug."""
    return Basis(OWN, _("egna folkmängdstal"), {slug: float(count) for slug, count in population.items()})


def day_name(year: int) -> str:
    """`30 juni 2015`."""
    return _("30 juni {year}").format(year=year)


def mean_name(year: int) -> str:
    """`30 juni 2015, medel av 31 december 2014 och 2015`."""
    return _("{day}, medel av 31 december {before} och {year}").format(
        day=day_name(year), before=year - 1, year=year
    )
