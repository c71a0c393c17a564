"""`python -m benchmarks.sie [TRANSACTIONS]`: makes a SIE 4 file and times how long it takes to bring in.

The limit is 10 s on one core for 100 000 transactions. Exit status 0 when it is kept, 1 when it is not.
"""

import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from data_access import store
from data_access.formats.office import AssociationForm, MemberForm, MemberKind, SplitKey, association_package
from data_access.formats.sie import read_ledger
from data_access.imports import carry_out
from data_access.ledger_mapping import LedgerDecisions, mapped_package

TRANSACTIONS, SECONDS = 100_000, 10.0
ROWS_OF_A_VOUCHER = 4
YEAR = 2017
SLUG = "provforbundet"
FORM = AssociationForm(
    "Provförbundet", (MemberForm("Staten", MemberKind.STATE),), SplitKey.POPULATION, cell_threshold=5
)
DAYS = 365
BANK, COSTS = "1930", tuple(str(code) for code in range(4010, 4050))
CENTRES = tuple(str(code) for code in range(100, 160))


def make_file(transactions: int = TRANSACTIONS, seed: int = 1) -> bytes:
    """A type 4 export file of one year in code page 437, the same for the same seed."""
    return "\r\n".join(_lines(transactions, random.Random(seed))).encode("cp437")  # noqa: S311  no secret


def _lines(transactions: int, chance: random.Random) -> Iterator[str]:
    totals = dict.fromkeys(COSTS, 0)
    vouchers = [
        _voucher(number, chance, totals) for number in range(1, transactions // ROWS_OF_A_VOUCHER + 1)
    ]
    yield from ("#FLAGGA 0", '#PROGRAM "Prov" 1', "#FORMAT PC8", "#GEN 20180110", "#SIETYP 4")
    yield from ('#FNAMN "Förbundet"', f"#RAR 0 {YEAR}0101 {YEAR}1231", f'#KONTO {BANK} "Bank"')
    yield from (f'#KONTO {code} "Kostnad för åtgärd {code}"' for code in COSTS)
    yield '#DIM 1 "Kostnadsställe"'
    yield from (f'#OBJEKT 1 "{code}" "Insats på orten {code}"' for code in CENTRES)
    yield f"#IB 0 {BANK} 0.00"
    yield f"#UB 0 {BANK} {_amount(-sum(totals.values()))}"
    yield from (f"#RES 0 {code} {_amount(total)}" for code, total in totals.items())
    for voucher in vouchers:
        yield from voucher


def _voucher(number: int, chance: random.Random, totals: dict[str, int]) -> list[str]:
    day = f"{date(YEAR, 1, 1) + timedelta(days=chance.randrange(DAYS)):%Y%m%d}"
    lines = [f'#VER A {number} {day} "Leverantörsfaktura {number}" {day}', "{"]
    paid = 0
    for _row in range(ROWS_OF_A_VOUCHER - 1):
        account, centre, ore = chance.choice(COSTS), chance.choice(CENTRES), chance.randrange(1, 5_000_000)
        totals[account] += ore
        paid += ore
        lines.append(f'   #TRANS {account} {{1 "{centre}"}} {_amount(ore)} {day} "Köpt tjänst"')
    return [*lines, f"   #TRANS {BANK} {{}} {_amount(-paid)} {day}", "}"]


def _amount(ore: int) -> str:
    sign = "-" if ore < 0 else ""
    return f"{sign}{abs(ore) // 100}.{abs(ore) % 100:02}"


def main(words: Sequence[str] | None = None) -> int:
    """Make the file, read it, print the times; returns the exit status."""
    given = sys.argv[1:] if words is None else words
    transactions = int(given[0]) if given else TRANSACTIONS
    data = make_file(transactions)
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/store.sqlite"
        store.migrate(url)
        carry_out(association_package(FORM), url=url)
        start = time.process_time()
        ledger = read_ledger("prov.se", data)
        read = time.process_time() - start
        with store.reading(url) as session:
            package = mapped_package(session, SLUG, ledger, data, LedgerDecisions())
        result = carry_out(package, url=url)
        seconds = time.process_time() - start
        store.dispose_engines()
    kept = not ledger.problems and seconds <= SECONDS * transactions / TRANSACTIONS
    print(f"{len(ledger.postings)} transactions, {len(data) / 1e6:.1f} MB: {read:.2f} s to read,")
    print(f"{seconds:.2f} s to have its {result.new} rows in a store, on one core (at most {SECONDS:g} s)")
    print(*ledger.problems[:5], sep="\n", end="")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
