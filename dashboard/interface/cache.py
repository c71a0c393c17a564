"""Views kept between runs, keyed by the store's version: a write anywhere makes them new.

The objects are frozen and shared between sessions; nobody may change them.
"""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from dashboard.interface.ahead import AHEAD
from dashboard.interface.shared import shared
from dashboard.shapes.selection import Selection
from dashboard.shapes.stamp import Stamp
from dashboard.shapes.view import View
from dashboard.views import activities, members, participants, sources
from dashboard.views.choices import AssociationChoice, choices
from dashboard.views.registry import VIEWS
from dashboard.views.scenario_baseline import PlanBaseline, baseline_of
from dashboard.views.stamp import of_selection
from dashboard.views.stamp import stamp as stamp_of
from data_access import store
from data_access.errors import StoreError
from data_access.imports import BatchRow, history
from data_access.queries import organisation
from data_access.queries.kept import Kept

Answer = TypeVar("Answer")
KEPT_VIEWS, KEPT_VERSIONS = 200, 2
RUN_KEY = "store-key"


def store_key() -> tuple[str, int]:
    """Which store, and its version. Raises StoreError for one that cannot be read."""
    AHEAD.reader_is_here()
    url = store.database_url()
    key = url, store.current_version(url)
    st.session_state[RUN_KEY] = key
    return key


def run_key() -> tuple[str, int]:
    """The key that this session's run has begun with, so that nobody asks for it again."""
    key: tuple[str, int] | None = st.session_state.get(RUN_KEY)
    return key or store_key()


@shared(KEPT_VERSIONS)
def kept(key: tuple[str, int]) -> Kept:
    """What has been asked of this version of the store: another month asks for no new sums."""
    return Kept(key[1])


def asked(key: tuple[str, int], ask: store.Question[Answer]) -> Answer:
    """What a question to the store comes to, from what is kept of this version where that answers it."""
    return store.asked(key[0], kept(key), ask)


@shared(KEPT_VIEWS)
def available_choices(key: tuple[str, int]) -> tuple[AssociationChoice, ...]:
    """Associations, years and months."""
    return asked(key, choices)


@shared(KEPT_VIEWS)
def imports(key: tuple[str, int]) -> tuple[BatchRow, ...]:
    """Every file that has come in, the latest first."""
    with store.reading(key[0]) as session:
        return history(session)


@shared(KEPT_VIEWS)
def association_names(key: tuple[str, int]) -> dict[str, str]:
    """The associations' names by slug, also of those that have no figures yet."""
    with store.reading(key[0]) as session:
        return {row.slug: row.name for row in organisation.associations(session)}


@shared(KEPT_VIEWS)
def view(name: str, selection: Selection, key: tuple[str, int]) -> View:
    """The view of a page."""
    return asked(key, lambda session: VIEWS[name](session, selection))


@shared(KEPT_VIEWS)
def activities_view(selection: Selection, key: tuple[str, int]) -> View:
    """The activities page without the years side by side."""
    return asked(key, lambda session: activities.build(session, selection, with_years=False))


@shared(KEPT_VIEWS)
def activity_years(association: str, key: tuple[str, int]) -> View:
    """The activities of every year; read once an association, since the selected year does not matter."""
    return asked(key, lambda session: activities.years(session, Selection(association, 0, "0000-12")))


@shared(KEPT_VIEWS)
def participants_view(selection: Selection, part: str, key: tuple[str, int]) -> View:
    """The participants page with the tables of one part."""
    return asked(key, lambda session: participants.build(session, selection, part))


def whole_view(name: str, selection: Selection, key: tuple[str, int]) -> Callable[[], View]:
    """What makes all tables of a page, for a file that someone asks for.

    It is called on a thread without a session. There a store that cannot be read gives a view that says so:
    what is raised would be told in English.
    """
    of_version = kept(key)

    def make() -> View:
        try:
            return store.asked(key[0], of_version, lambda session: VIEWS[name](session, selection))
        except StoreError as reason:
            return unreadable(name, selection, reason)

    return make


def unreadable(name: str, selection: Selection, reason: StoreError) -> View:
    """The view of a page whose store cannot be read: why."""
    return View(name, selection, question="", finding=str(reason), notes=(str(reason),))


@shared(KEPT_VIEWS)
def members_view(selection: Selection, municipality: str | None, key: tuple[str, int]) -> View:
    """The members page with one municipality's own figures."""
    return asked(key, lambda session: members.build(session, selection, municipality))


@shared(KEPT_VIEWS)
def sources_view(selection: Selection, source: str | None, key: tuple[str, int]) -> View:
    """The sources page with one source's own figures."""
    return asked(key, lambda session: sources.build(session, selection, source))


def stamp(selection: Selection, key: tuple[str, int]) -> Stamp:
    """What a downloaded file says of the selection, but for when it was made."""
    return of_selection(_stamp(selection.association, selection.year, key), selection)


@shared(KEPT_VIEWS)
def _stamp(association: str, year: int, key: tuple[str, int]) -> Stamp:
    """The same of a whole year, which its months differ little from."""
    return asked(key, lambda session: stamp_of(session, Selection(association, year, f"{year}-12")))


@shared(KEPT_VIEWS)
def plan_baseline(selection: Selection, key: tuple[str, int]) -> PlanBaseline | str:
    """The scenario page's baseline, or the reason why there is none."""
    return asked(key, lambda session: baseline_of(session, selection))
