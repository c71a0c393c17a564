"""The parts of the participants page, a function each: the chart first, then its table."""

from dashboard.charts import gender_shares, municipalities, net, participants, place_flows, year_end
from dashboard.interface import cache
from dashboard.interface.block_component import side_by_side
from dashboard.interface.charts import drawn, show_chart
from dashboard.interface.parts import asked_part, show_parts
from dashboard.interface.tables import show_table
from dashboard.shapes.selection import Selection
from dashboard.shapes.view import Table, View
from dashboard.translation import _

PLACES = ("flows-by-municipality", "flows-by-activity")
NAMES = {
    "flows": _("In och ut"),
    "year-end": _("Årets slut"),
    "places": _("Per kommun och insats"),
    "anonymous": _("Anonyma"),
}


def participant_part(view: View, selection: Selection, key: tuple[str, int]) -> None:
    """The parts that there is something in; the open one drawn. The view has the asked part's tables."""
    asked, available = asked_part(NAMES), view.facts.get("parts")
    if not available:
        return
    part = show_parts(NAMES, available)
    _DRAWN[part](view if part == asked else cache.participants_view(selection, part, key))


def _flows(view: View) -> None:
    by_month = view.table("flows-by-month")
    if by_month is not None:
        show_chart(
            drawn(participants.flows_by_month, by_month),
            key="flows-by-month",
            title=_("In och ut per månad, kvinnor och män"),
            finding=by_month.finding,
            table=by_month,
        )
        with side_by_side("net-and-shares"):
            show_chart(
                drawn(net.net_since_january, by_month),
                key="net",
                title=_("Netto sedan 1 januari"),
                table=by_month,
            )
            show_chart(
                drawn(gender_shares.women_shares_by_month, by_month),
                key="women-shares",
                title=_("Kvinnors andel över tid"),
                table=by_month,
            )
    _show(by_month, view.table("flows-by-gender"))


def _year_end(view: View) -> None:
    year = view.table("year-end")
    if year is not None:
        show_chart(
            drawn(year_end.participants_to_year_end, year),
            key="year-end",
            title=_("Var slutar året? Deltagare mot årsvolymen"),
            finding=year.finding,
            table=year,
        )
    _show(view.table("goal"), view.table("forecast"), year)


def _places(view: View) -> None:
    by_place = view.table("municipalities")
    if by_place is not None:
        show_chart(
            drawn(municipalities.participants_against_plan, by_place),
            key="against-plan",
            title=_("Deltagare i perioden mot förväntad årsvolym, per kommun"),
            finding=by_place.finding,
            table=by_place,
        )
    places = [table for name in PLACES if (table := view.table(name)) is not None]
    with side_by_side("place-flows"):
        for table in places:
            show_chart(drawn(place_flows.flows_by_place, table), key=table.id, title=table.title, table=table)
    _show(by_place, *places)


def _anonymous(view: View) -> None:
    _show(view.table("anonymous"))


def _show(*tables: Table | None) -> None:
    for table in tables:
        if table is not None and table.rows:
            show_table(table)


_DRAWN = {"flows": _flows, "year-end": _year_end, "places": _places, "anonymous": _anonymous}
