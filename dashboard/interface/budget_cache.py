"""The budget page's parts and levels kept between runs, keyed by the store's version as the views are."""

from collections.abc import Callable
from dataclasses import replace

from dashboard.interface import cache
from dashboard.interface.shared import shared
from dashboard.shapes.drill import Drill, DrillPath
from dashboard.shapes.selection import Selection
from dashboard.shapes.view import View
from dashboard.views import budget_outcome
from dashboard.views.budget_drill import drill
from dashboard.views.budget_parts import PARTS
from dashboard.views.budget_settings import BudgetSettings, budget_settings
from dashboard.views.choices import SelectionError
from data_access import store
from data_access.errors import StoreError

KEPT_LEVELS = 200


@shared(KEPT_LEVELS)
def part(selection: Selection, name: str, key: tuple[str, int]) -> View:
    """The page's sentence and key figures, and the tables of one part."""
    return cache.asked(key, lambda session: budget_outcome.build(session, selection, name))


@shared(KEPT_LEVELS)
def level(selection: Selection, path: DrillPath, key: tuple[str, int]) -> Drill | None:
    """One level of the drill-down. Raises SelectionError for a path to what does not exist."""
    return cache.asked(key, lambda session: drill(session, selection, path))


def first_part(selection: Selection, key: tuple[str, int]) -> tuple[View, Drill | None]:
    """What the page is opened with: its first part, and the top level of the drill-down, which is in it."""
    return part(selection, next(iter(PARTS)), key), level(selection, DrillPath(), key)


@shared(KEPT_LEVELS)
def settings(selection: Selection, key: tuple[str, int]) -> BudgetSettings:
    """What the office has set, for the forms that change it."""
    return cache.asked(key, lambda session: budget_settings(session, selection))


def whole(selection: Selection, path: DrillPath, key: tuple[str, int]) -> Callable[[], View]:
    """What makes all parts' tables, and the level that the reader is at, for a file that someone asks for.

    It is called on a thread without a session. There a store that cannot be read gives a file that says so:
    what is raised would be told in English.
    """
    kept, path = cache.kept(key), replace(path, first=0, most=None)

    def make() -> View:
        try:
            try:
                return store.asked(
                    key[0], kept, lambda session: budget_outcome.build_drilled(session, selection, path)
                )
            except SelectionError:
                return store.asked(key[0], kept, lambda session: budget_outcome.build(session, selection))
        except StoreError as reason:
            return cache.unreadable("budget-outcome", selection, reason)

    return make
