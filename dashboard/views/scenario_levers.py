"""Levers in words: what they stand at over the years, what that rests on, and which have been moved."""

from collections.abc import Mapping, Sequence

from dashboard.interface import numbers
from dashboard.scenarios.catalogue import Setting
from dashboard.scenarios.levers import Lever
from dashboard.shapes.view import Cell, Column, Table
from dashboard.translation import _

STATUSES: Mapping[str, str] = {
    "plan": _("utgångsläge"),
    "verified": _("enligt källa"),
    "assumption": _("antagande"),
    "unknown": _("okänt"),
}


def over_years(lever: Lever, values: Sequence[Setting], years: Sequence[int]) -> str:
    """`9 032 tkr`, or where the years differ `9 032 tkr 2022, 10 000 tkr 2023–2024`."""
    runs: list[tuple[Setting, list[int]]] = []
    for year, value in zip(years, values, strict=True):
        if runs and runs[-1][0] == value:
            runs[-1][1].append(year)
        else:
            runs.append((value, [year]))
    if len(runs) == 1:
        return lever.text(runs[0][0])
    return ", ".join(f"{lever.text(value)} {numbers.years(found)}" for value, found in runs)


def stands_on(lever: Lever, years: Sequence[int]) -> str:
    """The baseline's value and what it rests on: `9 032 tkr (utgångsläge)`, `100 % (antagande)`."""
    if lever.status == "unknown":
        return _("okänt tills någon anger det")
    return _("{value} ({status})").format(
        value=over_years(lever, lever.default, years), status=STATUSES[lever.status]
    )


def source_of(lever: Lever, origins: Mapping[str, str]) -> str:
    """Where the baseline's value comes from."""
    return origins.get(lever.key, lever.source)


def levers_table(levers: Sequence[Lever], years: Sequence[int], origins: Mapping[str, str]) -> Table:
    """Every lever that has been moved: the plan's value, the scenario's, and where the plan's comes from."""
    rows: list[dict[str, Cell]] = [
        {
            "id": lever.key,
            "name": lever.label,
            "before": over_years(lever, lever.default, years),
            "after": over_years(lever, lever.values, years),
            "status": lever.status,
            "source": source_of(lever, origins),
        }
        for lever in levers
        if lever.is_moved
    ]
    return Table(
        id="levers",
        title=_("Ändrade förutsättningar"),
        columns=(
            Column("name", _("Reglage")),
            Column("before", _("Planen")),
            Column("after", _("Scenariot")),
            Column("source", _("Källa eller antagande")),
        ),
        rows=tuple(rows),
    )
