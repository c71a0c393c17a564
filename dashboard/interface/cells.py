"""A view's cells as text on screen: unit, missing and protected. Knows no Streamlit."""

from collections.abc import Mapping

from dashboard.interface import numbers
from dashboard.shapes.view import Cell, Column, KeyFigure, Unit
from dashboard.translation import _


def cell_text(column: Column, row: Mapping[str, Cell], *, unit: bool = False) -> str:
    """One cell: `−4 850`, `29,1 %`, `–` when missing, `..` when protected.

    An amount of a row that is to be written `without_minus` has its sign turned; a variance keeps it.
    """
    value = row.get(column.key)
    if isinstance(value, int | float) and column.unit is Unit.ORE:
        if column.as_size:
            value = abs(value)
        elif row.get("without_minus") and not column.signed:
            value = -value
    return value_text(
        value,
        column.unit,
        decimals=column.decimals,
        signed=column.signed,
        in_kronor=column.in_kronor,
        unit=unit,
    )


def value_text(
    value: Cell,
    of_unit: Unit,
    *,
    decimals: int = 0,
    signed: bool = False,
    in_kronor: bool = False,
    unit: bool = True,
) -> str:
    """A value in its unit; text stands as it is."""
    if value is None:
        return numbers.MISSING
    if isinstance(value, bool):
        return _("ja") if value else _("nej")
    if isinstance(value, str):
        return value
    write = numbers.kronor if in_kronor else numbers.tkr
    return {
        Unit.ORE: lambda: write(int(value), decimals, signed=signed, unit=unit),
        Unit.SHARE: lambda: numbers.share(float(value), decimals, signed=signed),
        Unit.COUNT: lambda: numbers.count(int(value), signed=signed),
    }.get(of_unit, lambda: numbers.decimal(float(value), decimals, signed=signed))()


def figure_text(figure: KeyFigure) -> str:
    """A key figure's value with its unit."""
    value = figure.value
    if figure.as_size and isinstance(value, int | float):
        value = abs(value)
    return value_text(value, figure.unit, decimals=figure.decimals, signed=figure.signed)


def heading(column: Column) -> str:
    """A column's heading with its unit, `Budget, tkr`."""
    if column.unit is Unit.ORE and not column.in_kronor:
        return _("{label}, tkr").format(label=column.label)
    return column.label
