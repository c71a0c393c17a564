"""A view's table as the lines of a file: the same for a workbook's sheet and for CSV.

The values stay as in the view (integer ören, fractions of one, `..`), and each file writes them its own way.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from dashboard.interface.cells import cell_text
from dashboard.interface.grids import empty_columns_note, shown_columns
from dashboard.interface.numbers import ORE_PER_KRONA
from dashboard.shapes.stamp import Stamp, StampedView
from dashboard.shapes.view import Cell, Column, Table, Unit
from dashboard.translation import _


@dataclass(frozen=True, slots=True)
class FileCell:
    """One value with how it is to be read; `leads_to` names the sheet that a cell of contents leads to."""

    value: Cell
    unit: Unit = Unit.TEXT
    decimals: int = 0
    signed: bool = False
    leads_to: str | None = None

    @property
    def number(self) -> int | float | None:
        """The value where it is a number; None for text, yes and no, and what is missing or protected."""
        is_number = isinstance(self.value, int | float) and not isinstance(self.value, bool)
        return self.value if is_number and self.unit is not Unit.TEXT else None  # type: ignore[return-value]

    @property
    def text(self) -> str:
        """The value where it is text, as on screen; empty where it is missing."""
        return "" if self.value is None else cell_text(Column("value", ""), {"value": self.value})


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's heading and the unit of what stands below it."""

    label: str
    unit: Unit = Unit.TEXT

    @property
    def in_kronor(self) -> str:
        """`Budget, kr`: amounts are kronor in every file, whatever the screen shows them in."""
        if self.unit is not Unit.ORE or ", kr" in self.label:
            return self.label
        return _("{label}, kr").format(label=self.label)


@dataclass(frozen=True, slots=True)
class Line:
    """One row; a strong one is a sum, or a heading among the rows."""

    cells: tuple[FileCell, ...]
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a file: what stands above it, headings, rows, and what stands below it."""

    name: str
    title: str
    subtitle: str
    headings: tuple[Heading, ...]
    lines: tuple[Line, ...]
    below: tuple[str, ...] = ()
    warning: str = ""


def sheet_of(table: Table, name: str, page: StampedView, stamp: Stamp) -> Sheet:
    """The table as it stands on screen, with its sums, its sources and its notes."""
    columns = [_with_ore(column, table) for column in shown_columns(table)]
    lacking = _says_why_missing(table, columns)
    headings = [Heading(label, column.unit) for label, column in _labelled(columns)]
    if lacking:
        headings.append(Heading(_("Varför något saknas")))
    return Sheet(
        name=name,
        title=table.title,
        subtitle=subtitle(page, stamp),
        headings=tuple(headings),
        lines=tuple(_lines(table, columns, lacking=lacking)),
        below=tuple(_below(table)),
        warning=warning(stamp),
    )


def subtitle(page: StampedView, stamp: Stamp) -> str:
    """`Sjuhärads samordningsförbund. Insatser, januari–april 2017. Sök: arbete.`"""
    chosen = [f"{label}: {text}" for label, text in page.choices]
    head = _("{association}. {page}, {period}.").format(
        association=stamp.association, page=page.title, period=stamp.period
    )
    return " ".join((head, *(f"{one.removesuffix('.')}." for one in chosen)))


def warning(stamp: Stamp) -> str:
    """What a made-up association says on every page and sheet; else empty."""
    return _("Påhittade siffror: det här förbundet finns inte.") if stamp.is_fictional else ""


def _with_ore(column: Column, table: Table) -> Column:
    """Amounts are shown with ören where any in the column has them, else in whole kronor."""
    if column.unit is not Unit.ORE:
        return column
    values = [row.get(column.key) for row in (*table.rows, table.totals)]
    has_ore = any(isinstance(value, int) and value % ORE_PER_KRONA for value in values)
    return replace(column, decimals=2 if has_ore else 0)


def _labelled(columns: list[Column]) -> Iterator[tuple[str, Column]]:
    """Each column's label; one that stands twice is numbered, since a file's headings are looked up."""
    seen: dict[str, int] = {}
    for column in columns:
        seen[column.label] = number = seen.get(column.label, 0) + 1
        yield (column.label if number == 1 else f"{column.label} ({number})"), column


def _lines(table: Table, columns: list[Column], *, lacking: bool) -> Iterator[Line]:
    for row in table.rows:
        yield _line(
            row, columns, lacking=lacking, is_strong=bool(row.get("is_total") or row.get("is_marked"))
        )
    if table.totals and table.shows_totals:
        first = next((column.key for column in columns if column.unit is Unit.TEXT), "")
        named = {"name" if "name" in {column.key for column in columns} else first: _("Totalt")}
        totals = {**named, **{key: value for key, value in table.totals.items() if value is not None}}
        yield _line(totals, columns, lacking=lacking, is_strong=True)


def _line(row: Mapping[str, Cell], columns: list[Column], *, lacking: bool, is_strong: bool) -> Line:
    cells = [FileCell(row.get(column.key), column.unit, column.decimals, column.signed) for column in columns]
    if lacking:
        cells.append(FileCell(row.get("missing_reason") if _lacks(row, columns) else None))
    return Line(tuple(cells), is_strong)


def _says_why_missing(table: Table, columns: list[Column]) -> bool:
    return any(_lacks(row, columns) and row.get("missing_reason") for row in table.rows)


def _lacks(row: Mapping[str, Cell], columns: list[Column]) -> bool:
    return any(row.get(column.key) is None for column in columns if column.unit is not Unit.TEXT)


def _below(table: Table) -> Iterator[str]:
    """What stands under the table on screen: finding, period, status, sources, notes."""
    if table.finding:
        yield table.finding
    if not table.rows:
        yield _("Inga rader.")
    if table.covers:
        yield _("Avser {period}.").format(period=table.covers)
    if table.status_text:
        yield _("Status: {status}.").format(status=table.status_text)
    for source in table.sources:
        yield _("Källa: {source}").format(source=source.line)
    yield from empty_columns_note(table)
    yield from table.notes
