"""Budget against outcome as the budget page and the overview both need it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dashboard.budget.phasing import EVEN, Phasing
from dashboard.budget.rounding import Agreement, Printed, check_parts
from dashboard.budget.variance import CostCentre, VarianceTable, variance_table
from dashboard.interface import numbers
from dashboard.translation import _
from dashboard.views.budget_phasing import phasings
from dashboard.views.context import Context
from data_access.queries import budget as budget_queries
from data_access.queries.kept import ask_lately, ask_once
from data_access.queries.ledger_answers import is_ledger
from data_access.queries.rows import Answer, FigureRow
from data_access.tables.enumerations import Measure


@dataclass(frozen=True, slots=True)
class BudgetPicture:
    """The year's budget and its outcome so far; either may be missing, then its answer is None.

    `through` is the last month that the outcome reaches, which may be earlier than the one asked for.
    `outside` is what the source prints but does not count: a row outside its sum, or a blank cell.
    `phasings` has the cost centres whose budget is not even by month; `previous` is the table of the same
    months' outcome the year before, where there is one, `previous_ore` its amounts by cost centre, and
    `previous_outside` what it prints and does not count.
    """

    budget: Answer | None
    outcome: Answer | None
    table: VarianceTable
    through: str
    outside: dict[str, str]
    phasings: dict[str, Phasing] = field(default_factory=dict)
    previous: Answer | None = None
    previous_ore: dict[str, int] = field(default_factory=dict)
    previous_outside: dict[str, str] = field(default_factory=dict)

    @property
    def is_even(self) -> bool:
        """Whether every cost centre's budget falls evenly over the year."""
        return not self.phasings

    @property
    def is_booked(self) -> bool:
        """Whether the outcome comes from a ledger and can be followed down to the postings."""
        return is_ledger(self.outcome)

    @property
    def months(self) -> int:
        """How many months the outcome covers."""
        return int(self.through[5:])

    @property
    def budget_total_ore(self) -> int | None:
        """The budget's own stated total, else the sum of its rows."""
        return stated_or_sum(self.budget, Measure.BUDGET, self.table.everything.budget_ore)

    @property
    def outcome_total_ore(self) -> int | None:
        """The outcome's own stated total, else the sum of its rows; None without an outcome."""
        if self.outcome is None:
            return None
        return stated_or_sum(self.outcome, Measure.OUTCOME, self.table.everything.known_outcome_ore)


def stated_or_sum(answer: Answer | None, measure: Measure, total_of_rows: int) -> int | None:
    """A table's stated total of a measure; the sum of its rows where it states none."""
    if answer is None:
        return None
    stated = answer.total(measure.value)
    return stated.value if stated is not None else total_of_rows


def budget_picture(context: Context) -> BudgetPicture:
    """Every cost centre of the year with its budget and its outcome so far; made once for a selection."""
    return ask_lately(context.session, ("budget-picture", context.selection), lambda: _made(context))


def _made(context: Context) -> BudgetPicture:
    session, association = context.session, context.association.id
    budget = budget_queries.budget(session, association, context.year)
    outcome = budget_queries.outcome(session, association, context.period)
    budgets = ask_once(
        session,
        ("budget-values", context.association.id, context.selection.year),
        lambda: _values(budget, Measure.BUDGET, context.selection.year),
    )
    outcomes = _values(outcome, Measure.OUTCOME, context.selection.year)
    through = max((found.through for found in outcomes.values()), default=context.selection.through)
    outside = _outside_the_total(outcome) | _blank(outcomes, budgets)
    phased = phasings(context)
    booked = is_ledger(outcome)
    rows = []
    for code in context.cost_centres:
        if code in outside or (code not in budgets and code not in outcomes):
            continue
        centre = context.cost_centres[code]
        found = outcomes.get(code)
        rows.append(
            CostCentre(
                id=code,
                name=centre.name,
                budget_area=centre.budget_area,
                is_project=centre.is_project,
                budget_ore=(budgets[code].value or 0) if code in budgets else 0,
                outcome_ore=_outcome(found, through, booked=booked),
                phasing=phased.get(code, EVEN),
            )
        )
    table = variance_table(rows, int(through[5:]))
    previous, amounts = _previous(context, through, [row.id for row in rows])
    not_counted = _outside_the_total(previous)
    return BudgetPicture(budget, outcome, table, through, outside, phased, previous, amounts, not_counted)


def _outcome(found: budget_queries.Accumulated | None, through: str, *, booked: bool) -> int | None:
    """A cost centre's outcome so far. The books are whole: what is not in them has cost nothing."""
    if found is None:
        return 0 if booked else None
    return found.value if found.through == through else None


def _previous(context: Context, through: str, codes: Sequence[str]) -> tuple[Answer | None, dict[str, int]]:
    """The same months' outcome the year before, and its amounts for the cost centres asked for.

    The books are whole: a cost centre that is not in them cost nothing. None where the year before has no
    table of exactly these months.
    """
    year = int(through[:4]) - 1
    period = f"{year}-01", f"{year}{through[4:]}"
    found = budget_queries.outcome(context.session, context.association.id, period)
    outcomes = _values(found, Measure.OUTCOME, year)
    amounts = {
        code: known.value
        for code, known in outcomes.items()
        if known.through == period[1] and known.value is not None
    }
    if found is None or not amounts:
        return None, {}
    if is_ledger(found):
        amounts = dict.fromkeys(codes, 0) | amounts
    return found, amounts


def _values(answer: Answer | None, measure: Measure, year: int) -> dict[str, budget_queries.Accumulated]:
    if answer is None:
        return {}
    by_code: dict[str, list[FigureRow]] = {}
    for row in answer.parts(measure.value):
        if row.cost_centre and row.in_total:
            by_code.setdefault(row.cost_centre, []).append(row)
    found = {}
    for code, rows in by_code.items():
        accumulated = budget_queries.accumulate(tuple(rows), year)
        if accumulated is not None:
            found[code] = accumulated
    return found


def _outside_the_total(outcome: Answer | None) -> dict[str, str]:
    """Rows that the source prints but leaves out of its sum: shown with their figure as the reason."""
    rows = outcome.parts(Measure.OUTCOME.value) if outcome else ()
    return {
        row.cost_centre: _("{amount} i källan, utanför summan").format(amount=numbers.tkr(row.value))
        for row in rows
        if row.cost_centre and not row.in_total
    }


def _blank(
    outcomes: dict[str, budget_queries.Accumulated], budgets: dict[str, budget_queries.Accumulated]
) -> dict[str, str]:
    """Rows with neither outcome nor budget, and the reason that the source gives."""
    return {
        code: found.rows[-1].missing_reason or _("tom cell i källan")
        for code, found in outcomes.items()
        if found.value is None and code not in budgets
    }


def most_precise_total(
    rounded_ore: int | None, rounded_precision: int | None, exact: FigureRow | None
) -> int | None:
    """A total from its most precise statement: 7 392 809,15 and not 7 393, if the two agree as rounding."""
    if rounded_ore is None or exact is None or exact.value is None:
        return rounded_ore
    agreement = check_parts(
        [Printed(exact.value, exact.precision or 1)], Printed(rounded_ore, rounded_precision or 1)
    ).agreement
    return rounded_ore if agreement is Agreement.DIFFERS else exact.value
