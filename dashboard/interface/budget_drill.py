"""The way from the association down to the posting, by click in chart or table; the address says where."""

from functools import partial

from dashboard.charts.budget_outcome import outcome_bars
from dashboard.interface import address, budget_cache, reader
from dashboard.interface.block import Block, Choices, Kind, Look, Option
from dashboard.interface.block_component import show_block
from dashboard.interface.charts import drawn, show_chart
from dashboard.interface.messages import say
from dashboard.interface.parts import PART
from dashboard.interface.tables import show_table
from dashboard.shapes.drill import Drill, DrillPath
from dashboard.shapes.selection import Selection
from dashboard.translation import _
from dashboard.views.choices import SelectionError

AREA, CENTRE, ACCOUNT, FIRST = "area", "cost-centre", "account", "first"
MOST_DIGITS = 9


def drill_down(selection: Selection, key: tuple[str, int]) -> None:
    """The trail, the level's chart and table, and what leads further down."""
    found = _level(selection, key)
    if found is None:
        return
    choose = partial(_go_to_row, found) if found.leads_to else None
    hint = _("Välj en stapel eller en rad för att gå ner en nivå.") if choose else ""
    _buttons(
        "drill-level",
        {f"back-{place}": (f"← {step.name}", step.path) for place, step in enumerate(found.trail[:-1])},
        heading=found.trail[-1].name,
        finding=hint,
    )
    if choose is not None:
        show_chart(drawn(outcome_bars, found.table), key="drill-chart", choose=choose)
    show_table(found.table, key="drill-rows", title=False, leads_on=found.leads_to, choose=choose)
    pages = (("before", _("Tidigare poster"), found.before), ("following", _("Fler poster"), found.following))
    _buttons("drill-pages", {name: (words, path) for name, words, path in pages if path is not None})


def open_cost_centre(code: str) -> None:
    """Go to a cost centre's own level, from another part of the page; its area follows from it."""
    go(DrillPath(cost_centre=code))


def go(path: DrillPath) -> None:
    """Write the path in the address, in the part that shows it."""
    address.write(
        {
            AREA: path.area,
            CENTRE: path.cost_centre,
            ACCOUNT: path.account,
            FIRST: str(path.first or ""),
            PART: None,
        }
    )


def _level(selection: Selection, key: tuple[str, int]) -> Drill | None:
    """The level in the address; where it does not exist, why, and the top level."""
    try:
        return budget_cache.level(selection, path_in_address(), key)
    except SelectionError as reason:
        say(str(reason), Kind.WARNING, key="no-level")
        return budget_cache.level(selection, DrillPath(), key)


def path_in_address() -> DrillPath:
    """The path in the address; what is not a number begins at the first posting."""
    first = reader.asked(FIRST) or ""
    return DrillPath(
        reader.asked(AREA),
        reader.asked(CENTRE),
        reader.asked(ACCOUNT),
        int(first) if first.isdecimal() and len(first) <= MOST_DIGITS else 0,
    )


def _go_to_row(found: Drill, row: str) -> None:
    if row in found.leads_to:
        go(found.leads_to[row])


def _buttons(
    key: str, ways: dict[str, tuple[str, DrillPath]], *, heading: str = "", finding: str = ""
) -> None:
    """Ways to other levels as buttons: further postings and back, and the trail above a level's name."""
    options = tuple(Option(name, words) for name, (words, _path) in ways.items())
    choices = (Choices(key, _("Till en annan nivå"), options, look=Look.BUTTONS),) if options else ()
    if choices or heading:
        block = Block(choices=choices, heading=heading, finding=finding)
        show_block(block, key=key, on_choice=lambda _name, way: go(ways[way][1]))
