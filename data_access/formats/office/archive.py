"""A zip file of the office's CSV files: looked at before it is unpacked, within the limits of one file."""

import io
import zipfile
from collections.abc import Iterator

from data_access import limits
from data_access.formats.file_kind import ZIP
from data_access.formats.office.faults import Faults
from data_access.formats.workbook_guard.container import UNZIP_ERRORS
from data_access.translation import _

_WORKBOOK_PART = "[content_types].xml"
_SYSTEM_FOLDER = "__macosx/"
_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def is_archive(data: bytes) -> bool:
    """Whether the bytes are a zip file that can be opened and is no workbook."""
    if not data.startswith(ZIP) or len(data) > limits.MOST_FILE_BYTES:
        return False
    try:
        names = [name.lower() for name in zipfile.ZipFile(io.BytesIO(data)).namelist()]
    except UNZIP_ERRORS:
        return False
    return bool(names) and _WORKBOOK_PART not in names and not any(name.startswith("xl/") for name in names)


def unpacked(name: str, data: bytes, faults: Faults) -> Iterator[tuple[str, bytes]]:
    """The files in a zip file, named with its name first. Why one is not unpacked is said."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    infos = [info for info in archive.infolist() if _is_a_file(info)]
    message = _refusal(infos)
    if message is not None:
        faults.say(name, message)
        return
    for info in infos:
        shown = "".join(sign if sign.isprintable() else " " for sign in info.filename)
        try:
            with archive.open(info) as file:
                content = file.read(limits.MOST_FILE_BYTES + 1)
        except UNZIP_ERRORS:
            faults.say(name, _("{file} i zip-filen är skadad. Packa den på nytt.").format(file=shown))
            continue
        yield f"{name}/{shown}", content


def _is_a_file(info: zipfile.ZipInfo) -> bool:
    last = info.filename.rpartition("/")[2]
    return bool(last) and not last.startswith(".") and not info.filename.lower().startswith(_SYSTEM_FOLDER)


def _refusal(infos: list[zipfile.ZipInfo]) -> str | None:
    """Why the files are not unpacked, from the directory alone."""
    unpacked_bytes = sum(info.file_size for info in infos)
    if len(infos) > limits.MOST_SHEETS:
        return _("zip-filen har fler än {most} filer. Dela upp den.").format(most=limits.MOST_SHEETS)
    if any(info.flag_bits & _ENCRYPTED for info in infos):
        return _("zip-filen är skyddad med lösenord. Packa den utan.")
    if any(info.compress_type not in _METHODS for info in infos):
        return _("zip-filen är packad på ett ovanligt sätt. Packa den på nytt.")
    if unpacked_bytes > limits.MOST_FILE_BYTES:
        return _("zip-filen packas upp till mer än {most} MB, och så stora läses inte. Dela upp den.").format(
            most=limits.MOST_FILE_BYTES // limits.MEBIBYTE
        )
    return None
