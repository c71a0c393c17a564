"""Workbooks made in code, part by part: ordinary ones, and what hostile ones are made of."""

import io
import random
import struct
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

BZIP2 = zipfile.ZIP_BZIP2
CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'spreadsheetml.sheet.main+xml"/></Types>'
)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def sheet_xml(rows: str, after: str = "") -> str:
    """A worksheet of ready-made rows."""
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'


def text_row(number: int, *cells: str) -> str:
    """A row of texts."""
    letters = "ABCDEFGHIJ"
    marks = "".join(
        f'<c r="{letters[place]}{number}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
        for place, cell in enumerate(cells)
        if cell
    )
    return f'<row r="{number}">{marks}</row>'


def parts_of(
    sheets: Mapping[str, str], *, shared: str = "", styles: str = "", workbook: str = "", more: str = ""
) -> dict[str, bytes]:
    """The parts of a workbook with these worksheets; `more` are relations, `workbook` marks of its own."""
    named = "".join(
        f'<sheet name="{escape(name)}" sheetId="{place}" r:id="r{place}"/>'
        for place, name in enumerate(sheets, 1)
    )
    relations = "".join(
        f'<Relationship Id="r{place}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{place}.xml"/>'
        for place in range(1, len(sheets) + 1)
    )
    for kind, text in (("sharedStrings", shared), ("styles", styles)):
        if text:
            relations += f'<Relationship Id="{kind}" Type="{RELATIONS}/{kind}" Target="{kind}.xml"/>'
    parts = {
        "[Content_Types].xml": CONTENT_TYPES,
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{workbook}'
        f"<sheets>{named}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">{relations}{more}</Relationships>',
    }
    if shared:
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{shared}</sst>'
    if styles:
        parts["xl/styles.xml"] = f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>'
    for place, text in enumerate(sheets.values(), 1):
        parts[f"xl/worksheets/sheet{place}.xml"] = text
    return {name: text.encode() for name, text in parts.items()}


def zipped(parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Parts as a zip file."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()


def workbook(rows: str = "", after: str = "", **more: str) -> bytes:
    """A workbook with one sheet, "Blad1", of ready-made rows."""
    return zipped(parts_of({"Blad1": sheet_xml(rows, after)}, **more))


GOOD_ROWS = (
    text_row(1, "kod", "belopp") + '<row r="2"><c r="A2"><v>1490</v></c><c r="B2"><v>12.5</v></c></row>'
)


def with_parts(**parts: bytes) -> bytes:
    """A good workbook with parts added or replaced; `__` in a name stands for `/` and `_dot_` for a point."""
    own = parts_of({"Blad1": sheet_xml(GOOD_ROWS)})
    return zipped(own | {name.replace("__", "/").replace("_dot_", "."): data for name, data in parts.items()})


def stating(data: bytes, size: int) -> bytes:
    """A zip file whose directory states another size for its last part than it has."""
    place = data.rindex(b"PK\x01\x02")
    return data[: place + 24] + struct.pack("<I", size) + data[place + 28 :]


def flagged(data: bytes, bits: int) -> bytes:
    """A zip file whose directory has bits set in the flags of its first part."""
    place = data.index(b"PK\x01\x02")
    return data[: place + 8] + struct.pack("<H", bits) + data[place + 10 :]


def of_zeros(megabytes: int) -> bytes:
    """A real bomb: a sheet of blanks that packs a thousand times."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts_of({}).items():
            archive.writestr(name, data)
        with archive.open("xl/worksheets/sheet1.xml", "w") as part:
            for _block in range(megabytes):
                part.write(bytes(1024 * 1024))
    return file.getvalue()


def overlapping() -> bytes:
    """A zip file with a hundred directory entries for the same packed bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a" * 8, bytes(5000))
        entry = archive.infolist()[0]
        for place in range(100):
            twin = zipfile.ZipInfo(f"{place:08}")
            for name in ("header_offset", "CRC", "compress_size", "file_size"):
                setattr(twin, name, getattr(entry, name))
            archive.filelist.append(twin)
            archive.NameToInfo[twin.filename] = twin
    return file.getvalue()


def nested(depth: int) -> str:
    """Marks in marks in marks."""
    return "<a>" * depth + "</a>" * depth


def many_rows(count: int) -> str:
    """Rows whose numbers differ, so that they do not pack like a bomb."""
    return "".join(
        f'<row r="{n}"><c r="A{n}"><v>{n * 7919 % 99991}</v></c></row>' for n in range(1, count + 1)
    )


def with_sheet(xml: str) -> bytes:
    """A workbook whose only sheet is this XML."""
    return zipped(parts_of({"Blad1": xml}))


def damaged_sheet() -> bytes:
    """A workbook whose sheet does not unpack."""
    data = bytearray(with_sheet(sheet_xml(GOOD_ROWS)))
    place = data.rindex(b"PK\x03\x04") + 30 + len("xl/worksheets/sheet1.xml")
    data[place + 3 : place + 40] = bytes(37)
    return bytes(data)


def damaged_local_header() -> bytes:
    """A workbook whose sheet has another name where it lies than in the directory."""
    data = with_sheet(sheet_xml(GOOD_ROWS))
    place = data.index(b"xl/worksheets/sheet1.xml")
    return data[:place] + b"X" + data[place + 1 :]


def misplaced_sheet() -> bytes:
    """A workbook whose directory gives a place for its sheet where there is none."""
    data = with_sheet(sheet_xml(GOOD_ROWS))
    place = data.rindex(b"PK\x01\x02") + 42
    return data[:place] + struct.pack("<I", 7) + data[place + 4 :]


def comment(megabytes: int) -> str:
    """An XML comment that does not pack, to weigh up what does."""
    digits = random.Random(7).randbytes(megabytes * 512 * 1024).hex()
    return "<!--" + ">".join(digits[start : start + 1000] for start in range(0, len(digits), 1000)) + "-->"
