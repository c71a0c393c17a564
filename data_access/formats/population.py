"""Population from Statistics Sweden: the files that its database gives, and a table that is pasted.

PxWeb CSV with semicolon, comma or tab, in UTF-8 or Latin-1; JSON-stat 2; Excel; all as they are downloaded.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from data_access import limits
from data_access.errors import ImportRefusedError, Problem
from data_access.formats import population_words as words
from data_access.formats import text_guard
from data_access.formats.cells import looks_like_personnummer
from data_access.formats.file_kind import UTF8_MARK, ZIP
from data_access.formats.population_json import read_json
from data_access.formats.population_table import Found, PopulationRow, finish, read_table
from data_access.formats.workbook_guard import open_workbook
from data_access.translation import _

_DELIMITERS = ("\t", ";", ",")
_LOOKED_AT = 50
_GAP = re.compile(r"\t|;| {2,}")
_CODE, _VALUE = re.compile(r"\d{4} "), re.compile(r"\d|\.\.")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_THOUSANDS = 3


@dataclass(frozen=True, slots=True)
class Population:
    """What a file says, in the order of the file. With `problems` it must not be imported."""

    file: str
    encoding: str
    rows: tuple[PopulationRow, ...]
    problems: tuple[Problem, ...]
    remarks: tuple[str, ...]


def read_population(name: str, data: bytes) -> Population:
    """The population in a CSV, JSON-stat 2 or Excel file, told by its contents. Raises nothing."""
    found = Found(name)
    encoding = ""
    try:
        if data.startswith(ZIP):
            _read_workbook(found, data)
        elif data.removeprefix(UTF8_MARK).lstrip().startswith(b"{"):
            encoding = text_guard.UTF8
            _read_json(found, data)
        else:
            text, encoding = text_guard.read_text(name, data)
            read_table(found, _csv_lines(found, text))
    except ImportRefusedError as refused:
        found.problems += refused.problems
    return _population(found, encoding)


def read_pasted(text: str, year: int | None = None) -> Population:
    """The population in a pasted table: columns apart by tabs, semicolons or blanks. Raises nothing.

    The first row holds the years; a table of one column without them is for `year`.
    """
    found = Found(_("inklistrad tabell"))
    data = text.encode("utf-8", errors="replace")
    problem = text_guard.refusal(found.file, data) or text_guard.lines_refusal(found.file, data)
    if problem is not None:
        found.problems.append(problem)
    else:
        read_table(found, _pasted_lines(found, text_guard.LINE_ENDING.split(text), year))
    return _population(found, text_guard.UTF8)


def _population(found: Found, encoding: str) -> Population:
    finish(found)
    return Population(
        found.file, encoding, tuple(found.rows.values()), tuple(found.problems), tuple(found.remarks)
    )


def _read_workbook(found: Found, data: bytes) -> None:
    book = open_workbook(found.file, data)
    first = book.sheets[0]
    read_table(found, ((row.number, row.cells) for row in book.rows(first)))
    book.look_through_the_rest([first])
    if len(book.sheets) > 1:
        found.remarks.append(_("Bara det första bladet, ”{sheet}”, läses.").format(sheet=first))
    found.problems += book.problems
    found.remarks += book.remarks


def _read_json(found: Found, data: bytes) -> None:
    problem = text_guard.refusal(found.file, data, most_bytes=limits.MOST_JSON_BYTES)
    if problem is not None:
        found.problems.append(problem)
    elif looks_like_personnummer(data.decode("utf-8", errors="replace")):
        found.problem(_("filen ser ut att ha ett personnummer. Ta bort det: här får bara antal finnas."))
    else:
        read_json(found, data.removeprefix(UTF8_MARK))


def _csv_lines(found: Found, text: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        for cells in reader:
            yield reader.line_num, cells
    except csv.Error:
        found.problem(_("raden går inte att läsa: ett citattecken stängs inte."), reader.line_num)


def _delimiter(text: str) -> str:
    """The sign that most of the first lines have; a title above the table may hold commas."""
    lines = text[: limits.LONGEST_TEXT_LINE].splitlines()[:_LOOKED_AT]
    return max(_DELIMITERS, key=lambda sign: sum(sign in line for line in lines))


def _pasted_lines(found: Found, lines: list[str], year: int | None) -> Iterator[tuple[int, list[str]]]:
    columns = 0 if year is None else 1
    if year is not None and not any(_years(line) for line in lines):
        yield 0, ["", str(year)]
    for number, line in enumerate(map(str.strip, lines), start=1):
        years = _years(line)
        if years:
            columns = len(years)
            yield number, _heading_cells(line, years)
        elif _GAP.search(line):
            yield number, [cell.strip() for cell in _GAP.split(line)]
        else:
            try:
                yield number, _cells(line, columns)
            except ValueError as reason:
                found.problem(str(reason), number, line)


def _years(line: str) -> list[str]:
    """The years of a row of headings; nothing for a row that starts with a region."""
    years = _YEAR.findall(line)
    if line.split() != years and words.region(_GAP.split(line)[0]) is not None:
        return []
    return years


def _heading_cells(line: str, years: list[str]) -> list[str]:
    if _GAP.search(line) and not line.startswith(years[0]):
        return [cell.strip() for cell in _GAP.split(line)]
    return [line.partition(years[0])[0], *years]


def _cells(line: str, columns: int) -> list[str]:
    """A line with single blanks: a region, then groups of digits for as many numbers as there are years.

    `Borås 112 178 113 179` under two years is 112 178 and 113 179. Raises ValueError when it cannot be told.
    """
    code = _CODE.match(line)
    first = _VALUE.search(line, code.end() if code else 0)
    place = first.start() if first else len(line)
    label, groups = line[:place].strip(), line[place:].split()
    size, rest = divmod(len(groups), columns or 1)
    numbers = [groups[start : start + size] for start in range(0, len(groups), size or 1)]
    apart = any(len(number[0]) > _THOUSANDS for number in numbers if len(number) > 1)
    if rest or apart or any(len(group) != _THOUSANDS for number in numbers for group in number[1:]):
        raise ValueError(_("det går inte att se vilka siffror som hör ihop. Ha tabbar mellan kolumnerna."))
    return [label, *map(" ".join, numbers)]
