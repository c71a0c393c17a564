"""How many planned participants each block of a plan's costs pays for, and by which activities."""

from collections.abc import Sequence

from dashboard.scenarios.baseline import PlannedActivity
from dashboard.views.context import Context
from dashboard.views.scenario_plan import Plan, months
from data_access.queries import activities as activity_queries
from data_access.queries.rows import Answer, CostCentreRow, FigureRow
from data_access.tables.enumerations import BudgetArea, Measure, Orientation

Key = tuple[str, str | None]


class PlannedPlaces:
    """Planned participants of individual activities by the budget row that pays, without project money.

    An activity's budget row is the one with its code or its name, else the only individual row of its place.
    So a place is counted once, and not at all where nobody can tell which row pays.
    """

    def __init__(self, context: Context, plan: Plan) -> None:
        self._activities: dict[str, list[PlannedActivity]] = {}
        answer = activity_queries.plan(context.session, context.association.id, months(plan.year))
        if answer is None:
            return
        own_rows = dict.fromkeys(row.cost_centre for row in plan.costs.rows if row.cost_centre)
        centres = [context.cost_centres[code] for code in own_rows]
        budgets = _budgets(answer)
        for row in answer.parts(Measure.PLANNED_PARTICIPANTS.value):
            budget = budgets.get((row.activity or "", row.delivery_area))
            code = _paid_by(context, row, centres)
            if not row.activity or not row.value or budget is None or code is None:
                continue
            if context.activities[row.activity].orientation != Orientation.INDIVIDUAL.value:
                continue
            made = PlannedActivity(
                code="-".join(part for part in (row.activity, row.delivery_area) if part),
                name=_name(context, row),
                amount_ore=budget,
                planned_places=row.value,
            )
            self._activities.setdefault(code, []).append(made)

    def of(self, centre: CostCentreRow) -> int | None:
        """A budget row's planned participants; None where the plan says nothing."""
        found = self._activities.get(centre.code, ())
        return sum(activity.planned_places for activity in found) or None

    def activities(self, centre: CostCentreRow) -> tuple[PlannedActivity, ...]:
        """The activities of a budget row that pays for several; one alone is the row itself."""
        found = self._activities.get(centre.code, ())
        return tuple(found) if len(found) > 1 else ()


def _budgets(answer: Answer) -> dict[Key, int]:
    """Ören (minus) by activity and place, where the plan states an amount."""
    return {
        (row.activity or "", row.delivery_area): row.value
        for row in answer.parts(Measure.BUDGET.value)
        if row.value is not None
    }


def _paid_by(context: Context, row: FigureRow, centres: Sequence[CostCentreRow]) -> str | None:
    """The code of the budget row that pays for an activity at a place."""
    name = context.activities[row.activity].name.casefold() if row.activity else ""
    by_code = [centre.code for centre in centres if centre.code == row.activity]
    by_name = [centre.code for centre in centres if name and centre.name.casefold() == name]
    if by_code or by_name:
        return (by_code or by_name)[0]
    here = [
        centre.code
        for centre in centres
        if centre.budget_area == BudgetArea.INDIVIDUAL.value
        and centre.delivery_area is not None
        and centre.delivery_area == row.delivery_area
    ]
    return here[0] if len(here) == 1 else None


def _name(context: Context, row: FigureRow) -> str:
    """`Aktiv kraft (Borås)`."""
    activity = context.activities[row.activity or ""].name
    area = context.areas.get(row.delivery_area or "")
    return activity if area is None else f"{activity} ({area.name})"
