"""The two deepest levels, which only a ledger has: a cost centre's accounts, and an account's postings."""

from dataclasses import replace

from dashboard.interface import numbers
from dashboard.shapes.drill import Drill, DrillPath, TrailStep
from dashboard.shapes.view import Cell, Column, Table, Unit
from dashboard.translation import _
from dashboard.views.budget_picture import BudgetPicture
from dashboard.views.context import Context, reference, sources_of, status_text
from data_access.queries import ledger, ledger_postings
from data_access.queries.ledger_postings import POSTINGS_SHOWN, AccountSum
from data_access.tables.enumerations import LedgerKind, StatementSection

Trail = tuple[TrailStep, ...]


def account_level(context: Context, picture: BudgetPicture, path: DrillPath, trail: Trail) -> Drill:
    """A cost centre's accounts. Costs first, whose sum is the cost centre's outcome; then its income."""
    known = ledger.ledgers(context.session, context.association.id)
    year, centre = context.selection.year, str(path.cost_centre)
    outcome = known[year, LedgerKind.OUTCOME.value]
    budget = known.get((year, LedgerKind.BUDGET.value))
    period = context.selection.first_month, picture.through
    used = ledger_postings.by_account(context.session, outcome, period, centre)
    planned = ledger_postings.by_account(context.session, budget, context.year, centre) if budget else {}
    rows = [
        _account_row(code, planned.get(code), used.get(code)) for code in sorted(planned.keys() | used.keys())
    ]
    rows.sort(key=lambda row: (not row["is_cost"], str(row["id"])))
    costs = [row for row in rows if row["is_cost"]]
    table = Table(
        id="drill",
        title=_("{name}: konton").format(name=trail[-1].name),
        columns=(
            Column("id", _("Konto")),
            Column("name", _("Namn")),
            Column("budget_ore", _("Budget, året"), Unit.ORE),
            Column("outcome_ore", _("Utfall"), Unit.ORE),
            Column("entries", _("Poster"), Unit.COUNT),
        ),
        rows=tuple(rows),
        totals={
            "name": _("Kostnader"),
            "budget_ore": sum(int(row["budget_ore"] or 0) for row in costs) if budget else None,
            "outcome_ore": sum(int(row["outcome_ore"] or 0) for row in costs),
            "entries": sum(int(row["entries"] or 0) for row in costs),
            "missing_reason": None if budget else _("budgeten finns inte per konto"),
        },
        sources=sources_of(picture.outcome),
        notes=() if len(costs) == len(rows) else (_("Intäkter räknas inte i kostnadsställets utfall."),),
        status=outcome.status,
        status_text=_status(picture),
        covers=numbers.period(*period),
    )
    leads = {str(row["id"]): DrillPath(path.area, centre, str(row["id"])) for row in rows if row["entries"]}
    return Drill(trail, table, leads)


def _status(picture: BudgetPicture) -> str | None:
    return status_text(picture.outcome.dataset) if picture.outcome else None


def _account_row(code: str, planned: AccountSum | None, used: AccountSum | None) -> dict[str, Cell]:
    either = used or planned
    return {
        "id": code,
        "name": either.name if either else None,
        "is_cost": either is not None and either.section == StatementSection.COST.value,
        "budget_ore": planned.value if planned else 0,
        "outcome_ore": used.value if used else 0,
        "entries": used.entries if used else 0,
    }


def posting_level(context: Context, picture: BudgetPicture, path: DrillPath, trail: Trail) -> Drill:
    """An account's postings on a cost centre, some hundred at a time; the totals are all of them."""
    known = ledger.ledgers(context.session, context.association.id)
    outcome = known[context.selection.year, LedgerKind.OUTCOME.value]
    period = context.selection.first_month, picture.through
    centre, account = str(path.cost_centre), str(path.account)
    whole = ledger_postings.by_account(context.session, outcome, period, centre).get(account)
    found = ledger_postings.postings(context.session, outcome, period, centre, account, first=path.first)
    count = whole.entries if whole else 0
    rows = tuple(
        {
            "id": str(row.id),
            "day": row.day or row.month,
            "voucher": row.voucher,
            "project": row.project,
            "amount_ore": row.value,
        }
        for row in found
    )
    table = Table(
        id="drill",
        title=_("{centre}, konto {code} {name}").format(
            centre=trail[-2].name, code=account, name=whole.name if whole else ""
        ),
        columns=(
            Column("day", _("Dag")),
            Column("voucher", _("Verifikation")),
            Column("project", _("Projekt")),
            Column("amount_ore", _("Belopp, kr"), Unit.ORE, in_kronor=True, decimals=2),
        ),
        rows=rows,
        totals={"name": _("Totalt"), "amount_ore": whole.value if whole else 0},
        sources=(reference(outcome.source),),
        notes=(_shown(path.first, len(rows), count),),
        status=outcome.status,
        status_text=_status(picture),
        covers=numbers.period(*period),
    )
    last = path.first + POSTINGS_SHOWN
    return Drill(
        trail,
        table,
        {},
        _("Det här är de enskilda bokföringsposterna: längre ner går det inte."),
        following=replace(path, first=last) if last < count else None,
        before=replace(path, first=max(path.first - POSTINGS_SHOWN, 0)) if path.first else None,
    )


def _shown(first: int, here: int, count: int) -> str:
    if not count:
        return _("Inga poster är bokförda på kontot i perioden.")
    return _(
        "Post {first}–{last} av {count}. Verifikationens text finns inte här: den kan nämna personer."
    ).format(first=numbers.count(first + 1), last=numbers.count(first + here), count=numbers.count(count))
