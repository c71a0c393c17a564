"""One activity between places, or over the years."""

from dashboard.charts import activities as charts
from dashboard.charts import activity_years
from dashboard.interface import cache
from dashboard.interface.charts import drawn, show_chart
from dashboard.interface.choice import kept_choice, worded_choice
from dashboard.interface.messages import say
from dashboard.interface.shared import made_of
from dashboard.interface.tables import show_table
from dashboard.shapes.view import Table, View
from dashboard.translation import _
from dashboard.views.activities_filter import comparable, of_activity

COMPARED = "activity"


def compare_one(whole: View, association: str, key: tuple[str, int]) -> None:
    """One activity between places, or over the years, which are read when the reader asks for them."""
    places, names = whole.table("places"), made_of(whole, "comparable", lambda: comparable(whole))
    if not names or places is None:
        return
    label, first = _("Jämför en insats mellan platser och år"), next(iter(names))
    chosen = worded_choice(label, names, COMPARED, first)
    if _is_over_years():
        _over_years(cache.activity_years(association, key).table("years"), chosen, names[chosen])
    elif charts.has_costs(places, chosen):
        show_chart(
            drawn(charts.cost_by_place, places, chosen),
            key="cost-by-place",
            title=_("{name}: medel per deltagare och plats").format(name=names[chosen]),
            table=places,
        )
    else:
        say(_("Kostnaden per deltagare är känd på bara en plats: inget att jämföra med."), key="one-place")


def _over_years(years: Table | None, chosen: str, name: str) -> None:
    """The activity's cost per participant year by year, and its rows."""
    if years is not None and charts.has_costs(years, chosen):
        show_chart(
            drawn(activity_years.cost_over_years, years, chosen),
            key="cost-over-years",
            title=_("{name} över åren").format(name=name),
            table=years,
        )
    else:
        say(_("Kostnaden per deltagare är känd för bara ett år: inget att jämföra med."), key="one-year")
    if years is not None:
        show_table(made_of(years, ("of", chosen), lambda: of_activity(years, chosen)))


def _is_over_years() -> bool:
    names = {"places": _("Mellan platser"), "years": _("Över åren")}
    return kept_choice(_("Hur insatsen jämförs"), names, "comparison") == "years"
