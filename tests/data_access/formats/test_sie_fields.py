"""Fields of a line, and the character sets of a file."""

import contextlib
from datetime import date

import pytest

from data_access.formats.sie import fields, read_ledger
from data_access.formats.sie.encoding import detect
from tests.data_access.formats.ledgers import TYPE_4, sie


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("#IB 0 1930 5.00", ["#IB", "0", "1930", "5.00"]),
        ("#IB\t0  1930\t5.00", ["#IB", "0", "1930", "5.00"]),
        ('#KONTO 1 "Bank"', ["#KONTO", "1", "Bank"]),
        ('#KONTO 1 "  Bank  "', ["#KONTO", "1", "Bank"]),
        ('#VER A 1 "" "x"', ["#VER", "A", "1", "", "x"]),
        ('#TRANS 1 {1 "a b" 6 c} 2', ["#TRANS", "1", "{", "1", "a b", "6", "c", "}", "2"]),
        ('#TRANS 1 {"1" "2"} 3', ["#TRANS", "1", "{", "1", "2", "}", "3"]),
        ("#TRANS 1 {} 2", ["#TRANS", "1", "{", "}", "2"]),
        (r'#VER A 1 "han sa \"hej\" igen"', ["#VER", "A", "1", 'han sa "hej" igen']),
        (r'#PROSA "C:\bok\" 5', ["#PROSA", "C:\\bok\\", "5"]),
        (r'#PROSA "C:\bok\"', ["#PROSA", "C:\\bok\\"]),
        ('#KONTO 1 "F"rskott till Lind" Park"', ["#KONTO", "1", 'F"rskott till Lind', 'Park"']),
        ('#KONTO 1 L"ner', ["#KONTO", "1", 'L"ner']),
        ("", []),
    ],
)
def test_a_line_is_split_into_fields(line: str, expected: list[str]) -> None:
    assert [fields.plain(field) for field in fields.split(line)] == expected


@pytest.mark.parametrize("line", ['#VER "a', '"', r'#VER "a\"b', '"a ' * 9])
def test_a_quote_that_is_never_closed_is_refused(line: str) -> None:
    with pytest.raises(fields.FieldError, match="stängs inte"):
        fields.split(line)


@pytest.mark.timeout(20)
@pytest.mark.parametrize("piece", ['"', '"a ', 'a" ', '\\"', '"\\', '"{'])
def test_splitting_takes_time_by_the_length_only(piece: str) -> None:
    line = "#X " + piece * 33_000  # as long as a line may be
    with contextlib.suppress(fields.FieldError):
        fields.split(line)


@pytest.mark.parametrize(
    ("field", "ore"),
    [
        ("0", 0),
        ("12", 12_00),
        ("12.5", 12_50),
        ("-12.05", -12_05),
        (".50", 50),
        ("-.50", -50),
        ("7.", 7_00),
        ("1.5000", 1_50),
        ('"12.00"', 12_00),
        ("9999999999999.99", 9999999999999_99),
    ],
)
def test_amounts_are_ore(field: str, ore: int) -> None:
    assert fields.ore(field) == ore


@pytest.mark.parametrize(
    "field", ["", '""', "-", ".", "1,5", "1 000", "1.005", "+1", "1e3", "abc", "99999999999999", "٣"]
)
def test_other_amounts_are_refused(field: str) -> None:
    with pytest.raises(fields.FieldError, match="inte ett belopp"):
        fields.ore(field)


def test_days_and_months() -> None:
    assert fields.day("20160229") == date(2016, 2, 29)
    assert fields.month('"201702"') == date(2017, 2, 1)


@pytest.mark.parametrize("field", ["20170229", "2017-02-01", "201702", "", "2017020", "00000101"])
def test_other_days_are_refused(field: str) -> None:
    with pytest.raises(fields.FieldError, match="inte ett datum"):
        fields.day(field)


@pytest.mark.parametrize("field", ["201713", "2017", "20170101", "2017-1"])
def test_other_months_are_refused(field: str) -> None:
    with pytest.raises(fields.FieldError, match="inte en månad"):
        fields.month(field)


@pytest.mark.parametrize(
    ("codec", "name"),
    [("cp437", "PC8"), ("cp1252", "Windows-1252"), ("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8 med BOM")],
)
def test_the_letters_tell_the_character_set(codec: str, name: str) -> None:
    ledger = read_ledger("bok.se", sie(encoding=codec))

    assert ledger.problems == ()
    assert ledger.encoding.startswith(name)
    assert {"Bidrag från medlemmar", "Köp av insatser", "Löner"} <= {
        account.name for account in ledger.accounts
    }


def test_a_file_without_swedish_letters_is_ascii() -> None:
    plain = [line.translate(str.maketrans("åäöÅÄÖ", "aaoAAO")) for line in TYPE_4]

    assert read_ledger("bok.se", sie(plain)).encoding == "ASCII"


def test_windows_quotes_do_not_outweigh_its_letters() -> None:
    """The right quote of Windows-1252 is the ö of code page 437."""
    encoding, _data = detect("”Arena” på Åsen, över".encode("cp1252"))

    assert encoding.codec == "cp1252"


def test_letters_that_neither_set_decides_are_read_by_the_book() -> None:
    assert detect(b"#FLAGGA 0\xf0")[0].codec == "cp437"


def test_lost_letters_in_texts_that_are_not_kept_do_no_harm() -> None:
    lines = [line.replace("från regionen", "fr\ufffdn regionen") for line in TYPE_4]

    assert read_ledger("bok.se", sie(lines, "utf-8")).problems == ()
