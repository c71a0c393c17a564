"""Text files before they are parsed: size, kind, characters."""

import pytest

from data_access import limits
from data_access.errors import ImportRefusedError
from data_access.formats.text_guard import GuardedText, read_text


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        ("kod;år\n".encode(), "kod;år\n", "UTF-8"),
        ("kod;år\n".encode("utf-8-sig"), "kod;år\n", "UTF-8"),
        ("kod;år\n".encode("latin-1"), "kod;år\n", "Windows-1252"),
        ("pris – 5 €\r\n".encode("cp1252"), "pris – 5 €\r\n", "Windows-1252"),
        (b"kod\r1\r", "kod\r1\r", "UTF-8"),
        (b"\tkod", "\tkod", "UTF-8"),
    ],
)
def test_a_text_is_read_in_the_set_that_it_has(data: bytes, text: str, encoding: str) -> None:
    assert read_text("a.csv", data) == GuardedText(text, encoding)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "filen är tom"),
        (b" \r\n", "filen är tom"),
        (b"a" * (20 * 1024 * 1024 + 1), "21 MB, och mer än 20 MB läses inte"),
        (b"PK\x03\x04...", "en zippad fil"),
        (b"%PDF-1.4", "en PDF"),
        (b"{\\rtf1", "ett RTF-dokument"),
        (b"\xef\xbb\xbf <?xml version='1.0'?>", "en XML-fil"),
        (b"SQLite format 3\x00", "en databas"),
        ("a;b".encode("utf-16"), "UTF-16"),
        (b"a\x00b", "ingen textfil"),
        (b"\n" * limits.MOST_TEXT_LINES + b"a\n", "fler än 200000 rader"),
        (b"a\n" + b"b" * (limits.LONGEST_TEXT_LINE + 1), "a.csv, rad 2: raden är orimligt lång"),
        (b"a\nb\x05\n", "a.csv, rad 2, värde ”b?”: raden har tecken som inte går att läsa"),
        ("kod\n\ufffdr".encode(), "rad 2"),
        (b"kod\n\x81\xe5", "rad 2"),
    ],
)
def test_other_files_are_refused(data: bytes, reason: str) -> None:
    with pytest.raises(ImportRefusedError) as refused:
        read_text("a.csv", data)

    assert reason in str(refused.value)


def test_the_first_damaged_lines_are_listed() -> None:
    with pytest.raises(ImportRefusedError) as refused:
        read_text("a.csv", b"\x05\n" * 20)

    assert [problem.row for problem in refused.value.problems] == [1, 2, 3, 4, 5]


def test_the_file_size_is_the_upload_widgets_own() -> None:
    assert f"maxUploadSize = {limits.MOST_FILE_BYTES // limits.MEBIBYTE}\n" in configuration()


def configuration() -> str:
    from pathlib import Path  # noqa: PLC0415  only here

    return (Path(__file__).resolve().parents[3] / ".streamlit" / "config.toml").read_text(encoding="utf-8")
