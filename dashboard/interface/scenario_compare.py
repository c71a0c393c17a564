"""Jämför scenarier: which alternatives, and the comparison's long tables turned side by side."""

import streamlit as st

from dashboard.interface.cells import cell_text, heading
from dashboard.interface.scenario_state import Workbench
from dashboard.interface.scenario_store import StoreKey, saved
from dashboard.shapes.view import Cell, Column, Table, Unit
from dashboard.translation import _
from dashboard.views.scenario_alternatives import Alternative
from dashboard.views.scenario_compare import (
    MOST,
    own_alternatives,
    plan_alternative,
    saved_alternative,
)

CHOSEN = "compare"
DRAFT = "draft"


def choose_alternatives(bench: Workbench, key: StoreKey) -> list[Alternative]:
    """Two to four of: the plan, its own alternative, what is worked on, and what is saved on the plan."""
    known = {one.id: one for one in _available(bench, key)}
    kept = st.session_state.get(CHOSEN)
    if kept is not None and any(one not in known for one in kept):
        st.session_state[CHOSEN] = [one for one in kept if one in known]
    chosen = st.multiselect(
        _("Alternativ, det första är det som de andra jämförs med"),
        tuple(known),
        default=list(known)[:MOST],
        format_func=lambda one: known[one].name if one in known else one,
        key=CHOSEN,
        bind="query-params",
        max_selections=MOST,
        placeholder=_("Välj två till fyra"),
    )
    return [known[one] for one in chosen]


def _available(bench: Workbench, key: StoreKey) -> list[Alternative]:
    rows = [row for row in saved(bench.key[0], key) if row.base_plan == bench.key[1]]
    found = [plan_alternative()]
    draft = bench.draft
    same = draft.opened is not None and any(row.id == draft.opened.id for row in rows)
    if bench.overrides:
        name = (
            _("{name} (det du arbetar med)").format(name=draft.name)
            if draft.name
            else _("Det du arbetar med")
        )
        if not same or dict(bench.overrides) != dict(draft.opened.overrides if draft.opened else {}):
            found.append(Alternative(DRAFT, name, bench.overrides))
    found += [saved_alternative(row) for row in rows]
    return [*found, *own_alternatives(bench.plan)]


def figures_across(table: Table) -> Table:
    """A row a figure and a column an alternative."""
    names = {str(row["id"]): str(row["name"]) for row in table.rows}
    rows: list[dict[str, Cell]] = []
    for column in table.columns:
        if column.key == "name" or all(row.get(column.key) is None for row in table.rows):
            continue
        texts = {str(row["id"]): cell_text(column, row) for row in table.rows}
        rows.append({"id": column.key, "name": heading(column), **texts})
    return _turned(table, _("Uppgift"), names, rows)


def years_across(table: Table, key: str) -> Table:
    """A row a year and a column an alternative, for one of the figures."""
    column = next(one for one in table.columns if one.key == key)
    names = _names(table)
    years = dict.fromkeys(str(row["year"]) for row in table.rows)
    rows: list[dict[str, Cell]] = [
        {
            "id": year,
            "name": year,
            **_cells(table, column, "year", year),
        }
        for year in years
    ]
    return _turned(table, heading(column), names, rows)


def levers_across(table: Table) -> Table:
    """A row a lever and a column an alternative, with what the lever stands at."""
    column = next(one for one in table.columns if one.key == "value")
    return _turned(table, _("Reglage"), _names(table), _lever_rows(table, column))


def differences_across(table: Table, alternatives: Table) -> Table:
    """A row a lever and a column an alternative, with what the lever does; the sum is the difference."""
    column = next(one for one in table.columns if one.key == "effect_ore")
    names = _names(table)
    nothing = cell_text(column, {"effect_ore": 0})
    rows = [{**dict.fromkeys(names, nothing), **row} for row in _lever_rows(table, column)]
    difference = next(one for one in alternatives.columns if one.key == "difference_ore")
    sums: dict[str, Cell] = {
        str(row["id"]): cell_text(difference, row) for row in alternatives.rows if row["id"] in names
    }
    rows.append({"id": "difference", "name": _("Skillnad, tkr"), "is_total": True, **sums})
    return _turned(table, heading(column), names, rows)


def _lever_rows(table: Table, column: Column) -> list[dict[str, Cell]]:
    levers = dict.fromkeys(str(row["lever"]) for row in table.rows)
    return [{"id": lever, "name": lever, **_cells(table, column, "lever", lever)} for lever in levers]


def _cells(table: Table, column: Column, of: str, wanted: str) -> dict[str, Cell]:
    """One row's cells by alternative."""
    return {str(row["alternative"]): cell_text(column, row) for row in table.rows if row[of] == wanted}


def _names(table: Table) -> dict[str, str]:
    return {str(row["alternative"]): str(row["name"]) for row in table.rows}


def _turned(table: Table, first: str, names: dict[str, str], rows: list[dict[str, Cell]]) -> Table:
    """The same table's notes and sources under the turned rows; every cell is already text."""
    return Table(
        id=table.id,
        title=table.title,
        columns=(
            Column("name", first),
            *(Column(identity, name, Unit.NUMBER) for identity, name in names.items()),
        ),
        rows=tuple(rows),
        sources=table.sources,
        notes=table.notes,
        status=table.status,
        status_text=table.status_text,
        covers=table.covers,
    )
