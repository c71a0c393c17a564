"""What a SIE file does not say and the office decides: the accounts' lines, and whose the cost centres are.

What the store knows is kept; the rest is suggested. What is decided is kept for the next file: an account's
line with the account, the file's name for a cost centre as an alias.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlmodel import Session

from data_access.formats.sie import AmountKind, Ledger, rows_by
from data_access.formats.sie.ledger import COST_CENTRE, Account, ClassTotal, SeriesTotal
from data_access.imports.stored import Numbers, numbers
from data_access.ledger_suggestions import BALANCE, suggested_centre, suggested_line
from data_access.standard_lines import STANDARD_LINES
from data_access.tables import Account as AccountTable
from data_access.tables import CostCentre, CostCentreAlias, StatementLine
from data_access.tables.base import columns_of

_account, _centre, _alias = columns_of(AccountTable), columns_of(CostCentre), columns_of(CostCentreAlias)
_line = columns_of(StatementLine)


@dataclass(frozen=True, slots=True)
class AccountChoice:
    """An account of the file: what it came to, and its line; `is_known` where the store has decided it."""

    code: str
    name: str
    amount_ore: int
    line: str
    is_known: bool


@dataclass(frozen=True, slots=True)
class CentreChoice:
    """A cost centre of the file: what it came to, and which of ours it is, or ADD."""

    code: str
    name: str
    amount_ore: int
    centre: str
    is_known: bool


@dataclass(frozen=True, slots=True)
class LedgerChoices:
    """What must be decided before a ledger can come in, with what is suggested; and its control totals."""

    accounts: tuple[AccountChoice, ...]
    centres: tuple[CentreChoice, ...]
    lines: Mapping[str, str]
    known_centres: Mapping[str, str]
    adds_standard_lines: bool
    class_totals: tuple[ClassTotal, ...]
    series_totals: tuple[SeriesTotal, ...]


def ledger_choices(session: Session, slug: str, read: Ledger) -> LedgerChoices:
    """What the file needs to have decided, with suggestions."""
    known = numbers(session, slug)
    lines = _of(session, known, StatementLine, _line.code, _line.name, _line.position)
    sections = _of(session, known, StatementLine, _line.code, _line.section, _line.position)
    centres = _of(session, known, CostCentre, _centre.code, _centre.name, _centre.position)
    amounts = _amounts(read)
    accounts, aliases = _known_accounts(session, known), _known_aliases(session, known)
    return LedgerChoices(
        accounts=tuple(_account_choice(account, amounts, accounts, sections) for account in read.accounts),
        centres=tuple(
            _centre_choice(code, name, amounts, centres, aliases) for code, name in _file_centres(read)
        ),
        lines=lines or {line.code: line.name for line in STANDARD_LINES},
        known_centres=centres,
        adds_standard_lines=not lines,
        class_totals=read.class_totals,
        series_totals=read.series_totals,
    )


def _account_choice(
    account: Account, amounts: Counter[tuple[str, str]], known: Mapping[str, str], sections: Mapping[str, str]
) -> AccountChoice:
    amount, is_known = amounts["account", account.code], account.code in known
    line = known[account.code] if is_known else suggested_line(account, amount, known, sections)
    return AccountChoice(account.code, account.name, amount, line, is_known)


def _centre_choice(
    code: str,
    name: str,
    amounts: Counter[tuple[str, str]],
    known: Mapping[str, str],
    aliases: Mapping[str, str],
) -> CentreChoice:
    amount = amounts["centre", code]
    if code in known or code in aliases:
        return CentreChoice(code, name, amount, aliases.get(code, code), is_known=True)
    return CentreChoice(code, name, amount, suggested_centre(code, name, known), is_known=False)


def _file_centres(read: Ledger) -> list[tuple[str, str]]:
    """The cost centres that the file's rows use, with the names that it gives them."""
    names = {one.code: one.name for one in read.objects if one.dimension == COST_CENTRE}
    used = {row.cost_centre for kind in AmountKind for row in rows_by("cost_centre", read, kind)}
    return [(code, names.get(code, "")) for code in sorted(code for code in used if code is not None)]


def _amounts(read: Ledger) -> Counter[tuple[str, str]]:
    """What each account and cost centre came to, outcome where there is one."""
    rows = rows_by("cost_centre", read, AmountKind.OUTCOME) or rows_by("cost_centre", read, AmountKind.BUDGET)
    found: Counter[tuple[str, str]] = Counter()
    for row in rows:
        found["account", row.account] += row.amount_ore
        if row.cost_centre is not None:
            found["centre", row.cost_centre] += row.amount_ore
    return found


def _of(session: Session, known: Numbers, table: Any, key: Any, value: Any, order: Any) -> dict[str, str]:
    """One column of the association's list by another, in its own order."""
    owner = columns_of(table).association_id == known.association
    return _pairs(session.execute(select(key, value).where(owner).order_by(order)))


def _pairs(rows: Iterable[Any]) -> dict[str, str]:
    return {row[0]: row[1] for row in rows}


def _known_accounts(session: Session, known: Numbers) -> dict[str, str]:
    found = session.execute(
        select(_account.code, _line.code)
        .join(StatementLine, _line.id == _account.statement_line_id, isouter=True)
        .where(_account.association_id == known.association)
    )
    return {code: line or BALANCE for code, line in found}


def _known_aliases(session: Session, known: Numbers) -> dict[str, str]:
    found = session.execute(
        select(_alias.code, _centre.code)
        .join(CostCentre, _centre.id == _alias.cost_centre_id)
        .where(_alias.association_id == known.association)
    )
    return _pairs(found)
