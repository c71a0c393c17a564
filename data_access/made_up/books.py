"""The made-up association's books: decided budget and posted outcome, year by year.

Costs fall over the year as its seasons say, in several vouchers a month; some invoices come one or two
months late, and those of the last months are posted in December.
"""

from datetime import date
from functools import cache
from random import Random

from data_access.ledger_imports import PostingEntry
from data_access.made_up.association import CENTRES, PROJECT, YEARS, Centre
from data_access.made_up.money import contributions_kr, split
from data_access.made_up.patterns import MIXES, SEASONS

SEED = 20_231_201
ORE_PER_TKR, ORE_PER_KRONA = 100_000, 100
MONTHS = range(1, 13)
BANK = "1930"
SALARIES = frozenset({"5010", "5020", "5510", "5520", "6010"})
ESF_SHARE = 0.85
UNEVEN = (0.993, 1.007)
BANK_FEE_KRONOR = (90, 260)
INTEREST_KRONOR = (2_400, 5_200)


def year_result_ore(year: int) -> int:
    """The year's result: every posting on an account of the income statement."""
    return sum(row.amount for row in outcome(year))


def budget_ore(centre: Centre, year: int) -> int:
    """The year's budget as a cost; a project has none before it starts, and half in a half year."""
    months = sum(f"{year}-{month:02d}" >= centre.starts for month in MONTHS) if centre.starts else 12
    return -centre.budget_tkr * ORE_PER_TKR * months // 12


def budget(year: int) -> list[PostingEntry]:
    """The decided budget, a row for each cost centre, account and month. Costs are minus."""
    postings = []
    for centre in CENTRES:
        accounts = MIXES[centre.mix]
        parts = split(budget_ore(centre, year), [weight for _code, weight in accounts])
        for (account, _weight), amount in zip(accounts, parts, strict=True):
            for month, part in zip(MONTHS, split(amount, [1] * 12), strict=True):
                postings.append(_posting(None, year, month, account, centre, part))
    postings += [
        PostingEntry(None, date(year, month, 1), "3010", None, None, None, part)
        for month, part in zip(MONTHS, split(contributions_kr(year) * ORE_PER_KRONA, [1] * 12), strict=True)
    ]
    postings += _project_income(year, [row for row in postings if row.cost_centre == "900"], budget=True)
    return [row for row in postings if row.amount]


@cache
def outcome(year: int) -> tuple[PostingEntry, ...]:
    """Every posting of the year in order, without the bank's side, the same each time. Costs are minus."""
    random = Random(SEED + year)  # noqa: S311  made-up figures, the same each time
    postings = []
    for centre in CENTRES:
        postings += _centre_outcome(random, year, centre)
    postings += _project_income(year, [row for row in postings if row.cost_centre == "900"], budget=False)
    postings += _income(random, year)
    ordered = sorted(postings, key=lambda row: (row.day or row.month, row.cost_centre or "", row.account))
    booked = (row for row in ordered if row.amount)
    return tuple(row._replace(voucher=f"A{number}") for number, row in enumerate(booked, start=1))


def _centre_outcome(random: Random, year: int, centre: Centre) -> list[PostingEntry]:
    used = centre.use[YEARS.index(year)] * random.uniform(*UNEVEN)
    total = round(-centre.budget_tkr * ORE_PER_TKR * used)
    if centre.starts > f"{year}-12":
        return []
    seasons = [
        weight if f"{year}-{month:02d}" >= centre.starts else 0
        for month, weight in zip(MONTHS, SEASONS[centre.mix], strict=True)
    ]
    found = []
    accounts = MIXES[centre.mix]
    amounts = split(total, [share for _code, share in accounts])
    for (account, _share), amount in zip(accounts, amounts, strict=True):
        steady = account in SALARIES
        weights = [
            1.0 * bool(weight) if steady else weight * random.uniform(0.75, 1.25) for weight in seasons
        ]
        if not any(weights):
            continue
        for month, part in zip(MONTHS, split(amount, weights), strict=True):
            found += _vouchers(random, year, month, account, centre, part)
    return found


def _vouchers(
    random: Random, year: int, month: int, account: str, centre: Centre, amount: int
) -> list[PostingEntry]:
    """A month's amount as one to four vouchers; bought services may be invoiced late."""
    if amount == 0:
        return []
    is_salary = account in SALARIES
    count = 1 if is_salary else random.randint(1, 4)
    found = []
    for part in split(amount, [random.uniform(0.5, 1.5) for _part in range(count)]):
        late = random.randint(0, centre.late) if account == "7100" else 0
        booked = min(month + late, 12)
        day = date(year, booked, 25 if is_salary else random.randint(1, 28))
        found.append(_posting(day, year, booked, account, centre, part))
    return found


def _project_income(year: int, costs: list[PostingEntry], *, budget: bool) -> list[PostingEntry]:
    """The fund pays its share of the project's costs: planned by month, paid at the end of each half year."""
    total = -sum(row.amount for row in costs)
    if not total:
        return []
    granted = round(total * ESF_SHARE)
    months = list(MONTHS) if budget else [6, 12]
    weights = [sum(-row.amount for row in costs if row.month.month <= month) for month in months]
    if budget:
        shares: list[float] = [1.0] * len(months)
    else:
        shares = [weights[0], weights[1] - weights[0]]
    return [
        PostingEntry(
            None if budget else date(year, month, 20),
            date(year, month, 1),
            "3510",
            "900",
            PROJECT,
            None,
            part,
        )
        for month, part in zip(months, split(granted, shares), strict=True)
        if part
    ]


def _income(random: Random, year: int) -> list[PostingEntry]:
    """The members pay each quarter; interest and bank charges at its end."""
    found = [
        PostingEntry(date(year, month, 10), date(year, month, 1), "3010", None, None, None, part)
        for month, part in zip(
            (1, 4, 7, 10), split(contributions_kr(year) * ORE_PER_KRONA, [1] * 4), strict=True
        )
    ]
    for month in (3, 6, 9, 12):
        interest = random.randint(*INTEREST_KRONOR) * ORE_PER_KRONA
        fee = -random.randint(*BANK_FEE_KRONOR) * ORE_PER_KRONA
        day = date(year, month, 28)
        found += [
            PostingEntry(day, day.replace(day=1), account, None, None, None, amount)
            for account, amount in (("8010", interest), ("8520", fee))
        ]
    return found


def _posting(
    day: date | None, year: int, month: int, account: str, centre: Centre, amount: int
) -> PostingEntry:
    project = PROJECT if centre.is_project else None
    return PostingEntry(day, date(year, month, 1), account, centre.code, project, None, amount)
