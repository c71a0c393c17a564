"""The four measures of the activities page: planned, actual, budget and outcome, by activity and place."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dashboard.views.activities_grid import Grid, by_activity, by_cost_centre, grouped_places, in_groups
from dashboard.views.activities_links import linked_activities
from dashboard.views.context import Context
from dashboard.views.protected import protected_counts
from data_access.queries import activities as activity_queries
from data_access.queries import activity_figures
from data_access.queries import budget as budget_queries
from data_access.queries.kept import ask_lately, ask_once
from data_access.queries.rows import Answer
from data_access.tables.enumerations import Measure


@dataclass(frozen=True, slots=True)
class Grids:
    """The measures, each from the table that answers for it.

    `anonymous` are the activities whose participants are only counted, `has_plan` says that a plan lists
    the activities; where none does the money is by cost centre. `paid` is the outcome through the month that
    the participants reach, which is what a participant has cost.
    """

    planned: Grid
    actual: Grid
    budget: Grid
    outcome: Grid
    paid: Grid
    anonymous: frozenset[str]
    counts_unique: bool
    has_plan: bool

    @property
    def all(self) -> tuple[Grid, ...]:
        """In the order in which a row is read."""
        return (self.planned, self.actual, self.budget, self.outcome)

    @property
    def is_same_period(self) -> bool:
        """Whether there is an outcome through the month of the participants, to divide by them."""
        return self.actual.through is not None and self.actual.through == self.paid.through

    @property
    def is_linked(self) -> bool:
        """Whether money was put to activities by way of cost centres."""
        return any(codes for grid in self.all for codes in grid.cost_centres.values())


def measured(context: Context, year: int, through: str) -> Grids:
    """What the sources say of a year's activities; outcome and participants through a month.

    While counts are protected participants are shown some months apart: then through the last such month.
    """
    session, association = context.session, context.association.id
    whole, so_far = (f"{year}-01", f"{year}-12"), (f"{year}-01", through)
    links = ask_once(
        session,
        ("activities-links", association),
        lambda: linked_activities(context.cost_centres.values(), context.activities.values()),
    )
    planned, budget, has_plan = ask_once(
        session, ("activities-plan", association, year), lambda: _plan(context, whole, links)
    )
    unnamed = _anonymous(context, activity_figures.anonymous(session, association, whole), through)
    counted = _counted(context, so_far)
    actual = _persons(context, counted)
    persons = _filled(actual, unnamed)
    outcome = _outcome(context, so_far, links)
    then = outcome
    if persons.through is not None and persons.through != outcome.through:
        then = _outcome(context, (whole[0], persons.through), links)
    groups = grouped_places(context, (planned, persons, budget, outcome))
    return Grids(
        planned=in_groups(planned, groups),
        actual=in_groups(persons, groups),
        budget=in_groups(budget, groups),
        outcome=in_groups(outcome, groups),
        paid=in_groups(then, groups),
        anonymous=_slugs(unnamed) - _slugs(actual),
        counts_unique=counted is not None and _counts_unique(counted),
        has_plan=has_plan,
    )


def _plan(context: Context, whole: tuple[str, str], links: Mapping[str, str]) -> tuple[Grid, Grid, bool]:
    """What is planned for a year, its budget, and whether a plan lists them: the same through every month."""
    session, association = context.session, context.association.id
    plan = activity_queries.plan(session, association, whole)
    anonymous = activity_figures.anonymous(session, association, whole)
    planned = _filled(
        by_activity(plan, Measure.PLANNED_PARTICIPANTS, whole[1]),
        by_activity(anonymous, Measure.EXPECTED_YEAR_VOLUME, whole[1]),
    )
    if plan is not None:
        return planned, by_activity(plan, Measure.BUDGET, whole[1]), True
    paid = budget_queries.budget(session, association, whole)
    return planned, by_cost_centre(context, paid, Measure.BUDGET, int(whole[0][:4]), links), False


def _outcome(context: Context, period: tuple[str, str], links: Mapping[str, str]) -> Grid:
    """The outcome of a period by activity, else by the cost centres that pay for them."""
    session, association = context.session, context.association.id
    followed = activity_figures.outcome(session, association, period)
    if followed is not None:
        return by_activity(followed, Measure.OUTCOME, period[1])
    used = budget_queries.outcome(session, association, period)
    return by_cost_centre(context, used, Measure.OUTCOME, int(period[0][:4]), links)


def _counted(context: Context, period: tuple[str, str]) -> Answer | None:
    """Identified participants through the period's last month, or the last before it that may be shown."""
    session, association = context.session, context.association.id
    table = activity_figures.participants_table(session, association, period)
    last = protected_counts(context).detail_month(table.code, period[1]) if table else None
    if last is None:
        return None
    return activity_figures.participants(session, association, (period[0], last))


def _anonymous(context: Context, answer: Answer | None, through: str) -> Grid:
    """Anonymous participants through a month, or the last before it that may be shown."""
    last = protected_counts(context).detail_month(answer.dataset.code, through) if answer else None
    return by_activity(answer, Measure.ANONYMOUS_PARTICIPANTS, last, adds_up=False) if last else Grid()


def _counts_unique(answer: Answer) -> bool:
    return any(row.measure == Measure.PARTICIPANTS_UNIQUE.value for row in answer.rows)


def _persons(context: Context, answer: Answer | None) -> Grid:
    """Identified participants: unique where the table has them, else in total; all rows are of one period."""
    if answer is None:
        return Grid()
    measure = Measure.PARTICIPANTS_UNIQUE if _counts_unique(answer) else Measure.PARTICIPANTS_TOTAL
    first, last = answer.rows[0].period_from, answer.rows[0].period_to
    return ask_lately(
        context.session,
        ("activities-persons", answer.dataset.id, measure, first, last),
        lambda: by_activity(answer, measure, last, adds_up=False),
        "places",
    )


def _slugs(grid: Grid) -> frozenset[str]:
    return frozenset(slug for slug, _area in grid.cells)


def _filled(first: Grid, second: Grid) -> Grid:
    """One grid, with the activities that only the other has beside them; never one activity from both."""
    known = _slugs(first)
    added = {key: value for key, value in second.cells.items() if key[0] not in known}
    if not added:
        return first
    if not first.cells:
        return second
    return replace(
        first,
        answers=(*first.answers, *second.answers),
        cells=first.cells | added,
        stated=first.stated | {slug: value for slug, value in second.stated.items() if slug not in known},
        reasons=first.reasons | {key: why for key, why in second.reasons.items() if key in added},
        through=first.through if first.through == second.through else None,
    )
