"""How many planned participants each block of a plan's costs pays for."""

from dashboard.views.context import Context
from dashboard.views.scenario_plan import Plan, months
from data_access.queries import activities as activity_queries
from data_access.queries.rows import CostCentreRow
from data_access.tables.enumerations import BudgetArea, Measure, Orientation


class PlannedPlaces:
    """Planned participants of individual activities, without those on project money.

    A budget row that is one activity (the same code) has that activity's; a budget row of a place has what
    the plan has there, without the activities that have a row of their own. So a place is counted once.
    """

    def __init__(self, context: Context, plan: Plan) -> None:
        self._by_activity: dict[str, int] = {}
        self._by_area: dict[str, int] = {}
        answer = activity_queries.plan(context.session, context.association.id, months(plan.year))
        if answer is None:
            return
        funded = {
            (row.activity, row.delivery_area)
            for row in answer.parts(Measure.BUDGET.value)
            if row.value is not None
        }
        own_rows = {row.cost_centre for row in plan.costs.rows}
        for row in answer.parts(Measure.PLANNED_PARTICIPANTS.value):
            if not row.activity or not row.value or (row.activity, row.delivery_area) not in funded:
                continue
            if context.activities[row.activity].orientation != Orientation.INDIVIDUAL.value:
                continue
            if row.activity in own_rows:
                self._by_activity[row.activity] = self._by_activity.get(row.activity, 0) + row.value
            elif row.delivery_area:
                self._by_area[row.delivery_area] = self._by_area.get(row.delivery_area, 0) + row.value

    def of(self, centre: CostCentreRow) -> int | None:
        """A budget row's planned participants; None where the plan says nothing."""
        if centre.code in self._by_activity:
            return self._by_activity[centre.code]
        if centre.budget_area != BudgetArea.INDIVIDUAL.value or centre.delivery_area is None:
            return None
        return self._by_area.get(centre.delivery_area)
