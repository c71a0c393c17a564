"""Write a whole association as a workbook: unprotected, and saying so; no text is a live formula."""

import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from data_access.formats import values
from data_access.formats.columns import ColumnRule, TableRule
from data_access.formats.package import Postings
from data_access.formats.values import COUNT_UNIT, ORE_PER_UNIT, SHARE_UNIT
from data_access.formats.whole.rules import BASELINES, FIGURES, LIST_RULES, MARK, NIBBLES, POSTINGS
from data_access.formats.word_readers import Word
from data_access.tables.enumerations import MONEY_MEASURES, SHARE_MEASURES, SHARE_SCALE
from data_access.translation import _

Values = Mapping[str, Any]
ROWS_OF_A_SHEET = 90_000
"""Of postings and figures: a longer table goes on in the next sheet, since readers take 100 000 rows."""

SIGNS_OF_A_PART = 4_000
"""Of a baseline's content; a cell takes 5 000."""

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_NARROW, _WIDE = 14, 40
WRITERS: Mapping[Callable[[str], Any], Callable[[Any], object]] = {
    values.yes_no: lambda value: _("ja") if value else _("nej"),
    values.month: lambda value: f"{value:%Y-%m}",
    values.day: lambda value: value.isoformat(),
    values.moment: lambda value: value.isoformat(),
    values.share: lambda value: float(Decimal(value) / SHARE_SCALE),
    values.thousands: lambda value: float(Decimal(value) / ORE_PER_UNIT["tkr"]),
    values.kronor: lambda value: float(Decimal(value) / ORE_PER_UNIT["kr"]),
    values.number: float,
}
"""By the reader of a column: what is written so that it reads back as the same value."""


@dataclass(frozen=True, slots=True)
class WholeAssociation:
    """Everything that the store holds of an association: rows by the table's name, and its ledgers."""

    slug: str
    name: str
    is_fictional: bool
    rows: Mapping[str, Sequence[Values]]
    ledgers: Sequence[Postings]


def write_whole(file: Path, whole: WholeAssociation, written_at: datetime) -> None:
    """Write the workbook. Raises OSError when the file cannot be written."""
    book = Workbook(write_only=True)
    _write_mark(book, whole, written_at)
    for rule in LIST_RULES:
        rows = list(_list_rows(rule, whole))
        if rows:
            _write_table(book, rule, rows)
    _write_table(book, FIGURES, [_figure(row) for row in whole.rows.get("figures", ())])
    _write_table(book, POSTINGS, list(_postings(whole.ledgers)))
    _write_table(book, BASELINES, list(_baselines(whole.rows.get("baselines", ()))))
    book.save(file)


def _write_mark(book: Workbook, whole: WholeAssociation, written_at: datetime) -> None:
    sheet = book.create_sheet(MARK)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 20, 100
    rows = [
        (_("Innehåll"), _("Hela förbundet: allt som databasen har om {name}.").format(name=whole.name)),
        (_("Skydd"), _("OSKYDDAT: små antal är inte dolda. Bara för kansliet; lämna inte ut filen.")),
        (_("Skriven"), f"{written_at:%Y-%m-%d %H:%M} UTC"),
        (_("Läs in igen"), _("Filen läses in på sidan Importera, eller med python -m data_access import.")),
    ]
    if whole.is_fictional:
        rows.insert(1, (_("Obs"), _("Påhittade siffror: det här förbundet finns inte.")))
    for row in rows:
        sheet.append([_text(sheet, cell) for cell in row])


def _list_rows(rule: TableRule, whole: WholeAssociation) -> Iterator[Values]:
    parts: dict[str, list[str]] = {}
    if rule.name == "areas":
        for row in whole.rows.get("area_parts", ()):
            parts.setdefault(row["group"], []).append(row["part"])
    for row in whole.rows.get(rule.name, ()):
        extra = {"parts": "+".join(parts[row["code"]])} if row.get("code") in parts else {}
        yield {**row, **_threshold(rule, row), **extra}


def _threshold(rule: TableRule, row: Values) -> dict[str, Any]:
    """A goal's threshold in its own unit."""
    if rule.name != "goals" or row["threshold"] is None:
        return {}
    scale = {COUNT_UNIT: 1, SHARE_UNIT: SHARE_SCALE, **ORE_PER_UNIT}[row["unit"]]
    return {"threshold": Decimal(row["threshold"]) / scale}


def _figure(row: Values) -> Values:
    """A figure with its unit: amounts in kronor, counts, shares of one."""
    measure = row["measure"]
    unit, scale = COUNT_UNIT, 1
    if measure in MONEY_MEASURES:
        unit, scale = "kr", ORE_PER_UNIT["kr"]
    elif measure in SHARE_MEASURES:
        unit, scale = SHARE_UNIT, SHARE_SCALE
    value = None if row["value"] is None else Decimal(row["value"]) / scale
    return {**row, "value": value, "unit": unit, "precision": _precision(row["precision"], unit)}


def _precision(value: int | None, unit: str) -> str | None:
    if value is None:
        return None
    if unit == "kr":
        return f"{value} öre"
    if unit == SHARE_UNIT:
        return f"{Decimal(value) / SHARE_SCALE:f}".replace(".", ",")
    return f"{value} {unit}"


def _postings(ledgers: Iterable[Postings]) -> Iterator[Values]:
    for book in ledgers:
        for row in book.rows:
            yield {**row._asdict(), "year": book.year, "kind": book.kind}


def _baselines(rows: Iterable[Values]) -> Iterator[Values]:
    """A baseline's content in letters, which no reader takes for a number, in parts that fit a cell."""
    for row in rows:
        packed = zlib.compress(row["content"].encode(), 9)
        signs = "".join(NIBBLES[byte >> 4] + NIBBLES[byte & 15] for byte in packed)
        for place, start in enumerate(range(0, len(signs), SIGNS_OF_A_PART), start=1):
            yield {
                "identity": row["identity"],
                "part": place,
                "content": signs[start : start + SIGNS_OF_A_PART],
            }


def _write_table(book: Workbook, rule: TableRule, rows: Sequence[Values]) -> None:
    for start in range(0, len(rows), ROWS_OF_A_SHEET):
        name = rule.file if start == 0 else f"{rule.file} {start // ROWS_OF_A_SHEET + 1}"
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "A2"
        headings = [WriteOnlyCell(sheet, column.heading) for column in rule.columns]
        for place, heading in enumerate(headings, start=1):
            heading.font = Font(bold=True)
            is_text = rule.columns[place - 1].field in {"name", "title", "text", "note", "description"}
            sheet.column_dimensions[_letter(place)].width = _WIDE if is_text else _NARROW
        sheet.append(headings)
        for row in rows[start : start + ROWS_OF_A_SHEET]:
            sheet.append([_cell(sheet, column, row.get(column.field)) for column in rule.columns])


def _letter(place: int) -> str:
    return chr(ord("A") + place - 1)


def _cell(sheet: WriteOnlyWorksheet, column: ColumnRule, value: Any) -> Any:
    """A cell that the column's reader reads back as the same value."""
    if value is None:
        return None
    read = column.read
    written = read.written(value) if isinstance(read, Word) else WRITERS.get(read, _as_it_is)(value)
    return written if isinstance(written, int | float) else _text(sheet, str(written))


def _as_it_is(value: Any) -> object:
    return value


def _text(sheet: WriteOnlyWorksheet, text: str) -> WriteOnlyCell:
    """A text that stays a text, whatever it begins with."""
    cell = WriteOnlyCell(sheet, _NOT_XML.sub(" ", text))
    cell.data_type = "s"
    return cell
