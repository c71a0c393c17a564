"""The parts of the participants page, and the tables of each: made when they are asked for, not before."""

from dataclasses import dataclass

from dashboard.shapes.view import Table
from dashboard.views.context import Context
from dashboard.views.participants_anonymous import anonymous_table
from dashboard.views.participants_figures import flow_finding
from dashboard.views.participants_flows import FlowPicture
from dashboard.views.participants_goal import goal_table
from dashboard.views.participants_outlook import Outlook
from dashboard.views.participants_picture import ParticipantsPicture
from dashboard.views.participants_places import flows_by_place, has_place_flows
from dashboard.views.participants_stock import Stock
from dashboard.views.participants_tables import gender_table, month_table, municipality_table
from dashboard.views.participants_year_end import method_table, year_table
from dashboard.views.parts import Makers
from data_access.tables.enumerations import Dimension

PARTS: dict[str, tuple[str, ...]] = {
    "flows": ("flows-by-month", "flows-by-gender"),
    "year-end": ("year-end", "goal", "forecast"),
    "places": ("municipalities", "flows-by-municipality", "flows-by-activity"),
    "anonymous": ("anonymous",),
}
"""The parts of the page, each a question of its own, and the tables that it shows."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What the tables are made of."""

    context: Context
    picture: ParticipantsPicture
    before: FlowPicture | None
    ahead: Outlook | None
    carried: Stock | None


def parts_of(given: Figures) -> tuple[str, ...]:
    """The parts that there is something in."""
    picture = given.picture
    there = {
        "flows": picture.flows is not None,
        "year-end": given.ahead is not None and picture.volume is not None,
        "places": picture.municipalities is not None or has_place_flows(given.context),
        "anonymous": picture.anonymous is not None,
    }
    return tuple(part for part in PARTS if there[part])


def _months(given: Figures) -> Table | None:
    flows = given.picture.flows
    if flows is None:
        return None
    return month_table(given.context, flows, given.before, flow_finding(flows), given.carried)


def _genders(given: Figures) -> Table | None:
    flows = given.picture.flows
    return None if flows is None else gender_table(flows, given.before, given.context.selection.year)


def _year(given: Figures) -> Table | None:
    volume, ahead = given.picture.volume, given.ahead
    return None if volume is None or ahead is None else year_table(volume, ahead)


def _goal(given: Figures) -> Table | None:
    volume, ahead = given.picture.volume, given.ahead
    return None if volume is None or ahead is None else goal_table(given.context, volume, ahead)


def _methods(given: Figures) -> Table | None:
    volume, ahead = given.picture.volume, given.ahead
    return None if volume is None or ahead is None or ahead.is_over else method_table(volume, ahead)


def _municipalities(given: Figures) -> Table | None:
    places = given.picture.municipalities
    return None if places is None else municipality_table(given.context, places)


def _anonymous(given: Figures) -> Table | None:
    anonymous = given.picture.anonymous
    return None if anonymous is None else anonymous_table(given.context, anonymous)


MAKERS: Makers[Figures] = {
    "flows-by-month": _months,
    "flows-by-gender": _genders,
    "year-end": _year,
    "goal": _goal,
    "forecast": _methods,
    "municipalities": _municipalities,
    "flows-by-municipality": lambda given: flows_by_place(given.context, Dimension.RESIDENCE_AREA),
    "flows-by-activity": lambda given: flows_by_place(given.context, Dimension.ACTIVITY),
    "anonymous": _anonymous,
}
