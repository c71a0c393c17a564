"""Where the year ends: every cost centre's forecast with the method behind it, own operations apart."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dashboard.budget.forecast import CALCULATED, Forecast, Known, Method, forecast, method_of, total
from dashboard.budget.phasing import EVEN, MONTHS_IN_YEAR
from dashboard.budget.variance import OWN_OPERATIONS, PROJECTS, VarianceRow
from dashboard.interface import numbers, words
from dashboard.shapes.view import Cell, Column, Table, Unit
from dashboard.translation import _
from dashboard.views.budget_phasing import months_of
from dashboard.views.budget_picture import BudgetPicture
from dashboard.views.budget_words import LACKS, METHOD_HELP, METHODS
from dashboard.views.context import Context, sources_of
from data_access.queries import follow_up
from data_access.queries.follow_up import ForecastRow

OUTLOOK = "outlook"


@dataclass(frozen=True, slots=True)
class ForecastPicture:
    """Each cost centre's forecast, what every other method would say, and what the office has written."""

    known: Mapping[str, Known]
    chosen: Mapping[str, Forecast]
    written: Mapping[str, ForecastRow]
    area_methods: Mapping[str, str]

    def total_ore(self, rows: Iterable[VarianceRow]) -> int | None:
        """The sum of some rows' forecasts; None where one is missing."""
        return total(self.chosen[row.id] for row in rows)


def forecast_picture(context: Context, picture: BudgetPicture) -> ForecastPicture | None:
    """The forecasts, or None where there is no outcome to start from or the year is over."""
    if picture.outcome is None or picture.months == MONTHS_IN_YEAR:
        return None
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


def forecast_table(
    context: Context, picture: BudgetPicture, found: ForecastPicture, tested: Table | None = None
) -> Table:
    """Own operations, their sum, the projects, their sum: forecast, method, and variance to the budget."""
    own = [row for row in picture.table.rows if not row.is_project]
    projects = [row for row in picture.table.rows if row.is_project]
    rows = [*(_row(row, found) for row in own), _total(OWN_OPERATIONS, _("Egen verksamhet"), own, found)]
    if projects:
        rows += [_row(row, found) for row in projects]
        rows.append(_total(PROJECTS, _("ESF-projekt"), projects, found))
    return Table(
        id="forecast",
        title=_("Helårsprognos per kostnadsställe"),
        columns=(
            Column("code", _("Kod")),
            Column("name", _("Kostnadsställe")),
            Column("method_text", _("Metod")),
            Column("budget_ore", _("Budget, året"), Unit.ORE, as_size=True),
            Column("outcome_ore", _("Utfall hittills"), Unit.ORE, as_size=True),
            Column("forecast_ore", _("Prognos, året"), Unit.ORE, as_size=True),
            Column("forecast_variance_ore", _("Prognos mot budget"), Unit.ORE, signed=True),
            Column("comment", _("Kommentar")),
        ),
        rows=tuple(rows),
        sources=sources_of(picture.budget, picture.outcome),
        notes=_notes(found, tested),
        finding=forecast_finding(picture, found),
        status=OUTLOOK,
        status_text=_("prognos, uträknad ur utfall och budget"),
        covers=str(context.selection.year),
    )


def _row(row: VarianceRow, found: ForecastPicture) -> dict[str, Cell]:
    chosen, written = found.chosen[row.id], found.written.get(row.id)
    return {
        "id": row.id,
        "code": row.id if row.id.isdecimal() else None,
        "name": row.name,
        "budget_area": words.BUDGET_AREAS[row.budget_area],
        "is_project": row.is_project,
        "is_total": False,
        "method": chosen.method.value,
        "method_text": METHODS[chosen.method],
        "is_own_choice": written is not None,
        "budget_ore": row.budget_ore,
        "outcome_ore": row.outcome_ore,
        "forecast_ore": chosen.value_ore,
        "forecast_variance_ore": _variance(chosen.value_ore, row.budget_ore),
        **{
            f"by_{method.value}_ore": forecast(found.known[row.id], method).value_ore for method in CALCULATED
        },
        "comment": written.comment if written else None,
        "author": written.written.by if written else None,
        "missing_reason": _reason(row, chosen, found),
    }


