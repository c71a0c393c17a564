"""The same tables as CSV: told by their headings, in one file, in several, in a zip file."""

import hashlib
import io
import zipfile

import pytest

from data_access.formats.office import Known, read_office_csv, read_office_files, read_office_workbook
from data_access.limits import MEBIBYTE, MOST_FILE_BYTES
from data_access.tables.enumerations import ImportKind
from tests.data_access.formats.ledgers import PERSON
from tests.data_access.formats.office.books import KNOWN, LISTS, figures, said, workbook
from tests.data_access.formats.workbooks import flagged

FLOWS = "Månad;Kön;Kommun;In;Ut\n2026-01;kvinna;Borås;1 250;3\n"
BUDGET = 'År,Kostnadsställe,"Budget, tkr"\n2026,Styrelse,"200,5"\n'
YEAR = "2026-01–2026-12"


def zipped(files: dict[str, bytes], **how: int) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", **how) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return file.getvalue()


def read(text: str, encoding: str = "utf-8", name: str = "fil.csv", known: Known | None = KNOWN):
    return read_office_csv(name, text.encode(encoding), known)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "latin-1"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_every_delimiter_and_encoding(delimiter: str, encoding: str) -> None:
    package = read(FLOWS.replace(";", delimiter).replace("\n", "\r\n"), encoding)
    assert said(package, KNOWN) == []
    assert figures(package, "egen-floden-2026-manad-kon-kommun") == {
        ("inflow", "women", "1490", "2026-01"): 1_250,
        ("outflow", "women", "1490", "2026-01"): 3,
    }
    assert package.remarks == ["fil.csv läses som Flöden, efter sina rubriker."]
    assert package.kind is ImportKind.TABLES


def test_decimal_comma_in_a_file_of_commas() -> None:
    package = read(BUDGET)
    assert figures(package, "egen-budget-2026") == {("budget", "1001", YEAR): -20_050_000}
    (row,) = package.figures["egen-budget-2026"]
    assert row.fields["source"] == f"fil-{hashlib.sha256(BUDGET.encode()).hexdigest()[:12]}-budget"
    assert (row.file, row.row) == ("fil.csv", 2)


def test_letters_in_two_pieces_are_put_together() -> None:
    package = read("Ma\u030anad;In\n2026-01;3\n")
    assert said(package, KNOWN) == []
    assert figures(package, "egen-floden-2026-manad") == {("inflow", "2026-01"): 3}


def test_a_title_above_the_headings_and_empty_lines() -> None:
    package = read(f"Månadsrapport\n\n{FLOWS}\n\n")
    assert said(package, KNOWN) == []
    assert [row.row for row in package.figures["egen-floden-2026-manad-kon-kommun"]] == [4, 4]


def test_headings_that_fit_two_tables_are_told_by_the_files_name() -> None:
    text = "Namn;Inriktning;Slag\nAktiv hälsa;individ;kommun\n"
    assert said(read(text), KNOWN) == [
        "fil.csv: rubrikerna passar flera blad. Döp filen efter det rätta: Medlemmar eller Insatser."
    ]
    package = read(text, name="Insatser 2026.csv")
    assert [row.fields["slug"] for row in package.rows("activities")] == ["aktiv-halsa"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "År;Kostnadsställe;Anteckning\n2026;1001;x\n",
            "rubrikerna känns inte igen. Närmast är bladet Budget, men då saknas ”Budget, tkr”.",
        ),
        ("a;b\n1;2\n", "rubrikerna känns inte igen. Använd samma rubriker som på ett av mallens blad."),
        ("", "filen är tom."),
    ],
)
def test_a_table_that_is_not_known(text: str, message: str) -> None:
    assert said(read(text), KNOWN) == [f"fil.csv: {message}"]


def test_a_file_that_is_not_known_is_looked_through_too() -> None:
    found = said(read(f"a;b\n1;{PERSON}\n"), KNOWN)
    assert found[1:] == [
        "fil.csv, rad 2, kolumn ”B”: ser ut som ett personnummer. Ta bort det: här får bara antal finnas."
    ]


def test_a_quotation_mark_that_is_not_closed() -> None:
    found = said(read(FLOWS + '2026-02;"kvinna;Borås;1;2\n'), KNOWN)
    assert found == [
        'fil.csv, rad 3: ett citattecken stängs inte rätt. Skriv "…" om hela cellen och "" inuti den.'
    ]


def test_several_files_are_one_package() -> None:
    files = {"budget.csv": BUDGET.encode(), "floden.csv": FLOWS.encode(), "listor.xlsx": workbook(LISTS)}
    package = read_office_files(files)
    assert said(package) == []
    assert set(package.figures) == {"egen-budget-2026", "egen-floden-2026-manad-kon-kommun"}
    assert package.name == "budget.csv, floden.csv, listor.xlsx"
    sums = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    assert (
        package.sha256 == hashlib.sha256("".join(f"{n}\n{s}\n" for n, s in sums.items()).encode()).hexdigest()
    )
    assert {row.fields["file_sha256"] for row in package.rows("sources")} == set(sums.values())


def test_the_same_figure_in_two_files_names_the_other_file() -> None:
    package = read_office_files({"a.csv": FLOWS.encode(), "b.csv": FLOWS.encode()}, KNOWN)
    assert said(package, KNOWN) == [
        "b.csv, rad 2, kolumn ”In”, värde ”1 250”: samma uppgift står redan på a.csv, rad 2. Ta bort den ena raden."
    ]


