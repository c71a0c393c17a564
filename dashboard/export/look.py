"""How a sheet looks: number formats, fonts, widths, frozen headings, and its print set-up."""

from math import ceil

from openpyxl.cell.cell import Cell as WorkbookCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.export.sheet import FileCell, Line, Sheet
from dashboard.shapes.stamp import Stamp
from dashboard.shapes.view import Unit
from dashboard.translation import _

NARROWEST, WIDEST_NUMBER, WIDEST_TEXT = 9, 20, 52
"""In characters, which is what a column's width is counted in."""

LINE_HEIGHT = 15
WIDE_LETTERS = 1.15
"""Lines break between words, and capitals take more room than the figures that a width is counted in."""

NARROWEST_NOTE = 90
A4 = 9
LONGEST_HEADER_PART = 75
"""A printed header holds 255 characters, its three parts together."""

FACE, SIZE = "Calibri", 11
TITLE, STRONG = Font(FACE, 14, bold=True), Font(FACE, SIZE, bold=True)
WARNING, NOTE = Font(FACE, SIZE, bold=True, color="B0413E"), Font(FACE, SIZE, color="5B6B73")
LINK = Font(FACE, SIZE, color="0B5563", underline="single")
HEADING_GROUND = PatternFill("solid", fgColor="EAF2F4")
RULE, FINE_RULE = Border(bottom=Side("thin", color="5B6B73")), Border(top=Side("thin", color="C9D3D7"))
LEFT = Alignment(vertical="top", wrap_text=True)
LEFT_INDENTED = Alignment(horizontal="left", vertical="top", wrap_text=True, indent=1)
RIGHT = Alignment(horizontal="right", vertical="top")
HEADING_LEFT = Alignment(vertical="bottom", wrap_text=True)
HEADING_LEFT_INDENTED = Alignment(horizontal="left", vertical="bottom", wrap_text=True, indent=1)
HEADING_RIGHT = Alignment(horizontal="right", vertical="bottom", wrap_text=True)
CONTENTS_LEFT = Alignment(horizontal="left", vertical="top", wrap_text=True)


def number_format(cell: FileCell) -> str:
    """`#,##0.00`, `0.0 %`; a signed number has its plus. Who opens the file sees it in their own language."""
    decimals = "." + "0" * cell.decimals if cell.decimals else ""
    form = f"0{decimals} %" if cell.unit is Unit.SHARE else f"#,##0{decimals}"
    return f"+{form};-{form};{form}" if cell.signed else form


def as_heading(cell: WorkbookCell, unit: Unit, *, is_contents: bool) -> None:
    """A column's heading, over its numbers."""
    cell.font, cell.fill, cell.border = STRONG, HEADING_GROUND, RULE
    if unit is not Unit.TEXT:
        cell.alignment = HEADING_RIGHT
    else:
        cell.alignment = HEADING_LEFT if is_contents or cell.column == 1 else HEADING_LEFT_INDENTED


def as_body(cell: WorkbookCell, value: FileCell, *, is_strong: bool, is_contents: bool) -> None:
    """Numbers, and what stands instead of one, to the right; sums strong."""
    if is_contents:
        cell.alignment = CONTENTS_LEFT
    elif value.unit is not Unit.TEXT:
        cell.alignment = RIGHT
    else:
        cell.alignment = LEFT if cell.column == 1 else LEFT_INDENTED
    if is_strong:
        cell.font, cell.border = STRONG, FINE_RULE
    if value.leads_to:
        cell.font = LINK


def as_note(page: Worksheet, row: int, text: str, sheet: Sheet) -> None:
    """A line under the table, over the table's width and as high as its text needs."""
    widths = _widths(sheet)
    cell = page.cell(row, 1)
    cell.font, cell.alignment = NOTE, LEFT
    last, width = 1, widths[0]
    while last < len(widths) and width < NARROWEST_NOTE:
        width += widths[last]
        last += 1
    if last > 1:
        page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=last)
    _set_height(page, row, _lines(text, width))


def _lines(text: str, width: int) -> int:
    """How many lines a text takes that wraps between its words."""
    parts = text.split("\n")
    return sum(1 if len(part) <= width else ceil(len(part) * WIDE_LETTERS / width) for part in parts)


def _set_height(page: Worksheet, row: int, lines: int) -> None:
    """Not every program makes a row higher by itself when a text in it wraps."""
    if lines > 1:
        page.row_dimensions[row].height = LINE_HEIGHT * lines


def finish(page: Worksheet, sheet: Sheet, stamp: Stamp, *, heading_row: int) -> None:
    """Widths, heights, frozen headings and print set-up."""
    page["A1"].font, page["A3"].font = TITLE, WARNING
    widths = _widths(sheet)
    for column, width in enumerate(widths, start=1):
        page.column_dimensions[get_column_letter(column)].width = width
    texts = [[heading.in_kronor for heading in sheet.headings]]
    texts += [[cell.text if cell.number is None else "" for cell in line.cells] for line in sheet.lines]
    for row, cells in enumerate(texts, start=heading_row):
        _set_height(page, row, max(_lines(text, width) for text, width in zip(cells, widths, strict=True)))
    _set_up_print(page, sheet, stamp, heading_row)


def _set_up_print(page: Worksheet, sheet: Sheet, stamp: Stamp, heading_row: int) -> None:
    """Lying A4, one page wide, the headings on each page, and whose figures for when at the top."""
    page.freeze_panes = f"A{heading_row + 1}"
    page.print_title_rows = f"{heading_row}:{heading_row}"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", A4
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.oddHeader.left.text = _in_header(stamp.association)
    page.oddHeader.center.text = _in_header(sheet.title)
    page.oddHeader.right.text = _in_header(stamp.period)
    page.oddFooter.left.text = _in_header(sheet.warning)
    page.oddFooter.center.text = _in_header(_("Exporterad {made}").format(made=stamp.made))
    page.oddFooter.right.text = _("Sida {page} av {pages}").format(page="&P", pages="&N")


def _in_header(text: str) -> str | None:
    """A printed header's text, in which an ampersand would be a command; None for no text."""
    return text[:LONGEST_HEADER_PART].replace("&", "&&") or None


def _widths(sheet: Sheet) -> list[int]:
    return [_width(sheet, place) for place in range(len(sheet.headings))]


def _width(sheet: Sheet, place: int) -> int:
    """As wide as the widest number; text wraps, and a heading at least between its words."""
    heading = sheet.headings[place]
    words = max((len(word) for word in heading.in_kronor.split()), default=0) + 1
    longest = max((_length(line, place) for line in sheet.lines), default=0) + 2
    most = WIDEST_TEXT if heading.unit is Unit.TEXT else WIDEST_NUMBER
    return max(NARROWEST, words + (place > 0), min(longest, most))


def _length(line: Line, place: int) -> int:
    cell = line.cells[place]
    if cell.number is None:
        return len(cell.text)
    spaces_and_sign = 6
    return len(f"{abs(cell.number):.0f}") + cell.decimals + spaces_and_sign
