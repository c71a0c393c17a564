"""Month by month: accumulated outcome, the phased budget, and the way from here to the forecast."""

from collections.abc import Mapping, Sequence
from itertools import accumulate

from dashboard.budget.forecast import path_to
from dashboard.budget.phasing import EVEN, MONTHS_IN_YEAR, budget_to_date
from dashboard.budget.totals import sum_or_missing
from dashboard.budget.variance import VarianceRow
from dashboard.interface import numbers
from dashboard.shapes.view import Cell, Column, Table, Unit
from dashboard.translation import _
from dashboard.views.budget_forecast import ForecastPicture
from dashboard.views.budget_phasing import twelve
from dashboard.views.budget_picture import BudgetPicture
from dashboard.views.context import Context, sources_of, status_text
from data_access.queries import ledger
from data_access.tables.enumerations import LedgerKind

Ways = dict[str, Mapping[int, int] | None]

NOT_YET, NO_FORECAST = _("inte bokfört än"), _("ingen prognos för alla rader")
NOT_BY_MONTH = _("inte publicerat månad för månad")


def months_table(context: Context, picture: BudgetPicture, found: ForecastPicture | None) -> Table | None:
    """Accumulated per month, own operations and projects apart; None without an outcome.

    A published table knows its last month only: the months before it are not made up.
    """
    if picture.outcome is None:
        return None
    year = context.selection.year
    amounts = _amounts(context, picture)
    sides = {
        "own": [centre for centre in picture.table.rows if not centre.is_project],
        "project": [centre for centre in picture.table.rows if centre.is_project],
    }
    ways = _ways(picture, found)
    rows: list[dict[str, Cell]] = []
    for month in range(1, MONTHS_IN_YEAR + 1):
        cells: dict[str, Cell] = {
            f"{side}_{key}": value
            for side, centres in sides.items()
            for key, value in _cells(centres, picture, ways, amounts.get(month), month).items()
        }
        reason = _reason(month, picture) if None in cells.values() else None
        name = numbers.month_name(month)
        rows.append({"id": f"{year}-{month:02d}", "name": name, **cells, "missing_reason": reason})
    return Table(
        id="months",
        title=_("Ackumulerat månad för månad"),
        columns=(
            Column("name", _("T.o.m.")),
            Column("own_budget_ore", _("Egen verksamhet, budget"), Unit.ORE, as_size=True),
            Column("own_outcome_ore", _("Egen verksamhet, utfall"), Unit.ORE, as_size=True),
            Column("own_forecast_ore", _("Egen verksamhet, prognos"), Unit.ORE, as_size=True),
            Column("project_budget_ore", _("Projekt, budget"), Unit.ORE, as_size=True),
            Column("project_outcome_ore", _("Projekt, utfall"), Unit.ORE, as_size=True),
            Column("project_forecast_ore", _("Projekt, prognos"), Unit.ORE, as_size=True),
        ),
        rows=tuple(rows),
        sources=sources_of(picture.budget, picture.outcome),
        finding=_finding(picture),
        status=picture.outcome.dataset.status,
        status_text=status_text(picture.outcome.dataset),
        covers=str(year),
    )


def _amounts(context: Context, picture: BudgetPicture) -> dict[int, dict[str, int | None]]:
    """The accumulated outcome by cost centre, for the months that it is known."""
    year = context.selection.year
    row = ledger.ledger(context.session, context.association.id, year, LedgerKind.OUTCOME)
    if row is None or not picture.is_booked:
        return {picture.months: {centre.id: centre.outcome_ore for centre in picture.table.rows}}
    booked = twelve(ledger.cost_by_centre_and_month(context.session, row), year)
    running = {code: tuple(accumulate(months)) for code, months in booked.items()}
    return {
        month: {code: sums[month - 1] for code, sums in running.items()}
        for month in range(1, picture.months + 1)
    }


def _reason(month: int, picture: BudgetPicture) -> str:
    if month > picture.months:
        return NOT_YET
    if month < picture.months and not picture.is_booked:
        return NOT_BY_MONTH
    return NO_FORECAST


def _cells(
    centres: Sequence[VarianceRow],
    picture: BudgetPicture,
    ways: Ways | None,
    amounts: Mapping[str, int | None] | None,
    month: int,
) -> dict[str, Cell]:
    """One side's budget, outcome and forecast through a month; `amounts` is None where it is not known."""
    phased = sum(budget_to_date(row.budget_ore, month, picture.phasings.get(row.id, EVEN)) for row in centres)
    outcome = None if amounts is None else sum_or_missing(amounts.get(row.id, 0) for row in centres)
    return {
        "budget_ore": phased if picture.budget else None,
        "outcome_ore": outcome,
        "forecast_ore": _expected(centres, ways, month) if month > picture.months else outcome,
    }


def _expected(centres: Sequence[VarianceRow], ways: Ways | None, month: int) -> int | None:
    """The accumulated forecast of a month that is not booked."""
    if ways is None:
        return None
    return sum_or_missing(None if (way := ways[row.id]) is None else way[month] for row in centres)


def _ways(picture: BudgetPicture, found: ForecastPicture | None) -> Ways | None:
    """Each cost centre's way from its outcome to its forecast; None for one without a forecast."""
    if found is None:
        return None
    ways: Ways = {}
    for row in picture.table.rows:
        expected = found.chosen[row.id].value_ore
        if expected is None or row.outcome_ore is None:
            ways[row.id] = None
        else:
            phasing = picture.phasings.get(row.id, EVEN)
            ways[row.id] = path_to(expected, row.outcome_ore, picture.months, phasing)
    return ways


def _finding(picture: BudgetPicture) -> str:
    own = picture.table.own_operations
    if picture.budget is None:
        return _(
            "T.o.m. {month} har den egna verksamheten använt {outcome}. Budgeten finns inte i källorna."
        ).format(month=numbers.month_name(picture.months), outcome=numbers.tkr(abs(own.known_outcome_ore)))
    return _("T.o.m. {month} har den egna verksamheten använt {outcome} av väntade {budget}.").format(
        month=numbers.month_name(picture.months),
        outcome=numbers.tkr(abs(own.known_outcome_ore)),
        budget=numbers.tkr(abs(own.budget_to_date_ore)),
    )
