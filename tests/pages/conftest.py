"""Pages run by Streamlit's own test driver, on the sample data or on a store that is not there."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import dispose_engines


@pytest.fixture
def without_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """`DASHBOARD_STORE` points at a file that does not exist."""
    file = tmp_path / "nowhere" / "dashboard.sqlite"
    monkeypatch.setenv("DASHBOARD_STORE", str(file))
    yield file
    dispose_engines()
