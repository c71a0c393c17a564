"""The list of activities: as the reader wants it, with one of them compared and the detail below."""

from dashboard.charts import activities as charts
from dashboard.interface.activity_comparison import compare_one
from dashboard.interface.activity_filter import placed
from dashboard.interface.charts import drawn, show_chart
from dashboard.interface.messages import say
from dashboard.interface.page import StoreKey, show_notes
from dashboard.interface.shared import made_of
from dashboard.interface.table_tabs import show_tables_in_tabs
from dashboard.interface.tables import show_table
from dashboard.shapes.view import View
from dashboard.translation import _
from dashboard.views.activities_filter import Options, Wanted, filtered, options


def choices_of(whole: View) -> Options:
    """What there is to choose between in the list."""
    return made_of(whole, "options", lambda: options(whole))


def show_activities(whole: View, narrowed: Wanted, key: StoreKey) -> tuple[View, Wanted]:
    """The list, one activity compared, the detail; the view with that list, and what is wanted of it."""
    view, wanted = _wanted_of(whole, narrowed)
    _show_list(whole, view)
    compare_one(whole, whole.selection.association, key)
    show_tables_in_tabs(
        (view.table("descriptions"), _("Vad insatserna är")),
        (view.table("places"), _("Per plats")),
        (view.table("municipalities"), _("Kommunerna")),
        (view.table("external"), _("Externa insatser")),
        key="activities",
    )
    show_notes(view)
    return view, wanted


def _wanted_of(whole: View, narrowed: Wanted) -> tuple[View, Wanted]:
    """Draw the choices of place and order; the view with the list so chosen, and all that is wanted."""
    if whole.table("activities") is None:
        return whole, narrowed
    wanted = placed(choices_of(whole), narrowed)
    return made_of(whole, wanted, lambda: filtered(whole, wanted)), wanted


def _show_list(whole: View, view: View) -> None:
    """The activities of the list: what each costs, or has got, and their rows."""
    everything = whole.table("activities")
    if everything is None:
        return
    activities = view.table("activities") or everything
    speaks_of_people = charts.has_costs(everything)
    if not activities.rows:
        say(_("Ingen insats stämmer med sökningen. Ta bort något av valen."), key="none-found")
    elif speaks_of_people and charts.has_costs(activities, least=1):
        show_chart(
            drawn(charts.cost_per_participant, activities),
            key="cost-per-participant",
            title=_("Förbundets medel per deltagare"),
            finding=activities.finding,
            table=activities,
        )
    elif not speaks_of_people and charts.has_money(activities):
        show_chart(
            drawn(charts.money, activities),
            key="money",
            title=_("Budget och utfall per insats"),
            table=activities,
        )
    if activities.rows:
        show_table(activities)
