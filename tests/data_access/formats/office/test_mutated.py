"""A thousand damaged workbooks: each is refused with reasons, or says exactly what stands in its cells."""

import random
from decimal import Decimal

from data_access.checks import check
from data_access.formats.office import read_office_csv, read_office_workbook
from data_access.formats.package import Package
from data_access.formats.workbook_guard import open_workbook
from tests.data_access.formats.office.books import KNOWN, LISTS, codes, value
from tests.data_access.formats.test_mutated import mutated
from tests.data_access.formats.workbooks import parts_of, sheet_xml, zipped

TIMES = 1_000
SHEETS = {
    **LISTS,
    "Budget": [("År", "Kostnadsställe", "Budget, tkr"), (2026, "1001", 200), (2026, "3001", "1 250,5")],
    "Flöden": [
        ("Månad", "Kön", "Kommun", "In", "Ut"),
        ("2026-01", "kvinna", "Borås", 50, 20),
        ("2026-01", "man", "Borås", 30, 11),
        ("2026-02", "kvinna", "Borås", 7, 5),
    ],
    "Eget kapital": [("År", "Ingående, kr", "Utgående, kr"), (2025, 1000.25, -3)],
}
UNITS = {"kr": 100, "tkr": 100_000, "mkr": 100_000_000}
COUNTED = {"budget", "flöden", "egetkapital"}


def cell(place: str, content: object) -> str:
    if isinstance(content, int | float):
        return f'<c r="{place}"><v>{content}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t>{content}</t></is></c>'


def xml(rows: object) -> str:
    lines = []
    for number, row in enumerate(rows, start=1):  # type: ignore[call-overload]
        cells = "".join(
            cell(f"{'ABCDEFG'[place]}{number}", content)
            for place, content in enumerate(row)
            if content is not None
        )
        lines.append(f'<row r="{number}">{cells}</row>')
    return sheet_xml("".join(lines))


PARTS = parts_of({name: xml(rows) for name, rows in SHEETS.items()})
TOKENS = (
    "1001",
    "3001",
    "2026",
    "kvinna",
    "Borås",
    "200",
    "tkr",
    "<v>50</v>",
    "In",
    "EXEMPEL",
    "Summa",
    "-",
    "–",
)
PLACES = [name for name in PARTS if name.startswith("xl/worksheets/")]


def swapped(data: bytes, chance: random.Random) -> bytes:
    """A word of the workbook put in another's place: still good XML, and often still a good table."""
    text = data.decode()
    one, other = chance.sample(TOKENS, 2)
    return text.replace(one, other, chance.randint(1, 2)).encode()


def mutated_workbook(chance: random.Random) -> bytes:
    """A third damaged as packed, a third in the XML of a sheet, a third in the words of one."""
    kind = chance.random()
    if kind < 1 / 3:
        return mutated(zipped(PARTS), chance)
    name = chance.choice(PLACES)
    damage = mutated if kind < 2 / 3 else swapped
    return zipped(PARTS | {name: damage(PARTS[name], chance)})


def in_cells(data: bytes) -> Decimal:
    """The sizes of all numbers under headings of amounts and counts, added up without the reader's help."""
    total = Decimal(0)
    book = open_workbook("förbund.xlsx", data)
    for name in book.sheets:
        rows = list(book.rows(name))
        if not rows or "".join(name.lower().split()) not in COUNTED:
            continue
        heading = next(row.cells for row in rows if len([one for one in row.cells if one]) > 1)
        for place, text in enumerate(heading):
            words = text.lower().replace(",", " ").replace("(", " ").replace(")", " ").split()
            if words and words[0] in {"budget", "in", "ut", "ingående", "utgående"}:
                unit = UNITS.get(words[-1], 1)
                for row in rows[1:]:
                    written = (
                        row.cells[place].replace(" ", "").replace(",", ".") if place < len(row.cells) else ""
                    )
                    total += abs(Decimal(written or 0)) * unit
    return total


def in_package(package: Package) -> int:
    return sum(abs(value(row)) for rows in package.figures.values() for row in rows)


def test_a_workbook_is_refused_or_its_figures_are_its_cells() -> None:
    chance = random.Random(2026)
    read = 0
    for _time in range(TIMES):
        data = mutated_workbook(chance)
        package = read_office_workbook("förbund.xlsx", data)
        problems = check(package)
        assert len("\n".join(map(str, problems))) < 200_000
        if not problems and not any(
            "EXEMPEL" in remark or "läses inte" in remark for remark in package.remarks
        ):
            read += 1
            assert in_package(package) == in_cells(data)
    assert 50 < read < TIMES


def test_a_csv_file_is_refused_or_read() -> None:
    chance = random.Random(2026)
    good = "\r\n".join(";".join(map(str, row)) for row in SHEETS["Flöden"]).encode("cp1252")
    read = 0
    for _time in range(TIMES):
        package = read_office_csv("floden.csv", mutated(good, chance), KNOWN)
        problems = check(package, codes(KNOWN))
        read += not problems
        assert problems or package.remarks
    assert 0 < read < TIMES
