"""Month by month: accumulated outcome, the phased budget, and the way from here to the forecast."""

from collections.abc import Collection, Sequence
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
from data_access.queries.kept import ask_once
from data_access.tables.enumerations import LedgerKind

NOT_YET, NO_FORECAST = _("inte bokfört än"), _("ingen prognos för alla rader")
NOT_BY_MONTH = _("inte publicerat månad för månad")


def months_table(context: Context, picture: BudgetPicture, found: ForecastPicture | None) -> Table | None:
    """Accumulated per month, own operations and projects apart; None without an outcome.

    A published table knows its last month only: the months before it are not made up.
    """
    if picture.outcome is None:
        return None
    year = context.selection.year
    sides = {
        "own": [centre for centre in picture.table.rows if not centre.is_project],
        "project": [centre for centre in picture.table.rows if centre.is_project],
    }
    of_sides = {side: _side(context, picture, centres, found) for side, centres in sides.items()}
    rows: list[dict[str, Cell]] = []
    for month in range(1, MONTHS_IN_YEAR + 1):
        cells: dict[str, Cell] = {
            f"{side}_{key}": months[month - 1]
            for side, known in of_sides.items()
            for key, months in known.items()
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


def _side(
    context: Context, picture: BudgetPicture, centres: Sequence[VarianceRow], found: ForecastPicture | None
) -> dict[str, Sequence[int | None]]:
    """One side's budget, outcome and forecast through each month; None where it is not known."""
    codes = tuple(row.id for row in centres)
    asked = (context.association.id, context.selection.year, codes)
    nothing: Sequence[int | None] = (None,) * MONTHS_IN_YEAR
    outcome = list(nothing)
    outcome[picture.months - 1] = sum_or_missing(row.outcome_ore for row in centres)
    if picture.is_booked:
        booked = ask_once(context.session, ("booked-months", *asked), lambda: _booked(context, codes))
        outcome[: picture.months] = booked[: picture.months]
    budget = nothing
    if picture.budget:
        budget = ask_once(context.session, ("phased-months", *asked), lambda: _phased(picture, centres))
    expected = _expected(picture, centres, found) or nothing[picture.months :]
    return {
        "budget_ore": budget,
        "outcome_ore": outcome,
        "forecast_ore": (*outcome[: picture.months], *expected),
    }


def _booked(context: Context, codes: Collection[str]) -> tuple[int, ...]:
    """What some cost centres have cost through each month of the year, as the ledger has it."""
    year = context.selection.year
    row = ledger.ledger(context.session, context.association.id, year, LedgerKind.OUTCOME)
    if row is None:
        return (0,) * MONTHS_IN_YEAR
    booked = twelve(ledger.cost_by_centre_and_month(context.session, row), year)
    each = [months for code, months in booked.items() if code in codes]
    return tuple(accumulate(map(sum, zip(*each, strict=True)))) if each else (0,) * MONTHS_IN_YEAR


def _phased(picture: BudgetPicture, centres: Sequence[VarianceRow]) -> tuple[int, ...]:
    """The budget through each month, as each cost centre's is phased."""
    return tuple(
        sum(budget_to_date(row.budget_ore, month, picture.phasings.get(row.id, EVEN)) for row in centres)
        for month in range(1, MONTHS_IN_YEAR + 1)
    )


def _reason(month: int, picture: BudgetPicture) -> str:
    if month > picture.months:
        return NOT_YET
    if month < picture.months and not picture.is_booked:
        return NOT_BY_MONTH
    return NO_FORECAST


def _expected(
    picture: BudgetPicture, centres: Sequence[VarianceRow], found: ForecastPicture | None
) -> Sequence[int] | None:
    """The forecast through each month that is not booked; None where a cost centre has no forecast."""
    if found is None:
        return None
    ways = []
    for row in centres:
        expected = found.chosen[row.id].value_ore
        if expected is None or row.outcome_ore is None:
            return None
        phasing = picture.phasings.get(row.id, EVEN)
        ways.append(path_to(expected, row.outcome_ore, picture.months, phasing).values())
    return tuple(map(sum, zip(*ways, strict=True))) or (0,) * (MONTHS_IN_YEAR - picture.months)


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
