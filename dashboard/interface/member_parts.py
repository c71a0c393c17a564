"""The parts of the members' page, a function each: what is paid, what is got, how municipalities split it."""

from dashboard.charts import members as charts
from dashboard.interface.charts import drawn, show_chart
from dashboard.interface.parts import show_view_parts
from dashboard.interface.split_key import show_recalculation, show_split
from dashboard.interface.tables import show_table
from dashboard.shapes.view import View
from dashboard.translation import _

NAMES = {
    "contributions": _("Bidragen"),
    "municipalities": _("Betalar och får"),
    "split": _("Fördelningsnyckeln"),
}
SPLIT = "split"
TABLES = {
    "contributions": ("contributions", "history"),
    "municipalities": ("municipalities", "per-inhabitant"),
    SPLIT: ("split-key", "split-key-new"),
}
"""What each part shows."""


def member_part(view: View, municipality: str | None) -> str | None:
    """The parts that there is something in; the open one drawn. `municipality` is the chosen one."""
    part = show_view_parts(view, NAMES, TABLES)
    if part == "contributions":
        _contributions(view, municipality)
    elif part == "municipalities":
        _municipalities(view)
    elif part == SPLIT:
        key_table = view.table("split-key")
        if key_table is not None:
            show_split(key_table)
    return part


def change_part(part: str | None, view: View) -> None:
    """What can be changed in the part, for which there are fields."""
    if part == SPLIT and view.facts["split"] is not None and view.table("split-key-new") is not None:
        show_recalculation(view.facts["split"])


def _contributions(view: View, municipality: str | None) -> None:
    contributions, history = view.table("contributions"), view.table("history")
    if contributions is not None:
        chosen = next(
            (row["id"] for row in contributions.rows if municipality and row["area"] == municipality), None
        )
        show_chart(
            drawn(charts.contributions, contributions, str(chosen) if chosen else None),
            key="contributions",
            title=_("Vad varje medlem betalar"),
            finding="" if contributions.finding in view.finding else contributions.finding,
            table=contributions,
        )
    if history is not None:
        title = _("Medlemmarnas bidrag per år")
        show_chart(drawn(charts.history, history), key="history", title=title, table=history)
    if contributions is not None:
        show_table(contributions)


def _municipalities(view: View) -> None:
    for name in TABLES["municipalities"]:
        table = view.table(name)
        if table is not None:
            show_table(table)
