"""Control totals: what the file's own sums say must agree with its rows. All in the house's sign, in ören."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from data_access.formats.sie.ledger import AmountKind, BalanceKind, ClassTotal, SeriesTotal
from data_access.formats.sie.reading import Reading
from data_access.translation import _

AccountYear = tuple[int, str]
_MONTHS_ARE_COMPLETE = (2, 3)  # in these types every account's months are in the file
_CURRENT = 0
_RESULT_KINDS, _BALANCE_CLASSES = ("K", "I"), ("1", "2")


def control(reading: Reading) -> None:
    """Add a problem for each sum of the file that its rows do not give."""
    opening = _balances(reading, BalanceKind.OPENING)
    closing = _balances(reading, BalanceKind.CLOSING)
    result = _balances(reading, BalanceKind.RESULT)
    _check_double_entry(reading, opening, closing, result)
    _check_months(reading, result)
    _check_postings(reading, opening, closing, result)


def _check_double_entry(
    reading: Reading,
    opening: Counter[AccountYear],
    closing: Counter[AccountYear],
    result: Counter[AccountYear],
) -> None:
    """What the balances have changed by over a year is the result."""
    for year in sorted({year for year, _account in result} & {year for year, _account in closing}):
        difference = _of_year(closing, year) + _of_year(result, year) - _of_year(opening, year)
        if difference:
            line = max(row.line for row in reading.balances if row.year == year)
            reading.faults.add(
                _("år {year}: balanserna och resultatet skiljer {amount} kr. Är filen avklippt?").format(
                    year=year, amount=_kronor(difference)
                ),
                line,
                "#RES",
            )


def _check_months(reading: Reading, result: Counter[AccountYear]) -> None:
    """The months of a result account add up to its year."""
    months: Counter[AccountYear] = Counter()
    lines: dict[AccountYear, int] = {}
    for row in reading.amounts:
        if row.is_total_row and row.kind is AmountKind.OUTCOME and row.year == _CURRENT:
            months[row.year, row.account] += row.amount_ore
            lines[row.year, row.account] = row.line
    if reading.sie_type in _MONTHS_ARE_COMPLETE and months:
        months.update(dict.fromkeys((key for key in result if key[0] == _CURRENT), 0))
    for key in months.keys() & result.keys():
        if months[key] != result[key]:
            reading.faults.add(
                _(
                    "månadernas belopp blir {months} kr, årets (#RES) {year} kr. "
                    "Månadsbeloppen ska vara varje månads förändring, och alla ska vara med."
                ).format(months=_kronor(months[key]), year=_kronor(result[key])),
                lines.get(key),
                "#PSALDO",
                key[1],
            )


def _check_postings(
    reading: Reading,
    opening: Counter[AccountYear],
    closing: Counter[AccountYear],
    result: Counter[AccountYear],
) -> None:
    """The vouchers of the current year add up to the results, and to what the balances have changed by."""
    if not (reading.postings and result):
        return
    posted = Counter({key: sum_ for key, sum_ in _postings(reading).items() if key[0] == _CURRENT})
    stated = {key: value for key, value in result.items() if key[0] == _CURRENT}
    balanced = {key for key in (*opening, *closing) if key[0] == _CURRENT}
    lines = {row.account: row.line for row in reading.balances if row.year == _CURRENT}
    results = {key for key in posted.keys() - balanced if _is_result_account(reading, key[1])}
    for key in sorted(stated.keys() | results):
        if posted[key] != stated.get(key, 0):
            reading.faults.add(
                _(
                    "verifikationernas belopp blir {posted} kr, årets (#RES) {year} kr. "
                    "Är filen avklippt, eller exporterad för en del av året?"
                ).format(posted=_kronor(posted[key]), year=_kronor(stated.get(key, 0))),
                lines.get(key[1]),
                "#RES",
                key[1],
            )
    differing = sum(opening[key] + posted[key] != closing[key] for key in balanced)
    if differing:
        reading.remark(
            _(
                "Balanskonton vars ingående balans och verifikationer inte blir utgående balans: {count}."
            ).format(count=differing)
        )


def _is_result_account(reading: Reading, account: str) -> bool:
    declared = reading.accounts.get(account)
    kind = declared.kind if declared else None
    return kind in _RESULT_KINDS if kind else account[0] not in _BALANCE_CLASSES


def class_totals(reading: Reading) -> tuple[ClassTotal, ...]:
    """Per account class and year: what balances, months and vouchers add up to, each by itself."""
    kinds = {
        "opening": _balances(reading, BalanceKind.OPENING),
        "closing": _balances(reading, BalanceKind.CLOSING),
        "result": _balances(reading, BalanceKind.RESULT),
        "periods": _months(reading, AmountKind.OUTCOME),
        "postings": _postings(reading),
        "budget": _months(reading, AmountKind.BUDGET),
    }
    totals: defaultdict[tuple[int, str], dict[str, int]] = defaultdict(dict)
    for kind, amounts in kinds.items():
        for (year, account), amount in amounts.items():
            row = totals[-year, account[:1]]
            row[kind] = row.get(kind, 0) + amount
    return tuple(
        ClassTotal(account_class, -year, *(row.get(kind) for kind in kinds))
        for (year, account_class), row in sorted(totals.items())
    )


def series_totals(reading: Reading) -> tuple[SeriesTotal, ...]:
    """Per voucher series: how many vouchers, and the sums of debit and credit."""
    vouchers = Counter(head.series for head in reading.heads)
    debit: Counter[str] = Counter()
    credit: Counter[str] = Counter()
    for posting in reading.postings:
        side = credit if posting.amount_ore > 0 else debit
        side[posting.series] += abs(posting.amount_ore)
    return tuple(
        SeriesTotal(series, count, debit[series], credit[series])
        for series, count in sorted(vouchers.items())
    )


def _balances(reading: Reading, kind: BalanceKind) -> Counter[AccountYear]:
    return _summed(
        ((row.year, row.account), row.amount_ore)
        for row in reading.balances
        if row.kind is kind and row.is_total_row
    )


def _months(reading: Reading, kind: AmountKind) -> Counter[AccountYear]:
    return _summed(
        ((row.year, row.account), row.amount_ore)
        for row in reading.amounts
        if row.kind is kind and row.is_total_row
    )


def _postings(reading: Reading) -> Counter[AccountYear]:
    years = {day: reading.year_of(day) for day in {posting.date for posting in reading.postings}}
    numbers = {day: year.number if year else _CURRENT for day, year in years.items()}
    return _summed(((numbers[row.date], row.account), row.amount_ore) for row in reading.postings)


def _summed(pairs: Iterable[tuple[AccountYear, int]]) -> Counter[AccountYear]:
    sums: Counter[AccountYear] = Counter()
    for key, amount in pairs:
        sums[key] += amount
    return sums


def _of_year(amounts: Counter[AccountYear], year: int) -> int:
    return sum(amount for (of_year, _account), amount in amounts.items() if of_year == year)


def _kronor(ore: int) -> str:
    """Kronor and ören as people write them, with the house's sign."""
    return f"{ore / 100:.2f}".replace(".", ",").replace("-", "\u2212")
