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
        known = [amount for amount in amounts if isinstance(amount, int)]
        if not isinstance(whole, int) or len(known) < len(amounts):
            continue
        missed = displayed_difference(known, whole, numbers.ORE_PER_TKR)
        if missed:
            found.append(_words(column, missed, whole))
    return (_("Avrundade delar: {columns}.").format(columns="; ".join(found)),) if found else ()


def _words(column: Column, missed: int, total: int) -> str:
    """`missed` is how many units the parts as shown come to more than the total as shown."""
    unit = numbers.ORE_PER_TKR
    shown = [(shown_units(total, unit) + missed) * unit, total]
    added, whole = (numbers.tkr(abs(value) if column.as_size else value, unit=False) for value in shown)
    return _("{column} blir {added} av talen som visas, totalen är {total}").format(
        column=column.label, added=added, total=whole
    )
