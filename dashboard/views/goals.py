"""The association's goals with the number behind each, where a number is known."""

from fractions import Fraction

from dashboard import parameters
from dashboard.interface import numbers
from dashboard.participants.targets import GoalProgress, goal_progress
from dashboard.shapes.view import Cell, Column, Table
from dashboard.translation import _
from dashboard.views.context import Context, reference
from dashboard.views.participants_picture import ParticipantsPicture
from dashboard.views.protected import is_protected
from data_access.queries import contributions as contribution_queries
from data_access.queries import equity as equity_queries
from data_access.queries import organisation
from data_access.queries.rows import GoalRow
from data_access.tables.enumerations import SHARE_SCALE, Measure

REGISTERED, EQUITY, EQUITY_CEILING = "fullstandigt-registrerade", "eget-kapital", "eget-kapital-tak"


def valid_goals(context: Context) -> tuple[GoalRow, ...]:
    """The goals with a threshold that held in the selected year, the latest for each measure."""
    latest: dict[str, GoalRow] = {}
    for goal in organisation.goals(context.session, context.association.id):
        if goal.measure and goal.threshold is not None and _first_year(goal) <= context.selection.year:
            held = latest.get(goal.measure)
            if held is None or (goal.valid_from or "") >= (held.valid_from or ""):
                latest[goal.measure] = goal
    return tuple(latest.values())


def _first_year(goal: GoalRow) -> int:
    return int((goal.valid_from or "0000")[:4])


def registered_goal(context: Context) -> GoalRow | None:
    """The association's own goal for how many are to be registered, where it held in the year."""
    return next((goal for goal in valid_goals(context) if goal.measure == REGISTERED), None)


def registered_share(context: Context) -> float:
    """The share of planned participants to be registered: the association's own goal, else the parameter."""
    goal = registered_goal(context)
    if goal is not None and goal.threshold is not None:
        return goal.threshold / SHARE_SCALE
    return parameters.number("goals.registered_share", context.selection.year)


def registered_source(context: Context) -> str:
    """Where the goal's share comes from, in words."""
    goal = registered_goal(context)
    if goal is not None:
        return reference(goal.source).line
    return parameters.record("goals.registered_share", context.selection.year).source.line


def registered_progress(context: Context, participants: ParticipantsPicture) -> GoalProgress | None:
    """Unique participants against the goal's share of the planned yearly volume; None where not shown."""
    counted = participants.volume
    if counted is None or counted.planned is None or not isinstance(counted.latest.unique, int):
        return None
    return goal_progress(
        planned=counted.planned,
        unique=counted.latest.unique,
        goal_share=Fraction(str(registered_share(context))),
        months_left=len(numbers.MONTHS) - int(counted.latest.through[5:]),
    )


def goal_table(context: Context, participants: ParticipantsPicture) -> Table | None:
    """Each goal that has a threshold: what it says, where it stands, and why not where that is unknown."""
    goals = valid_goals(context)
    if not goals:
        return None
    rows: list[dict[str, Cell]] = [
        {"id": goal.code, "name": goal.text, **_standing(context, goal, participants)} for goal in goals
    ]
    return Table(
        id="goals",
        title=_("Förbundets mål"),
        columns=(Column("name", _("Mål")), Column("standing", _("Läge"))),
        rows=tuple(rows),
        sources=tuple({goal.source.code: reference(goal.source) for goal in goals}.values()),
        covers=str(context.selection.year),
    )


def _standing(context: Context, goal: GoalRow, participants: ParticipantsPicture) -> dict[str, Cell]:
    if goal.measure == REGISTERED:
        if participants.volume is not None and is_protected(participants.volume.latest.unique):
            return _unknown(_("antalet är skyddat"))
        return _registered_standing(registered_progress(context, participants))
    if goal.measure == EQUITY:
        return _equity_standing(context, goal, goal.threshold)
    if goal.measure == EQUITY_CEILING:
        return _equity_standing(context, goal, _ceiling(context, goal))
    return _unknown(_("inga mätningar finns i källorna"))


def _unknown(reason: str) -> dict[str, Cell]:
    return {
        "standing": _("okänt: {reason}").format(reason=reason),
        "is_reached": None,
        "missing_reason": reason,
    }


def _registered_standing(progress: GoalProgress | None) -> dict[str, Cell]:
    if progress is None:
        return _unknown(_("antalet unika deltagare saknas för året"))
    return {
        "standing": _("{unique} av {planned} planerade, {share}; {needed} behövs").format(
            unique=numbers.count(progress.unique),
            planned=numbers.count(progress.planned),
            share=numbers.share(progress.unique_share, 0),
            needed=numbers.count(progress.needed),
        ),
        "is_reached": progress.is_reached,
    }


def _ceiling(context: Context, goal: GoalRow) -> int | None:
    """The goal's share of what all parties pay in the year, in ören."""
    answer = contribution_queries.in_total(context.session, context.association.id, context.year)
    total = contribution_queries.total_ore(answer) if answer else None
    return None if total is None or goal.threshold is None else total * goal.threshold // SHARE_SCALE


def _equity_standing(context: Context, goal: GoalRow, limit: int | None) -> dict[str, Cell]:
    answer = equity_queries.equity(context.session, context.association.id, context.year)
    row = equity_queries.level(answer, Measure.CLOSING_EQUITY)
    if row is None or row.value is None or limit is None:
        return _unknown(_("eget kapital finns inte i någon källa"))
    at_most = goal.direction == "at_most"
    return {
        "standing": _("{level} mot {threshold}").format(
            level=numbers.tkr(row.value), threshold=numbers.tkr(limit, 1)
        ),
        "is_reached": row.value <= limit if at_most else row.value >= limit,
    }
