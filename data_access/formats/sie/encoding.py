"""Which character set a SIE file is written in.

The standard says code page 437 and nothing else, and every program writes `#FORMAT PC8` whatever it does.
So the letters decide: å, ä and ö lie in different places in the three sets that occur.
"""

import re
from typing import NamedTuple

from data_access.formats.file_kind import UTF8_MARK

_CODE_PAGE_437 = "åäöÅÄÖéÉüÜ".encode("cp437")
_WINDOWS_1252 = "åäöÅÄÖéÉüÜ".encode("cp1252")
_NOT_ASCII = re.compile(rb"[\x80-\xff]")
_NOT_437 = re.compile(rb"[^" + re.escape(_CODE_PAGE_437) + rb"]+")
_NOT_1252 = re.compile(rb"[^" + re.escape(_WINDOWS_1252) + rb"]+")


class Encoding(NamedTuple):
    """The codec to read with, and its name for people."""

    codec: str
    name: str


ASCII = Encoding("ascii", "ASCII")
UTF8 = Encoding("utf-8", "UTF-8")
UTF8_WITH_MARK = Encoding("utf-8", "UTF-8 med BOM")
PC8 = Encoding("cp437", "PC8 (teckentabell 437)")
WINDOWS = Encoding("cp1252", "Windows-1252")


def detect(data: bytes) -> tuple[Encoding, bytes]:
    """The encoding, and the bytes without their byte order mark."""
    if data.startswith(UTF8_MARK):
        return UTF8_WITH_MARK, data.removeprefix(UTF8_MARK)
    if _NOT_ASCII.search(data) is None:
        return ASCII, data
    if _is_utf8(data):
        return UTF8, data
    return (WINDOWS if _letters(_NOT_1252, data) > _letters(_NOT_437, data) else PC8), data


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _letters(others: re.Pattern[bytes], data: bytes) -> int:
    return len(others.sub(b"", data))
