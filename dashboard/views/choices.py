"""Which associations, years and months there are, and what a reader's wish becomes.

A wish that does not exist is answered with what does.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlmodel import Session

from dashboard.interface import numbers
from dashboard.shapes.selection import Selection
from dashboard.translation import _
from data_access.queries import coverage as coverage_queries
from data_access.queries import organisation


class SelectionError(Exception):
    """The association, year or month asked for does not exist; the message says what does."""


@dataclass(frozen=True, slots=True)
class AssociationChoice:
    """One association with the years that have figures and how far each has been followed up."""

    slug: str
    name: str
    is_fictional: bool
    years: tuple[int, ...]
    last_months: dict[int, str]
    followed_years: tuple[int, ...]
    figure_count: int

    @property
    def default_year(self) -> int:
        """The last year with an outcome, since the first question is how it went; else the last year."""
        return max(self.followed_years or self.years)


def choices(session: Session) -> tuple[AssociationChoice, ...]:
    """The associations; the one with most figures comes first, made-up ones last.

    One that has just been set up and has no figures yet is shown for this year, where the pages say so.
    """
    found = []
    for association in organisation.associations(session):
        rows = coverage_queries.coverage(session, association.id)
        years = coverage_queries.years(rows)
        this_year = datetime.now(UTC).year
        found.append(
            AssociationChoice(
                slug=association.slug,
                name=association.name,
                is_fictional=association.is_fictional,
                years=years or (this_year,),
                last_months={year: coverage_queries.last_month(rows, year) for year in years}
                or {this_year: months(this_year)[-1]},
                followed_years=coverage_queries.followed_years(rows),
                figure_count=sum(row.figures for row in rows),
            )
        )
    return tuple(sorted(found, key=lambda choice: (choice.is_fictional, -choice.figure_count, choice.slug)))


def resolve(
    available: tuple[AssociationChoice, ...],
    association: str | None = None,
    year: int | None = None,
    through: str | None = None,
    since: str | None = None,
) -> Selection:
    """The selection for a wish; what is left out gets its default. Raises SelectionError."""
    if not available:
        raise SelectionError(
            _(
                "Databasen har inga förbund än. Lägg upp ett under Importera, eller kör: "
                "python -m data_access load-sample"
            )
        )
    chosen = _association(available, association)
    chosen_year = chosen.default_year if year is None else year
    if chosen_year not in chosen.years:
        raise SelectionError(
            _("{name} har inga siffror för {year}. Det finns: {years}.").format(
                name=chosen.name, year=chosen_year, years=", ".join(str(known) for known in chosen.years)
            )
        )
    month = chosen.last_months[chosen_year] if through is None else through
    if month not in months(chosen_year):
        raise SelectionError(
            _("”{month}” är inte en månad i {year}. Skriv en månad från {first} till {last}.").format(
                month=month, year=chosen_year, first=f"{chosen_year}-01", last=f"{chosen_year}-12"
            )
        )
    return Selection(chosen.slug, chosen_year, month, _since(since, month))


def _since(wish: str | None, through: str) -> str | None:
    """The first month of a span within the year; None for January. Raises SelectionError."""
    first = f"{through[:4]}-01"
    if wish is None or wish == first:
        return None
    possible = [month for month in months(int(through[:4])) if month <= through]
    if wish not in possible:
        raise SelectionError(
            _("”{month}” kan inte vara första månaden. Skriv en månad från {first} till {last}.").format(
                month=wish, first=first, last=through
            )
        )
    return wish


def _association(available: tuple[AssociationChoice, ...], slug: str | None) -> AssociationChoice:
    if slug is None:
        return available[0]
    for choice in available:
        if choice.slug == slug:
            return choice
    raise SelectionError(
        _("Förbundet ”{slug}” finns inte. Det finns: {slugs}.").format(
            slug=slug, slugs=", ".join(choice.slug for choice in available)
        )
    )


def months(year: int) -> tuple[str, ...]:
    """The year's twelve months, `2017-01` first."""
    return tuple(f"{year}-{number:02d}" for number in range(1, len(numbers.MONTHS) + 1))
