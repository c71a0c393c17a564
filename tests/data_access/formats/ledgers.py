"""Ledgers made in code: SIE files of every type, and ways to change a line of one."""

from collections.abc import Iterable

# A type 4 export file of a small association: two cost centres, a project, a budget. Amounts as in the file,
# debit plus: contributions of 1 000 and 500 come in, 300.25 + 99.75 and 150 are paid out.
HEAD = (
    "#FLAGGA 0",
    '#PROGRAM "Ekonomi" 1.0',
    "#FORMAT PC8",
    "#GEN 20170510 AB",
    "#SIETYP 4",
    '#FNAMN "Förbundet"',
    "#RAR 0 20170101 20171231",
    "#RAR -1 20160101 20161231",
)
LISTS = (
    '#KONTO 1930 "Bank"',
    '#KONTO 2010 "Eget kapital"',
    '#KONTO 3010 "Bidrag från medlemmar"',
    '#KONTO 4010 "Köp av insatser"',
    '#KONTO 5010 "Löner"',
    "#KTYP 1930 T",
    "#KTYP 3010 I",
    '#DIM 1 "Kostnadsställe"',
    '#DIM 6 "Projekt"',
    '#OBJEKT 1 "101" "Arena Borås"',
    '#OBJEKT 1 "102" "Ung framtid"',
    '#OBJEKT 6 "P1" "Förstudie"',
)
BALANCES = (
    "#IB 0 1930 2000.00",
    "#IB 0 2010 -2000.00",
    "#UB 0 1930 2950.00",
    "#UB 0 2010 -2000.00",
    "#RES 0 3010 -1500.00",
    "#RES 0 4010 400.00",
    "#RES 0 5010 150.00",
)
MONTHS = (
    "#PSALDO 0 201701 3010 {} -1000.00",
    "#PSALDO 0 201702 3010 {} -500.00",
    "#PSALDO 0 201701 4010 {} 300.25",
    '#PSALDO 0 201701 4010 {1 "101"} 200.25',
    '#PSALDO 0 201701 4010 {1 "102"} 60.00',
    '#PSALDO 0 201701 4010 {6 "P1"} 260.25',
    "#PSALDO 0 201702 4010 {} 99.75",
    "#PSALDO 0 201702 5010 {} 150.00",
)
BUDGET = (
    "#PBUDGET 0 201701 4010 {} 350.00",
    '#PBUDGET 0 201701 4010 {1 "101"} 250.00',
)
VOUCHERS = (
    '#VER A 1 20170115 "Bidrag" 20170116 AB',
    "{",
    "   #TRANS 1930 {} 1000.00",
    '   #TRANS 3010 {} -1000.00 20170115 "från regionen" 0 AB',
    "}",
    '#VER A 2 20170120 "Köpt insats"',
    "{",
    '   #TRANS 4010 {1 "101" 6 "P1"} 200.25 20170120',
    '   #TRANS 4010 {1 "102" 6 "P1"} 60.00 20170121',
    "   #TRANS 4010 {} 40.00",
    "   #TRANS 1930 {} -300.25",
    "}",
    "#VER B 1 20170228",
    "{",
    "   #TRANS 4010 {} 99.75",
    "   #TRANS 5010 {} 150.00",
    "   #TRANS 3010 {} -500.00",
    "   #TRANS 1930 {} 250.25",
    "}",
)
TYPE_4 = (*HEAD, *LISTS, *BALANCES, *MONTHS, *BUDGET, *VOUCHERS)


def sie(lines: Iterable[str] = TYPE_4, encoding: str = "cp437") -> bytes:
    """Lines as a file: code page 437 and carriage returns, as accounting systems write them."""
    return ("\r\n".join(lines) + "\r\n").encode(encoding)


def of_type(number: int) -> tuple[str, ...]:
    """The same ledger as type 1 (years), 2 (months), 3 (objects) or 4 (vouchers)."""
    head = tuple(line.replace("#SIETYP 4", f"#SIETYP {number}") for line in HEAD)
    totals = tuple(line for line in (*MONTHS, *BUDGET) if "{}" in line)
    more = {1: (), 2: totals, 3: (*MONTHS, *BUDGET), 4: (*MONTHS, *BUDGET, *VOUCHERS)}[number]
    return (*head, *LISTS, *BALANCES, *more)


def import_file() -> tuple[str, ...]:
    """Type 4I: vouchers of a payroll program, without year, accounts or balances."""
    return (*HEAD[:6], *VOUCHERS)


def changed(old: str, new: str, lines: Iterable[str] = TYPE_4) -> tuple[str, ...]:
    """The lines with the first that is `old` replaced; `new` may be several lines, or none."""
    found = list(lines)
    place = found.index(old)
    return (*found[:place], *new.split("\n" if new else None), *found[place + 1 :])


# A personnummer that the Swedish Tax Agency uses as its example, put together so that this file holds none.
PERSON = "811218" + "-" + "9876"
