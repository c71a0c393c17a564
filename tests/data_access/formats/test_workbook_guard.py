"""Workbooks behind the guard: what a cell becomes, and that hostile ones are refused before unpacking."""

import io
import zipfile
from datetime import date, datetime, time

import openpyxl
import pytest

from data_access import limits
from data_access.errors import ImportRefusedError
from data_access.formats.cells import read_rows
from data_access.formats.columns import ColumnRule, TableRule
from data_access.formats.values import number
from data_access.formats.workbook_guard import open_workbook, sheet_place
from data_access.formats.workbook_guard.sheet import column_letters, column_number
from data_access.formats.workbook_guard.values import date_text, is_date_format, number_text
from tests.data_access.formats.corpus import HOSTILE_SHEETS, HOSTILE_WORKBOOKS, Hostile
from tests.data_access.formats.ledgers import PERSON
from tests.data_access.formats.workbooks import (
    GOOD_ROWS,
    MAIN,
    parts_of,
    sheet_xml,
    text_row,
    with_parts,
    with_sheet,
    workbook,
    zipped,
)


def cells_of(data: bytes) -> list[list[str]]:
    book = open_workbook("bok.xlsx", data)
    cells = [row.cells for row in book]
    assert [str(problem) for problem in book.problems] == []
    return cells


def lower(monkeypatch: pytest.MonkeyPatch, hostile: Hostile) -> None:
    for name, value in hostile.limits.items():
        monkeypatch.setattr(limits, name, value)


