"""The forecasts as a table: cost centre, method, how wrong it has been, and where the year ends."""

from collections.abc import Iterator, Mapping

from dashboard.budget.forecast import CALCULATED, Forecast, Method, total
from dashboard.budget.variance import OWN_OPERATIONS, PROJECTS, VarianceRow
from dashboard.interface import numbers, words
from dashboard.shapes.view import Cell, Column, Table, Unit
from dashboard.translation import _, plural
from dashboard.views.budget_forecast import ForecastPicture
from dashboard.views.budget_picture import BudgetPicture
from dashboard.views.budget_words import LACKS, METHOD_HELP, METHODS
from dashboard.views.context import Context, sources_of
from dashboard.views.rounding_notes import rounding_notes

OUTLOOK = "outlook"
NOT_TESTED = _("inte prövad")
BY_METHOD = tuple((f"by_{method.value}_ore", method) for method in CALCULATED)
"""What a row calls each calculated method's forecast."""


def forecast_table(
    context: Context, picture: BudgetPicture, found: ForecastPicture, tested: Table | None = None
) -> Table:
    """Own operations, their sum, the projects, their sum: forecast, method, and variance to the budget."""
    own = [row for row in picture.table.rows if not row.is_project]
    projects = [row for row in picture.table.rows if row.is_project]
    errors = method_errors(tested)
    columns = _columns(tested)
    rows: list[dict[str, Cell]] = []
    notes = [*_method_notes(found, tested)]
    for name, label, centres in (
        (OWN_OPERATIONS, _("Egen verksamhet"), own),
        (PROJECTS, _("ESF-projekt"), projects),
    ):
        if centres:
            parts, whole = [_row(row, found, errors) for row in centres], _total(name, label, centres, found)
            rows += [*parts, whole]
            notes += rounding_notes(columns, parts, whole)
    return Table(
        id="forecast",
        title=_("Helårsprognos per kostnadsställe"),
        columns=columns,
        rows=tuple(rows),
        sources=sources_of(picture.budget, picture.outcome),
        notes=tuple(notes),
        finding=forecast_finding(picture, found),
        status=OUTLOOK,
        status_text=_("prognos, uträknad ur utfall och budget"),
        covers=str(context.selection.year),
    )


def method_errors(tested: Table | None) -> Mapping[Method, float]:
    """How wrong each method was on average in the year that they were tested on; those that could be."""
    if tested is None:
        return {}
    errors = {method: tested.totals.get(f"by_{method.value}_error_share") for method in CALCULATED}
    return {method: error for method, error in errors.items() if isinstance(error, float)}


def _method_notes(found: ForecastPicture, tested: Table | None) -> Iterator[str]:
    """What each method in use means, and how wrong it was in the year that it was tested on."""
    used, errors = {one.method for one in found.chosen.values()}, method_errors(tested)
    for method in Method:
        if method not in used:
            continue
        meaning = _("{method}: {meaning}").format(method=METHODS[method], meaning=METHOD_HELP[method])
        if tested is None or method not in errors:
            yield meaning
            continue
        error = numbers.share(errors[method])
        yield (
            meaning
            + " "
            + _("Prövad på {year}: i snitt {error} fel.").format(year=tested.covers, error=error)
        )


def _columns(tested: Table | None) -> tuple[Column, ...]:
    return (
        Column("code", _("Kod")),
        Column("name", _("Kostnadsställe")),
        Column("method_text", _("Metod")),
        Column(
            "method_error_share",
            _("Fel {year}").format(year=tested.covers if tested else ""),
            Unit.SHARE,
            decimals=1,
            shown=False,
        ),
        Column("budget_ore", _("Budget, året"), Unit.ORE, as_size=True),
        Column("outcome_ore", _("Utfall hittills"), Unit.ORE, as_size=True),
        Column("forecast_ore", _("Prognos, året"), Unit.ORE, as_size=True),
        Column("forecast_variance_ore", _("Prognos mot budget"), Unit.ORE, signed=True),
        Column("comment", _("Kommentar")),
    )


def _row(row: VarianceRow, found: ForecastPicture, errors: Mapping[Method, float]) -> dict[str, Cell]:
    chosen, written, said = found.chosen[row.id], found.written.get(row.id), found.said[row.id]
    return {
        "id": row.id,
        "code": row.id if row.id.isdecimal() else None,
        "name": row.name,
        "budget_area": words.BUDGET_AREAS[row.budget_area],
        "is_project": row.is_project,
        "is_total": False,
        "method": chosen.method.value,
        "method_text": METHODS[chosen.method],
        "method_error_share": errors.get(chosen.method),
        "is_own_choice": written is not None,
        "budget_ore": row.budget_ore,
        "outcome_ore": row.outcome_ore,
        "forecast_ore": chosen.value_ore,
        "forecast_variance_ore": _variance(chosen.value_ore, row.budget_ore),
        **{key: said[method].value_ore for key, method in BY_METHOD},
        "comment": written.comment if written else None,
        "author": written.written.by if written else None,
        "missing_reason": _reason(chosen, said, errors),
    }


def _reason(chosen: Forecast, said: Mapping[Method, Forecast], errors: Mapping[Method, float]) -> str | None:
    """Why the chosen method gives nothing; else which of the others do not, and whether it is untested."""
    if chosen.lack is not None:
        return LACKS[chosen.lack]
    lacks = list(dict.fromkeys([LACKS[other.lack] for other in said.values() if other.lack is not None]))
    if chosen.method not in errors:
        lacks.append(NOT_TESTED)
    return "; ".join(lacks) or None


def _variance(forecast_ore: int | None, budget_ore: int) -> int | None:
    return None if forecast_ore is None else forecast_ore - budget_ore


def _total(name: str, label: str, rows: list[VarianceRow], found: ForecastPicture) -> dict[str, Cell]:
    budget = sum(row.budget_ore for row in rows)
    outcomes = [row.outcome_ore for row in rows]
    expected = found.total_ore(rows)
    lacking = [row.name for row in rows if found.chosen[row.id].value_ore is None]
    by_method = {key: total(found.said[row.id][method] for row in rows) for key, method in BY_METHOD}
    incomplete = [METHODS[method] for key, method in BY_METHOD if by_method[key] is None]
    reason = None
    if lacking:
        reason = plural("{count} rad saknar prognos", "{count} rader saknar prognos", len(lacking)).format(
            count=len(lacking)
        )
    elif incomplete:
        reason = _("{methods} går inte för alla rader").format(methods=", ".join(incomplete))
    else:
        reason = _("summan har ingen egen metod")
    return {
        "id": name,
        "code": None,
        "name": label,
        "budget_area": None,
        "is_project": name == PROJECTS,
        "is_total": True,
        "method": None,
        "method_text": None,
        "method_error_share": None,
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
