"""The parts of the budget page, and the tables of each: made when they are asked for, not before."""

from dataclasses import dataclass
from functools import cached_property

from dashboard.shapes.view import Table
from dashboard.views.attention import attention_table
from dashboard.views.budget_backtest import backtest_table
from dashboard.views.budget_bridge import bridge_table
from dashboard.views.budget_forecast import ForecastPicture
from dashboard.views.budget_forecast_table import forecast_table
from dashboard.views.budget_methods import methods_table
from dashboard.views.budget_months import months_table
from dashboard.views.budget_picture import BudgetPicture
from dashboard.views.budget_tables import cost_centre_table, operations_table
from dashboard.views.context import Context
from dashboard.views.parts import Makers
from dashboard.views.statement import StatementPicture, statement_table
from dashboard.views.statement_periods import period_tables

PARTS: dict[str, tuple[str, ...]] = {
    "status": (),
    "deviations": ("cost-centres", "attention"),
    "forecast": ("months", "result-bridge", "methods", "forecast", "backtest"),
    "cost-centres": ("cost-centres", "operations"),
    "statement": ("income-statement", "statement-tertials", "statement-months"),
}
"""The parts of the page, each a question of its own, and the tables that it draws.

The status draws the levels of the way down, which `budget_drill` makes."""


def parts_of(picture: BudgetPicture, statement: StatementPicture | None) -> tuple[str, ...]:
    """The parts that there is ground for: deviations and forecasts need both budget and outcome."""
    lacking = set()
    if picture.budget is None or picture.outcome is None:
        lacking |= {"deviations", "forecast"}
    if statement is None:
        lacking.add("statement")
    return tuple(part for part in PARTS if part not in lacking)


@dataclass(frozen=True)
class Figures:
    """What the tables are made of; what two of them need is made once."""

    context: Context
    picture: BudgetPicture
    statement: StatementPicture | None
    forecasts: ForecastPicture | None
    sentence: str

    @cached_property
    def tested(self) -> Table | None:
        """How wrong the methods have been; only books have a year that is known month by month."""
        return backtest_table(self.context) if self.picture.is_booked else None

    @cached_property
    def periods(self) -> dict[str, Table]:
        """The income statement by month and by tertial."""
        return {table.id: table for table in period_tables(self.context)}


def _forecast(given: Figures) -> Table | None:
    found = given.forecasts
    return None if found is None else forecast_table(given.context, given.picture, found, given.tested)


def _methods(given: Figures) -> Table | None:
    found = given.forecasts
    return None if found is None else methods_table(given.context, given.picture, found, given.tested)


def _statement(given: Figures) -> Table | None:
    return None if given.statement is None else statement_table(given.context, given.statement)


MAKERS: Makers[Figures] = {
    "cost-centres": lambda given: cost_centre_table(
        given.context, given.picture, given.statement, given.sentence
    ),
    "operations": lambda given: operations_table(given.context, given.picture),
    "attention": lambda given: attention_table(given.context, given.picture),
    "forecast": _forecast,
    "methods": _methods,
    "months": lambda given: months_table(given.context, given.picture, given.forecasts),
    "result-bridge": lambda given: bridge_table(given.context, given.picture, given.forecasts),
    "backtest": lambda given: given.tested,
    "income-statement": _statement,
    "statement-tertials": lambda given: given.periods.get("statement-tertials"),
    "statement-months": lambda given: given.periods.get("statement-months"),
}