def _reason(row: VarianceRow, chosen: Forecast, found: ForecastPicture) -> str | None:
    """Why the chosen method gives nothing; else which of the others do not."""
    if chosen.lack is not None:
        return LACKS[chosen.lack]
    lacks = dict.fromkeys(
        LACKS[one.lack]
        for one in (forecast(found.known[row.id], method) for method in CALCULATED)
        if one.lack is not None
    )
    return "; ".join(lacks) or None


def _variance(forecast_ore: int | None, budget_ore: int) -> int | None:
    return None if forecast_ore is None else forecast_ore - budget_ore


def _total(name: str, label: str, rows: list[VarianceRow], found: ForecastPicture) -> dict[str, Cell]:
    budget = sum(row.budget_ore for row in rows)
    outcomes = [row.outcome_ore for row in rows]
    expected = found.total_ore(rows)
    lacking = [row.name for row in rows if found.chosen[row.id].value_ore is None]
    by_method = {
        f"by_{method.value}_ore": total(forecast(found.known[row.id], method) for row in rows)
        for method in CALCULATED
    }
    incomplete = [METHODS[method] for method in CALCULATED if by_method[f"by_{method.value}_ore"] is None]
    reason = None
    if lacking:
        reason = _("prognos saknas för {names}").format(names=", ".join(lacking))
    elif incomplete:
        reason = _("{methods} går inte för alla rader").format(methods=", ".join(incomplete))
    return {
        "id": name,
        "code": None,
        "name": label,
        "budget_area": None,
        "is_project": name == PROJECTS,
        "is_total": True,
        "method": None,
        "method_text": None,
        "is_own_choice": False,
        "budget_ore": budget,
        "outcome_ore": None if None in outcomes else sum(value or 0 for value in outcomes),
        "forecast_ore": expected,
        "forecast_variance_ore": _variance(expected, budget),
        **by_method,
        "comment": None,
        "author": None,
        "missing_reason": reason,
    }


def _notes(found: ForecastPicture, tested: Table | None) -> tuple[str, ...]:
    """What each method in use means, and how wrong it was in the year that it was tested on."""
    used = dict.fromkeys(one.method for one in found.chosen.values())
    return tuple(
        _("{method}: {meaning}").format(method=METHODS[method], meaning=METHOD_HELP[method])
        + _accuracy(method, tested)
        for method in Method
        if method in used
    )


def _accuracy(method: Method, tested: Table | None) -> str:
    error = tested.totals.get(f"by_{method.value}_error_share") if tested else None
    if tested is None or not isinstance(error, float):
        return ""
    return " " + _("Prövad på {year}: i snitt {error} fel.").format(
        year=tested.covers, error=numbers.share(error)
    )


def forecast_finding(picture: BudgetPicture, found: ForecastPicture) -> str:
    """Where own operations end against their budget, and the projects beside them."""
    own = [row for row in picture.table.rows if not row.is_project]
    projects = [row for row in picture.table.rows if row.is_project]
    expected, budget = found.total_ore(own), sum(row.budget_ore for row in own)
    if expected is None:
        return _("Prognosen för den egna verksamheten saknas: minst en rad behöver en annan metod.")
    sentence = _(
        "Den egna verksamheten väntas sluta på {forecast} mot budgeten {budget}: {variance}."
    ).format(
        forecast=numbers.tkr(abs(expected)),
        budget=numbers.tkr(abs(budget)),
        variance=numbers.tkr(expected - budget, signed=True),
    )
    if not projects:
        return sentence
    expected = found.total_ore(projects)
    if expected is None:
        return sentence + " " + _("För projekten finns ingen prognos för alla: de är utan budget.")
    return (
        sentence
        + " "
        + _("Projekten väntas kosta {forecast} därutöver.").format(forecast=numbers.tkr(abs(expected)))
    )
