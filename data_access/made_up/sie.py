"""The made-up association's books as its accounting system would write them: a SIE 4 file a year."""

from collections import Counter
from collections.abc import Iterable, Iterator

from data_access.ledger_imports import PostingEntry
from data_access.made_up.association import ACCOUNTS, CENTRES, NAME, PROJECT
from data_access.made_up.books import BANK, ORE_PER_KRONA, budget, outcome

ENCODING, LINE_END = "cp437", "\r\n"
INCOME, COST, ASSET = "I", "K", "T"


def file_name(year: int) -> str:
    """What the year's file is called."""
    return f"exempelforbundet-{year}.se"


def sie_file(year: int) -> bytes:
    """The year's budget by month and its vouchers, each posting against the bank account."""
    lines = [*_head(year), *_accounts(), *_objects(), *_results(year), *_budget(year), *_vouchers(year)]
    return (LINE_END.join(lines) + LINE_END).encode(ENCODING)


def _head(year: int) -> Iterable[str]:
    return (
        "#FLAGGA 0",
        '#PROGRAM "Exempelekonomi" 1.0',
        "#FORMAT PC8",
        f"#GEN {year + 1}0115",
        "#SIETYP 4",
        f'#FNAMN "{NAME}"',
        f"#RAR 0 {year}0101 {year}1231",
        f"#OMFATTN {year}1231",
    )


def _accounts() -> Iterator[str]:
    for account in ACCOUNTS:
        yield f'#KONTO {account.code} "{account.name}"'
        yield f"#KTYP {account.code} {account.kind}"


def _objects() -> Iterator[str]:
    yield '#DIM 1 "Kostnadsställe"'
    yield '#DIM 6 "Projekt"'
    for centre in CENTRES:
        yield f'#OBJEKT 1 "{centre.code}" "{centre.name}"'
    yield f'#OBJEKT 6 "{PROJECT}" "{next(one.name for one in CENTRES if one.is_project)}"'


def _results(year: int) -> Iterator[str]:
    """What each account came to, for the reader to hold against the vouchers."""
    sums: Counter[str] = Counter()
    for row in outcome(year):
        sums[row.account] += row.amount
    for account, amount in sorted(sums.items()):
        yield f"#RES 0 {account} {_debit(amount)}"


def _budget(year: int) -> Iterator[str]:
    for row in budget(year):
        yield f"#PBUDGET 0 {row.month:%Y%m} {row.account} {_dimensions(row)} {_debit(row.amount)}"


def _vouchers(year: int) -> Iterator[str]:
    names = {account.code: account.name for account in ACCOUNTS}
    for number, row in enumerate(outcome(year), start=1):
        yield f'#VER A {number} {row.day:%Y%m%d} "{names[row.account]}"'
        yield "{"
        yield f"   #TRANS {row.account} {_dimensions(row)} {_debit(row.amount)}"
        yield f"   #TRANS {BANK} {{}} {_debit(-row.amount)}"
        yield "}"


def _dimensions(row: PostingEntry) -> str:
    parts = [f'{number} "{code}"' for number, code in ((1, row.cost_centre), (6, row.project)) if code]
    return "{" + " ".join(parts) + "}"


def _debit(ore: int) -> str:
    """An amount as SIE has it: debit plus, where the store has costs as minus."""
    sign = "-" if ore > 0 else ""
    kronor, rest = divmod(abs(ore), ORE_PER_KRONA)
    return f"{sign}{kronor}.{rest:02d}"
