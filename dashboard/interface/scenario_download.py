"""The scenario page's tables to download: the draft as it stands when the reader clicks."""

from dataclasses import dataclass, field

import streamlit as st

from dashboard.interface.downloads import show_downloads
from dashboard.interface.scenario_state import DRAFTS, Draft, Key, Workbench
from dashboard.navigation import page_title
from dashboard.scenarios.messages import ScenarioError
from dashboard.shapes.stamp import StampedView
from dashboard.shapes.view import View
from dashboard.translation import _
from dashboard.views.scenario import QUESTION, whole_view
from dashboard.views.stamp import stamped

PAGE = "scenario"


@dataclass(frozen=True, eq=False)
class Elsewhere(Workbench):
    """A workbench for a thread that has no session: it looks at the reader's drafts, as they are then."""

    drafts: dict[Key, Draft] = field(default_factory=dict)

    @property
    def draft(self) -> Draft:
        """The draft as it stands."""
        return self.drafts.get(self.key, Draft())


def scenario_downloads(bench: Workbench) -> None:
    """The buttons, outside the levers' fragment: a moved lever does not draw them again."""
    drafts: dict[Key, Draft] = st.session_state.setdefault(DRAFTS, {})
    elsewhere = Elsewhere(bench.plan, bench.selection, drafts)
    show_downloads(PAGE, bench.selection, lambda: scenario_now(elsewhere))


def scenario_now(bench: Workbench) -> StampedView:
    """The scenario as it stands, with its name and the year looked at; or why it cannot be computed."""
    name = ((_("Scenario"), bench.draft.name),) if bench.draft.name else ()
    try:
        view = whole_view(bench.run(), bench.selection)
    except ScenarioError as reason:
        view = View(PAGE, bench.selection, QUESTION, str(reason))
    return stamped(page_title(PAGE), view, (*name, (_("Året som visas"), str(bench.focus))))
