"""The views by their page's slug: page, export and command all ask here."""

from collections.abc import Callable

from sqlmodel import Session

from dashboard.shapes.selection import Selection
from dashboard.shapes.view import View
from dashboard.views import activities, budget_outcome, members, overview, participants, scenario

Builder = Callable[[Session, Selection], View]

VIEWS: dict[str, Builder] = {
    "overview": overview.build,
    "budget-outcome": budget_outcome.build,
    "participants": participants.build,
    "activities": activities.build,
    "members": members.build,
    "scenario": scenario.build,
}
