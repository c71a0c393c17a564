"""How the template looks: calm headings, an example that is plainly nobody's own figure."""

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from data_access.formats.office.description import Column, Shown
from data_access.formats.office.headings import read_heading

INK, MUTED, LINE = "1F2A37", "5B6675", "9AA5B1"
HEADING_FILL, NEEDED_FILL, EXAMPLE_FILL = "E9EEF4", "CBD8E6", "F6F2E7"
FONT = "Calibri"
_FORMATS = {
    Shown.COUNT: "#,##0",
    Shown.YEAR: "0",
    Shown.MONTH: "yyyy-mm",
    Shown.DAY: "yyyy-mm-dd",
    Shown.SHARE: "0.0%",
    Shown.TEXT: "@",
}
_MONEY_FORMATS = {"kr": "#,##0.00", "tkr": "#,##0", "mkr": "#,##0.000"}
_NUMBERS = {Shown.MONEY, Shown.COUNT, Shown.SHARE}
_HEADING_HEIGHT, _SENTENCE_HEIGHT = 34, 24
_RIGHT = Alignment(horizontal="right", indent=1)
_THIN = Side(style="thin", color=LINE)


def number_format(column: Column) -> str:
    """How a column's numbers are written. Text stays text, so that 0101 keeps its nought."""
    if column.is_money:
        return _MONEY_FORMATS[read_heading(column.heading).unit or "tkr"]
    return _FORMATS[column.shown]


def style_column(page: Worksheet, place: int, column: Column) -> None:
    """Width and number format of a whole column, also where it is empty."""
    dimension = page.column_dimensions[get_column_letter(place)]
    dimension.width = column.width
    dimension.number_format = number_format(column)
    dimension.font = Font(name=FONT, size=11, color=INK)
    if column.shown in _NUMBERS:
        dimension.alignment = _RIGHT


def style_sentence(cell: Cell) -> None:
    """The sentence above a table."""
    cell.font = Font(name=FONT, size=11, color=MUTED)
    cell.alignment = Alignment(vertical="center")
    cell.number_format = "@"


def style_heading(cell: Cell, column: Column) -> None:
    """A heading; those that are needed are darker."""
    fill = NEEDED_FILL if column.is_required else HEADING_FILL
    cell.font = Font(name=FONT, size=11, bold=True, color=INK)
    cell.fill = PatternFill("solid", fgColor=fill)
    cell.border = Border(bottom=_THIN)
    cell.alignment = Alignment(
        horizontal="right" if column.shown in _NUMBERS else "left",
        vertical="center",
        wrap_text=True,
        indent=1 if column.shown in _NUMBERS else 0,
    )


def style_example(cell: Cell, column: Column) -> None:
    """A cell of the example row."""
    cell.font = Font(name=FONT, size=11, italic=True, color=MUTED)
    cell.fill = PatternFill("solid", fgColor=EXAMPLE_FILL)
    cell.number_format = number_format(column)
    cell.alignment = _RIGHT if column.shown in _NUMBERS else Alignment(horizontal="left")


def style_sheet(page: Worksheet, heading_row: int, width: int, *, needs_filter: bool = True) -> None:
    """Frozen headings, a filter, and a page that prints on its width with the headings on each."""
    page.row_dimensions[1].height = _SENTENCE_HEIGHT
    page.row_dimensions[heading_row].height = _HEADING_HEIGHT
    page.freeze_panes = page.cell(heading_row + 1, 2 if needs_filter else 1)
    if needs_filter:
        page.auto_filter.ref = f"A{heading_row}:{get_column_letter(width)}{heading_row + 1}"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = f"{heading_row}:{heading_row}"
