"""What each member pays and what each municipality gets: paid, delivered there, residents helped."""

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.views.context import Context
from data_access.queries import activities as activity_queries
from data_access.queries import budget as budget_queries
from data_access.queries import contributions as contribution_queries
from data_access.queries.rows import Answer
from data_access.tables.enumerations import Measure


@dataclass(frozen=True, slots=True)
class Delivery:
    """What is planned to be delivered in an area: money in ören (minus is cost) and places."""

    money_ore: int | None
    places: int | None


@dataclass(frozen=True, slots=True)
class MembersPicture:
    """Contributions per member and in total, and deliveries per area; answers are None where none fits."""

    by_member: Answer | None
    total: Answer | None
    contributions: dict[str, int | None]
    plan: Answer | None
    budget: Answer | None
    deliveries: dict[str, Delivery]

    @property
    def delivery_answer(self) -> Answer | None:
        """The table that the deliveries come from: the year's activity plan, else its budget."""
        return self.plan or self.budget


def members_picture(context: Context) -> MembersPicture:
    """The selected year's contributions and deliveries."""
    session, association = context.session, context.association.id
    by_member = contribution_queries.by_member(session, association, context.year)
    plan = activity_queries.plan(session, association, context.year)
    budget = None if plan else budget_queries.budget(session, association, context.year)
    return MembersPicture(
        by_member=by_member,
        total=contribution_queries.in_total(session, association, context.year),
        contributions={
            row.member: row.value
            for row in (by_member.parts(Measure.CONTRIBUTION.value) if by_member else ())
            if row.member
        },
        plan=plan,
        budget=budget,
        deliveries=_planned(plan) if plan else _budgeted(context, budget),
    )


def _planned(plan: Answer) -> dict[str, Delivery]:
    areas = dict.fromkeys(row.delivery_area for row in plan.rows if row.delivery_area)
    return {
        area: Delivery(
            money_ore=_sum(
                row.value for row in plan.parts(Measure.BUDGET.value) if row.delivery_area == area
            ),
            places=_sum(
                row.value
                for row in plan.parts(Measure.PLANNED_PARTICIPANTS.value)
                if row.delivery_area == area
            ),
        )
        for area in areas
    }


def _budgeted(context: Context, budget: Answer | None) -> dict[str, Delivery]:
    """A budget by cost centre says where the money goes, but not how many places it buys."""
    money: dict[str, list[int | None]] = {}
    for row in budget.parts(Measure.BUDGET.value) if budget else ():
        centre = context.cost_centres[row.cost_centre or ""]
        if centre.delivery_area and not centre.is_project:
            money.setdefault(centre.delivery_area, []).append(row.value)
    return {area: Delivery(money_ore=_sum(values), places=None) for area, values in money.items()}


def _sum(values: Iterable[int | None]) -> int | None:
    """The sum of what is known; None where nothing is. An activity paid by project money adds nothing."""
    known = [value for value in values if value is not None]
    return sum(known) if known else None
