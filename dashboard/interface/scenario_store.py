"""What the scenario pages read from the store, kept between runs and keyed by the store's version."""

from dashboard.interface.cache import KEPT_VIEWS
from dashboard.interface.shared import shared
from dashboard.scenarios.baseline import Baseline
from dashboard.views import scenario_saved
from dashboard.views.scenario_baseline import PlanBaseline, baseline_named
from data_access import store
from data_access.queries.scenarios import SavedScenarioRow

StoreKey = tuple[str, int]


@shared(KEPT_VIEWS)
def saved(association: str, key: StoreKey) -> tuple[SavedScenarioRow, ...]:
    """An association's saved scenarios."""
    with store.reading(key[0]) as session:
        return scenario_saved.saved_scenarios(session, association)


@shared(KEPT_VIEWS)
def deleted(association: str, key: StoreKey) -> tuple[SavedScenarioRow, ...]:
    """An association's deleted scenarios."""
    with store.reading(key[0]) as session:
        return scenario_saved.deleted_scenarios(session, association)


@shared(KEPT_VIEWS)
def kept_baseline(identity: str, url: str) -> Baseline | None:
    """A baseline as it was when a scenario was saved; its content never changes."""
    with store.reading(url) as session:
        return scenario_saved.kept_baseline(session, identity)


@shared(KEPT_VIEWS)
def plan_named(association: str, base_plan: str, key: StoreKey) -> PlanBaseline:
    """A plan by its name. Raises SelectionError and ScenarioError."""
    with store.reading(key[0]) as session:
        return baseline_named(session, association, base_plan)
