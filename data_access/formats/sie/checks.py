"""Is the file whole, and does each row refer to what is declared: years, accounts, vouchers."""

from collections.abc import Iterable
from datetime import date
from itertools import chain

from data_access.formats.sie.ledger import AmountKind, Balance, BalanceKind, PeriodAmount, Posting
from data_access.formats.sie.reading import Reading
from data_access.translation import _

_WITH_MONTHS, _WITH_VOUCHERS = (2, 3), 4
_ONLY_YEAR_BALANCES = 1


def check(reading: Reading) -> None:
    """Add the problems of a file that is not whole or not consistent."""
    _check_type(reading)
    _check_content(reading)
    _check_years(reading)
    _check_accounts(reading)
    _check_voucher_numbers(reading)


def _check_type(reading: Reading) -> None:
    if reading.sie_type is not None:
        return
    if reading.labels["#SIETYP"]:
        return  # it is there and its problem is told
    if reading.balances and not (reading.amounts or reading.heads):
        reading.sie_type = _ONLY_YEAR_BALANCES
        reading.remark(_("Filen anger ingen typ (#SIETYP) och läses som typ 1, som standarden säger."))
        return
    reading.faults.add(_("filen anger ingen typ (#SIETYP). Är den avklippt? Exportera den på nytt."))


def _check_content(reading: Reading) -> None:
    if not (reading.balances or reading.amounts or reading.postings or reading.faults.found):
        reading.faults.add(_("filen har inga belopp. Är den avklippt? Exportera den på nytt."))
    if reading.labels["#KSUMMA"] == 1:
        reading.faults.add(
            _("filens kontrollsumma (#KSUMMA) i slutet saknas. Filen är avklippt: exportera den på nytt.")
        )
    if reading.sie_type in _WITH_MONTHS and not reading.amounts:
        reading.remark(_("Filen har inga månadsbelopp (#PSALDO), bara årets belopp."))
    if reading.sie_type == _WITH_VOUCHERS and not reading.heads:
        reading.remark(_("Filen är typ 4 men har inga verifikationer."))


def _check_years(reading: Reading) -> None:
    if len(reading.years) < reading.labels["#RAR"]:
        return  # a year that could not be read is told already
    if not reading.years:
        if reading.is_import_file:
            reading.remark(_("Filen anger inget räkenskapsår (#RAR); datumen gäller som de står."))
        else:
            reading.faults.add(
                _("filen anger inget räkenskapsår (#RAR). Är den avklippt? Exportera den på nytt.")
            )
        return
    _check_stated_years(reading)
    _check_days(reading)


def _check_stated_years(reading: Reading) -> None:
    stated: chain[Balance | PeriodAmount] = chain(reading.balances, reading.amounts)
    for row in stated:
        if row.year not in reading.years:
            reading.faults.add_once(
                _("räkenskapsåret finns inte bland filens #RAR."), row.line, _label(row), str(row.year)
            )
    for amount in reading.amounts:
        year = reading.years.get(amount.year)
        if year is not None and not year.starts.replace(day=1) <= amount.month <= year.ends:
            reading.faults.add_once(
                _("månaden ligger utanför räkenskapsåret."),
                amount.line,
                _label(amount),
                f"{amount.month:%Y%m}",
            )


def _check_days(reading: Reading) -> None:
    outside = {date.min: False}  # the date of a voucher whose head could not be read
    for posting in reading.postings:
        if posting.date not in outside:
            outside[posting.date] = reading.year_of(posting.date) is None
        if outside[posting.date]:
            reading.faults.add_once(
                _("datumet ligger utanför filens räkenskapsår."),
                posting.line,
                "#TRANS",
                f"{posting.date:%Y%m%d}",
            )


def _label(row: Balance | PeriodAmount) -> str:
    if isinstance(row, PeriodAmount):
        return "#PBUDGET" if row.kind is AmountKind.BUDGET else "#PSALDO"
    if row.kind is BalanceKind.RESULT:
        return "#RES"
    label = "IB" if row.kind is BalanceKind.OPENING else "UB"
    return f"#{label}" if row.is_total_row else f"#O{label}"


def _check_accounts(reading: Reading) -> None:
    undeclared = _first_lines(reading, reading.accounts)
    if not undeclared:
        return
    if reading.is_import_file:
        reading.remark(
            _("Konton har inget namn i filen, vilket är tillåtet i en importfil (4I): {count}.").format(
                count=len(undeclared)
            )
        )
        return
    for account, line in undeclared.items():
        reading.faults.add(
            _("kontot finns inte bland filens #KONTO. Exportera filen med hela kontoplanen."),
            line,
            "#KONTO",
            account,
        )


def _first_lines(reading: Reading, declared: Iterable[str]) -> dict[str, int]:
    known = set(declared)
    lines: dict[str, int] = {}
    rows: chain[Balance | PeriodAmount | Posting] = chain(reading.balances, reading.amounts, reading.postings)
    for row in rows:
        if row.account not in known:
            lines[row.account] = min(row.line, lines.get(row.account, row.line))
    return lines


def _check_voucher_numbers(reading: Reading) -> None:
    first: dict[tuple[str, str, int | None], int] = {}
    for head in reading.heads:
        if not head.number:
            continue
        year = reading.year_of(head.date)
        key = (head.series, head.number, year.number if year else None)
        if key in first:
            reading.faults.add(
                _("verifikationen står redan på rad {line}. Ta bort den ena.").format(line=first[key]),
                head.line,
                "#VER",
                f"{head.series} {head.number}".strip(),
            )
        first.setdefault(key, head.line)
