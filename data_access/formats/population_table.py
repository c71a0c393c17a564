"""A population table of cells: one row a municipality with a column a year, or one row for each of both.

Nothing is added up and no sum is expected: from 2025 Statistics Sweden adds noise, so parts need not make
totals. A table by sex or age is read only where it also states the totals.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from data_access import limits
from data_access.errors import Problem
from data_access.formats import population_words as words
from data_access.formats.cells import looks_like_personnummer
from data_access.formats.values import whole
from data_access.translation import _


class PopulationRow(NamedTuple):
    """Inhabitants of a municipality at the end of a month; `row` is where it stood in the file."""

    municipality: str
    month: date
    inhabitants: int
    row: int


class Heading(NamedTuple):
    """Which columns hold what. Either `months` (wide) or `time` and `value` (long)."""

    months: dict[int, date]
    time: int | None
    value: int | None
    regions: tuple[int, ...]
    width: int
    unnamed: tuple[int, ...]
    parts: tuple[int, ...]
    contents: tuple[int, ...]

    @property
    def values(self) -> tuple[int, ...]:
        """The columns with counts."""
        return tuple(self.months) if self.value is None else (self.value,)


@dataclass(slots=True)
class Found:
    """Rows, problems and remarks, and what was skipped."""

    file: str
    rows: dict[tuple[str, date], PopulationRow] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)
    parted: dict[tuple[str, date], int] = field(default_factory=dict)

    def problem(self, message: str, row: int | None = None, value: str | None = None) -> None:
        """Keep a problem, up to the limit."""
        if len(self.problems) < limits.MOST_PROBLEMS:
            self.problems.append(Problem(self.file, message, row=row, value=value or ""))

    def add(self, row: PopulationRow) -> None:
        """Keep a row; the same municipality and month with another number is a problem."""
        known = self.rows.setdefault((row.municipality, row.month), row)
        if known.inhabitants != row.inhabitants:
            self.problem(
                _("kommunen och året står redan på rad {row} med ett annat antal.").format(row=known.row),
                row.row,
                f"{row.municipality} {row.month:%Y}",
            )


def read_table(found: Found, lines: Iterable[tuple[int, Sequence[str]]]) -> None:
    """Add the rows of a table to what is found; `lines` are numbered as the file shows them."""
    heading: Heading | None = None
    for number, cells in lines:
        if any(looks_like_personnummer(cell) for cell in cells):
            found.problem(_("ser ut som ett personnummer. Ta bort det: här får bara antal finnas."), number)
        elif heading is not None:
            _read_line(found, heading, number, cells)
        else:
            heading = find_heading(cells)
            if heading is not None:
                _remark_columns(found, heading, cells)
    if heading is None and not found.problems:
        found.problem(
            _("ingen rad med rubriker hittas. Den ska ha region och årtal, som ”region; 2019; 2020”.")
        )


def find_heading(cells: Sequence[str]) -> Heading | None:
    """The columns of a row of headings, or None for another row (a title, an empty one)."""
    first = words.region(cells[0]) if cells else None
    if first is not None and first.code is not None:
        return None  # a municipality with that many inhabitants, not a year
    folded = [cell.strip().casefold() for cell in cells]
    regions = tuple(index for index, cell in enumerate(folded) if cell in words.REGION_HEADINGS)
    unnamed = tuple(index for index in regions if not folded[index])
    parts = tuple(index for index, cell in enumerate(folded) if cell in words.PART_HEADINGS)
    contents = tuple(index for index, cell in enumerate(folded) if cell in words.CONTENT_HEADINGS)
    time = next((index for index, cell in enumerate(folded) if cell in words.TIME_HEADINGS), None)
    if time is not None and any(folded[index] for index in regions):
        taken = {time, *regions, *parts, *contents}
        values = [index for index in range(len(folded)) if index not in taken]
        named = [i for i in values if folded[i] in words.VALUE_HEADINGS or words.is_population(folded[i])]
        if not values:
            return None
        return Heading({}, time, (named or values)[0], regions, len(cells), unnamed, parts, contents)
    months = {
        index: month
        for index, cell in enumerate(cells)
        if index and words.is_population(cell) and (month := words.month_of(cell)) is not None
    }
    if not months:
        return None
    return Heading(months, None, None, regions or (0,), len(cells), unnamed, parts, contents)


def _remark_columns(found: Found, heading: Heading, cells: Sequence[str]) -> None:
    used = {heading.time, heading.value, *heading.months, *heading.regions, *heading.parts, *heading.contents}
    for index, cell in enumerate(cells):
        if index not in used:
            found.remarks.append(_("Kolumnen ”{heading}” läses inte.").format(heading=cell.strip()[:60]))


def _read_line(found: Found, heading: Heading, number: int, cells: Sequence[str]) -> None:
    values = {column: cells[column] for column in heading.values if column < len(cells)}
    if not any(cell.strip() for cell in values.values()):
        return  # an empty row, or a note under the table
    if any(cell.strip() for cell in cells[heading.width :]):
        found.problem(_("raden har fler celler än rubriker."), number, " ".join(cells))
        return
    label = _label(heading, cells)
    if label.is_other_content:
        found.skipped["content"] += 1
    elif label.region is None:
        if not all(words.is_missing(cell) for cell in values.values()):
            found.problem(
                _("raden saknar kommunkod. Hämta tabellen med koder, som ”1490 Borås”."),
                number,
                " ".join(cells),
            )
    elif label.region.is_total:
        found.skipped["total"] += 1
    elif label.region.is_unknown:
        found.problem(_("kommunkoden finns inte. Rätta den."), number, label.region.code)
    else:
        for column, cell in values.items():
            month = heading.months.get(column) or _time(found, heading, number, cells)
            if month is not None:
                _read_value(found, label, month, number, cell)


class _Label(NamedTuple):
    """What a row is about."""

    region: words.Region | None
    is_part: bool
    is_other_content: bool


def _label(heading: Heading, cells: Sequence[str]) -> _Label:
    region: words.Region | None = None
    is_part = False
    for column in heading.regions:
        cell = _cell(cells, column)
        named = words.region(cell)
        region = region or named
        # Under a heading that is empty PxWeb also puts sexes and ages.
        if column in heading.unnamed and not (named or words.is_total(cell) or words.is_population(cell)):
            is_part = True
    is_part = is_part or any(
        (cell := _cell(cells, column)) and not words.is_total(cell) for column in heading.parts
    )
    other = any(not words.is_population(_cell(cells, column)) for column in heading.contents)
    return _Label(region, is_part, other)


def _time(found: Found, heading: Heading, number: int, cells: Sequence[str]) -> date | None:
    text = _cell(cells, heading.time or 0)
    month = words.month_of(text)
    if month is None:
        found.problem(_("är inget årtal. Skriv till exempel 2019."), number, text)
    return month


def _read_value(found: Found, label: _Label, month: date, number: int, cell: str) -> None:
    code = label.region.code if label.region and label.region.code else ""
    if words.is_missing(cell):
        found.skipped["missing"] += 1
    elif label.is_part:
        found.parted.setdefault((code, month), number)
    else:
        try:
            count = whole(cell)
        except ValueError as reason:
            found.problem(str(reason), number, cell)
            return
        if not 0 <= count <= limits.MOST_INHABITANTS:
            found.problem(_("är inget rimligt antal invånare."), number, cell)
        else:
            found.add(PopulationRow(code, month, count, number))


def _cell(cells: Sequence[str], column: int) -> str:
    return cells[column].strip() if column < len(cells) else ""


def finish(found: Found) -> None:
    """Say what was skipped, and refuse a table that has parts only."""
    alone = [row for key, row in found.parted.items() if key not in found.rows]
    if alone:
        found.problem(
            _("tabellen är uppdelad (på kön, ålder eller annat). Hämta den för alla, utan uppdelning."),
            alone[0],
        )
    elif found.parted:
        found.remarks.append(_("Rader för delar av befolkningen läses inte, bara de för alla."))
    if found.skipped["total"]:
        found.remarks.append(
            _("Rader för län eller riket läses inte ({count}).").format(count=found.skipped["total"])
        )
    if found.skipped["content"]:
        found.remarks.append(
            _("Rader om annat än folkmängd läses inte ({count}).").format(count=found.skipped["content"])
        )
    if found.skipped["missing"]:
        found.remarks.append(_("Uppgifter saknas i källan ({count}).").format(count=found.skipped["missing"]))
    if not found.rows and not found.problems:
        found.problem(_("filen har inga kommuners folkmängd."))
