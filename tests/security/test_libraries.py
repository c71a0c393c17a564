"""The browser libraries that the repository holds are the published ones, of the version that their names say."""

import hashlib
import re
from pathlib import Path

import pytest
from plotly.offline import get_plotlyjs_version

from dashboard.interface.block_component import LOADED_AT_ONCE

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "dashboard" / "static" / "blocks"
VERSION = "4.1.1"
PUBLISHED = {
    f"plotly-basic-{VERSION}.min.js": "99784e3abfb07b142a15e521a439e6d9addceadb3f79553fd24c72774f0649ba",
    f"plotly-geo-{VERSION}.min.js": "3da0a26e92ce47dad2b18c6e7cf5018335a003f50f5fe41710f52508af579b7c",
}
"""SHA-256 of the files in the npm packages plotly.js-basic-dist-min and plotly.js-geo-dist-min."""


def test_nothing_else_is_held() -> None:
    assert {file.name for file in ROOT.glob("dashboard/**/*.min.js")} == set(PUBLISHED)


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_file_is_the_published_one(name: str) -> None:
    data = (FOLDER / name).read_bytes()
    assert hashlib.sha256(data).hexdigest() == PUBLISHED[name]
    assert f"v{VERSION}\n".encode() in data[:200]
    assert b"Licensed under the MIT license" in data[:200]


def test_it_is_the_version_that_checks_the_figures() -> None:
    assert get_plotlyjs_version() == VERSION


def test_the_chart_loads_these_files_and_no_others() -> None:
    script = (FOLDER / "chart.js").read_text(encoding="utf-8")
    assert set(re.findall(r"[\w.-]+\.min\.js", script)) == set(PUBLISHED)
    assert "http" not in script
    assert all((FOLDER / name).is_file() for name in LOADED_AT_ONCE)


def test_no_chart_is_drawn_in_another_way() -> None:
    """`st.plotly_chart` and its like load a whole library of their own."""
    files = [*ROOT.glob("pages/*.py"), *ROOT.glob("dashboard/**/*.py")]
    drawn = re.compile(r"st\.(?:plotly|altair|vega_lite|line|bar|area|scatter|pydeck|graphviz)_chart\(")
    assert [file.name for file in files if drawn.search(file.read_text(encoding="utf-8"))] == []


def test_the_licence_and_the_note_come_along() -> None:
    assert "MIT License" in (FOLDER / "LICENSE-plotly.txt").read_text(encoding="utf-8")
    note = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert all(name in note and digest in note for name, digest in PUBLISHED.items())
