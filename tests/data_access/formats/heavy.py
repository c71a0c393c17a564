"""Hostile files at full size, each made when it is asked for: for the tests and for `benchmarks.hostile`."""

import os
from collections.abc import Callable, Iterator

from data_access import limits
from tests.data_access.formats.ledgers import HEAD, LISTS
from tests.data_access.formats.workbooks import (
    comment,
    many_rows,
    of_zeros,
    parts_of,
    sheet_xml,
    stating,
    text_row,
    with_sheet,
    workbook,
    zipped,
)

HEAVY: dict[str, Callable[[], bytes]] = {
    "0-ordinary.xlsx": lambda: workbook(many_rows(10)),
    "bomb-of-zeros.xlsx": lambda: of_zeros(101),
    "bomb-that-states-its-size.xlsx": lambda: stating(workbook(many_rows(10)), 2**31),
    "million-rows.xlsx": lambda: workbook(many_rows(1_000_000)),
    "million-empty-cells.xlsx": lambda: with_sheet(sheet_xml(f"<row>{'<c/>' * 2_000_000}</row>{comment(1)}")),
    "million-empty-marks.xlsx": lambda: with_sheet(f"<a>{'<b/>' * 2_000_000}{comment(1)}</a>"),
    "open-marks.xlsx": lambda: with_sheet("<a>" * 2_000_000 + comment(1)),
    "long-mark.xlsx": lambda: with_sheet(f"<a {'b' * 20_000_000} {comment(1)}"),
    "many-attributes.xlsx": lambda: with_sheet(
        "<a " + "".join(f'b{n}="" ' for n in range(90_000)) + "/></a>"
    ),
    "many-texts.xlsx": lambda: workbook(shared="<si><t>ab</t></si>" * 400_000 + comment(1)),
    "long-text.xlsx": lambda: workbook(shared=f"<si><t>{'a>' * 20_000_000}</t></si>" + comment(1)),
    "random.xlsx": lambda: b"PK\x03\x04" + os.urandom(5_000_000),
    "many-lines.se": lambda: _lines("#PROSA x", 1_000_000),
    "unknown-labels.se": lambda: "".join(f"#A{n} 1\r\n" for n in range(190_000)).join(_ends()).encode(),
    "text-lines.se": lambda: _lines("x", 190_000),
    "broken-vouchers.se": lambda: _lines('#VER A 1 20170101 "x"\n{\n#TRANS 1930 {} 1.00', 63_000),
    "open-quotes.se": lambda: _lines('#KONTO 1 "' + 'a "b ' * 3_990, 950),
    "the-same-row.se": lambda: _lines('#PSALDO 0 201701 1930 {1 "a"} 1.0', 190_000),
    "long-line.se": lambda: _lines("#PROSA " + "x" * 19_000_000, 1),
    "nested.json": lambda: b'{"a":' + b"[" * (limits.MOST_JSON_BYTES - 100),
    "lists.json": lambda: b'{"class":"dataset","value":[' + b"[]," * 650_000 + b"[]]}",
    "many-lines.csv": lambda: b"a\n" * 10_000_000,
    "damaged-lines.csv": lambda: b"a\x05\n" * 190_000,
    "no-months.office.xlsx": lambda: _flows(limits.MOST_ROWS - 1),
    "unknown-names.office.csv": lambda: "\n".join(_budget(190_000)).encode(),
    "wide-rows.office.csv": lambda: _wide(10_000).encode(),
}


def _flows(count: int) -> bytes:
    """A table of flows with a fault in every row."""
    rows = many_rows(count).removeprefix('<row r="1"><c r="A1"><v>7919</v></c></row>')
    heading = text_row(1, "Månad", "In")
    return zipped(parts_of({"Flöden": sheet_xml(heading + rows)}))


def _wide(count: int) -> str:
    """The same figure again and again, among cells that nobody reads."""
    return "Månad;In\n" + f"2026-01;1{';x' * 390}\n" * count


def _budget(count: int) -> Iterator[str]:
    """Names that are nearly known, so that each is compared with the known ones."""
    yield "År;Kostnadsställe;Budget, tkr"
    yield from (f"2026;Styrelsens möten nummer {number};1" for number in range(count))


def _ends() -> tuple[str, str]:
    return "\r\n".join((*HEAD, *LISTS, "")), ""


def _lines(line: str, count: int) -> bytes:
    return "\r\n".join((*HEAD, *LISTS, *[line] * count)).encode()
