"""The two deepest levels, which only a ledger has: a cost centre's accounts, and an account's postings."""

from dataclasses import replace

from dashboard.budget.phasing import EVEN
from dashboard.budget.totals import sum_or_missing
from dashboard.budget.variance import CostCentre, variance_row
from dashboard.interface import numbers
from dashboard.shapes.drill import POSTINGS_SHOWN, Drill, DrillPath, TrailStep
from dashboard.shapes.view import Cell, Column, Table, Unit
from dashboard.translation import _
from dashboard.views.budget_picture import BudgetPicture
from dashboard.views.budget_tables import comparison_columns
from dashboard.views.context import Context, reference, sources_of, status_text
from dashboard.views.rounding_notes import rounding_notes
from data_access.queries import ledger, ledger_postings
from data_access.queries.ledger_postings import AccountSum
from data_access.tables.enumerations import LedgerKind, StatementSection

Trail = tuple[TrailStep, ...]
SUMMED = ("budget_ore", "budget_to_date_ore", "outcome_ore", "variance_to_date_ore", "entries")


def account_level(context: Context, picture: BudgetPicture, path: DrillPath, trail: Trail) -> Drill:
    """A cost centre's accounts. Costs first, whose sum is the cost centre's outcome; then its income."""
    known = ledger.ledgers(context.session, context.association.id)
    year, centre = context.selection.year, str(path.cost_centre)
    outcome = known[year, LedgerKind.OUTCOME.value]
    budget = known.get((year, LedgerKind.BUDGET.value))
    period = context.selection.first_month, picture.through
    used = ledger_postings.by_account(context.session, outcome, period, centre)
    planned = ledger_postings.by_account(context.session, budget, context.year, centre) if budget else None
    codes = sorted((planned or {}).keys() | used.keys())
    rows = [_account_row(code, planned, used.get(code), picture, centre) for code in codes]
    rows.sort(key=lambda row: (not row["is_cost"], str(row["id"])))
    costs = [row for row in rows if row["is_cost"]]
    columns = (*comparison_columns(picture), Column("entries", _("Poster"), Unit.COUNT))
    totals: dict[str, Cell] = {
        "name": _("Kostnader"),
        **{key: sum_or_missing(_whole(row[key]) for row in costs) for key in SUMMED},
        "missing_reason": None if budget else _("budgeten finns inte per konto"),
    }
    income = () if len(costs) == len(rows) else (_("Intäkter räknas inte i kostnadsställets utfall."),)
    table = Table(
        id="drill-accounts",
        title=" › ".join(step.name for step in trail),
        columns=(Column("id", _("Konto")), Column("name", _("Namn")), *columns),
        rows=tuple(rows),
        totals=totals,
        sources=sources_of(picture.budget, picture.outcome),
        notes=(*income, *rounding_notes(columns, costs, totals)),
        status=outcome.status,
        status_text=_status(picture),
        covers=numbers.period(*period),
    )
    leads = {str(row["id"]): DrillPath(path.area, centre, str(row["id"])) for row in rows if row["entries"]}
    return Drill(trail, table, leads)


def _status(picture: BudgetPicture) -> str | None:
    return status_text(picture.outcome.dataset) if picture.outcome else None


def _whole(value: Cell) -> int | None:
    return value if isinstance(value, int) else None


def _account_row(
    code: str,
    planned: dict[str, AccountSum] | None,
    used: AccountSum | None,
    picture: BudgetPicture,
    centre: str,
) -> dict[str, Cell]:
    """One account's budget, phased as its cost centre's, and outcome; without a ledger of it no budget."""
    budgeted = (planned or {}).get(code)
    either = used or budgeted
    found = variance_row(
        CostCentre(
            id=code,
            name=either.name if either else "",
            budget_area="",
            is_project=False,
            budget_ore=budgeted.value if budgeted else 0,
            outcome_ore=used.value if used else 0,
            phasing=picture.phasings.get(centre, EVEN),
        ),
        picture.months,
    )
    has_budget = planned is not None
    return {
        "id": code,
        "name": found.name,
        "is_cost": either is not None and either.section == StatementSection.COST.value,
        "budget_ore": found.budget_ore if has_budget else None,
        "budget_to_date_ore": found.budget_to_date_ore if has_budget else None,
        "outcome_ore": found.outcome_ore,
        "variance_to_date_ore": found.variance_to_date_ore if has_budget else None,
        "variance_share": found.variance_share if has_budget else None,
        "variance_ore": found.variance_ore if has_budget else None,
        "used_share": found.used_share if has_budget else None,
        "expected_share": found.expected_share,
        "entries": used.entries if used else 0,
        "missing_reason": found.missing_reason if has_budget else _("budgeten finns inte per konto"),
    }


def posting_level(context: Context, picture: BudgetPicture, path: DrillPath, trail: Trail) -> Drill:
    """An account's postings on a cost centre, some hundred at a time; the totals are all of them."""
    known = ledger.ledgers(context.session, context.association.id)
    outcome = known[context.selection.year, LedgerKind.OUTCOME.value]
    period = context.selection.first_month, picture.through
    centre, account = str(path.cost_centre), str(path.account)
    whole = ledger_postings.by_account(context.session, outcome, period, centre).get(account)
    count = whole.entries if whole else 0
    first = path.first if 0 <= path.first < count else 0
    found = ledger_postings.postings(
        context.session, outcome, period, centre, account, first=first, most=path.most
    )
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
    end = _("Det här är de enskilda bokföringsposterna: längre ner går det inte.")
    table = Table(
        id="drill-postings",
        title=" › ".join((*(step.name for step in trail), whole.name if whole else "")).rstrip(" ›"),
        columns=(
            Column("day", _("Dag")),
            Column("voucher", _("Verifikation")),
            Column("project", _("Projekt")),
            Column("amount_ore", _("Belopp, kr"), Unit.ORE, in_kronor=True, decimals=2),
        ),
        rows=rows,
        totals={"name": _("Totalt"), "amount_ore": whole.value if whole else 0},
        sources=(reference(outcome.source),),
        notes=(_shown(first, len(rows), count), end),
        status=outcome.status,
        status_text=_status(picture),
        covers=numbers.period(*period),
    )
    return Drill(
        trail,
        table,
        {},
        following=replace(path, first=first + len(rows)) if first + len(rows) < count else None,
        before=replace(path, first=max(first - POSTINGS_SHOWN, 0)) if first else None,
    )


def _shown(first: int, here: int, count: int) -> str:
    if not count:
        return _("Inga poster är bokförda på kontot i perioden.")
    return _(
        "Post {first}–{last} av {count}. Verifikationens text finns inte här: den kan nämna personer."
    ).format(first=numbers.count(first + 1), last=numbers.count(first + here), count=numbers.count(count))
