"""Hundreds of damaged ledgers, workbooks and population files: each is read or refused, nothing else.

That what is read also comes in as it is: tests/data_access/test_mutated_imports.py.
"""

import random

import orjson
import pytest

from data_access.errors import ImportRefusedError
from data_access.formats.population import read_pasted, read_population
from data_access.formats.sie import Ledger, read_ledger
from data_access.formats.workbook_guard import open_workbook
from tests.data_access.formats.ledgers import TYPE_4, sie
from tests.data_access.formats.test_population import WIDE, dataset
from tests.data_access.formats.workbooks import GOOD_ROWS, parts_of, sheet_xml, text_row, zipped

TIMES = 300


def mutated(data: bytes, chance: random.Random) -> bytes:
    """One to four small accidents."""
    for _accident in range(chance.randint(1, 4)):
        data = with_accident(data, chance)
    return data


def with_accident(data: bytes, chance: random.Random) -> bytes:
    """Bytes changed, lost, doubled, turned round, put in, or the end cut off."""
    start = chance.randrange(len(data) + 1)
    end = min(len(data), start + chance.choice((1, 2, 8, 40, 400)))
    before, piece, after = data[:start], data[start:end], data[end:]
    kind = chance.choices(
        ("changed", "lost", "doubled", "put in", "turned", "cut"), weights=(4, 3, 3, 4, 1, 1)
    )[0]
    middle = {
        "changed": chance.randbytes(len(piece)),
        "lost": b"",
        "doubled": piece * 2,
        "put in": chance.choice(TOKENS) + piece,
        "turned": piece[::-1],
        "cut": piece,
    }[kind]
    return before + middle + (b"" if kind == "cut" else after)


TOKENS = (
    b"{", b"}", b'"', b'""', b"\\", b"#", b"#VER", b"#TRANS", b"-", b".", b"9" * 30, b"\r", b"\n", b"\x00",
    b"\xff", b"\xef\xbb\xbf", b"<", b">", b"</c>", b"<c>", b"<v>", b"&x;", b"<!DOCTYPE a>", b' t="s"',
    b' r="A1"', b"]]>", b"[", b",", b":", b"null", b"1e999", b"201713", b"9999", "å".encode(), b"1490",
    b"..", b";",
)  # fmt: skip


def assert_agrees(ledger: Ledger) -> None:
    """A ledger without problems agrees with itself: its vouchers balance and give the years' results."""
    by_voucher: dict[tuple[str, str], int] = {}
    for row in ledger.postings:
        key = row.series, row.number
        by_voucher[key] = by_voucher.get(key, 0) + row.amount_ore
    assert set(by_voucher.values()) <= {0}
    for total in ledger.series_totals:
        assert total.debit_ore == total.credit_ore
    for row in ledger.class_totals:
        if (
            row.year == 0
            and row.result_ore is not None
            and row.postings_ore is not None
            and row.account_class > "2"
        ):
            assert row.result_ore == row.postings_ore


def test_mutated_ledgers_are_read_and_agree_or_are_refused() -> None:
    chance = random.Random(2017)
    good = [sie(), sie(encoding="utf-8"), sie(TYPE_4[:38])]
    read = 0
    for _time in range(TIMES):
        ledger = read_ledger("bok.se", mutated(chance.choice(good), chance))
        if not ledger.problems:
            read += 1
            assert_agrees(ledger)
        assert len("\n".join(map(str, ledger.problems))) < 200_000
    assert 0 < read < TIMES


PARTS = parts_of(
    {"Blad1": sheet_xml(GOOD_ROWS + '<row r="3"><c s="1"><v>42826</v></c><c t="s"><v>0</v></c></row>'),
     "Två": sheet_xml(text_row(1, "a", "b"), '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>')},
    shared="<si><t>text</t></si><si><r><t>a</t></r></si>",
    styles='<numFmts><numFmt numFmtId="164" formatCode="yyyy"/></numFmts>'
    '<cellXfs><xf/><xf numFmtId="164"/></cellXfs>',
)  # fmt: skip


def mutated_workbook(chance: random.Random) -> bytes:
    """Half of them damaged as packed, half in the XML of a part, which a damaged zip would hide."""
    if chance.random() < 0.5:
        return mutated(zipped(PARTS), chance)
    name = chance.choice(list(PARTS))
    return zipped(PARTS | {name: mutated(PARTS[name], chance)})


def test_mutated_workbooks_are_read_or_refused() -> None:
    chance = random.Random(2017)
    read = 0
    for _time in range(TIMES):
        try:
            book = open_workbook("bok.xlsx", mutated_workbook(chance))
        except ImportRefusedError:
            continue
        read += 1
        assert all(isinstance(cell, str) for row in book for cell in row.cells)
        book.look_through_the_rest(["Blad1"])
    assert 0 < read < TIMES


@pytest.mark.parametrize("good", [WIDE.encode(), WIDE.encode("latin-1"), orjson.dumps(dataset())])
def test_mutated_population_files_are_read_or_refused(good: bytes) -> None:
    chance = random.Random(2017)
    for _time in range(TIMES // 2):
        data = mutated(good, chance)
        population = read_population("scb", data)
        assert population.rows or population.problems
        pasted = read_pasted(data.decode("utf-8", errors="replace"))
        assert pasted.rows or pasted.problems


def test_mutated_population_workbooks_are_read_or_refused() -> None:
    chance = random.Random(2018)
    for _time in range(TIMES // 4):
        population = read_population("scb.xlsx", mutated_workbook(chance))
        assert population.rows or population.problems
