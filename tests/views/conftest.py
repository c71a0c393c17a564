"""The views as page and command build them, from the sample data."""

from functools import cache
from pathlib import Path

import pytest

from dashboard.shapes.view import View
from dashboard.views.choices import choices, resolve
from dashboard.views.registry import VIEWS
from data_access import store
from tests.views.helpers import Show


@pytest.fixture(scope="session")
def show(sample_store: Path) -> Show:
    """Build a view from the registry, each once a session; views are frozen."""
    address = f"sqlite:///{sample_store}"

    @cache
    def built(
        view: str, association: str, year: int, through: str | None = None, since: str | None = None
    ) -> View:
        with store.reading(address) as session:
            return VIEWS[view](session, resolve(choices(session), association, year, through, since))

    return built
