"""A plan's costs as blocks, administration and project, and its income beside the members'."""

from dataclasses import dataclass

from dashboard.scenarios.baseline import CostBlock
from dashboard.translation import _
from dashboard.views.context import Context
from dashboard.views.scenario_places import PlannedPlaces
from dashboard.views.scenario_plan import Plan, months
from data_access.queries import budget as budget_queries
from data_access.queries.rows import PROJECT_GRANTED, Answer
from data_access.tables.enumerations import BudgetArea, Measure, StatementSection

ADMINISTRATIVE = {BudgetArea.BOARD.value, BudgetArea.ADMINISTRATION.value, BudgetArea.AUDIT.value}
NEW_ACTIVITY = "ny-insats"
"""The code of the block that a scenario can start an activity in."""


class PlanCosts:
    """The plan's budget rows, sorted: own blocks, administration, and projects on external money.

    A plan that has an alternative with its project keeps the project out of its own figures, so there its
    rows are all own operations.
    """

    def __init__(self, context: Context, plan: Plan) -> None:
        self._context, self._plan = context, plan
        self._rows = _amounts(plan.costs, granted=False)
        self._granted = _amounts(plan.costs, granted=True)
        centres = context.cost_centres
        self._administrative = [code for code in self._rows if centres[code].budget_area in ADMINISTRATIVE]
        self._projects = [
            code
            for code, amount in self._rows.items()
            if centres[code].is_project and amount and not self._granted
        ]

    @property
    def administration_ore(self) -> int:
        """Board, office and audit."""
        return sum(self._rows[code] for code in self._administrative)

    @property
    def administration_granted_ore(self) -> int | None:
        """The same when the project is granted; None where the plan has no such alternative."""
        if not self._granted:
            return None
        return sum(self._granted.get(code, self._rows[code]) for code in self._administrative)

    @property
    def has_project(self) -> bool:
        """Whether a project on external money stands in the plan's own figures."""
        return bool(self._projects)

    @property
    def project_name(self) -> str | None:
        """The projects' names."""
        return ", ".join(self._context.cost_centres[code].name for code in self._projects) or None

    @property
    def project_ore(self) -> int:
        """What the projects cost."""
        return sum(self._rows[code] for code in self._projects)

    def blocks(self, horizon: int) -> tuple[CostBlock, ...]:
        """The rows of own operations, the year's amount each year, and a place for a new activity."""
        places = PlannedPlaces(self._context, self._plan)
        others = {*self._administrative, *self._projects}
        blocks = []
        for code, amount in self._rows.items():
            if code in others:
                continue
            centre = self._context.cost_centres[code]
            blocks.append(
                CostBlock(
                    code=code,
                    name=centre.name,
                    budget_area=centre.budget_area,
                    amount_ore=(amount,) * horizon,
                    planned_places=places.of(centre),
                    activities=places.activities(centre),
                )
            )
        new = CostBlock(
            code=NEW_ACTIVITY,
            name=_("Ny insats"),
            budget_area=BudgetArea.INDIVIDUAL.value,
            amount_ore=(0,) * horizon,
            is_new=True,
        )
        return (*blocks, new)


@dataclass(frozen=True, slots=True)
class PlanIncome:
    """Income in the plan's year beside the members', and whether the plan says anything of it at all."""

    own_ore: int
    project_ore: int
    is_stated: bool


def plan_income(context: Context, plan: Plan) -> PlanIncome:
    """Income by the plan's income statement, the projects' apart."""
    answer = budget_queries.statement(
        context.session, context.association.id, months(plan.year), Measure.BUDGET
    )
    own = project = 0
    is_stated = False
    for row in answer.parts(Measure.BUDGET.value) if answer else ():
        line = context.statement_lines.get(row.statement_line or "")
        if line is None or line.section != StatementSection.INCOME.value or row.value is None:
            continue
        is_stated = True
        own += 0 if line.is_project else row.value
        project += row.value if line.is_project else 0
    return PlanIncome(own, project, is_stated)


def _amounts(costs: Answer, *, granted: bool) -> dict[str, int]:
    """Ören by cost centre (minus); `granted` asks for the alternative beside the plan's own."""
    return {
        row.cost_centre: row.value
        for row in costs.rows
        if row.measure == Measure.BUDGET.value
        and row.cost_centre
        and row.value is not None
        and not row.is_total
        and row.in_total
        and (row.alternative == PROJECT_GRANTED) == granted
    }
