"""What a file is by its first bytes, whatever its name says."""

from data_access.translation import _

ZIP = b"PK\x03\x04"
EMPTY_ZIP = b"PK\x05\x06"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old Excel and Word files, and workbooks with a password
UTF8_MARK = b"\xef\xbb\xbf"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_LOOKED_AT = 512


def _mark(text: str) -> str:
    """Mark a text for the catalogue; it is translated where it is shown."""
    return text


_KINDS = (
    (ZIP, _mark("en zippad fil eller en Excel-fil")),
    (EMPTY_ZIP, _mark("en tom zip-fil")),
    (COMPOUND, _mark("en gammal Office-fil (.xls) eller en fil med lösenord")),
    (b"%PDF", _mark("en PDF")),
    (b"\x1f\x8b", _mark("en packad fil (gzip)")),
    (b"7z\xbc\xaf\x27\x1c", _mark("en packad fil (7-zip)")),
    (b"Rar!", _mark("en packad fil (rar)")),
    (b"\x89PNG", _mark("en bild")),
    (b"\xff\xd8\xff", _mark("en bild")),
    (b"GIF8", _mark("en bild")),
    (b"SQLite format 3", _mark("en databas")),
    (b"\x09\x08", _mark("en mycket gammal Excel-fil")),
)
_MARKUP = (
    (b"<!doctype", _mark("en webbsida")),
    (b"<html", _mark("en webbsida")),
    (b"<?xml", _mark("en XML-fil")),
    (b"{\\rtf", _mark("ett RTF-dokument")),
)


def file_kind(data: bytes) -> str | None:
    """The Swedish name of a known kind of file that is not plain text; None for text and the unknown."""
    start = data[:_LOOKED_AT]
    for sign, kind in _KINDS:
        if start.startswith(sign):
            return _(kind)
    text = start.removeprefix(UTF8_MARK).lstrip().lower()
    return next((_(kind) for sign, kind in _MARKUP if text.startswith(sign)), None)


def is_utf16(data: bytes) -> bool:
    """Whether a text is UTF-16 or UTF-32, as "Unicode text" from Excel is."""
    return data.startswith(_UTF16_MARKS)
