"""No text is a live formula at the reader, whatever it begins with; and numbers stay numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.export.csv_files import csv_files, csv_of
from dashboard.export.text import LONGEST_TEXT, defused, looks_like_formula, writable
from dashboard.export.workbook import workbook
from dashboard.shapes.selection import Selection
from dashboard.shapes.stamp import Stamp, StampedView
from dashboard.shapes.view import Column, Table, Unit, View
from tests.export.conftest import MADE
from tests.export.files import csv_rows, csv_table, opened, rows_of, texts_of, unzipped

CALL = "cmd|' /C calc'!A0"
CORPUS = (
    "=1+1",
    '=HYPERLINK("https://example.invalid";"klicka")',
    f"={CALL}",
    f"+{CALL}",
    f"-{CALL}",
    "@SUM(A1:A9)",
    "-2+3",
    "+46",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "\ttext",
    "  =1+1",
    "\u00a0=1+1",
    "\u2003\u3000-1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "\u202e=1+1",
    "\x00=1+1",
    "\x1f@A1",
    "\uff1d1+1",
    "\uff0b1+1",
    "\uff0d1+1",
    "\uff20A1",
    " \uff1d1+1",
    "\ufe661+1",
    "\ufe63\ufe62",
    "=",
)
HARMLESS = (
    "Styrelse",
    "−573 tkr",
    "..",
    "– (anges inte)",
    "Svenljunga + Tranemo",
    "'=1+1",
    "1465+1452",
    '"=1+1"',
    "",
)
STAMP = Stamp(
    Selection("provet", 2024, "2024-08"), "=Provet & Co", False, "januari–augusti 2024", "-", "i dag"
)


def page_with(*texts: str) -> StampedView:
    """A page whose every text is hostile: names, headings, titles, notes, finding and choices."""
    table = Table(
        id="table",
        title=texts[0],
        columns=(
            Column("name", texts[0]),
            Column("amount_ore", "Belopp", Unit.ORE),
            Column("share", "Andel", Unit.SHARE),
        ),
        rows=tuple(
            {"id": str(place), "name": text, "amount_ore": -place * 100 - 1, "share": -0.125}
            for place, text in enumerate(texts)
        ),
        notes=texts,
        finding=texts[0],
    )
    view = View("overview", STAMP.selection, texts[0], texts[0], tables=(table,), notes=texts)
    return StampedView("Översikt", view, ((texts[0], texts[0]),))


@pytest.mark.parametrize("text", CORPUS, ids=ascii)
def test_it_is_seen_as_what_could_be_a_formula(text: str) -> None:
    assert looks_like_formula(text)
    assert defused(text).startswith("'")


@pytest.mark.parametrize("text", HARMLESS, ids=ascii)
def test_other_text_is_left_as_it_is(text: str) -> None:
    assert not looks_like_formula(text)
    assert defused(text) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a;=1+1", "a;'=1+1"),
        ("a,  -1+1", "a,'  -1+1"),
        ("a|@A1", "a|'@A1"),
        ('a;"=1+1', "a;'\"=1+1"),
        ("a\n=1+1", "a =1+1"),
        ("2 243, varav 100", "2 243, varav 100"),
    ],
)
def test_nor_is_it_one_where_a_program_splits_the_text(text: str, written: str) -> None:
    assert defused(text) == written


def test_in_a_workbook_every_text_is_typed_as_text() -> None:
    book = opened(workbook(STAMP, [page_with(*CORPUS)]))
    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line if cell.value is not None]
    texts = [cell for cell in cells if isinstance(cell.value, str)]

    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert all(cell.data_type == "s" for cell in texts)
    assert {cell.value for cell in texts if looks_like_formula(cell.value)}
    assert all(cell.quotePrefix for cell in texts if looks_like_formula(cell.value))


def test_in_a_workbook_the_text_is_whole() -> None:
    """What was written is what is read, but for the signs that no workbook can hold."""
    (sheet,) = opened(workbook(STAMP, [page_with("Titel", *CORPUS)])).worksheets[1:]
    names = [row["Titel"] for row in rows_of(sheet)]

    assert names == ["Titel", *(writable(text) for text in CORPUS)]
    assert [text for text in CORPUS if writable(text) != text] == ["\r=1+1", "\x00=1+1", "\x1f@A1"]


def test_in_csv_no_line_and_no_cell_begins_with_a_formula() -> None:
    page = page_with(*CORPUS)
    for content in (csv_of(STAMP, page), *unzipped(csv_files(STAMP, [page], MADE)).values()):
        for line in csv_rows(content):
            assert not any(looks_like_formula(cell) for cell in line if not is_number(cell)), line
        raw = content.decode("utf-8-sig")
        assert not any(looks_like_formula(line) for line in raw.split("\r\n"))


def is_number(text: str) -> bool:
    return text.removeprefix("-").replace(",", "").isdigit()


def test_negative_amounts_stay_numbers() -> None:
    page = page_with("Titel", "=1+1")
    (sheet,) = opened(workbook(STAMP, [page])).worksheets[1:]

    assert [row["Belopp, kr"] for row in rows_of(sheet)] == [-0.01, -1.01]
    assert [row["Andel"] for row in rows_of(sheet)] == [-0.125, -0.125]
    table = csv_table(csv_of(STAMP, page))
    assert [row["Belopp, kr"] for row in table] == ["-0,01", "-1,01"]
    assert [row["Andel, %"] for row in table] == ["-12,5", "-12,5"]
    assert [row["Titel"] for row in table] == ["Titel", "'=1+1"]


def test_an_ampersand_is_no_command_in_the_printed_header() -> None:
    (sheet,) = opened(workbook(STAMP, [page_with("&D &[Sida]")])).worksheets[1:]

    assert sheet.oddHeader.left.text == "=Provet && Co"
    assert sheet.oddHeader.center.text == "&&D &&[Sida]"


def test_a_text_longer_than_a_cell_is_cut_and_says_so() -> None:
    book = opened(workbook(STAMP, [page_with("a" * (LONGEST_TEXT + 1))]))

    longest = max(texts_of(book), key=len)
    assert len(longest) == LONGEST_TEXT
    assert longest.endswith("…")


@given(st.text())
def test_whatever_is_written_no_reader_takes_it_for_a_formula(text: str) -> None:
    written = defused(text)

    assert not looks_like_formula(written)
    assert not set("\t\r\n") & set(written)
    assert written.lstrip()[:1] not in set("=+-@")


@given(st.text(alphabet="=+-@\t\r\n \u00a0\u200b\uff1d;,|'\"a1", max_size=12))
def test_nor_where_it_is_split_at_a_separator(text: str) -> None:
    for separator in ",;|":
        first, *others = defused(text).split(separator)
        assert first.strip()[:1] not in set("=+-@\uff1d")
        assert not {part.strip().lstrip('"')[:1] for part in others} & set("=+-@\uff1d")
