"""Where the year ends: every cost centre's forecast with the method behind it, own operations apart."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from dashboard.budget.forecast import CALCULATED, Forecast, Known, Method, forecast, method_of, total
from dashboard.budget.phasing import EVEN, MONTHS_IN_YEAR
from dashboard.budget.variance import VarianceRow
from dashboard.views.budget_phasing import months_of
from dashboard.views.budget_picture import BudgetPicture
from dashboard.views.context import Context
from data_access.queries import follow_up
from data_access.queries.follow_up import ForecastRow
from data_access.queries.kept import ask_lately


@dataclass(frozen=True)
class ForecastPicture:
    """Each cost centre's forecast, what every other method would say, and what the office has written."""

    known: Mapping[str, Known]
    chosen: Mapping[str, Forecast]
    written: Mapping[str, ForecastRow]
    area_methods: Mapping[str, str]

    @cached_property
    def said(self) -> Mapping[str, Mapping[Method, Forecast]]:
        """What each calculated method says of each cost centre; several tables need it."""
        return {
            code: {method: forecast(known, method) for method in CALCULATED}
            for code, known in self.known.items()
        }

    def total_ore(self, rows: Iterable[VarianceRow]) -> int | None:
        """The sum of some rows' forecasts; None where one is missing."""
        return total(self.chosen[row.id] for row in rows)


def forecast_picture(context: Context, picture: BudgetPicture) -> ForecastPicture | None:
    """The forecasts, or None where there is no outcome to start from or the year is over."""
    if picture.outcome is None or picture.months == MONTHS_IN_YEAR:
        return None
    return ask_lately(
        context.session, ("forecast-picture", context.selection), lambda: _made(context, picture)
    )


def _made(context: Context, picture: BudgetPicture) -> ForecastPicture:
    session, association, year = context.session, context.association.id, context.selection.year
    written = follow_up.forecasts(session, association, year)
    areas = follow_up.area_methods(session, association)
    last_year = months_of(context, year - 1) if picture.is_booked else {}
    known = {row.id: _known(row, picture, last_year, written.get(row.id)) for row in picture.table.rows}
    chosen = {
        row.id: forecast(
            known[row.id],
            method_of(written[row.id].method if row.id in written else None, areas.get(row.budget_area)),
        )
        for row in picture.table.rows
    }
    return ForecastPicture(known, chosen, written, areas)


def _known(
    row: VarianceRow,
    picture: BudgetPicture,
    last_year: Mapping[str, tuple[int, ...]],
    written: ForecastRow | None,
) -> Known:
    months = last_year.get(row.id, (0,) * MONTHS_IN_YEAR if last_year else None)
    return Known(
        month=picture.months,
        budget_ore=row.budget_ore,
        outcome_ore=row.outcome_ore,
        phasing=picture.phasings.get(row.id, EVEN),
        last_year_to_date_ore=sum(months[: picture.months]) if months else None,
        last_year_ore=sum(months) if months else None,
        own_ore=written.amount_ore if written else None,
    )
