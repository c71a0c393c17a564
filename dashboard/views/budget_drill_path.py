"""Whether a way down exists: the budget area, the cost centre in it, the account; and what exists instead."""

from collections.abc import Mapping
from dataclasses import replace

from dashboard.budget.variance import PROJECTS
from dashboard.interface import words
from dashboard.shapes.drill import DrillPath
from dashboard.translation import _
from dashboard.views.budget_picture import BudgetPicture
from dashboard.views.choices import SelectionError
from dashboard.views.context import Context
from data_access.queries import ledger_postings
from data_access.queries.ledger import ledgers
from data_access.tables.enumerations import LedgerKind

MOST_NAMED, LONGEST_ECHO = 9, 40


def area_of(context: Context, code: str) -> str:
    """The area that a cost centre is followed under: its budget area, or the projects."""
    centre = context.cost_centres[code]
    return PROJECTS if centre.is_project else centre.budget_area


def area_name(area: str) -> str:
    """The area in Swedish."""
    return _("ESF-projekt") if area == PROJECTS else words.BUDGET_AREAS[area]


def in_area(context: Context, picture: BudgetPicture, area: str) -> set[str]:
    """The cost centres that are followed under an area."""
    return {row.id for row in picture.table.rows if area_of(context, row.id) == area}


def checked_path(context: Context, picture: BudgetPicture, path: DrillPath) -> DrillPath:
    """The path with its area, which a cost centre alone decides. Raises SelectionError with what exists."""
    if path.area is None and path.cost_centre is None and path.account is None:
        return DrillPath()
    centres = {row.id: row.name for row in picture.table.rows}
    area, centre = path.area, path.cost_centre
    if centre is not None and centre not in centres:
        raise _absent(_("Kostnadsstället ”{asked}” finns inte här."), centre, centres)
    if area is None and centre is not None:
        area = area_of(context, centre)
    areas = {area_of(context, code): area_name(area_of(context, code)) for code in centres}
    if area is None:
        raise SelectionError(_("Ange kostnadsställe när du anger konto."))
    if area not in areas:
        raise _absent(_("Budgetområdet ”{asked}” finns inte här."), area, areas)
    inside = in_area(context, picture, area)
    if centre is not None and centre not in inside:
        text = _("Kostnadsstället ”{asked}” hör inte till {area}.").replace("{area}", area_name(area))
        raise _absent(text, centre, {code: centres[code] for code in centres if code in inside})
    if path.account is not None:
        _check_account(context, picture, centre, path.account)
    return replace(path, area=area)


def _check_account(context: Context, picture: BudgetPicture, centre: str | None, account: str) -> None:
    if centre is None:
        raise SelectionError(_("Ange kostnadsställe när du anger konto."))
    if not picture.is_booked:
        raise SelectionError(
            _("Konton finns inte för {year}: siffrorna är en publicerad tabell, utan huvudbok.").format(
                year=context.selection.year
            )
        )
    known = ledgers(context.session, context.association.id)
    year = context.selection.year
    names: dict[str, str] = {}
    for kind in (LedgerKind.BUDGET, LedgerKind.OUTCOME):
        row = known.get((year, kind.value))
        if row is not None:
            found = ledger_postings.by_account(context.session, row, context.year, centre)
            names |= {code: entry.name for code, entry in found.items()}
    if account not in names:
        raise _absent(_("Kontot ”{asked}” finns inte på kostnadsstället."), account, names)


def _absent(text: str, asked: str, known: Mapping[str, str]) -> SelectionError:
    """The refusal with what exists: the codes, with their names where they are few."""
    named = len(known) <= MOST_NAMED
    exists = ", ".join(f"{code} ({known[code]})" if named else code for code in sorted(known))
    shown = asked if len(asked) <= LONGEST_ECHO else asked[:LONGEST_ECHO] + "…"
    return SelectionError(
        text.replace("{asked}", shown) + " " + _("Det finns: {known}.").format(known=exists)
    )
