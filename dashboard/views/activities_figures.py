"""Key figures and sentences of the activities page, from the year's activities."""

from dashboard.interface import numbers
from dashboard.shapes.view import KeyFigure, Unit
from dashboard.translation import _
from dashboard.views.activities_picture import ActivitiesPicture
from dashboard.views.activities_words import planned_status, status
from dashboard.views.context import sources_of, status_text
from dashboard.views.small_cells import as_count


def finding(picture: ActivitiesPicture) -> str:
    """How many activities, what they were given and for how many."""
    count = len(picture.activities)
    budget, outcome = _total(picture, "budget_ore"), _total(picture, "outcome_ore")
    planned = _total(picture, "planned")
    parts = [_("{count} insatser").format(count=numbers.count(count))]
    if budget is not None:
        parts.append(_("får {budget}").format(budget=numbers.tkr(-budget)))
    individual = [activity for activity in picture.activities if activity.orientation == "individual"]
    if planned is not None and all(activity.planned is not None for activity in individual):
        parts.append(_("planeras för {planned} deltagare").format(planned=numbers.count(planned)))
    if outcome is not None:
        month = picture.grids.outcome.through or picture.through
        parts.append(
            _("har kostat {outcome} t.o.m. {month}").format(
                outcome=numbers.tkr(-outcome), month=numbers.month_year(month)
            )
        )
    return _listed(parts) + "."


def _listed(parts: list[str]) -> str:
    """`16 insatser får … och planeras för …`."""
    first, *rest = parts
    if not rest:
        return first
    *middle, last = rest
    return f"{first} " + (", ".join(middle) + _(" och ") + last if middle else last)


def _total(picture: ActivitiesPicture, name: str) -> int | None:
    values = [as_count(getattr(activity, name)) for activity in picture.activities]
    known = [value for value in values if value is not None]
    return (
        sum(known)
        if known and numbers.PROTECTED not in [getattr(a, name) for a in picture.activities]
        else None
    )


def key_figures(picture: ActivitiesPicture) -> tuple[KeyFigure, ...]:
    """How many, for how many, what they were given and what they have used."""
    grids = picture.grids
    figures = [
        KeyFigure(
            id="activities",
            label=_("Insatser"),
            unit=Unit.COUNT,
            value=len(picture.activities),
            status=status(picture),
            status_text=_money_status(picture),
            comparison=_by_orientation(picture),
            sources=sources_of(*grids.budget.answers, *grids.outcome.answers),
        )
    ]
    for name, label, unit, grid in (
        ("planned", _("Planerade deltagare"), Unit.COUNT, grids.planned),
        ("budget", _("Budget för insatser"), Unit.ORE, grids.budget),
        ("outcome", _("Utfall för insatser"), Unit.ORE, grids.outcome),
    ):
        if not grid.answers:
            continue
        value = _total(picture, name if unit is Unit.COUNT else f"{name}_ore")
        figures.append(
            KeyFigure(
                id=name,
                label=label,
                unit=unit,
                value=value,
                as_size=unit is Unit.ORE,
                status=grid.answers[0].dataset.status,
                status_text=planned_status(picture)
                if name == "planned"
                else status_text(grid.answers[0].dataset),
                comparison=_through(picture) if name == "outcome" else _known_text(picture, name),
                sources=sources_of(*grid.answers),
                missing_reason=_("saknas i källan") if value is None else None,
            )
        )
    return tuple(figures)


def _known(picture: ActivitiesPicture, name: str) -> int:
    return sum(getattr(activity, name) is not None for activity in picture.activities)


def _known_text(picture: ActivitiesPicture, name: str) -> str | None:
    """For how many activities the sum is known, where that is not all of them."""
    known = _known(picture, name if name == "planned" else f"{name}_ore")
    if known == len(picture.activities):
        return None
    return _("för {known} av {all} insatser").format(
        known=numbers.count(known), all=numbers.count(len(picture.activities))
    )


def _money_status(picture: ActivitiesPicture) -> str | None:
    """How final the money is, in words."""
    grids = (picture.grids.budget, picture.grids.outcome)
    return next((status_text(answer.dataset) for grid in grids for answer in grid.answers), None)


def _by_orientation(picture: ActivitiesPicture) -> str:
    individual = sum(activity.orientation == "individual" for activity in picture.activities)
    return _("{individual} individinriktade, {others} övriga").format(
        individual=numbers.count(individual), others=numbers.count(len(picture.activities) - individual)
    )


def _through(picture: ActivitiesPicture) -> str:
    month = picture.grids.outcome.through or picture.through
    return _("t.o.m. {month}").format(month=numbers.month_year(month))