def test_a_zip_file_of_csv_files() -> None:
    data = zipped(
        {
            "rapport/budget.csv": BUDGET.encode("cp1252"),
            "rapport/flöden.csv": FLOWS.encode(),
            "__MACOSX/rapport/._budget.csv": b"\x00\x01",
            "rapport/.DS_Store": b"\x00",
        }
    )
    package = read_office_files({"rapport.zip": data}, KNOWN)
    assert said(package, KNOWN) == []
    assert set(package.figures) == {"egen-budget-2026", "egen-floden-2026-manad-kon-kommun"}
    assert package.sha256 == hashlib.sha256(data).hexdigest()
    assert package.figures["egen-budget-2026"][0].file == "rapport.zip/rapport/budget.csv"


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({f"{place}.csv": b"x" for place in range(201)}, "zip-filen har fler än 200 filer. Dela upp den."),
        (
            {"stor.csv": bytes(MOST_FILE_BYTES + 1)},
            f"zip-filen packas upp till mer än {MOST_FILE_BYTES // MEBIBYTE} MB, och så stora läses inte. Dela upp den.",
        ),
    ],
)
def test_a_zip_file_that_is_not_unpacked(files: dict[str, bytes], message: str) -> None:
    data = zipped(files, compression=zipfile.ZIP_DEFLATED)
    assert said(read_office_files({"a.zip": data}, KNOWN), KNOWN) == [f"a.zip: {message}"]


def test_a_zip_file_packed_in_an_unusual_way_or_with_a_password() -> None:
    packed = zipped({"a.csv": FLOWS.encode()}, compression=zipfile.ZIP_BZIP2)
    assert said(read_office_files({"a.zip": packed}, KNOWN), KNOWN) == [
        "a.zip: zip-filen är packad på ett ovanligt sätt. Packa den på nytt."
    ]
    locked = flagged(zipped({"a.csv": FLOWS.encode()}), 1)
    assert said(read_office_files({"a.zip": locked}, KNOWN), KNOWN) == [
        "a.zip: zip-filen är skyddad med lösenord. Packa den utan."
    ]


def test_a_row_that_is_too_wide() -> None:
    found = said(read(FLOWS + "2026-02" + ";x" * 401), KNOWN)
    assert found == ["fil.csv, rad 3: raden har fler än 400 kolumner. Är det rätt fil?"]


def test_a_damaged_file_in_a_zip_file() -> None:
    data = bytearray(zipped({"a.csv": FLOWS.encode() * 50}))
    data[60] ^= 0xFF
    found = said(read_office_files({"a.zip": bytes(data)}, KNOWN), KNOWN)
    assert found == ["a.zip: a.csv i zip-filen är skadad. Packa den på nytt."]


def test_a_zip_file_in_a_zip_file_and_a_pdf_in_one() -> None:
    inner = zipped({"a.csv": FLOWS.encode()})
    found = said(read_office_files({"a.zip": zipped({"b.zip": inner, "c.csv": b"%PDF-1.7 "})}, KNOWN), KNOWN)
    assert len(found) == 2
    assert found[0].startswith("a.zip/b.zip: filen är ingen Excel-arbetsbok")
    assert found[1] == "a.zip/c.csv: filen är en PDF, inte en textfil. Välj rätt fil."


def test_a_workbook_that_cannot_be_opened() -> None:
    package = read_office_workbook("a.xlsx", b"PK\x03\x04 avklippt")
    assert said(package) == ["a.xlsx: arbetsboken är skadad eller avklippt. Hämta eller spara den på nytt."]


def test_sheets_without_known_names_are_told_by_their_headings() -> None:
    rows = [("Månad", "In"), ("2026-01", 3)]
    package = read_office_workbook("a.xlsx", workbook({"Blad1": rows, "Blad2": [("Hej",)]}), KNOWN)
    assert said(package, KNOWN) == []
    assert figures(package, "egen-floden-2026-manad") == {("inflow", "2026-01"): 3}
    assert package.remarks == [
        "Bladet ”Blad1” läses som Flöden, efter sina rubriker.",
        "Blad som inte känns igen läses inte: ”Blad2”.",
    ]


def test_a_workbook_of_other_things() -> None:
    found = said(read_office_workbook("a.xlsx", workbook({"Blad1": [("Hej", PERSON)]}), KNOWN), KNOWN)
    assert found == [
        "a.xlsx: inget av bladen känns igen. Använd mallens namn på bladen, till exempel Budget eller Flöden.",
        "a.xlsx, blad ”Blad1”, rad 1, kolumn ”B”: ser ut som ett personnummer. Ta bort det: här får bara antal finnas.",
    ]


def test_two_sheets_of_one_table() -> None:
    rows = ("År", "Kostnadsställe", "Budget, tkr")
    sheets = {
        "Budget 2026": [rows, (2026, "1001", 1)],
        "BUDGET 2027": [rows, (2027, "1001", 2), (2026, "1001", 3)],
    }
    package = read_office_workbook("a.xlsx", workbook(sheets), KNOWN)
    assert set(package.figures) == {"egen-budget-2026", "egen-budget-2027"}
    assert said(package, KNOWN) == [
        (
            "a.xlsx, blad ”BUDGET 2027”, rad 3, kolumn ”Budget, tkr”, värde ”3”: samma uppgift står redan på a.xlsx, blad "
            "”Budget 2026”, rad 2. Ta bort den ena raden."
        )
    ]