@pytest.mark.parametrize("kind", HOSTILE_WORKBOOKS)
def test_is_refused_when_it_is_opened(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    hostile = HOSTILE_WORKBOOKS[kind]
    lower(monkeypatch, hostile)

    with pytest.raises(ImportRefusedError) as refused:
        open_workbook("bok.xlsx", hostile.make())

    assert hostile.reason in str(refused.value)
    assert str(refused.value).startswith("bok.xlsx: ")


@pytest.mark.parametrize("kind", HOSTILE_SHEETS)
def test_is_a_problem_when_its_rows_are_read(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    hostile = HOSTILE_SHEETS[kind]
    lower(monkeypatch, hostile)
    book = open_workbook("bok.xlsx", hostile.make())

    for _row in book:
        pass

    assert any(hostile.reason in str(problem) for problem in book.problems), [
        str(one) for one in book.problems
    ]
    assert str(book.problems[0]).startswith("bok.xlsx, blad ”Blad1”")


BEFORE_UNPACKING = (
    "too large", "an old workbook renamed", "a password", "a PDF renamed", "a bomb of zeros",
    "a bomb that states its size", "a small bomb", "parts on each other", "two parts of one name", "macros",
    "too many parts", "an encrypted part", "packed in another way", "a workbook in the workbook",
)  # fmt: skip


@pytest.mark.parametrize("kind", BEFORE_UNPACKING)
def test_is_refused_before_anything_is_unpacked(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = HOSTILE_WORKBOOKS[kind].make()
    lower(monkeypatch, HOSTILE_WORKBOOKS[kind])

    def unpacked(*_arguments: object) -> None:
        raise AssertionError("unpacked")

    monkeypatch.setattr(zipfile.ZipFile, "open", unpacked)
    with pytest.raises(ImportRefusedError):
        open_workbook("bok.xlsx", data)


def test_a_file_written_by_openpyxl() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Utfall"
    sheet.append(["kod", "belopp", "månad", "ja", "text"])
    sheet.append([1490, 1250.5, date(2017, 4, 1), True, "rad 1\nrad 2"])
    sheet.append([None, 0.1 + 0.2, datetime(2017, 4, 1, 13, 5), False, "a & <b> 🙂"])  # noqa: DTZ001  as in Excel
    sheet.append([])
    sheet.append([-1e-7, 123456789012345678, 1e300 / 1e280, time(8, 30)])
    file = io.BytesIO()
    book.save(file)

    rows = list(open_workbook("bok.xlsx", file.getvalue()))

    assert [(row.sheet, row.number, row.cells) for row in rows] == [
        ("Utfall", 1, ["kod", "belopp", "månad", "ja", "text"]),
        ("Utfall", 2, ["1490", "1250,5", "2017-04-01", "ja", "rad 1\nrad 2"]),
        ("Utfall", 3, ["", "0,3", "2017-04-01 13:05:00", "nej", "a & <b> 🙂"]),
        ("Utfall", 5, ["-0,0000001", "123456789012346000", "100000000000000000000", "08:30:00"]),
    ]


def test_the_rows_are_believed_and_not_the_dimension() -> None:
    xml = sheet_xml(text_row(1, "a") + text_row(2, "b")).replace(
        "<sheetData>", '<dimension ref="A1"/><sheetData>'
    )

    assert cells_of(with_sheet(xml)) == [["a"], ["b"]]


def test_rows_feed_the_tables_reader_with_their_own_numbers() -> None:
    rule = TableRule(
        "prov", "prov", (ColumnRule("kod", "code", required=True), ColumnRule("belopp", "amount", number))
    )
    rows = text_row(1, "Kod", "Belopp") + text_row(3, "a", "12,50") + text_row(7, "b", "tolv")
    book = open_workbook("bok.xlsx", workbook(rows))

    read, problems, _remarks = read_rows(rule, sheet_place(book.name, "Blad1"), book.lines("Blad1"))

    assert [(row.row, row.fields["code"]) for row in read] == [(3, "a"), (7, "b")]
    where = "bok.xlsx, blad ”Blad1”, rad 7, kolumn ”belopp”, värde ”tolv”"
    assert [str(problem) for problem in problems] == [
        f"{where}: är inte ett tal. Skriv till exempel 1250 eller −1 250,50."
    ]


def test_rows_and_cells_may_leave_out_their_places() -> None:
    rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c/><c><v>3</v></c></row>"

    assert cells_of(workbook(rows)) == [["1", "2"], ["", "3"]]


def test_shared_texts_with_runs_and_pronunciation() -> None:
    shared = "<si><t>ett</t></si><si><r><t>t</t></r><r><t>vå</t></r><rPh><t>TVÅ</t></rPh></si><si/>"
    rows = '<row><c t="s"><v>1</v></c><c t="s"><v>0</v></c><c t="s"><v>2</v></c></row>'

    assert cells_of(workbook(rows, shared=shared)) == [["två", "ett"]]


def test_inline_texts_with_runs_and_pronunciation() -> None:
    rows = '<row><c t="inlineStr"><is><r><t>t</t></r><r><t>vå</t></r><rPh><t>TVÅ</t></rPh></is></c></row>'

    assert cells_of(workbook(rows)) == [["två"]]


def test_other_kinds_of_cells() -> None:
    rows = (
        '<row><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="d"><v>2017-04-30T00:00:00</v></c>'
        '<c t="d"><v>2017-04-30T08:15:00Z</v></c><c t="str"><v>a_x000D_b_x0041_</v></c><c><v/></c></row>'
    )

    assert cells_of(workbook(rows)) == [["ja", "nej", "2017-04-30", "2017-04-30 08:15:00", "a bA"]]


def test_a_calculated_formula_is_read_and_told() -> None:
    rows = "".join(
        f"<row><c><f>1+{n}</f><v>{1 + n}</v></c><c t='str'><f>A1</f><v></v></c></row>" for n in range(3)
    )
    book = open_workbook("bok.xlsx", workbook(rows))

    assert [row.cells for row in book] == [["1"], ["2"], ["3"]]
    assert book.problems == []
    assert book.remarks == [
        "Bladet ”Blad1” har formler i 6 celler (A1, B1, A2); de värden som är sparade läses."
    ]


def test_dates_by_the_cells_format_and_both_calendars() -> None:
    styles = (
        '<numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>'
        '<numFmt numFmtId="165" formatCode="0 &quot;dygn&quot;"/></numFmts>'
        '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf/><xf numFmtId="164"/>'
        '<xf numFmtId="165"/><xf numFmtId="14"/><xf numFmtId="x"/></cellXfs>'
    )
    rows = "<row>" + "".join(f'<c s="{style}"><v>42826</v></c>' for style in (0, 1, 2, 3, 4, 9)) + "</row>"

    assert cells_of(workbook(rows, styles=styles)) == [
        ["42826", "2017-04-01", "42826", "2017-04-01", "42826", "42826"]
    ]
    later = workbook(rows, styles=styles, workbook='<workbookPr date1904="1"/>')
    assert cells_of(later)[0][1] == "2021-04-02"  # 1 462 days later


@pytest.mark.parametrize(
    ("raw", "text"),
    [("1", "1900-01-01"), ("59", "1900-02-28"), ("61", "1900-03-01"), ("42826.5", "2017-04-01 12:00:00"),
     ("0.25", "06:00:00"), ("2958465", "9999-12-31")],
)  # fmt: skip
def test_days_since_1900(raw: str, text: str) -> None:
    assert date_text(raw, from_1904=False) == text


@pytest.mark.parametrize("raw", ["60", "-1", "2958466", "1e20"])
def test_days_that_do_not_exist(raw: str) -> None:
    with pytest.raises(ValueError, match="inget datum"):
        date_text(raw, from_1904=False)


def test_the_last_day_of_the_other_calendar() -> None:
    with pytest.raises(ValueError, match="inget datum"):
        date_text("2958465", from_1904=True)
    assert date_text("60", from_1904=True) == "1904-03-01"


def test_a_cell_with_a_day_that_is_none_is_a_problem() -> None:
    book = open_workbook("bok.xlsx", workbook('<row><c t="d"><v>i går</v></c></row>'))

    assert list(book) == []
    assert "värde ”i går”: är inget datum" in str(book.problems[0])


@pytest.mark.parametrize(
    ("code", "is_date"),
    [("yyyy-mm-dd", True), ("[$-41D]mmm yy;@", True), ("h:mm", True), ("General", False), ("Standard", False),
     ('#,##0 "kr"', False), ("[Red]0.00", False), ("0.00E+00", False), ("_-* #,##0\\ \\k\\r_-", False),
     ("0 %", False)],
)  # fmt: skip
def test_formats_that_show_dates(code: str, is_date: bool) -> None:
    assert is_date_format(164, code) is is_date


@pytest.mark.parametrize(
    ("raw", "text"),
    [("12", "12"), ("-0.5", "-0,5"), ("734.228", "734,228"), ("0.30000000000000004", "0,3"), ("1E3", "1000"), ("1.5e-5", "0,000015"),
     ("1234567.8900000001", "1234567,89"), ("9007199254740993", "9007199254740990"), (".5", "0,5")],
)  # fmt: skip
def test_numbers_are_what_excel_shows(raw: str, text: str) -> None:
    assert number_text(raw) == text


def test_columns_are_letters() -> None:
    assert [column_letters(number) for number in (1, 26, 27, 702, 703, 16384)] == [
        "A",
        "Z",
        "AA",
        "ZZ",
        "AAA",
        "XFD",
    ]
    assert all(column_number(column_letters(number)) == number for number in range(1, 800))


def test_parts_may_have_prefixes_other_cases_and_the_strict_names() -> None:
    strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    row = "<x:sheetData><x:row><x:c><x:v>5</x:v></x:c></x:row></x:sheetData>"
    xml = f'<x:worksheet xmlns:x="{strict}">{row}</x:worksheet>'
    parts = parts_of({"Blad1": xml})
    parts["XL\\Worksheets\\Sheet1.xml"] = parts.pop("xl/worksheets/sheet1.xml")

    assert cells_of(zipped(parts)) == [["5"]]


def test_sheets_without_rows_charts_and_links_outside_are_passed_over() -> None:
    more = (
        '<Relationship Id="c" Type="x/chartsheet" Target="charts/c.xml"/>'
        '<Relationship Id="e" Type="x/worksheet" Target="file:///c:/a.xlsx" TargetMode="External"/>'
        '<Relationship Id="t" Type="x/theme" Target="theme.xml"/>'
    )
    parts = parts_of({"Blad1": sheet_xml(GOOD_ROWS), "Tomt": f'<worksheet xmlns="{MAIN}"/>'}, more=more)
    parts["xl/charts/c.xml"] = parts["xl/theme.xml"] = b"<a/>"
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(
        b"</sheets>", b'<sheet name="D" r:id="c"/><sheet name="L" r:id="e"/></sheets>'
    )
    book = open_workbook("bok.xlsx", zipped(parts))

    assert book.sheets == ("Blad1", "Tomt")
    assert [row.number for row in book] == [1, 2]


def test_hidden_sheets_are_told() -> None:
    parts = parts_of({"Blad1": sheet_xml(GOOD_ROWS)})
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b'sheetId="1"', b'sheetId="1" state="hidden"')

    assert open_workbook("bok.xlsx", zipped(parts)).remarks == ["Bladet ”Blad1” är dolt."]


def test_problems_are_bounded() -> None:
    rows = "".join("<row><c><v>x</v></c></row>" for _n in range(limits.MOST_PROBLEMS + 9))
    book = open_workbook("bok.xlsx", workbook(rows))

    assert list(book) == []
    assert len(book.problems) == limits.MOST_PROBLEMS + 1
    assert "fler fel" in str(book.problems[-1])


def found_in_the_rest(data: bytes, *read: str) -> list[str]:
    book = open_workbook("bok.xlsx", data)
    for sheet in read:
        for _row in book.rows(sheet):
            pass
    book.look_through_the_rest(read)
    return [str(problem) for problem in book.problems]


def test_what_is_not_imported_is_looked_through_for_persons() -> None:
    sheets = {
        "Blad1": sheet_xml(GOOD_ROWS),
        "Annat": sheet_xml(text_row(1, "a") + text_row(2, "b", f"se {PERSON}")),
    }

    where = "bok.xlsx, blad ”Annat”, rad 2, kolumn ”B”"
    assert found_in_the_rest(zipped(parts_of(sheets)), "Blad1") == [
        f"{where}: ser ut som ett personnummer. Ta bort det: här får bara antal finnas."
    ]


@pytest.mark.parametrize(
    "data",
    [
        with_parts(xl__comments1_dot_xml=f"<a><t>{PERSON}</t></a>".encode()),
        with_parts(xl__drawings__drawing1_dot_xml=f"<a><b/><t>{PERSON}</t></a>".encode()),
        zipped(parts_of({"Blad1": sheet_xml(GOOD_ROWS), PERSON: sheet_xml("")})),
        workbook(GOOD_ROWS, shared=f"<si><t>{PERSON}</t></si>"),
    ],
)
def test_a_person_anywhere_else_is_found(data: bytes) -> None:
    assert any("personnummer" in problem for problem in found_in_the_rest(data, "Blad1"))


def test_a_shared_text_that_is_seen_is_told_once() -> None:
    rows = text_row(1, "kod") + '<row r="2"><c t="s"><v>0</v></c></row>'
    data = workbook(rows, shared=f"<si><t>{PERSON}</t></si>")

    assert found_in_the_rest(data, "Blad1") == []  # the reader of the table says it
    assert len(found_in_the_rest(data)) == 1


def test_a_damaged_comment_is_a_problem() -> None:
    assert "skadat" in found_in_the_rest(with_parts(xl__comments1_dot_xml=b"<a"), "Blad1")[0]


def test_a_damaged_picture_does_no_harm() -> None:
    data = with_parts(xl__media__bild_dot_png=b"bild" * 50).replace(b"bild.png", b"bilx.png", 1)

    assert found_in_the_rest(data) == []


def test_a_workbook_without_relations_has_no_sheets() -> None:
    parts = parts_of({"Blad1": sheet_xml("")})
    del parts["xl/_rels/workbook.xml.rels"]

    with pytest.raises(ImportRefusedError, match="inga blad"):
        open_workbook("bok.xlsx", zipped(parts))


def test_reading_can_stop_anywhere() -> None:
    data = workbook("".join(text_row(number, "a") for number in range(1, 50)))

    assert next(iter(open_workbook("bok.xlsx", data))).cells == ["a"]
