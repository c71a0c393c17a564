"""The zip file around a workbook: what its directory states, judged before anything is unpacked."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

from data_access import limits
from data_access.errors import ImportRefusedError, Problem
from data_access.formats.file_kind import COMPOUND, EMPTY_ZIP, ZIP, file_kind
from data_access.translation import _

_DIRECTORY_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_PACKED_NAMES = (".zip", ".xlsx", ".xlsm", ".docx", ".pptx", ".7z", ".rar", ".gz")
_TEXT_NAMES = (".xml", ".rels", ".vml")
_PASSWORD_STREAM = "EncryptedPackage".encode("utf-16-le")
UNZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
"""What the zip module raises for a damaged part, found by damaging workbooks at random."""


class Container:
    """The parts of a workbook that may be read. Names are compared without regard to case."""

    def __init__(self, name: str, data: bytes) -> None:
        """Raises ImportRefusedError with the reason when the file is not opened."""
        self.name = name
        _refuse_other_files(name, data)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except UNZIP_ERRORS:
            raise refused(
                name, _("arbetsboken är skadad eller avklippt. Hämta eller spara den på nytt.")
            ) from None
        self._parts = {_key(info.filename): info for info in self._zip.infolist()}
        for message in self._faults(len(data)):
            raise refused(name, message)

    def _faults(self, packed: int) -> Iterator[str]:
        """Reasons not to unpack, from the directory alone; last a look at the first bytes of odd parts."""
        infos = self._zip.infolist()
        unpacked = sum(info.file_size for info in infos)
        if any(info.flag_bits & _ENCRYPTED for info in infos):
            yield _has_password()
        if any(key.endswith("vbaproject.bin") for key in self._parts):
            yield has_macros()
        if unpacked > limits.MOST_UNPACKED_BYTES or _is_bomb(packed, unpacked):
            yield _(
                "arbetsboken packas upp från {packed} kB till {unpacked} MB, och så läses den inte. "
                "Kopiera tabellerna till en ny arbetsbok."
            ).format(packed=-(-packed // 1024), unpacked=-(-unpacked // limits.MEBIBYTE))
        if len(infos) > len(self._parts) or sum(info.compress_size for info in infos) > packed:
            yield _("arbetsboken är skadad: delar av den ligger på varandra. Spara den på nytt i Excel.")
        if any(info.compress_type not in _METHODS for info in infos):
            yield _("arbetsboken är packad på ett sätt som Excel inte använder. Spara den på nytt i Excel.")
        if any(self._is_packed_file(key) for key in self._parts):
            yield _("arbetsboken har andra filer inbäddade. Kopiera tabellerna till en ny arbetsbok.")

    def _is_packed_file(self, key: str) -> bool:
        if key.endswith(_PACKED_NAMES):
            return True
        if key.endswith((*_TEXT_NAMES, "/")):
            return False
        try:
            with self._zip.open(self._parts[key]) as part:
                start = part.read(len(COMPOUND))
        except UNZIP_ERRORS:
            return False  # it is never read again
        return start.startswith((ZIP, EMPTY_ZIP, COMPOUND))

    def has(self, part: str) -> bool:
        """Whether there is a part of that name."""
        return _key(part) in self._parts

    def names(self) -> list[str]:
        """The parts' names in small letters."""
        return list(self._parts)

    def size(self, part: str) -> int:
        """How large the part is when it is unpacked, as the directory states and the reading holds it to."""
        return self._parts[_key(part)].file_size

    def open(self, part: str) -> IO[bytes]:
        """The part's bytes as a stream. Raises one of UNZIP_ERRORS when it is damaged."""
        return self._zip.open(self._parts[_key(part)])


def refused(name: str, message: str) -> ImportRefusedError:
    """One reason as the error that the import shows."""
    return ImportRefusedError([Problem(name, message)])


def has_macros() -> str:
    """What is said of a workbook with macros, wherever they are found."""
    return _("arbetsboken har makron. Spara den som ”Excel-arbetsbok (.xlsx)”, utan makron.")


def _has_password() -> str:
    return _("arbetsboken är skyddad med lösenord. Ta bort lösenordet och spara den på nytt.")


def _refuse_other_files(name: str, data: bytes) -> None:
    if not data:
        raise refused(name, _("filen är tom."))
    if len(data) > limits.MOST_FILE_BYTES:
        raise refused(
            name,
            _("filen är på {size} MB, och mer än {most} MB läses inte. Dela upp den.").format(
                size=-(-len(data) // limits.MEBIBYTE), most=limits.MOST_FILE_BYTES // limits.MEBIBYTE
            ),
        )
    if data.startswith(COMPOUND):
        if _PASSWORD_STREAM in data:
            raise refused(name, _has_password())
        raise refused(
            name, _("filen är en gammal Excel-fil (.xls). Spara den som ”Excel-arbetsbok (.xlsx)”.")
        )
    if not data.startswith(ZIP):
        kind = file_kind(data) or _("något annat")
        raise refused(
            name, _("filen är {kind}, inte en Excel-arbetsbok (.xlsx). Välj rätt fil.").format(kind=kind)
        )
    if data.count(_DIRECTORY_ENTRY) > limits.MOST_PARTS:
        raise refused(
            name,
            _(
                "arbetsboken har fler än {most} delar, och så läses den inte. Kopiera tabellerna till en ny."
            ).format(most=limits.MOST_PARTS),
        )


def _is_bomb(packed: int, unpacked: int) -> bool:
    return unpacked > limits.UNPACKED_BYTES_WITHOUT_RATIO and unpacked > packed * limits.MOST_UNPACKED_RATIO


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
