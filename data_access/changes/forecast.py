"""Which method forecasts a budget area and a cost centre, and the office's own figure with its comment."""

from data_access import store
from data_access.changes.follow_up import association_of, cost_centre_of, keep, refuse_persons, take_away
from data_access.changes.refusals import ChangeRefusedError
from data_access.changes.texts import checked_author
from data_access.tables import BudgetAreaForecast, CostCentreForecast
from data_access.tables.enumerations import BudgetArea, ForecastMethod
from data_access.translation import _

LONGEST_COMMENT = 1_000


def save_area_method(
    association: str, budget_area: str, method: str | None, author: str, url: str | None = None
) -> None:
    """Set the method of a budget area; None takes the setting away.

    Raises ChangeRefusedError for an unknown area, method or association, the office's own figure, which is
    a row's alone, and a nameless author.
    """
    by = checked_author(author)
    if budget_area not in set(BudgetArea):
        raise ChangeRefusedError(_("Budgetområdet ”{area}” finns inte.").format(area=budget_area))
    if method is not None and (method not in set(ForecastMethod) or method == ForecastMethod.OWN):
        raise ChangeRefusedError(_("Metoden ”{method}” går inte att välja här.").format(method=method))
    with store.writing(url) as session:
        keys = {"association_id": association_of(session, association), "budget_area": budget_area}
        if method is None:
            take_away(session, BudgetAreaForecast, keys)
        else:
            keep(session, BudgetAreaForecast, keys, {"method": method}, by)


def save_forecast(
    association: str,
    cost_centre: str,
    year: int,
    method: str | None,
    author: str,
    *,
    amount_ore: int | None = None,
    comment: str | None = None,
    url: str | None = None,
) -> None:
    """Set a cost centre's own method in a year; None lets it follow its budget area again.

    `amount_ore`, cost minus, is the office's own figure and goes with the method `own` only; it needs a
    comment. Raises ChangeRefusedError where something does not fit, and for a nameless author.
    """
    by = checked_author(author)
    text = (comment or "").strip()[:LONGEST_COMMENT] or None
    refuse_persons(text or "")
    if method is not None:
        _check(method, amount_ore, text)
    with store.writing(url) as session:
        keys = {"cost_centre_id": cost_centre_of(session, association, cost_centre), "year": year}
        if method is None:
            take_away(session, CostCentreForecast, keys)
        else:
            values = {"method": method, "amount": amount_ore, "comment": text}
            keep(session, CostCentreForecast, keys, values, by)


def _check(method: str, amount_ore: int | None, comment: str | None) -> None:
    if method not in set(ForecastMethod):
        raise ChangeRefusedError(_("Metoden ”{method}” finns inte.").format(method=method))
    is_own = method == ForecastMethod.OWN
    if is_own and amount_ore is None:
        raise ChangeRefusedError(_("Skriv beloppet för den egna bedömningen."))
    if is_own and comment is None:
        raise ChangeRefusedError(_("Skriv en kommentar till den egna bedömningen: vad bygger den på?"))
    if not is_own and amount_ore is not None:
        raise ChangeRefusedError(_("Ett eget belopp kräver metoden Egen bedömning."))
