"""Every kind of hostile and broken file that must be refused, made in code, and what the refusal says."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from tests.data_access.formats.ledgers import (
    BALANCES,
    HEAD,
    LISTS,
    MONTHS,
    PERSON,
    TYPE_4,
    VOUCHERS,
    changed,
    of_type,
    sie,
)
from tests.data_access.formats.workbooks import (
    BZIP2,
    CONTENT_TYPES,
    GOOD_ROWS,
    RELATIONS,
    damaged_local_header,
    damaged_sheet,
    flagged,
    many_rows,
    misplaced_sheet,
    nested,
    of_zeros,
    overlapping,
    parts_of,
    sheet_xml,
    stating,
    text_row,
    with_parts,
    with_sheet,
    workbook,
    zipped,
)

HOSTILE_SIE: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "filen är tom"),
    "a web page": (b"<!DOCTYPE HTML><html><body>404</body></html>", "en webbsida"),
    "a PDF": (b"%PDF-1.7\n", "en PDF"),
    "a workbook": (b"PK\x03\x04" + bytes(40), "en zippad fil"),
    "a CSV file": (b"kod;namn\n1;x\n", "ingen SIE-fil"),
    "SIE 5": (b'<?xml version="1.0"?><Sie xmlns="http://www.sie.se/sie5"/>', "SIE 5"),
    "the beginning cut off": (sie(TYPE_4[1:]), "#FLAGGA"),
    "no type": (sie(changed("#SIETYP 4", "")), "#SIETYP"),
    "a type that is none": (sie(changed("#SIETYP 4", "#SIETYP 9")), "ingen SIE-typ"),
    "no year": (sie(line for line in TYPE_4 if "#RAR" not in line), "#RAR"),
    "the last brace cut off": (sie(TYPE_4[:-1]), "saknar }"),
    "cut off before the brace": (sie(TYPE_4[: TYPE_4.index(VOUCHERS[0]) + 1]), "saknar {"),
    "cut off in a text": (sie()[: sie().index(b"regionen")], "citattecknet stängs inte"),
    "cut off in a row": (sie()[: sie().index(b"-300.25")], "fält saknas"),
    "cut off between vouchers": (sie(TYPE_4[: TYPE_4.index("#VER B 1 20170228")]), "är filen avklippt"),
    "cut off among the balances": (sie((*HEAD, *LISTS, *BALANCES[:-1])), "skiljer 150,00 kr"),
    "cut off among the months": (sie(changed(MONTHS[-2], "", of_type(2))), "månadernas belopp"),
    "nothing but the head": (sie((*HEAD, *LISTS)), "inga belopp"),
    "the last check sum is missing": (sie(("#FLAGGA 0", "#KSUMMA", *TYPE_4[1:])), "#KSUMMA"),
    "a voucher that does not balance": (
        sie(changed("   #TRANS 1930 {} -300.25", "   #TRANS 1930 {} -300.00")),
        "debet och kredit skiljer 0,25 kr",
    ),
    "a balance that does not agree": (sie(changed(BALANCES[2], "#UB 0 1930 2949.00")), "skiljer"),
    "vouchers that do not agree with the year": (
        sie(changed(BALANCES[6], "#RES 0 5010 149.00", changed(BALANCES[5], "#RES 0 4010 401.00"))),
        "verifikationernas belopp",
    ),
    "months that add up": (
        sie(changed(MONTHS[1], "#PSALDO 0 201702 3010 {} -1500.00")),
        "varje månads förändring",
    ),
    "an account that is not declared": (sie(changed(LISTS[4], "")), "#KONTO"),
    "a month outside the year": (
        sie(changed(MONTHS[1], "#PSALDO 0 201802 3010 {} -500.00")),
        "utanför räken",
    ),
    "a month that is none": (sie(changed(MONTHS[1], "#PSALDO 0 201713 3010 {} -500.00")), "inte en månad"),
    "a day outside the years": (sie(changed("#VER B 1 20170228", "#VER B 1 20190228")), "utanför filens"),
    "a day that is none": (sie(changed("#VER B 1 20170228", "#VER B 1 20170231")), "inte ett datum"),
    "a year that is not declared": (sie(changed(BALANCES[0], "#IB -2 1930 2000.00")), "bland filens #RAR"),
    "an amount with a comma": (sie(changed(BALANCES[0], "#IB 0 1930 2000,00")), "inte ett belopp"),
    "an account of letters": (sie(changed(BALANCES[0], "#IB 0 Bank 2000.00")), "inte ett kontonummer"),
    "a broken object list": (sie(changed(MONTHS[3], "#PSALDO 0 201701 4010 {1 200.25")), "objektlistan"),
    "half an object": (sie(changed(MONTHS[3], "#PSALDO 0 201701 4010 {1} 200.25")), "två och två"),
    "a dimension of letters": (
        sie(changed(MONTHS[3], "#PSALDO 0 201701 4010 {a 1} 200.25")),
        "inte ett heltal",
    ),
    "a year that ends before it starts": (sie(changed(HEAD[6], "#RAR 0 20171231 20170101")), "slutar innan"),
    "a year twice": (sie(changed(HEAD[7], "#RAR 0 20170101 20171231")), "räkenskapsåret står två"),
    "a foreign currency": (sie((*HEAD, "#VALUTA EUR", *TYPE_4[len(HEAD) :])), "annan valuta"),
    "the same voucher twice": (sie((*TYPE_4, *VOUCHERS[:5])), "står redan på rad"),
    "the same month twice": (sie((*TYPE_4, MONTHS[3])), "samma belopp står redan på rad 31"),
    "the same balance twice": (sie((*TYPE_4, BALANCES[0])), "samma belopp står redan på rad 21"),
    "a row outside a voucher": (sie((*TYPE_4, "#TRANS 1930 {} 1.00")), "utanför en verifikation"),
    "a struck row outside a voucher": (sie((*TYPE_4, "#BTRANS 1930 {} 1.00")), "utanför en verifikation"),
    "an added row outside a voucher": (sie((*TYPE_4, "#RTRANS 1930 {} 1.00")), "utanför en verifikation"),
    "a brace too many": (sie((*TYPE_4, "}")), "klammern }"),
    "an opening brace too many": (sie((*TYPE_4, "{")), "klammern {"),
    "a line of text": (sie((*TYPE_4, "Hälsningar")), "börjar inte med #"),
    "UTF-16": ("\r\n".join(TYPE_4).encode("utf-16"), "UTF-16"),
    "UTF-16 without its mark": ("\r\n".join(TYPE_4).encode("utf-16-le"), "UTF-16"),
    "control characters": (sie((*TYPE_4, "#PROSA \x05")), "styrtecken"),
    "letters that were lost": (
        sie(changed(LISTS[4], '#KONTO 5010 "L\ufffdner"'), "utf-8"),
        "annan teckentabell",
    ),
    "read as another set and saved": (
        sie((line.encode("utf-8").decode("cp1252") for line in TYPE_4), "utf-8"),
        "annan teckentabell",
    ),
    "two sets in one file": (sie() + '#OBJEKT 1 "9" "\u00e5"\r\n'.encode("cp1252"), "annan teckentabell"),
    "a person among the objects": (sie((*TYPE_4, f'#OBJEKT 1 "{PERSON}" "x"')), "personnummer"),
    "a person among the names": (sie(changed(LISTS[4], f'#KONTO 5010 "Lön {PERSON}."')), "personnummer"),
    "a person in a voucher's text": (
        sie(changed("#VER B 1 20170228", f'#VER B 1 20170228 "{PERSON}"')),
        "personnummer",
    ),
    "a person in a broken line": (sie((*TYPE_4, f'#PROSA "{PERSON}')), "personnummer"),
}


class Hostile(NamedTuple):
    """How a file is made, what its refusal says, and limits that are lowered so that it can be small."""

    make: Callable[[], bytes]
    reason: str
    limits: Mapping[str, int] = MappingProxyType({})


Entries = dict[str, tuple[Callable[[], bytes], str] | tuple[Callable[[], bytes], str, dict[str, int]]]
ENTITIES = '<?xml version="1.0"?><!DOCTYPE worksheet [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
EXTERNAL = '<?xml version="1.0"?><!DOCTYPE worksheet SYSTEM "file:///etc/hostname">'
MACRO_TYPES = CONTENT_TYPES.replace(
    "openxmlformats-officedocument.spreadsheetml.sheet.main", "ms-excel.sheet.macroEnabled.main"
)
OLD_MACROS = f'<Relationship Id="m" Type="{RELATIONS}/xlMacrosheet" Target="m.xml"/>'
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

# Refused when the file is opened, before any of its rows is read. Made when needed: some are large.
_WORKBOOKS: Entries = {
    "empty": (lambda: b"", "filen är tom"),
    "too large": (lambda: b"PK\x03\x04" + bytes(20 * 1024 * 1024), "mer än 20 MB"),
    "an old workbook renamed": (lambda: COMPOUND + bytes(600), "gammal Excel-fil"),
    "a password": (lambda: COMPOUND + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "lösenord"),
    "a PDF renamed": (lambda: b"%PDF-1.7\n", "en PDF"),
    "a CSV file renamed": (lambda: b"kod;namn\n", "något annat"),
    "a picture renamed": (lambda: b"\x89PNG\r\n", "en bild"),
    "a zip of something": (lambda: zipped({"a.txt": b"a"}), "ingen Excel-arbetsbok"),
    "a Word document": (
        lambda: with_parts(**{"[Content_Types]_dot_xml": b"<Types/>"}),
        "ingen Excel-arbetsbok",
    ),
    "a workbook that is not there": (
        lambda: zipped({"[Content_Types].xml": CONTENT_TYPES.encode()}),
        "ingen Excel-arbetsbok",
    ),
    "cut off": (lambda: workbook(GOOD_ROWS)[:-30], "skadad eller avklippt"),
    "a bomb of zeros": (lambda: of_zeros(3), "packas upp från", {"MOST_UNPACKED_BYTES": 2**21}),
    "a bomb that states its size": (lambda: stating(workbook(GOOD_ROWS), 2**31), "packas upp från"),
    "a small bomb": (lambda: of_zeros(10), "packas upp från"),
    "parts on each other": (overlapping, "ligger på varandra"),
    "two parts of one name": (lambda: with_parts(xl__WORKBOOK_dot_xml=b"<a/>"), "ligger på varandra"),
    "too many parts": (lambda: zipped({f"a{n}": b"" for n in range(1001)}), "fler än 1000 delar"),
    "an encrypted part": (lambda: flagged(workbook(GOOD_ROWS), 1), "lösenord"),
    "packed in another way": (lambda: zipped(parts_of({"B": "<a/>"}), BZIP2), "packad på ett sätt"),
    "a zip in the zip": (lambda: with_parts(xl__media__a_dot_bin=zipped({"a": b"a"})), "inbäddade"),
    "a workbook in the workbook": (lambda: with_parts(xl__embeddings__a_dot_xlsx=b"a"), "inbäddade"),
    "an old workbook in the workbook": (lambda: with_parts(xl__embeddings__a_dot_bin=COMPOUND), "inbäddade"),
    "macros": (lambda: with_parts(xl__vbaProject_dot_bin=b"a"), "makron"),
    "a macro workbook": (lambda: with_parts(**{"[Content_Types]_dot_xml": MACRO_TYPES.encode()}), "makron"),
    "old macros": (
        lambda: zipped(parts_of({"B": sheet_xml("")}, more=OLD_MACROS) | {"xl/m.xml": b"<a/>"}),
        "makron",
    ),
    "entities in the small parts": (
        lambda: with_parts(xl__workbook_dot_xml=(ENTITIES + "<workbook>&b;</workbook>").encode()),
        "XML-entiteter",
    ),
    "an outer entity": (
        lambda: with_parts(xl__workbook_dot_xml=(EXTERNAL + "<a/>").encode()),
        "XML-entiteter",
    ),
    "marks in marks": (lambda: with_parts(xl__workbook_dot_xml=nested(100).encode()), "skadat"),
    "no sheets": (lambda: zipped(parts_of({})), "inga blad"),
    "too many sheets": (lambda: zipped(parts_of({f"B{n}": "<a/>" for n in range(201)})), "inga blad"),
    "two sheets of one name": (
        lambda: zipped(
            parts_of({"A": "<a/>", "B": "<a/>"})
            | {"xl/workbook.xml": parts_of({"A": "", "B": ""})["xl/workbook.xml"].replace(b'"B"', b'"A"')}
        ),
        "samma namn",
    ),
    "a damaged part": (lambda: with_parts(xl__workbook_dot_xml=b"<workbook"), "skadat"),
    "an unknown character set": (
        lambda: with_parts(xl__workbook_dot_xml=b'<?xml version="1.0" encoding="bokstav"?><a/>'),
        "skadat",
    ),
    "a large small part": (lambda: workbook(GOOD_ROWS), "orimligt stor", {"MOST_SMALL_PART_BYTES": 100}),
    "too many texts": (
        lambda: workbook(shared="<si><t>a</t></si>" * 11),
        "olika texter",
        {"MOST_SHARED_TEXTS": 10},
    ),
    "a text without end": (lambda: workbook(shared=f"<si><t>{'a>' * 40_000}</t></si>"), "orimligt lång text"),
    "too many formats": (
        lambda: workbook(styles=f"<cellXfs>{'<xf/>' * 11}</cellXfs>"),
        "många format",
        {"MOST_STYLES": 10},
    ),
}

# Opened, and found out while the rows are read.
_SHEETS: Entries = {
    "too many rows": (lambda: workbook(many_rows(101)), "fler än 100 rader", {"MOST_ROWS": 100}),
    "a row far down": (lambda: workbook('<row r="1048576"><c><v>1</v></c></row>'), "fler än 100000 rader"),
    "a column far out": (
        lambda: workbook('<row r="1"><c r="XFD1"><v>1</v></c></row>'),
        "fler än 400 kolumner",
    ),
    "entities": (
        lambda: with_sheet(ENTITIES + sheet_xml(text_row(1, "x").replace("x", "&b;"))),
        "XML-entiteter",
    ),
    "an outer entity": (lambda: with_sheet(EXTERNAL + sheet_xml("")), "XML-entiteter"),
    "marks in marks": (lambda: with_sheet(nested(100)), "skadat"),
    "a mark without end": (
        lambda: with_sheet("<a " + "b" * 2000),
        "orimligt stort",
        {"LONGEST_MARK_BYTES": 1000},
    ),
    "too many empty marks": (
        lambda: workbook("<row>" + "<c/>" * 200 + "</row>"),
        "orimligt stort",
        {"MOST_EMPTY_MARKS": 100},
    ),
    "too many marks": (lambda: workbook(many_rows(50)), "orimligt stort", {"MOST_MARKS": 100}),
    "a damaged sheet": (damaged_local_header, "skadat"),
    "a text without end": (
        lambda: workbook(f'<row><c t="inlineStr"><is><t>{"a>" * 40_000}</t></is></c></row>'),
        "orimligt lång text",
    ),
    "cut off": (lambda: with_sheet(sheet_xml(GOOD_ROWS)[:-30]), "skadat"),
    "damaged when unpacked": (damaged_sheet, "skadat"),
    "a directory that points elsewhere": (misplaced_sheet, "skadat"),
    "rows out of order": (lambda: workbook('<row r="2"/><row r="2"/>'), "skadat"),
    "two cells in one place": (lambda: workbook('<row r="1"><c r="B1"/><c r="A1"/></row>'), "skadat"),
    "a cell in another row": (lambda: workbook('<row r="1"><c r="A2"><v>1</v></c></row>'), "skadat"),
    "a cell nowhere": (lambda: workbook('<row r="1"><c r="1A"><v>1</v></c></row>'), "skadat"),
    "a text that is not there": (lambda: workbook('<row><c t="s"><v>5</v></c></row>'), "skadat"),
    "a kind of cell that is none": (lambda: workbook('<row><c t="x"><v>5</v></c></row>'), "skadat"),
    "merged cells": (
        lambda: workbook(GOOD_ROWS, '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'),
        "kolumn ”A1:B1”: cellerna är sammanfogade",
    ),
    "a formula that was never calculated": (
        lambda: workbook("<row><c><f>1+1</f><v></v></c></row>"),
        "rad 1, kolumn ”A”: är en formel som inte är uträknad",
    ),
    "a formula without value": (lambda: workbook('<row><c t="str"><f>A2</f></c></row>'), "inte är uträknad"),
    "formulas that wait for Excel": (
        lambda: workbook("<row><c><f>1+1</f><v>0</v></c></row>", workbook='<calcPr fullCalcOnLoad="1"/>'),
        "inte är uträknad",
    ),
    "an error in a cell": (
        lambda: workbook('<row><c t="e"><v>#REF!</v></c></row>'),
        "värde ”#REF!”: visar ett fel",
    ),
    "a text in a number": (
        lambda: workbook("<row><c><v>tolv</v></c></row>"),
        "värde ”tolv”: är märkt som tal",
    ),
    "a number beyond all": (lambda: workbook("<row><c><v>1e999</v></c></row>"), "orimligt stort"),
    "a personnummer in a heading": (
        lambda: workbook(text_row(1, "kod", PERSON)),
        "rad 1, kolumn ”B”: ser ut som",
    ),
}

HOSTILE_WORKBOOKS = {kind: Hostile(*entry) for kind, entry in _WORKBOOKS.items()}
HOSTILE_SHEETS = {kind: Hostile(*entry) for kind, entry in _SHEETS.items()}
