"""A workbook that has passed the guard: its sheets as rows of text, and what is wrong with them."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from data_access import limits
from data_access.errors import Problem
from data_access.formats.cells import looks_like_personnummer
from data_access.formats.workbook_guard.container import Container, refused
from data_access.formats.workbook_guard.parts import opened, read_structure
from data_access.formats.workbook_guard.sheet import SheetReader, column_letters
from data_access.formats.workbook_guard.xml_stream import PartError, read_all
from data_access.translation import _

_WRITTEN_PARTS = ("xl/comments", "xl/threadedcomments", "xl/drawings", "docprops/", "xl/persons")


class SheetRow(NamedTuple):
    """A row that is not empty: its sheet, its number in Excel, its cells as text from column A."""

    sheet: str
    number: int
    cells: list[str]


def open_workbook(name: str, data: bytes) -> "GuardedWorkbook":
    """Look a workbook through without unpacking it, and read its small parts.

    Raises ImportRefusedError with the reason: not a workbook, a password, macros, a bomb, entities, damage.
    """
    container = Container(name, data)
    try:
        return GuardedWorkbook(container)
    except PartError as fault:
        raise refused(name, str(fault)) from None


def sheet_place(file: str, sheet: str) -> str:
    """File and sheet as a problem names them; give it to `read_rows` as the file."""
    return _("{file}, blad ”{sheet}”").format(file=file, sheet=sheet)


class GuardedWorkbook:
    """Sheets as rows of text. What is found on the way stands in `problems` and `remarks`.

    The problems of a sheet are complete when its rows have been read to the end.
    """

    def __init__(self, container: Container) -> None:
        """Raises PartError when a small part cannot be read."""
        self.name = container.name
        self.problems: list[Problem] = []
        self.remarks: list[str] = []
        self._container = container
        self._structure = read_structure(container)
        self._sheets = {sheet.name: sheet for sheet in self._structure.sheets}
        if len(self._sheets) < len(self._structure.sheets):
            raise PartError(_("två blad har samma namn. Byt namn på det ena."))
        for sheet in self._structure.sheets:
            if sheet.is_hidden:
                self.remarks.append(_("Bladet ”{sheet}” är dolt.").format(sheet=sheet.name))

    @property
    def sheets(self) -> tuple[str, ...]:
        """The names of the worksheets in the workbook's order."""
        return tuple(self._sheets)

    def __iter__(self) -> Iterator[SheetRow]:
        for sheet in self.sheets:
            yield from self.rows(sheet)

    def rows(self, sheet: str) -> Iterator[SheetRow]:
        """The sheet's rows that are not empty. Nothing is raised: a fault ends the rows and is a problem."""
        reader = SheetReader(self._structure, _Sayer(self, sheet))
        is_first = True
        try:
            with opened(self._container, self._sheets[sheet].part) as source:
                for line in reader.lines(source):
                    if is_first:  # the reader of the table looks at the rows below the headings
                        self._look_for_persons(sheet, line.number, line.cells)
                        is_first = False
                    yield SheetRow(sheet, line.number, line.cells)
        except PartError as fault:
            self._add(Problem(sheet_place(self.name, sheet), str(fault)))
        self._remark_formulas(sheet, reader.formula_count, reader.formulas)

    def lines(self, sheet: str) -> Iterator[list[str]]:
        """The sheet's rows as `read_rows` wants them: row 1 first, and an empty list for an empty row."""
        following = 1
        for row in self.rows(sheet):
            yield from ([] for _empty in range(row.number - following))
            yield row.cells
            following = row.number + 1

    def look_through_the_rest(self, read: Collection[str]) -> None:
        """Look for personnummer in what the import does not read: other sheets, comments, text boxes."""
        for sheet in self.sheets:
            if sheet not in read:
                for row in self.rows(sheet):
                    self._look_for_persons(sheet, row.number, row.cells)
            if looks_like_personnummer(sheet):
                self._add(
                    Problem(self.name, _("ett blads namn ser ut som ett personnummer. Byt namn på bladet."))
                )
        if self._structure.personal_texts:
            message = _(
                "en text som inte syns i något blad ser ut att ha ett personnummer. Spara om arbetsboken."
            )
            self._add(Problem(self.name, message))
        for part in self._container.names():
            if part.startswith(_WRITTEN_PARTS) and part.endswith(".xml"):
                self._look_through_part(part)

    def _look_through_part(self, part: str) -> None:
        found = False

        def text(data: str) -> None:
            nonlocal found
            found = found or looks_like_personnummer(data)

        try:
            with opened(self._container, part) as source:
                read_all(source, text=text)
        except PartError as fault:
            self._add(Problem(self.name, str(fault)))
        if found:
            self._add(
                Problem(
                    self.name, _("en kommentar eller textruta ser ut att ha ett personnummer. Ta bort det.")
                )
            )

    def _look_for_persons(self, sheet: str, row: int, cells: list[str]) -> None:
        for column, cell in enumerate(cells, start=1):
            if looks_like_personnummer(cell):
                message = _("ser ut som ett personnummer. Ta bort det: här får bara antal finnas.")
                self._add(
                    Problem(sheet_place(self.name, sheet), message, row=row, column=column_letters(column))
                )

    def _remark_formulas(self, sheet: str, count: int, formulas: list[str]) -> None:
        if count:
            self.remarks.append(
                _(
                    "Bladet ”{sheet}” har formler i {count} celler ({cells}); de värden som är sparade läses."
                ).format(sheet=sheet, count=count, cells=", ".join(formulas))
            )

    def _add(self, problem: Problem) -> None:
        if len(self.problems) < limits.MOST_PROBLEMS:
            self.problems.append(problem)
        elif len(self.problems) == limits.MOST_PROBLEMS:
            self.problems.append(
                Problem(self.name, _("det finns fler fel än de som visas. Rätta dem först."))
            )


class _Sayer:
    """Turns what a sheet's reader says into problems of the workbook."""

    def __init__(self, workbook: GuardedWorkbook, sheet: str) -> None:
        self._workbook, self._place = workbook, sheet_place(workbook.name, sheet)

    def __call__(self, message: str, row: int | None, column: str | None, value: str) -> None:
        self._workbook._add(Problem(self._place, message, row=row, column=column, value=value))  # noqa: SLF001
