"""Pages stamped as page and command stamp them, from the sample data."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from dashboard.navigation import page_title
from dashboard.shapes.stamp import Stamp, StampedView
from dashboard.views.choices import choices, resolve
from dashboard.views.registry import VIEWS
from dashboard.views.stamp import dated, stamp, stamped
from data_access import store

MADE = datetime(2026, 11, 22, 13, 5, tzinfo=UTC)
Pages = Callable[..., tuple[Stamp, list[StampedView]]]


def pages_of(
    file: Path, association: str, year: int, *names: str, through: str | None = None
) -> tuple[Stamp, list[StampedView]]:
    """The stamp and the named pages, or all of them."""
    with store.reading(f"sqlite:///{file}") as session:
        selection = resolve(choices(session), association, year, through)
        found = [stamped(page_title(name), VIEWS[name](session, selection)) for name in names or tuple(VIEWS)]
        return dated(stamp(session, selection), MADE), found


@pytest.fixture(scope="session")
def pages(sample_store: Path) -> Pages:
    """Pages of the sample data, each once a session."""
    return cache(lambda *words: pages_of(sample_store, *words))
