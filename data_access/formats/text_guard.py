"""Is an uploaded text file one that can be read: size, kind, characters. Looked at before it is parsed."""

import re
from typing import NamedTuple

from data_access import limits
from data_access.errors import ImportRefusedError, Problem
from data_access.formats.file_kind import UTF8_MARK, file_kind, is_utf16
from data_access.translation import _

UTF8, WINDOWS = "UTF-8", "Windows-1252"
_SHOWN_LINES = 5
DAMAGED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd]")
"""Control characters, and the sign that a program has put where it could not read a letter."""

LINE_ENDING = re.compile("\r\n|\r|\n")


class GuardedText(NamedTuple):
    """A text that may be parsed, and the encoding that it was read with."""

    text: str
    encoding: str


def refusal(name: str, data: bytes, *, most_bytes: int = limits.MOST_FILE_BYTES) -> Problem | None:
    """Why the bytes are not a text file that we read, or None. Nothing is decoded or copied."""
    if not data.strip():
        return Problem(name, _("filen är tom."))
    if len(data) > most_bytes:
        return Problem(
            name,
            _("filen är på {size} MB, och mer än {most} MB läses inte. Dela upp den.").format(
                size=-(-len(data) // limits.MEBIBYTE), most=most_bytes // limits.MEBIBYTE
            ),
        )
    kind = file_kind(data)
    if kind is not None:
        return Problem(name, _("filen är {kind}, inte en textfil. Välj rätt fil.").format(kind=kind))
    if is_utf16(data):
        return Problem(name, _("filen är sparad som UTF-16 (”Unicode-text”). Spara den som UTF-8."))
    if b"\x00" in data:
        return Problem(name, _("filen är ingen textfil, eller sparad som UTF-16. Spara den som UTF-8."))
    return None


def lines_refusal(name: str, data: bytes) -> Problem | None:
    """Why a text of lines is not read: too many of them, or one without an end."""
    ending = b"\n" if b"\n" in data else b"\r"
    if data.count(ending) > limits.MOST_TEXT_LINES:
        return Problem(
            name,
            _("filen har fler än {most} rader, och så stora filer läses inte. Dela upp den.").format(
                most=limits.MOST_TEXT_LINES
            ),
        )
    start, row = 0, 0
    while start < len(data):
        row += 1
        end = data.find(ending, start)
        end = len(data) if end < 0 else end
        if end - start > limits.LONGEST_TEXT_LINE:
            return Problem(name, _("raden är orimligt lång. Är det rätt fil?"), row=row)
        start = end + 1
    return None


def read_text(name: str, data: bytes) -> GuardedText:
    """The text of a UTF-8 or Windows-1252 file.

    Raises ImportRefusedError with the reasons, each damaged line among them, when it is not one.
    """
    problem = refusal(name, data) or lines_refusal(name, data)
    if problem is not None:
        raise ImportRefusedError([problem])
    guarded = decoded(data)
    problems = damaged_lines(name, guarded.text)
    if problems:
        raise ImportRefusedError(problems)
    return guarded


def decoded(data: bytes) -> GuardedText:
    """Bytes as UTF-8 where they are that, else as Windows-1252 (which holds Latin-1); never fails."""
    data = data.removeprefix(UTF8_MARK)
    try:
        return GuardedText(data.decode("utf-8"), UTF8)
    except UnicodeDecodeError:
        return GuardedText(data.decode("cp1252", errors="replace"), WINDOWS)


def damaged_lines(name: str, text: str) -> list[Problem]:
    """The first lines that hold control characters or letters that were lost in a conversion."""
    if DAMAGED.search(text) is None:
        return []
    problems = []
    for row, line in enumerate(LINE_ENDING.split(text), start=1):
        if DAMAGED.search(line):
            problems.append(
                Problem(
                    name,
                    _("raden har tecken som inte går att läsa. Spara filen som UTF-8 och läs in den igen."),
                    row=row,
                    value=DAMAGED.sub("?", line),
                )
            )
        if len(problems) == _SHOWN_LINES:
            break
    return problems
