"""A part of a workbook as a stream of marks, within limits. Document types and entities are refused.

`defusedxml` does the same for the tree and SAX readers; expat's own handlers are used here for their speed.
"""

import re
from collections.abc import Callable, Iterator
from typing import IO
from xml.parsers import expat

from data_access import limits
from data_access.formats.workbook_guard.container import UNZIP_ERRORS
from data_access.translation import _

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]

_PIECE = 64 * 1024
_SMALL_NUMBER = re.compile(r"\d{1,9}", re.ASCII)
_MAIN = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main ",
    "http://purl.oclc.org/ooxml/spreadsheetml/main ",
)


class PartError(Exception):
    """A part of the workbook cannot be read; the message is Swedish and says what to do."""


def main_names(*names: str) -> dict[str, str]:
    """The spreadsheet's own marks as expat names them, in both editions of the standard, to short names."""
    return {space + name: name for space in _MAIN for name in names}


def pieces(
    source: IO[bytes], start: Start, end: End, text: Text | None, contents: Callable[[], int]
) -> Iterator[None]:
    """Parse a part piece by piece, giving the caller its turn after each.

    `contents` says how many cells or texts have been found, so that a part of empty marks ends early.
    Raises PartError when the part is damaged, passes a limit, or declares a document type.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = start, end
    if text is not None:
        parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse_document_type
    marks = unclosed = 0
    try:
        while piece := source.read(_PIECE):
            marks += piece.count(b"<")
            last = piece.rfind(b">")
            unclosed = len(piece) - last - 1 if last >= 0 else unclosed + len(piece)
            allowed = limits.MOST_EMPTY_MARKS + limits.MARKS_OF_A_CELL * contents()
            if marks > min(allowed, limits.MOST_MARKS) or unclosed > limits.LONGEST_MARK_BYTES:
                raise PartError(_("innehållet är orimligt stort. Kopiera tabellerna till en ny arbetsbok."))
            parser.Parse(piece, False)
            yield
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, *UNZIP_ERRORS):
        raise PartError(damaged()) from None
    yield


def read_all(
    source: IO[bytes],
    start: Start = lambda _name, _attributes: None,
    end: End = lambda _name: None,
    text: Text | None = None,
    contents: Callable[[], int] = lambda: 0,
) -> None:
    """Parse a whole part, no deeper than the limit. Raises PartError."""
    depth = 0

    def start_within(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > limits.DEEPEST_MARKS:
            raise PartError(damaged())
        start(name, attributes)

    def end_within(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(name)

    for _piece in pieces(source, start_within, end_within, text, contents):
        pass


def small_number(text: str | None) -> int | None:
    """A row's, style's or shared text's number; None for anything else."""
    return int(text) if text is not None and _SMALL_NUMBER.fullmatch(text) else None


def damaged() -> str:
    """What is said of a part that breaks off or cannot be parsed."""
    return _("innehållet är skadat eller avklippt. Spara arbetsboken på nytt i Excel.")


def _refuse_document_type(*_declaration: object) -> None:
    raise PartError(
        _("arbetsboken deklarerar egna XML-entiteter, som Excel aldrig gör. Kopiera tabellerna till en ny.")
    )
