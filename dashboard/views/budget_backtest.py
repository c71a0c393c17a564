"""How wrong each forecast method would have been, month by month, in a year whose end is known."""

from dashboard.budget.backtest import PastCentre, Tested, backtest, mean_error
from dashboard.budget.forecast import CALCULATED, Method
from dashboard.interface import numbers
from dashboard.shapes.view import Cell, Column, Table, Unit
from dashboard.translation import _
from dashboard.views.budget_phasing import months_of
from dashboard.views.budget_words import METHODS
from dashboard.views.context import Context, reference
from data_access.queries import ledger
from data_access.queries.kept import ask_once
from data_access.queries.ledger import LedgerRow
from data_access.tables.enumerations import LedgerKind


def tested_year(context: Context) -> int | None:
    """The latest year before the selected one that is booked in full and budgeted, else the year itself."""
    known = ledger.ledgers(context.session, context.association.id)
    selected = context.selection.year
    whole = [
        year
        for (year, kind), row in known.items()
        if kind == LedgerKind.OUTCOME.value
        and row.last_month == f"{year}-12"
        and (year, LedgerKind.BUDGET.value) in known
        and year <= selected
    ]
    before = [year for year in whole if year < selected]
    return max(before or whole, default=None)


def backtest_table(context: Context) -> Table | None:
    """Own operations: per month what each method would have said of the year, and how wrong it was.

    None without a year that is booked in full. The totals are the mean errors.
    """
    year = tested_year(context)
    if year is None:
        return None
    question = ("backtest", context.association.id, year)
    return ask_once(context.session, question, lambda: _tested(context, year))


def _tested(context: Context, year: int) -> Table | None:
    known = ledger.ledgers(context.session, context.association.id)
    budget, outcome = known[year, LedgerKind.BUDGET.value], known[year, LedgerKind.OUTCOME.value]
    tested = backtest(_past(context, year, budget))
    if not tested or not tested[0].actual_ore:
        return None
    rows = tuple(_row(month, tested) for month in range(1, 12))
    means = {method: mean_error(tested, method) for method in CALCULATED}
    return Table(
        id="backtest",
        title=_("Så träffsäkra hade metoderna varit {year}").format(year=year),
        columns=(
            Column("name", _("T.o.m.")),
            *(column for method in CALCULATED for column in _columns(method)),
        ),
        rows=rows,
        totals={
            "name": _("Fel i snitt"),
            **{f"by_{method.value}_error_share": means[method] for method in CALCULATED},
            "missing_reason": _lacking(rows),
        },
        sources=(reference(outcome.source), reference(budget.source)),
        notes=(_note(year, tested),),
        finding=_finding(year, means),
        status="outlook",
        status_text=_("prövning i efterhand"),
        covers=str(year),
    )


def _columns(method: Method) -> tuple[Column, Column]:
    """What a method would have said, and how wrong that was, side by side."""
    name = METHODS[method].replace(
        numbers.NO_BREAK_SPACE, " "
    )  # eight headings fit side by side on several lines
    return (
        Column(f"by_{method.value}_ore", name, Unit.ORE, as_size=True),
        Column(
            f"by_{method.value}_error_share",
            _("{method}, fel").format(method=name),
            Unit.SHARE,
            decimals=1,
        ),
    )


def _past(context: Context, year: int, budget: LedgerRow) -> list[PastCentre]:
    """Own operations' cost centres in the tested year."""
    months, last = months_of(context, year), months_of(context, year - 1)
    budgets = ledger.cost_by_centre(context.session, budget, (f"{year}-01", f"{year}-12"))
    nothing = (0,) * 12
    return [
        PastCentre(
            budget_ore=budgets.get(code, 0),
            months_ore=months.get(code, nothing),
            last_year_ore=last.get(code, nothing) if last else None,
        )
        for code, centre in context.cost_centres.items()
        if not centre.is_project and (code in months or code in budgets)
    ]


def _row(month: int, tested: tuple[Tested, ...]) -> dict[str, Cell]:
    here = {one.method: one for one in tested if one.month == month}
    row: dict[str, Cell] = {"id": f"{month:02d}", "name": numbers.month_name(month)}
    for method in CALCULATED:
        row[f"by_{method.value}_ore"] = here[method].forecast_ore
        row[f"by_{method.value}_error_ore"] = here[method].error_ore
        row[f"by_{method.value}_error_share"] = here[method].error_share
    lacks = any(here[method].forecast_ore is None for method in CALCULATED)
    row["missing_reason"] = _("gick inte för alla rader") if lacks else None
    return row


def _lacking(rows: tuple[dict[str, Cell], ...]) -> str | None:
    return next((str(row["missing_reason"]) for row in rows if row["missing_reason"]), None)


def _note(year: int, tested: tuple[Tested, ...]) -> str:
    return _(
        "Egen verksamhet {year}, som slutade på {actual}. Varje månad vet metoden bara det som då var "
        "bokfört; felet är prognosen mot det verkliga, som andel av det verkliga."
    ).format(year=year, actual=numbers.tkr(abs(tested[0].actual_ore)))


def _finding(year: int, means: dict[Method, float | None]) -> str:
    known = {method: mean for method, mean in means.items() if mean is not None}
    if not known:
        return _("Ingen metod gick att pröva på {year}.").format(year=year)
    best = min(known, key=lambda method: known[method])
    return _("{method} låg närmast {year}: i snitt {error} fel.").format(
        method=METHODS[best], year=year, error=numbers.share(known[best])
    )
