"""The dearest and the cheapest activity per planned participant, of all or of those that are chosen."""

from collections.abc import Iterable, Mapping

from dashboard.interface import numbers
from dashboard.shapes.view import Cell
from dashboard.translation import _
from dashboard.views.small_cells import as_count

INDIVIDUAL, COST = "individual", "cost_per_planned_ore"


def dearest_and_cheapest(rows: Iterable[Mapping[str, Cell]]) -> str:
    """The individual activities with the highest and lowest budget per planned participant, from the rows."""
    ranked = sorted(
        (cost, str(row["name"]))
        for row in rows
        if row.get("orientation") == INDIVIDUAL and (cost := as_count(row[COST])) is not None
    )
    if len(ranked) < 2:  # noqa: PLR2004
        return ""
    (low, cheapest), (high, dearest) = ranked[0], ranked[-1]
    return _(
        "Bland individinriktade insatser har {dearest} högst budget per planerad deltagare, {high}, och "
        "{cheapest} lägst, {low}."
    ).format(dearest=dearest, high=numbers.tkr(high, 1), cheapest=cheapest, low=numbers.tkr(low, 1))
