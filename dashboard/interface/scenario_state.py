"""The scenario that a reader works on: kept in the session, and in the address so that a link opens it.

One draft a plan. Widgets show the draft and change it through callbacks; nothing else holds the levers.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import streamlit as st

from dashboard.scenarios.baseline import Baseline
from dashboard.scenarios.catalogue import Setting
from dashboard.scenarios.file import FileOverride
from dashboard.scenarios.messages import ScenarioError
from dashboard.scenarios.moves import moved, moved_in_year, within
from dashboard.shapes.selection import Selection
from dashboard.views.scenario_baseline import PlanBaseline
from dashboard.views.scenario_run import ScenarioRun, default_horizon, run_scenario

DRAFTS, REFUSED = "scenario-drafts", "scenario-refused"
BY_YEAR = "scenario-by-year"
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Opened:
    """The saved scenario that a draft was opened from, as it was then."""

    id: int
    revision: int
    overrides: Mapping[str, FileOverride]
    horizon: int
    name: str
    note: str
    baseline_identity: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What has been moved; horizon and focus are None until chosen. `on_kept` rests on the saved baseline."""

    overrides: Mapping[str, FileOverride] = field(default_factory=dict)
    horizon: int | None = None
    focus: int | None = None
    name: str = ""
    note: str = ""
    opened: Opened | None = None
    on_kept: bool = False


@dataclass(frozen=True, eq=False)
class Workbench:
    """The plan and the selection that a page works with, and the draft on them as it stands at each look."""

    plan: PlanBaseline
    selection: Selection

    @property
    def key(self) -> Key:
        """Which draft."""
        return self.plan.baseline.association, self.plan.baseline.base_plan

    @property
    def draft(self) -> Draft:
        """The draft as it stands."""
        return draft_of(self.key)

    @property
    def horizon(self) -> int:
        """How many years."""
        return self.draft.horizon or default_horizon(self.plan, self.selection.year)

    @property
    def baseline(self) -> Baseline:
        """The baseline over the draft's horizon."""
        return self.plan.over(self.horizon)

    @property
    def focus(self) -> int:
        """The year that is looked at."""
        years = self.baseline.years
        wanted = self.draft.focus if self.draft.focus in years else self.selection.year
        return max(years[0], min(wanted or years[0], years[-1]))

    @property
    def overrides(self) -> Mapping[str, FileOverride]:
        """What is moved within the horizon."""
        return within(self.draft.overrides, self.baseline.years)

    @property
    def refusals(self) -> Mapping[str, str]:
        """Why the latest value of a lever was not taken, by lever."""
        return refused()

    @property
    def each_year(self) -> Collection[str]:
        """The levers that were asked to have a value a year."""
        return asked_for_years()

    def run(self) -> ScenarioRun:
        """Run the draft. Raises ScenarioError."""
        return run_scenario(self.plan, self.overrides, horizon=self.horizon, focus=self.focus)

    def live(self) -> "Workbench":
        """The same workbench, looking at the draft anew."""
        return Workbench(self.plan, self.selection)

    def now(self) -> "Moment":
        """The workbench as it stands now, for one run of a fragment."""
        return Moment(self.plan, self.selection)

    def change(self, **fields: Any) -> None:
        """Change fields of the draft."""
        keep(self.key, replace(draft_of(self.key), **fields))

    def move(self, lever: str, value: FileOverride) -> None:
        """Move a lever, or put it back (None). An impossible value leaves it, and the reason is kept."""
        live = self.live()
        self.attempt(lever, lambda: moved(live.baseline, live.draft.overrides, lever, value))

    def move_in_year(self, lever: str, year: int, value: Setting) -> None:
        """Move a lever in one year; its other years stay."""
        live = self.live()
        self.attempt(lever, lambda: moved_in_year(live.baseline, live.draft.overrides, lever, year, value))

    def attempt(self, lever: str, change: Callable[[], Mapping[str, FileOverride]]) -> None:
        """Change the overrides, or keep the reason why they cannot be changed so."""
        refusals = refused()
        refusals.clear()
        try:
            self.change(overrides=change())
        except ScenarioError as reason:
            refusals[lever] = str(reason)


class Moment(Workbench):
    """A workbench that looks at the draft once; what a widget does later is done on the live one."""

    @cached_property
    def draft(self) -> Draft:
        """The draft as it stood."""
        return super().draft

    @cached_property
    def horizon(self) -> int:
        """How many years."""
        return super().horizon

    @cached_property
    def baseline(self) -> Baseline:
        """The baseline over the draft's horizon."""
        return super().baseline

    @cached_property
    def focus(self) -> int:
        """The year that is looked at."""
        return super().focus

    @cached_property
    def overrides(self) -> Mapping[str, FileOverride]:
        """What is moved within the horizon."""
        return super().overrides

    @cached_property
    def refusals(self) -> Mapping[str, str]:
        """Why the latest value of a lever was not taken, by lever."""
        return super().refusals

    @cached_property
    def each_year(self) -> Collection[str]:
        """The levers that were asked to have a value a year."""
        return super().each_year


def draft_of(key: Key) -> Draft:
    """The draft on a plan; a new one has nothing moved."""
    drafts: dict[Key, Draft] = st.session_state.setdefault(DRAFTS, {})
    return drafts.get(key, Draft())


def keep(key: Key, draft: Draft) -> None:
    """Keep a draft for its plan."""
    st.session_state.setdefault(DRAFTS, {})[key] = draft


def refused() -> dict[str, str]:
    """Why the latest value of a lever was not taken, by lever."""
    kept: dict[str, str] = st.session_state.setdefault(REFUSED, {})
    return kept


def asked_for_years() -> set[str]:
    """The levers that were asked to have a value a year."""
    asked: set[str] = st.session_state.setdefault(BY_YEAR, set())
    return asked
