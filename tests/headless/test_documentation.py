"""docs/headless.md names every view, table and key that the command prints, and no other."""

from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from dashboard.views.choices import choices, resolve
from dashboard.views.headless import as_data
from dashboard.views.registry import VIEWS
from dashboard.views.scenario import build as scenario
from data_access import store
from tests.headless.conftest import Command
from tests.headless.specification import Specification, specification
from tests.views.helpers import SELECTIONS, SJUHARAD, VIEW_NAMES

MOVED = {"state.change_share": -0.10, "project.granted": True}


@pytest.fixture(scope="module")
def described() -> Specification:
    return specification()


@pytest.fixture(scope="module")
def printed(command: Command, sample_store: Path) -> dict[str, list[dict[str, Any]]]:
    """What the command prints, by view; and a scenario with levers moved, as the page shows it."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for view in VIEW_NAMES:
        for association, year in SELECTIONS:
            answer = command("show", view, "--association", association, "--year", str(year), "--json")
            found[view].append(answer.data)
    with store.reading(f"sqlite:///{sample_store}") as session:
        found["scenario"].append(as_data(scenario(session, resolve(choices(session), SJUHARAD, 2022), MOVED)))
    return found


def keys_of(objects: list[dict[str, Any]]) -> set[str]:
    return {key for found in objects for key in found}


def test_every_view_is_described() -> None:
    assert set(specification().tables) == set(VIEWS)


def test_every_key_of_the_form_is_described(
    described: Specification, printed: dict[str, list[dict[str, Any]]]
) -> None:
    views = [view for found in printed.values() for view in found]
    figures = [figure for view in views for figure in view["key_figures"]]
    tables = [table for view in views for table in view["tables"]]
    sources = [source for found in (*figures, *tables) for source in found["sources"]]
    columns = [column for table in tables for column in table["columns"]]

    assert keys_of(views) == set(described.objects["view"])
    assert keys_of(figures) == set(described.objects["key figure"])
    assert keys_of(tables) == set(described.objects["table"])
    assert keys_of(columns) == set(described.objects["column"])
    assert keys_of(sources) == set(described.objects["source"])


@pytest.mark.parametrize("view", VIEW_NAMES)
def test_every_key_figure_is_described(
    described: Specification, printed: dict[str, list[dict[str, Any]]], view: str
) -> None:
    units = {figure["id"]: figure["unit"] for found in printed[view] for figure in found["key_figures"]}

    assert units == described.key_figures[view]


@pytest.mark.parametrize("view", VIEW_NAMES)
def test_every_table_is_described(
    described: Specification, printed: dict[str, list[dict[str, Any]]], view: str
) -> None:
    names = {table["id"] for found in printed[view] for table in found["tables"]}

    assert names == set(described.tables[view])


@pytest.mark.parametrize("view", VIEW_NAMES)
def test_every_key_of_rows_and_totals_is_described(
    described: Specification, printed: dict[str, list[dict[str, Any]]], view: str
) -> None:
    rows: dict[str, set[str]] = defaultdict(set)
    totals: dict[str, set[str]] = defaultdict(set)
    for table in (table for found in printed[view] for table in found["tables"]):
        rows[table["id"]] |= keys_of(table["rows"])
        totals[table["id"]] |= set(table["totals"])

    for name, promised in described.tables[view].items():
        assert rows[name] == set(promised.rows), f"rows of {name}"
        assert totals[name] == set(promised.totals), f"totals of {name}"


@pytest.mark.parametrize("view", VIEW_NAMES)
def test_every_column_has_the_unit_that_is_described(
    described: Specification, printed: dict[str, list[dict[str, Any]]], view: str
) -> None:
    """A yes-or-no column is printed as text."""
    for table in (table for found in printed[view] for table in found["tables"]):
        promised = described.tables[view][table["id"]].rows
        for column in table["columns"]:
            unit = promised[column["key"]]
            assert column["unit"] == ("text" if unit == "boolean" else unit), (table["id"], column["key"])


def test_the_document_shows_the_command_and_its_exit_statuses() -> None:
    text = (Path(__file__).resolve().parents[2] / "docs" / "headless.md").read_text(encoding="utf-8")

    assert "python -m dashboard show VIEW --association SLUG --year YEAR [--through YYYY-MM] [--json]" in text
    assert all(f"\n| {status} |" in text for status in (0, 1, 2))
