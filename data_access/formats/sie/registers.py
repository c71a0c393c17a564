"""The records that say what the file is, and its lists: years, accounts, dimensions, objects."""

from data_access.formats.sie import fields as read
from data_access.formats.sie.fields import FieldError
from data_access.formats.sie.ledger import Account, Dimension, LedgerObject, Year
from data_access.formats.sie.reading import Handler, Reading
from data_access.translation import _

_TYPES = (1, 2, 3, 4)
_ACCOUNT_KINDS = ("T", "S", "K", "I")
_KRONOR = "SEK"


def _flag(reading: Reading, _line: int, _label: str, fields: list[str]) -> None:
    if read.plain(fields[1]) == "1":
        reading.remark(_("Filen är märkt som redan inläst i ett annat program (#FLAGGA 1)."))


def _type(reading: Reading, _line: int, _label: str, fields: list[str]) -> None:
    sie_type = read.whole(fields[1])
    if sie_type not in _TYPES:
        raise FieldError(_("är ingen SIE-typ som läses. Exportera SIE typ 1, 2, 3 eller 4."), fields[1])
    reading.sie_type = sie_type


def _format(reading: Reading, _line: int, _label: str, fields: list[str]) -> None:
    stated = read.plain(fields[1])
    if stated.upper() != "PC8":
        reading.remark(_("Filen anger teckentabellen {stated}, inte PC8.").format(stated=stated))


def _generated(reading: Reading, _line: int, _label: str, fields: list[str]) -> None:
    reading.generated = read.day(fields[1])  # who made the file is not kept


def _through(reading: Reading, _line: int, _label: str, fields: list[str]) -> None:
    reading.through = read.day(fields[1])


def _currency(_reading: Reading, _line: int, _label: str, fields: list[str]) -> None:
    if read.plain(fields[1]).upper() not in {_KRONOR, ""}:
        raise FieldError(_("är en annan valuta än kronor. Exportera bokföringen i SEK."), fields[1])


def _year(reading: Reading, line: int, label: str, fields: list[str]) -> None:
    year = Year(read.whole(fields[1]), read.day(fields[2]), read.day(fields[3]))
    if year.starts > year.ends:
        raise FieldError(_("räkenskapsåret slutar innan det börjar."), fields[3])
    if year.number in reading.years:
        reading.faults.add(_("räkenskapsåret står två gånger."), line, label, fields[1])
    reading.years[year.number] = year


def _account(reading: Reading, line: int, label: str, fields: list[str]) -> None:
    code = read.account(fields[1])
    name = reading.text(line, label, fields[2]) if len(fields) > len(("#KONTO", "1910")) else ""
    known = reading.accounts.get(code)
    if known is not None and known.name != name:
        reading.remark(
            _("Konto {account} står två gånger med olika namn; det första gäller.").format(account=code)
        )
    reading.accounts.setdefault(code, Account(code, name, None, line))


def _account_kind(reading: Reading, _line: int, _label: str, fields: list[str]) -> None:
    code, kind = read.account(fields[1]), read.plain(fields[2]).upper()
    known = reading.accounts.get(code)
    if known is not None and kind in _ACCOUNT_KINDS:
        reading.accounts[code] = known._replace(kind=kind)


def _dimension(reading: Reading, line: int, label: str, fields: list[str]) -> None:
    number = read.whole(fields[1])
    reading.lists.dimensions[number] = Dimension(number, reading.text(line, label, fields[2]), None)


def _sub_dimension(reading: Reading, line: int, label: str, fields: list[str]) -> None:
    number, parent = read.whole(fields[1]), read.whole(fields[3])
    reading.lists.dimensions[number] = Dimension(number, reading.text(line, label, fields[2]), parent)


def _object(reading: Reading, line: int, label: str, fields: list[str]) -> None:
    dimension = read.whole(fields[1])
    if reading.lists.is_personal(dimension):
        reading.rows_for_persons += 1
        return
    code = reading.text(line, label, fields[2])
    name = reading.text(line, label, fields[3]) if len(fields) > len(("#OBJEKT", "1", "0123")) else ""
    reading.objects.setdefault((dimension, code), LedgerObject(dimension, code, name))


REGISTERS: dict[str, Handler] = {
    "#FLAGGA": _flag,
    "#SIETYP": _type,
    "#FORMAT": _format,
    "#GEN": _generated,
    "#OMFATTN": _through,
    "#VALUTA": _currency,
    "#RAR": _year,
    "#KONTO": _account,
    "#KTYP": _account_kind,
    "#DIM": _dimension,
    "#UNDERDIM": _sub_dimension,
    "#OBJEKT": _object,
}
