"""The small parts of a workbook: what it is, its sheets, its shared texts, which formats are dates."""

import posixpath
from dataclasses import dataclass, field
from typing import IO

from data_access import limits
from data_access.formats.cells import looks_like_personnummer
from data_access.formats.workbook_guard import values
from data_access.formats.workbook_guard.container import UNZIP_ERRORS, Container, has_macros
from data_access.formats.workbook_guard.xml_stream import (
    End,
    PartError,
    Start,
    damaged,
    main_names,
    read_all,
    small_number,
)
from data_access.translation import _

_WORKBOOK_KINDS = ("sheet.main+xml", "template.main+xml")
_MACRO_KINDS = ("macroenabled", "vbaproject", "macrosheet")
_TRUE = ("1", "true")


@dataclass(slots=True)
class Sheet:
    """A worksheet: its name, its part, whether it is hidden."""

    name: str
    part: str
    is_hidden: bool


@dataclass(slots=True)
class Structure:
    """What the small parts say."""

    sheets: list[Sheet] = field(default_factory=list)
    shared_texts: list[str] = field(default_factory=list)
    personal_texts: set[int] = field(default_factory=set)
    date_styles: list[bool] = field(default_factory=list)
    from_1904: bool = False
    never_calculated: bool = False


def read_structure(container: Container) -> Structure:
    """Read every part but the sheets. Raises PartError with the reason when one cannot be read."""
    workbook = _workbook_part(container)
    relations = _relations(container, workbook)
    structure = Structure()
    _read_workbook(container, workbook, relations, structure)
    for kind, part in relations.values():
        if kind == "sharedStrings":
            structure.shared_texts = _shared_texts(container, part)
            structure.personal_texts = {
                index for index, text in enumerate(structure.shared_texts) if looks_like_personnummer(text)
            }
        elif kind == "styles":
            structure.date_styles = _date_styles(container, part)
        elif kind == "vbaProject" or kind.lower().endswith("macrosheet"):
            raise PartError(has_macros())
    return structure


def _workbook_part(container: Container) -> str:
    found: list[str] = []

    def start(_name: str, attributes: dict[str, str]) -> None:
        kind, part = attributes.get("ContentType", ""), attributes.get("PartName", "")
        if any(sign in kind.lower() for sign in _MACRO_KINDS):
            raise PartError(has_macros())
        if kind.endswith(_WORKBOOK_KINDS) and part:
            found.append(part)

    if not container.has("[Content_Types].xml"):
        raise PartError(_not_a_workbook())
    _read(container, "[Content_Types].xml", start)
    if not found or not container.has(found[0]):
        raise PartError(_not_a_workbook())
    return found[0]


def _not_a_workbook() -> str:
    return _("filen är ingen Excel-arbetsbok (.xlsx). Spara tabellen som ”Excel-arbetsbok (.xlsx)”.")


def _relations(container: Container, part: str) -> dict[str, tuple[str, str]]:
    """Id to kind and part, of the parts that are in the file."""
    folder, _slash, file = part.replace("\\", "/").rpartition("/")
    relations: dict[str, tuple[str, str]] = {}

    def start(_name: str, attributes: dict[str, str]) -> None:
        target = attributes.get("Target", "").replace("\\", "/")
        path = posixpath.normpath(posixpath.join(folder or "/", target))
        if attributes.get("TargetMode") != "External" and container.has(path):
            relations[attributes.get("Id", "")] = (attributes.get("Type", "").rpartition("/")[2], path)

    relations_part = f"{folder}/_rels/{file}.rels"
    if container.has(relations_part):
        _read(container, relations_part, start)
    return relations


def _read_workbook(
    container: Container, part: str, relations: dict[str, tuple[str, str]], structure: Structure
) -> None:
    names = main_names("sheet", "workbookPr", "calcPr")

    def start(name: str, attributes: dict[str, str]) -> None:
        known = names.get(name)
        if known == "sheet":
            identity = next((value for key, value in attributes.items() if key.endswith(" id")), "")
            kind, path = relations.get(identity, ("", ""))
            if kind == "worksheet":
                hidden = attributes.get("state", "visible") != "visible"
                structure.sheets.append(Sheet(attributes.get("name", ""), path, hidden))
        elif known == "workbookPr":
            structure.from_1904 = attributes.get("date1904") in _TRUE
        elif known == "calcPr":
            structure.never_calculated = attributes.get("fullCalcOnLoad") in _TRUE

    _read(container, part, start)
    if not 0 < len(structure.sheets) <= limits.MOST_SHEETS:
        raise PartError(_("arbetsboken har inga blad som går att läsa, eller orimligt många."))


def _shared_texts(container: Container, part: str) -> list[str]:
    names = main_names("si", "t", "rPh")
    texts: list[str] = []
    pieces: list[str] = []
    state = {"t": 0, "rPh": 0}
    length = 0

    def start(name: str, _attributes: dict[str, str]) -> None:
        known = names.get(name)
        if known in state:
            state[known] += 1

    def end(name: str) -> None:
        nonlocal length
        known = names.get(name)
        if known in state:
            state[known] -= 1
        elif known == "si":
            if len(texts) >= limits.MOST_SHARED_TEXTS:
                raise PartError(_("arbetsboken har orimligt många olika texter. Dela upp den."))
            texts.append(values.plain_text("".join(pieces)))
            pieces.clear()
            length = 0

    def text(data: str) -> None:
        nonlocal length
        if state["t"] and not state["rPh"]:
            length += len(data)
            refuse_long_text(length)
            pieces.append(data)

    with opened(container, part) as source:
        read_all(source, start, end, text, lambda: len(texts))
    return texts


def refuse_long_text(length: int) -> None:
    """Raises PartError when a cell's text is longer than Excel lets it be."""
    if length > limits.LONGEST_CELL_TEXT:
        raise PartError(_("en cell har en orimligt lång text. Kopiera tabellerna till en ny arbetsbok."))


def _date_styles(container: Container, part: str) -> list[bool]:
    names = main_names("numFmt", "cellXfs", "xf")
    codes: dict[str, str] = {}
    styles: list[bool] = []
    state = {"cellXfs": 0}

    def start(name: str, attributes: dict[str, str]) -> None:
        known = names.get(name)
        if known == "numFmt":
            codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif known == "cellXfs":
            state["cellXfs"] += 1
        elif known == "xf" and state["cellXfs"]:
            number = attributes.get("numFmtId", "0")
            styles.append(values.is_date_format(small_number(number) or 0, codes.get(number)))
        if len(codes) + len(styles) > limits.MOST_STYLES:
            raise PartError(_("arbetsboken har orimligt många format. Kopiera tabellerna till en ny."))

    def end(name: str) -> None:
        if names.get(name) == "cellXfs":
            state["cellXfs"] -= 1

    _read(container, part, start, end)
    return styles


def _read(
    container: Container,
    part: str,
    start: Start,
    end: End = lambda _name: None,
) -> None:
    if container.size(part) > limits.MOST_SMALL_PART_BYTES:
        raise PartError(_("en del av arbetsboken är orimligt stor. Kopiera tabellerna till en ny arbetsbok."))
    with opened(container, part) as source:
        read_all(source, start, end)


def opened(container: Container, part: str) -> IO[bytes]:
    """The part as a stream. Raises PartError when it is damaged."""
    try:
        return container.open(part)
    except UNZIP_ERRORS:
        raise PartError(damaged()) from None
