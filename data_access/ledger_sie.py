"""From a SIE file that has been read to the ledgers that are imported, year by year and kind by kind.

A SIE file says nothing of the income statement: which line each account belongs to is the association's own
answer, given in the preview and passed in here. So is the store's code of a cost centre that the file calls
something else.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from data_access.formats.sie import AmountKind, Ledger, rows_by
from data_access.ledger_imports import AccountEntry, LedgerFile, PostingEntry
from data_access.tables.enumerations import LedgerKind, Status
from data_access.translation import _

DECEMBER = 12


def ledger_files(
    read: Ledger,
    sha256: str,
    lines: Mapping[str, str],
    centres: Mapping[str, str] | None = None,
    status: Status = Status.OUTCOME,
) -> tuple[LedgerFile, ...]:
    """The file's outcome and budget as ledgers, oldest year first.

    `lines` is the statement line's code by account, an account without one being a balance account;
    `centres` is the store's cost centre code by the file's where they differ; `status` is the outcome's.
    Years are calendar years. Raises nothing: what does not fit is refused by the import.
    """
    accounts = tuple(AccountEntry(row.code, row.name, lines.get(row.code)) for row in read.accounts)
    made = []
    for kind, amount_kind in (
        (LedgerKind.BUDGET, AmountKind.BUDGET),
        (LedgerKind.OUTCOME, AmountKind.OUTCOME),
    ):
        for year, postings in sorted(_by_year(read, amount_kind, centres or {}).items()):
            is_budget = kind is LedgerKind.BUDGET
            made.append(
                LedgerFile(
                    year=year,
                    kind=kind.value,
                    status=(Status.DECIDED if is_budget else status).value,
                    title=(_("Budget {year}") if is_budget else _("Bokfört {year}")).format(year=year),
                    last_month=date(year, DECEMBER, 1) if is_budget else _last_month(read, year, postings),
                    source_code=f"sie-{kind.value}-{year}",
                    source_title=_("Huvudbok {year}, SIE").format(year=year),
                    source_section=_("Budget") if is_budget else _("Bokförda poster"),
                    file_name=read.file,
                    file_sha256=sha256,
                    accounts=accounts,
                    postings=postings,
                )
            )
    return tuple(sorted(made, key=lambda file: (file.year, file.kind)))


def _by_year(read: Ledger, kind: AmountKind, centres: Mapping[str, str]) -> dict[int, list[PostingEntry]]:
    """Single postings where the file has the year's vouchers, else what each month came to."""
    found: dict[int, list[PostingEntry]] = defaultdict(list)
    if kind is AmountKind.OUTCOME:
        for row in read.postings:
            voucher = f"{row.series}{row.number}"
            centre = centres.get(row.cost_centre or "", row.cost_centre)
            month = row.date.replace(day=1)
            found[row.date.year].append(
                PostingEntry(
                    row.date, month, row.account, centre, row.project, voucher or None, row.amount_ore
                )
            )
    posted = set(found)
    for sums in rows_by("cost_centre", read, kind):
        if sums.month.year not in posted:
            centre = centres.get(sums.cost_centre or "", sums.cost_centre)
            found[sums.month.year].append(
                PostingEntry(None, sums.month, sums.account, centre, sums.project, None, sums.amount_ore)
            )
    return dict(found)


def _last_month(read: Ledger, year: int, postings: list[PostingEntry]) -> date:
    """How far the year is booked: what the file says of it, else its last month with a posting."""
    last = max(row.month for row in postings)
    if read.through is not None and read.through.year == year:
        return max(last, read.through.replace(day=1))
    is_earlier = any(one.ends.year > year for one in read.years)
    return date(year, DECEMBER, 1) if is_earlier else last
