"""A view's cells as text on screen: unit, missing and protected. Knows no Streamlit."""

from collections.abc import Callable, Mapping
from functools import lru_cache

from dashboard.interface import numbers
from dashboard.shapes.view import Cell, Column, KeyFigure, Unit
from dashboard.translation import _

ValueWriter = Callable[[Cell], str]
RowWriter = Callable[[Mapping[str, Cell]], str]
MOST_WRITERS = 200


def cell_text(column: Column, row: Mapping[str, Cell], *, unit: bool = False) -> str:
    """One cell: `−4 850`, `29,1 %`, `–` when missing, `..` when protected.

    An amount of a row that is to be written `without_minus` has its sign turned; a variance keeps it.
    """
    return cell_writer(column, unit=unit)(row)


def cell_writer(column: Column, *, unit: bool = False) -> RowWriter:
    """`cell_text` of a column's cells: what they have in common is found once."""
    key = column.key
    write = value_writer(
        column.unit,
        decimals=column.decimals,
        signed=column.signed,
        in_kronor=column.in_kronor,
        unit=unit,
    )
    if column.unit is not Unit.ORE:
        return lambda row: write(row.get(key))
    if column.as_size:
        return lambda row: write(_size(row.get(key)))
    if column.signed:
        return lambda row: write(row.get(key))
    return lambda row: write(_turned(row.get(key)) if row.get("without_minus") else row.get(key))


def _size(value: Cell) -> Cell:
    return abs(value) if isinstance(value, int | float) else value


def _turned(value: Cell) -> Cell:
    return -value if isinstance(value, int | float) else value


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
    write = value_writer(of_unit, decimals=decimals, signed=signed, in_kronor=in_kronor, unit=unit)
    return write(value)


@lru_cache(MOST_WRITERS)
def value_writer(
    of_unit: Unit, *, decimals: int, signed: bool, in_kronor: bool = False, unit: bool = True
) -> ValueWriter:
    """What writes values of a unit."""
    amount = numbers.kronor if in_kronor else numbers.tkr

    def known(value: float) -> str:
        if of_unit is Unit.ORE:
            return amount(int(value), decimals, signed=signed, unit=unit)
        if of_unit is Unit.SHARE:
            return numbers.share(float(value), decimals, signed=signed)
        if of_unit is Unit.COUNT:
            return numbers.count(int(value), signed=signed)
        return numbers.decimal(float(value), decimals, signed=signed)

    def write(value: Cell) -> str:
        if value is None:
            return numbers.MISSING
        if isinstance(value, str):
            return value
        if isinstance(value, bool):
            return _("ja") if value else _("nej")
        return known(value)

    return write


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
