"""The forecast methods beside each other: what each says of the year, and how wrong it has been."""

from dashboard.budget.forecast import CALCULATED, Method, total
from dashboard.interface import numbers
from dashboard.shapes.view import Cell, Column, Table, Unit
from dashboard.translation import _
from dashboard.views.budget_forecast import ForecastPicture
from dashboard.views.budget_forecast_table import NOT_TESTED, method_errors
from dashboard.views.budget_picture import BudgetPicture
from dashboard.views.budget_words import METHOD_HELP, METHODS
from dashboard.views.context import Context, sources_of


def methods_table(
    context: Context, picture: BudgetPicture, found: ForecastPicture, tested: Table | None
) -> Table:
    """One row a method: own operations' year by it, against the budget, its mean error, rows that use it."""
    year = tested.covers if tested else ""
    rows = tuple(_row(method, picture, found, tested) for method in Method)
    return Table(
        id="methods",
        title=_("Prognosmetoderna sida vid sida"),
        columns=(
            Column("name", _("Metod")),
            Column("meaning", _("Så räknas den")),
            Column("own_forecast_ore", _("Egen verksamhet, året"), Unit.ORE, as_size=True),
            Column("own_variance_ore", _("Mot budget"), Unit.ORE, signed=True),
            Column(
                "error_share",
                _("Fel i snitt {year}").format(year=year),
                Unit.SHARE,
                decimals=1,
                shown=tested is not None,
            ),
            Column("used_by", _("Rader som följer den"), Unit.COUNT),
        ),
        rows=rows,
        sources=(*sources_of(picture.budget, picture.outcome), *(tested.sources if tested else ())),
        notes=()
        if tested is None
        else (_("Felet är prövat på den egna verksamheten {year}, månad för månad.").format(year=year),),
        finding=_finding(rows, tested),
        status="outlook",
        status_text=_("prognos, uträknad ur utfall och budget"),
        covers=str(context.selection.year),
    )


def _row(
    method: Method, picture: BudgetPicture, found: ForecastPicture, tested: Table | None
) -> dict[str, Cell]:
    own = [row for row in picture.table.rows if not row.is_project]
    amount = total(found.said[row.id][method] for row in own) if method in CALCULATED else None
    error = method_errors(tested).get(method)
    lacks = []
    if method not in CALCULATED:
        lacks.append(_("skrivs rad för rad"))
    elif amount is None:
        lacks.append(_("går inte för alla rader"))
    elif error is None:
        lacks.append(NOT_TESTED)
    return {
        "id": method.value,
        "name": METHODS[method],
        "meaning": METHOD_HELP[method],
        "own_forecast_ore": amount,
        "own_variance_ore": None if amount is None else amount - sum(row.budget_ore for row in own),
        "error_share": error,
        "used_by": sum(chosen.method is method for chosen in found.chosen.values()),
        "missing_reason": "; ".join(lacks) or None,
    }


def _finding(rows: tuple[dict[str, Cell], ...], tested: Table | None) -> str:
    """How far apart the methods are, and which came closest in the year that they were tested on."""
    said = sorted(abs(int(row["own_forecast_ore"])) for row in rows if row["own_forecast_ore"] is not None)
    if not said:
        return _("Ingen metod går att räkna för alla rader.")
    sentence = _("Metoderna säger mellan {low} och {high} för den egna verksamheten.").format(
        low=numbers.tkr(said[0]), high=numbers.tkr(said[-1])
    )
    return f"{sentence} {tested.finding}" if tested else sentence
