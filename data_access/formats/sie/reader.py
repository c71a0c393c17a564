"""SIE 4, types 1-4, export and import files: bytes in, a Ledger out. Nothing is written anywhere.

The format is the SIE group's "SIE filformat", edition 4B (2008) with the clarifications of 4C (2025).
"""

import io
import re
from typing import NamedTuple

from data_access.errors import Problem
from data_access.formats import text_guard
from data_access.formats.cells import looks_like_personnummer
from data_access.formats.sie import ledger, vouchers
from data_access.formats.sie.balances import BALANCES
from data_access.formats.sie.encoding import Encoding, detect
from data_access.formats.sie.faults import Faults, LedgerProblem
from data_access.formats.sie.fields import FieldError, plain, split
from data_access.formats.sie.finish import finished
from data_access.formats.sie.ledger import Ledger
from data_access.formats.sie.objects import ObjectLists
from data_access.formats.sie.reading import Handler, Reading
from data_access.formats.sie.registers import REGISTERS
from data_access.formats.sie.vouchers import VOUCHERS
from data_access.translation import _

HANDLERS: dict[str, Handler] = {**REGISTERS, **BALANCES, **VOUCHERS}
# Known and not read: who the company is, who made the file, tax codes, quantities, free text, check sums.
IGNORED = frozenset({
    "#PROGRAM", "#ADRESS", "#FNAMN", "#FNR", "#FTYP", "#ORGNR", "#BKOD", "#KPTYP", "#TAXAR", "#PROSA",
    "#ENHET", "#SRU", "#KSUMMA",
})  # fmt: skip
_MOST_UNKNOWN_LABELS = 50
_FLAG = re.compile(rb"^(?:\xef\xbb\xbf)?\s*#FLAGGA\b", re.MULTILINE)
_ANY_LABEL = re.compile(rb"^\s*#(?:SIETYP|PROGRAM|RAR|KONTO|IB|UB|RES|PSALDO|VER|TRANS)\b", re.MULTILINE)
_CONTROL = re.compile(rb"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]")
_LONG_NUMBER = re.compile(r"\d{6}[-+]?\d{4}")
_AMOUNT = re.compile(r"-?\d*\.\d*")
_DOS_END = b"\x1a"
_LOOKED_AT = 4_096
_SHOWN_LINES = 5
_PLACE_OF_TELEPHONE = 4


class Dimensions(NamedTuple):
    """Which dimensions of the ledger are cost centre and project; the standard's own unless told."""

    cost_centre: int = ledger.COST_CENTRE
    project: int = ledger.PROJECT


STANDARD = Dimensions()


def looks_like_sie(data: bytes) -> bool:
    """Whether a file says itself that it is a ledger, whole or not."""
    start = data[:_LOOKED_AT]
    return _is_sie5(data) or _FLAG.search(start) is not None or _ANY_LABEL.search(start) is not None


def read_ledger(name: str, data: bytes, dimensions: Dimensions = STANDARD) -> Ledger:
    """Everything a SIE file says, or in `problems` every reason why it must not be imported.

    Raises nothing for any content. Amounts are ören, credit plus. Of texts only the names of accounts,
    dimensions and objects are kept, and of objects none that stand for persons.
    """
    problem = _refusal(name, data)
    if problem is not None:
        return Ledger(file=name, encoding="", problems=(problem,))
    encoding, data = detect(data.rstrip(_DOS_END + b"\r\n\t "))
    if b"\n" not in data:
        data = data.replace(b"\r", b"\n")
    reading = Reading(name, Faults(name), ObjectLists(dimensions.cost_centre, dimensions.project))
    _read_lines(reading, data, encoding)
    return finished(reading, encoding.name)


def _refusal(name: str, data: bytes) -> Problem | None:
    if _is_sie5(data):
        return LedgerProblem(name, _("filen är en SIE 5-fil. Exportera bokföringen som SIE typ 4."))
    problem = text_guard.refusal(name, data) or text_guard.lines_refusal(name, data)
    if problem is not None:
        return problem
    if _FLAG.search(data) is None:
        if _ANY_LABEL.search(data) is None:
            return LedgerProblem(name, _("filen är ingen SIE-fil. Exportera bokföringen som SIE typ 4."))
        return LedgerProblem(
            name, _("filen saknar #FLAGGA, som ska stå först. Är början avklippt? Exportera den på nytt.")
        )
    return None


def _is_sie5(data: bytes) -> bool:
    start = data[:2048].lower()
    return b"<?xml" in start and b"sie.se/sie5" in start


def _read_lines(reading: Reading, data: bytes, encoding: Encoding) -> None:
    check_control = _CONTROL.search(data) is not None
    damaged_lines = 0
    number, label = 0, ""
    for number, raw in enumerate(io.BytesIO(data), start=1):
        line = raw.decode(encoding.codec, errors="replace").strip()
        if check_control and damaged_lines < _SHOWN_LINES and _CONTROL.search(raw):
            damaged_lines += 1
            reading.faults.add(_("raden har styrtecken. Är det rätt fil, och rätt teckentabell?"), number)
        if not line:
            continue
        if line[0] == "#":
            label = _read_record(reading, number, line)
        elif line == "{":
            vouchers.opened(reading, number)
        elif line == "}":
            vouchers.closed(reading, number)
        else:
            reading.faults.add(_("raden börjar inte med #. Är filen skadad? Exportera den på nytt."), number)
        if reading.faults.is_full:
            return
    vouchers.finish(reading, number, label)


def _read_record(reading: Reading, number: int, line: str) -> str:
    label = line.split(maxsplit=1)[0].upper()
    handler = HANDLERS.get(label)
    if handler is not None or label in IGNORED:
        reading.labels[label] += 1
    elif label in reading.unknown_labels or len(reading.unknown_labels) < _MOST_UNKNOWN_LABELS:
        reading.unknown_labels[label] += 1
    may_be_person = _LONG_NUMBER.search(line) is not None
    if handler is None and not may_be_person:
        return label
    try:
        fields = split(line)
        if may_be_person:
            _blank_persons(reading, number, label, fields)
        if handler is not None:
            handler(reading, number, label, fields)
    except FieldError as fault:
        if may_be_person and looks_like_personnummer(line):
            _add_person(reading, number, label)
        elif handler is not None:
            reading.faults.add(str(fault), number, label, plain(fault.field))
        reading.is_damaged = True
    except IndexError:
        reading.faults.add(
            _("fält saknas på raden. Är filen avklippt? Exportera den på nytt."), number, label
        )
        reading.is_damaged = True
    return label


def _blank_persons(reading: Reading, number: int, label: str, fields: list[str]) -> None:
    """Say where a personnummer stands, and take it away, so that the rest of the line can be read."""
    looked_at = _PLACE_OF_TELEPHONE if label == "#ADRESS" else len(fields)
    for place, field in enumerate(fields[:looked_at]):
        if not _AMOUNT.fullmatch(field) and looks_like_personnummer(field):
            fields[place] = '""'
            _add_person(reading, number, label)


def _add_person(reading: Reading, number: int, label: str) -> None:
    reading.faults.add(
        _("texten ser ut att ha ett personnummer. Ta bort det, eller exportera SIE typ 3, utan texter."),
        number,
        label,
    )
