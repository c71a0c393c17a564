"""What a file wants the store to hold: rows of the tables by name, references as codes."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import count
from typing import Any

from data_access.checks import figure_key
from data_access.formats import values
from data_access.formats.package import Package, Row
from data_access.imports.shapes import BY_NAME, Shape

Values = dict[str, Any]
Wanted = dict[str, list[Values]]
"""Rows by the table's name. A column that a row lacks is left as it is in the store."""

IN_ITS_TOTAL: Values = {"is_total": False, "in_total": True}
"""What a figure is where its file says nothing else."""

NOT_COLUMNS = frozenset({"unit", "parts"})


def wanted(package: Package) -> Wanted:
    """Everything that the package says, in the store's words."""
    found: Wanted = defaultdict(list)
    for name, rows in package.lists.items():
        shape, convert = BY_NAME[name], CONVERSIONS.get(name, _plain)
        found[name] += [convert(shape, row) for row in rows]
    found["area_parts"] += _area_parts(package.rows("areas"))
    for code, rows in package.figures.items():
        found["figures"] += _figures(code, rows)
    for name, given in package.values.items():
        found[name] += given
    return found


def _plain(shape: Shape, row: Row) -> Values:
    """The row's fields that are columns. A position that the file does not give is the store's to give."""
    columns = shape.columns
    return {
        name: value
        for name, value in row.fields.items()
        if name in columns and (value is not None or name not in shape.quiet)
    }


def _goal(shape: Shape, row: Row) -> Values:
    found = _plain(shape, row)
    if found["threshold"] is not None:
        found["threshold"] = values.in_unit(found["threshold"], found["unit"])
    return found


CONVERSIONS: dict[str, Callable[[Shape, Row], Values]] = {"goals": _goal}


def _area_parts(rows: Iterable[Row]) -> list[Values]:
    return [
        {"group": row.fields["code"], "part": part}
        for row in rows
        for part in filter(None, str(row.fields["parts"] or "").split("+"))
    ]


def _figures(dataset: str, rows: Iterable[Row]) -> list[Values]:
    places = count(1)
    return [_figure(dataset, row.fields, next(places)) for row in rows]


def _figure(dataset: str, fields: Values, position: int) -> Values:
    found = IN_ITS_TOTAL | {name: value for name, value in fields.items() if name not in NOT_COLUMNS}
    if found["value"] is not None:
        found["value"] = values.in_unit(found["value"], fields["unit"])
    own = {"dataset": dataset, "key": figure_key(fields)}
    return found | own | {"position": fields.get("position") or position}
