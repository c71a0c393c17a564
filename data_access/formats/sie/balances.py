"""Balances of a year (#IB, #UB, #RES, #OIB, #OUB) and changes of a month (#PSALDO, #PBUDGET)."""

from datetime import date

from data_access.formats.sie import fields as read
from data_access.formats.sie.ledger import AmountKind, Balance, BalanceKind, PeriodAmount
from data_access.formats.sie.reading import Handler, Reading
from data_access.translation import _

_BALANCES = {
    "#IB": BalanceKind.OPENING,
    "#UB": BalanceKind.CLOSING,
    "#RES": BalanceKind.RESULT,
    "#OIB": BalanceKind.OPENING,
    "#OUB": BalanceKind.CLOSING,
}
_AMOUNTS = {"#PSALDO": AmountKind.OUTCOME, "#PBUDGET": AmountKind.BUDGET}


def _balance(reading: Reading, line: int, label: str, fields: list[str]) -> None:
    year, account = read.whole(fields[1]), read.account(fields[2])
    amount = -read.ore(fields[3])  # debit is plus in the file
    row = Balance(_BALANCES[label], year, account, None, None, (), amount, is_total_row=True, line=line)
    reading.balances.append(row)
    _once(reading, label, row, None)


def _object_balance(reading: Reading, line: int, label: str, fields: list[str]) -> None:
    year, account = read.whole(fields[1]), read.account(fields[2])
    place, following = reading.lists.read(fields, 3)
    amount = -read.ore(fields[following])
    if place.has_persons:
        reading.rows_for_persons += 1
        return
    row = Balance(
        _BALANCES[label], year, account, place.cost_centre, place.project, place.objects, amount,
        is_total_row=place.is_total, line=line,
    )  # fmt: skip
    reading.balances.append(row)
    _once(reading, label, row, None)


def _period_amount(reading: Reading, line: int, label: str, fields: list[str]) -> None:
    year, month, account = read.whole(fields[1]), read.month(fields[2]), read.account(fields[3])
    place, following = reading.lists.read(fields, 4)
    amount = -read.ore(fields[following])
    if place.has_persons:
        reading.rows_for_persons += 1
        return
    row = PeriodAmount(
        _AMOUNTS[label], year, month, account, place.cost_centre, place.project, place.objects, amount,
        is_total_row=place.is_total, line=line,
    )  # fmt: skip
    reading.amounts.append(row)
    _once(reading, label, row, month)


def _once(reading: Reading, label: str, row: Balance | PeriodAmount, month: date | None) -> None:
    """The same amount stated twice is a fault, said at once: of a file of nothing else no more is read."""
    first = reading.stated.setdefault((row.kind, row.year, month, row.account, row.objects), row.line)
    if first != row.line:
        message = _("samma belopp står redan på rad {line}. Ta bort det ena.").format(line=first)
        reading.faults.add(message, row.line, label, row.account)


BALANCES: dict[str, Handler] = {
    "#IB": _balance,
    "#UB": _balance,
    "#RES": _balance,
    "#OIB": _object_balance,
    "#OUB": _object_balance,
    "#PSALDO": _period_amount,
    "#PBUDGET": _period_amount,
}
