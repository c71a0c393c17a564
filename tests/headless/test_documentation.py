"""docs/headless.md names every view, table and key that the command prints, and no other.

A failure lists the lines that the document lacks, ready to be pasted in and given a meaning.
"""

from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from dashboard.views.choices import AssociationChoice, choices, resolve
from dashboard.views.headless import as_data
from dashboard.views.registry import VIEWS
from dashboard.views.scenario import build as scenario
from data_access import store
from tests.headless.conftest import Command
from tests.headless.specification import DOCUMENT, DescribedTable, Keys, specification
from tests.views.helpers import SJUHARAD

DESCRIBED = specification()
BOOKS = ("--association", "exempelforbundet", "--year", "2024")
DRILLED = (
    (*BOOKS, "--area", "individual"),
    (*BOOKS, "--cost-centre", "900"),
    (*BOOKS, "--cost-centre", "900", "--account", "3510"),
    ("--association", SJUHARAD, "--year", "2017", "--cost-centre", "3001"),
)
ONE_MUNICIPALITY = ("--association", SJUHARAD, "--year", "2017", "--municipality", "1490")
MOVED = {"state.change_share": -0.10, "project.granted": True}

Printed = dict[str, list[dict[str, Any]]]

each_described_view = pytest.mark.parametrize("view", [view for view in DESCRIBED.tables if view in VIEWS])


@pytest.fixture(scope="module")
def available(sample_store: Path) -> tuple[AssociationChoice, ...]:
    with store.reading(f"sqlite:///{sample_store}") as session:
        return choices(session)


@pytest.fixture(scope="module")
def printed(command: Command, available: tuple[AssociationChoice, ...], sample_store: Path) -> Printed:
    """What the command prints of every association and year; and a scenario with levers moved."""
    found: Printed = defaultdict(list)
    for view in VIEWS:
        for choice in available:
            for year in choice.years:
                words = ("show", view, "--association", choice.slug, "--year", str(year), "--json")
                found[view].append(command(*words).data)
    found["members"].append(command("show", "members", *ONE_MUNICIPALITY, "--json").data)
    for words in DRILLED:
        found["budget-outcome"].append(command("show", "budget-outcome", *words, "--json").data)
    with store.reading(f"sqlite:///{sample_store}") as session:
        found["scenario"].append(as_data(scenario(session, resolve(available, SJUHARAD, 2022), MOVED)))
    return found


def keys_of(objects: list[dict[str, Any]]) -> set[str]:
    return {key for found in objects for key in found}


def tables_of(printed: Printed, view: str) -> list[dict[str, Any]]:
    return [table for found in printed[view] for table in found["tables"]]


def printed_table(tables: list[dict[str, Any]]) -> DescribedTable:
    """The keys of one table wherever it was printed, with their units as far as the columns say."""
    units = {column["key"]: column["unit"] for table in tables for column in table["columns"]}
    rows = keys_of([row for table in tables for row in table["rows"]])
    totals = keys_of([table["totals"] for table in tables])
    return DescribedTable(
        {key: units.get(key, "…") for key in sorted(rows)},
        {key: units.get(key, "…") for key in sorted(totals)},
    )


def missing_lines(printed: DescribedTable, described: DescribedTable) -> list[str]:
    """The lines of the document that a table lacks."""
    lines = []
    for key in {**printed.rows, **printed.totals}:
        places = [name for name, keys in (("rows", printed.rows), ("totals", printed.totals)) if key in keys]
        known = [
            name for name, keys in (("rows", described.rows), ("totals", described.totals)) if key in keys
        ]
        if set(places) - set(known):
            lines.append(f"| `{key}` | {printed.rows.get(key, '…')} | {', '.join(places)} | … |")
    return lines


def stale_keys(printed: Keys, described: Keys) -> list[str]:
    return [key for key in described if key not in printed]


def test_every_view_is_described() -> None:
    assert set(DESCRIBED.tables) == set(VIEWS), f"{DOCUMENT.name}: a section `## View` a view"


def test_every_key_of_the_form_is_described(printed: Printed) -> None:
    views = [view for found in printed.values() for view in found]
    figures = [figure for view in views for figure in view["key_figures"]]
    tables = [table for view in views for table in view["tables"]]
    sources = [source for found in (*figures, *tables) for source in found["sources"]]
    columns = [column for table in tables for column in table["columns"]]

    assert keys_of(views) == set(DESCRIBED.objects["view"])
    assert keys_of(figures) == set(DESCRIBED.objects["key figure"])
    assert keys_of(tables) == set(DESCRIBED.objects["table"])
    assert keys_of(columns) == set(DESCRIBED.objects["column"])
    assert keys_of(sources) == set(DESCRIBED.objects["source"])


@each_described_view
def test_every_key_figure_is_described(printed: Printed, view: str) -> None:
    units = {figure["id"]: figure["unit"] for found in printed[view] for figure in found["key_figures"]}
    described = DESCRIBED.key_figures[view]
    lacking = [f"| `{key}` | {unit} | … |" for key, unit in units.items() if described.get(key) != unit]

    assert not lacking, "\n".join((f"{view}, key figures:", *lacking))
    assert stale_keys(units, described) == []


@each_described_view
def test_every_table_is_described(printed: Printed, view: str) -> None:
    names = {table["id"] for table in tables_of(printed, view)}

    assert names == set(DESCRIBED.tables[view])


@each_described_view
def test_every_key_of_rows_and_totals_is_described(printed: Printed, view: str) -> None:
    lacking, stale = [], []
    by_name = defaultdict(list)
    for table in tables_of(printed, view):
        by_name[table["id"]].append(table)
    for name, tables in by_name.items():
        found, described = printed_table(tables), DESCRIBED.tables[view].get(name, DescribedTable())
        lines = missing_lines(found, described)
        lacking += [f"### Table `{name}`", *lines] if lines else []
        stale += [f"{name} rows {key}" for key in stale_keys(found.rows, described.rows)]
        stale += [f"{name} totals {key}" for key in stale_keys(found.totals, described.totals)]

    assert not lacking, "\n".join((f"{view}:", *lacking))
    assert stale == []


@each_described_view
def test_every_column_has_the_unit_that_is_described(printed: Printed, view: str) -> None:
    """A yes-or-no column is printed as text."""
    wrong = []
    for table in tables_of(printed, view):
        described = DESCRIBED.tables[view].get(table["id"], DescribedTable()).rows
        for column in table["columns"]:
            unit = described.get(column["key"], column["unit"])
            if column["unit"] != ("text" if unit == "boolean" else unit):
                wrong.append((table["id"], column["key"], column["unit"]))

    assert wrong == []


def test_the_document_shows_the_command_and_its_exit_statuses() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")

    assert "python -m dashboard show VIEW --association SLUG --year YEAR [--through YYYY-MM] [--json]" in text
    assert all(f"\n| {status} |" in text for status in (0, 1, 2))
