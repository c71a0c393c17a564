"""Pages run by Streamlit's own test driver, on the sample data or on a store that is not there."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner

from tests.conftest import dispose_engines


@pytest.fixture(scope="session", autouse=True)
def packages_looked_through_once() -> Iterator[None]:
    """The driver looks through every installed package for components at each page that it opens.

    That takes longer than the page, and finds the same each time.
    """
    with pytest.MonkeyPatch.context() as patch:
        looked_through = cache(manifest_scanner.scan_component_manifests)
        patch.setattr(manifest_scanner, "scan_component_manifests", looked_through)
        yield


@pytest.fixture
def without_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """`DASHBOARD_STORE` points at a file that does not exist."""
    file = tmp_path / "nowhere" / "dashboard.sqlite"
    monkeypatch.setenv("DASHBOARD_STORE", str(file))
    yield file
    dispose_engines()
