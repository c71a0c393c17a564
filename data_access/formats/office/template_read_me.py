"""The template's first sheet: what to do, and what stands in every column of every sheet."""

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from data_access.formats.office.description import MARK, Column, Sheet
from data_access.formats.office.sheets import SHEETS
from data_access.formats.office.template_style import FONT, HEADING_FILL, INK, LINE, MUTED
from data_access.translation import _

TITLE = _("Förbundets siffror")
STEPS = (
    _("Fyll i de blad ni har uppgifter till. Tomma blad går bra, och ni kan lämna in ett blad i taget."),
    _("Börja med Förbundet, Medlemmar, Kostnadsställen och Insatser: de andra bladen hänvisar till dem."),
    _("Mörka rubriker behövs. Ljusa kan lämnas tomma. Kolumnernas ordning spelar ingen roll."),
    _("Raden som är märkt EXEMPEL visar hur man skriver. Den läses inte, och kan tas bort."),
    _("Enheten står i rubriken. Skriv om den till kr eller mkr om era belopp är i kronor eller miljoner."),
    _("Kostnader skrivs utan minus. Minus på en rad bland andra är en kostnad som minskar."),
    _("Skriv månader som 2026-04 eller apr 2026. Decimaler skrivs med komma, tusental med mellanslag."),
    _("Skriv bara antal personer. Filer med något som liknar ett personnummer tas inte emot."),
    _("Spara som Excel-arbetsbok (.xlsx), och läs in filen på sidan Importera. Där syns vad som ändras innan "
      "något sparas, och allt kan ångras."),
)  # fmt: skip
HEADINGS = (_("Blad"), _("Kolumn"), _("Behövs"), _("Vad som står där"))
WIDTHS = (20, 30, 10, 96)
_INK = Font(name=FONT, size=11, color=INK)
_BOLD = Font(name=FONT, size=11, bold=True, color=INK)
_LINK = Font(name=FONT, size=11, bold=True, color=INK, underline="single")
_TOP = Alignment(vertical="top", wrap_text=True)
_LINE = Border(top=Side(style="thin", color=LINE))
_LINE_HEIGHT, _SIGNS_OF_A_LINE = 15, 100
_TITLE_SIZE, _TITLE_HEIGHT = 20, 34


def write_read_me(page: Worksheet) -> None:
    """Write the explanations, a row a column; the sheets' names lead to them."""
    for letter, width in zip("ABCD", WIDTHS, strict=True):
        page.column_dimensions[letter].width = width
    page.cell(1, 1, TITLE).font = Font(name=FONT, size=_TITLE_SIZE, bold=True, color=INK)
    page.row_dimensions[1].height = _TITLE_HEIGHT
    for row, step in enumerate(STEPS, start=2):
        page.cell(row, 1, f"{row - 1}.  {step}").font = _INK
    row = len(STEPS) + 3
    for place, heading in enumerate(HEADINGS, start=1):
        cell = page.cell(row, place, heading)
        cell.font, cell.fill = _BOLD, PatternFill("solid", fgColor=HEADING_FILL)
    page.print_title_rows = f"{row}:{row}"
    for sheet in SHEETS:
        row = _write_sheet(page, sheet, row + 1)
    page.sheet_view.showGridLines = False
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True


def _write_sheet(page: Worksheet, sheet: Sheet, row: int) -> int:
    """One sheet: what it is for, then its columns. Gives the last row."""
    name = page.cell(row, 1, sheet.name)
    name.hyperlink = Hyperlink(ref=name.coordinate, location=f"'{sheet.name}'!A1", display=sheet.name)
    name.font = _LINK
    page.cell(row, 2, sheet.text).font = _BOLD
    for place in range(1, len(HEADINGS) + 1):
        page.cell(row, place).border = _LINE
    for column in sheet.columns:
        if column is not MARK:
            row += 1
            _write_column(page, column, row)
    return row


def _write_column(page: Worksheet, column: Column, row: int) -> None:
    text = column.text
    if column.choices and len(column.choices) > len(("ja", "nej")):
        text = f"{text} " + _("Något av: {words}.").format(words=", ".join(column.choices))
    for place, content in ((2, column.heading), (3, _("ja") if column.is_required else ""), (4, text)):
        cell = page.cell(row, place, content or None)
        cell.font, cell.alignment = _INK, _TOP
    page.cell(row, 3).font = Font(name=FONT, size=11, color=MUTED)
    page.row_dimensions[row].height = _LINE_HEIGHT * -(-len(text) // _SIGNS_OF_A_LINE)
