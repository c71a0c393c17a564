"""Reading a table's cells for a chart: missing and protected cells never become a zero."""

from collections.abc import Iterable, Mapping
from html import escape

from dashboard.interface import numbers
from dashboard.shapes.view import Cell, Table

Row = Mapping[str, Cell]
NAME_LENGTH, LONG_NAME, LEAST_BEGUN = 31, 41, 3
ELLIPSIS = "…"


def number(row: Row, key: str) -> int | float | None:
    """The cell's number; None where it is missing, protected or not a number at all."""
    value = row.get(key)
    if type(value) is int:  # most of what a chart reads: asked first, and true and false are none of it
        return value
    return value if isinstance(value, float) and value == value else None  # noqa: PLR0124


def amount(row: Row, key: str) -> int | None:
    """The cell's ören; None where missing or protected."""
    value = row.get(key)
    if type(value) is int:  # as `number` does, which is not asked then
        return value
    value = number(row, key)
    return None if value is None else int(value)


def tkr(value_ore: int | None) -> float | None:
    """Ören as a length on an axis in tkr; None draws nothing."""
    return None if value_ore is None else value_ore / numbers.ORE_PER_TKR


def absent(row: Row, key: str) -> str:
    """What stands where no bar can: two full stops for a protected cell, an en dash for a missing one."""
    return numbers.PROTECTED if row.get(key) == numbers.PROTECTED else numbers.MISSING


def reason(row: Row) -> str:
    """Why the row's cells are missing, safe inside a chart's text; nothing where no reason is given."""
    return escape(str(row.get("missing_reason") or ""), quote=False)


def with_reason(text: str, row: Row) -> str:
    """The sign of a missing cell with the row's reason, where it gives one: `– (Projektmedel)`."""
    why = reason(row)
    return f"{text} ({why})" if why else text


def tkr_text(row: Row, key: str, *, unit: bool = True, cost: bool = False) -> str:
    """The amount as written on screen; `cost` turns a cost's minus into a plain number."""
    value = amount(row, key)
    if value is None:
        return absent(row, key)
    return numbers.tkr(-value if cost else value, unit=unit)


def count_text(row: Row, key: str, *, signed: bool = False) -> str:
    """The count as written on screen."""
    value = amount(row, key)
    return absent(row, key) if value is None else numbers.count(value, signed=signed)


def share_text(row: Row, key: str, decimals: int = 1) -> str:
    """The share as written on screen."""
    value = number(row, key)
    return absent(row, key) if value is None else numbers.share(value, decimals)


def name(row: Row) -> str:
    """The row's full name, safe inside a chart's text; its id where it has no name."""
    return escape(str(row.get("name") or row.get("id") or ""), quote=False)


def short_name(row: Row, length: int = NAME_LENGTH) -> str:
    """The name cut with an ellipsis where it is too long for an axis, not after a word's first letters."""
    full = str(row.get("name") or row.get("id") or "")
    if len(full) > length:
        kept, _space, begun = full[: length - 1].rpartition(" ")
        if not kept or len(begun) >= LEAST_BEGUN:
            kept = full[: length - 1]
        full = kept.rstrip(" ,(-") + ELLIPSIS
    return escape(full, quote=False)


def by_size(rows: Iterable[Row], *keys: str) -> list[Row]:
    """Rows by the size of the first key, then the next; rows without a number last."""
    return sorted(rows, key=lambda row: [-abs(number(row, key) or 0) for key in keys])


def largest(rows: Iterable[Row], *keys: str) -> float:
    """The largest size among the keys' numbers; 0 where there is none."""
    sizes = (abs(number(row, key) or 0) for row in rows for key in keys)
    return max(sizes, default=0)


def lines(*parts: str) -> str:
    """Hover text of several lines."""
    return "<br>".join(filter(None, parts))


def rows_of(table: Table) -> list[Row]:
    """The table's rows; totals stand apart in the table and are not drawn as one more bar."""
    return list(table.rows)
