"""Says so where a column's rounded parts do not add up to its rounded total on screen."""

from collections.abc import Iterable, Mapping, Sequence

from dashboard.budget.rounding import displayed_difference, shown_units
from dashboard.interface import numbers
from dashboard.shapes.view import Cell, Column, Unit
from dashboard.translation import _

Row = Mapping[str, Cell]


def rounding_notes(columns: Iterable[Column], parts: Sequence[Row], total: Row) -> tuple[str, ...]:
    """One note for the columns in tkr whose parts, as shown, miss their total; none where all add up.

    A column with a missing part is left out: there the total is no sum of what is shown.
    """
    found = []
    for column in columns:
        if not column.shown or column.unit is not Unit.ORE or column.in_kronor:
            continue
        amounts, whole = [row.get(column.key) for row in parts], total.get(column.key)
        if not isinstance(whole, int) or not all(isinstance(amount, int) for amount in amounts):
            continue
        known = [int(amount or 0) for amount in amounts]
        if displayed_difference(known, whole, numbers.ORE_PER_TKR):
            found.append(_words(column, known, whole))
    return (_("Avrundade delar: {columns}.").format(columns="; ".join(found)),) if found else ()


def _words(column: Column, parts: Sequence[int], total: int) -> str:
    unit = numbers.ORE_PER_TKR
    shown = [sum(shown_units(part, unit) for part in parts) * unit, total]
    added, whole = (numbers.tkr(abs(value) if column.as_size else value, unit=False) for value in shown)
    return _("{column} blir {added} av talen som visas, totalen är {total}").format(
        column=column.label, added=added, total=whole
    )
