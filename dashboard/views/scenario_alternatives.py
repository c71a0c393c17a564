"""What is compared: alternatives on one plan, and each of them run."""

from dataclasses import dataclass, field

from dashboard.scenarios.compare import Waterfall
from dashboard.scenarios.settings import Overrides
from dashboard.views.scenario_run import ScenarioRun


@dataclass(frozen=True)
class Alternative:
    """One alternative: the plan itself, the one that is worked on, or a saved one with its baseline."""

    id: str
    name: str
    overrides: Overrides = field(default_factory=dict)
    baseline_identity: str | None = None


@dataclass(frozen=True)
class Compared:
    """An alternative, run, with what separates it from the first one."""

    alternative: Alternative
    run: ScenarioRun
    steps: Waterfall | None
