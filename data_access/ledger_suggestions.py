"""A suggestion for an account's line and for what a file's cost centre is here; the office decides."""

from collections.abc import Mapping

from data_access.formats.sie.ledger import Account
from data_access.standard_lines import FALLBACK, STANDARD_LINES
from data_access.tables.enumerations import StatementSection

BALANCE = ""
"""The choice for an account of the balance sheet: no line of the income statement."""

ADD = "+"
"""The choice for a cost centre that is to be added under the file's own code."""

_BALANCE_KINDS, _BALANCE_CLASSES = frozenset("TS"), frozenset("12")
_INCOME, _COST, _INCOME_CLASS, _FINANCIAL_CLASS = "I", "K", "3", "8"


def suggested_line(
    account: Account, amount_ore: int, known: Mapping[str, str], sections: Mapping[str, str]
) -> str:
    """The line of the nearest account that has one; else a standard line by its name; else by its kind."""
    if account.kind in _BALANCE_KINDS or (account.kind is None and account.code[:1] in _BALANCE_CLASSES):
        return BALANCE
    near = max(known, key=lambda code: (_alike(code, account.code), code), default="")
    if near and known[near] and _alike(near, account.code):
        return known[near]
    own_lines = set(sections)
    section = _section(account, amount_ore)
    name = account.name.lower()
    for line in STANDARD_LINES:
        fits = line.section is section or (
            section is StatementSection.INCOME and line.section is StatementSection.CONTRIBUTION
        )
        if fits and any(word in name for word in line.words) and line.code in (own_lines or {line.code}):
            return line.code
    if not own_lines:
        return FALLBACK[section]
    return next((code for code, kind in sections.items() if kind == section.value), BALANCE)


def _alike(one: str, other: str) -> int:
    """How many digits two accounts begin with together: charts of accounts go from the wide to the narrow."""
    return next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )


def _section(account: Account, amount_ore: int) -> StatementSection:
    """Income, cost or financial: by the file's word for the account, else by its class, else by its sign."""
    if account.code.startswith(_FINANCIAL_CLASS):
        return StatementSection.FINANCIAL
    if account.kind in {_INCOME, _COST}:
        return StatementSection.INCOME if account.kind == _INCOME else StatementSection.COST
    is_income = account.code.startswith(_INCOME_CLASS) or amount_ore > 0
    return StatementSection.INCOME if is_income else StatementSection.COST


def suggested_centre(code: str, name: str, known: Mapping[str, str]) -> str:
    """The cost centre of ours with the same name, if there is just one, else ADD."""
    same = [one for one, called in known.items() if name and called.casefold() == name.casefold()]
    return same[0] if len(same) == 1 and code not in known else ADD
