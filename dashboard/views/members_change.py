"""Each member's contribution against the year before: two years' tables side by side, never mixed."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.shapes.view import Cell, Column, Unit
from dashboard.translation import _
from dashboard.views.context import Context, status_text
from data_access.queries import contributions as contribution_queries
from data_access.queries.rows import Answer
from data_access.tables.enumerations import Measure


@dataclass(frozen=True, slots=True)
class Previous:
    """The year before: its table per member (None where there is none) and the amounts by member slug."""

    year: int
    answer: Answer | None
    contributions: Mapping[str, int | None]

    def cells(self, slug: str, value: int | None) -> dict[str, Cell]:
        """The year before, the change in ören, and the change as a share of the year before."""
        return self._cells(self.contributions.get(slug), value)

    def totals(self, total: int | None) -> dict[str, Cell]:
        """The same of all members together."""
        return self._cells(contribution_queries.total_ore(self.answer) if self.answer else None, total)

    def _cells(self, before: int | None, value: int | None) -> dict[str, Cell]:
        change = None if before is None or value is None else value - before
        return {
            "previous_ore": before,
            "change_ore": change,
            "change_share": change / before if change is not None and before else None,
        }

    def columns(self, decimals: int) -> tuple[Column, ...]:
        """The columns of the change."""
        against = _("Förändring mot {year}").format(year=self.year)
        return (
            Column("change_ore", against, Unit.ORE, decimals=decimals, signed=True),
            Column("change_share", _("Förändring i %"), Unit.SHARE, decimals=1, signed=True),
        )

    @property
    def missing_reason(self) -> str | None:
        """Why there is no change to show."""
        if self.answer is not None:
            return None
        return _("bidrag per medlem {year} finns inte i källorna").format(year=self.year)

    @property
    def notes(self) -> tuple[str, ...]:
        """Which table the change is against, and how final that is."""
        if self.answer is None:
            return ()
        return (
            _("Förändringen är mot {year}: {status}.").format(
                year=self.year, status=status_text(self.answer.dataset)
            ),
        )


def previous_year(context: Context) -> Previous:
    """The contributions per member of the year before the selected one."""
    year = context.selection.year - 1
    answer = contribution_queries.by_member(
        context.session, context.association.id, (f"{year}-01", f"{year}-12")
    )
    rows = answer.parts(Measure.CONTRIBUTION.value) if answer else ()
    return Previous(year, answer, {row.member: row.value for row in rows if row.member})
