"""The views by their page's slug: page, export and command all ask here."""

from collections.abc import Callable

from sqlmodel import Session

from dashboard.shapes.selection import Selection
from dashboard.shapes.view import View
from dashboard.views import (
    activities,
    budget_outcome,
    fairness,
    members,
    overview,
    participants,
    reconciliation,
    scenario,
    scenario_compare,
    slideshow,
    sources,
)

Builder = Callable[[Session, Selection], View]

VIEWS: dict[str, Builder] = {
    "overview": overview.build,
    "budget-outcome": budget_outcome.build,
    "participants": participants.build,
    "activities": activities.build,
    "members": members.build,
    "fairness": fairness.build,
    "scenario": scenario.build,
    "scenario-compare": scenario_compare.build,
    "slideshow": slideshow.build,
    "reconciliation": reconciliation.build,
    "sources": sources.build,
}
