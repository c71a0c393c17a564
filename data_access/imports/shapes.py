"""How the rows of each table are known, so that what comes in can be compared with what is there.

A row is known by its natural key (a code, a year and a kind), never by the number that the database gave it.
A column that refers to another table holds that table's code here: `cost_centre` for `cost_centre_id`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from sqlmodel import SQLModel

from data_access.tables import (
    Account,
    Activity,
    Area,
    AreaPart,
    Association,
    BudgetAreaForecast,
    CalendarEvent,
    CostCentre,
    CostCentreAlias,
    CostCentreForecast,
    CostCentrePhasing,
    Dataset,
    DeviationComment,
    EnteredValue,
    Figure,
    FollowUpSetting,
    Goal,
    Ledger,
    Member,
    SavedBaseline,
    SavedScenario,
    Source,
    StatementLine,
)
from data_access.tables.base import columns_of
from data_access.translation import _

OWNER = "association"
SOURCE = {"source": "sources"}
CENTRE = {"cost_centre": "cost_centres"}


@dataclass(frozen=True)
class Shape:
    """One table as files know it.

    `key` are the columns that tell a row from the others, references by their code. `references` says
    whose code a column holds. `within` is the part of the key that a file gives whole: what it does not
    have of that is gone from the store; `each` narrows that for a dataset that files give month by month.
    `quiet` are columns that alone do not make a row another one.
    """

    name: str
    model: type[SQLModel]
    key: tuple[str, ...]
    references: Mapping[str, str] = field(default_factory=dict)
    within: tuple[str, ...] = ()
    each: tuple[str, ...] = ()
    quiet: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    title: str = ""

    @cached_property
    def table(self) -> Any:
        """The table's columns by name."""
        return columns_of(self.model)

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """What a row holds besides its own number and its association's; references without `_id`."""
        names = (self.plain(name) for name in self.model.model_fields)
        return tuple(name for name in names if name not in {"id", OWNER, "batch", *self.without})

    @property
    def has_own_number(self) -> bool:
        """Whether the database numbers the rows, by which others refer to them."""
        return "id" in self.model.model_fields

    def plain(self, column: str) -> str:
        """A column of the table as files know it."""
        name = column.removesuffix("_id")
        return name if name in {*self.references, OWNER, "batch"} else column

    def stored(self, column: str) -> str:
        """A column as the table has it."""
        return f"{column}_id" if column in self.references or column in {OWNER, "batch"} else column

    def key_of(self, values: Mapping[str, Any]) -> tuple[Any, ...]:
        """The natural key of a row."""
        return tuple(values[name] for name in self.key)


POSITION = frozenset({"position"})

ASSOCIATION = Shape("association", Association, ("slug",), title=_("Förbundet"))
SOURCES = Shape("sources", Source, ("code",), title=_("Källor"))
AREAS = Shape("areas", Area, ("code",), SOURCE, quiet=POSITION, title=_("Områden"))
AREA_PARTS = Shape(
    "area_parts",
    AreaPart,
    ("group", "part"),
    {"group": "areas", "part": "areas"},
    within=("group",),
    title=_("Områdenas delar"),
)
MEMBERS = Shape(
    "members", Member, ("slug",), {"area": "areas", **SOURCE}, quiet=POSITION, title=_("Medlemmar")
)
COST_CENTRES = Shape(
    "cost_centres",
    CostCentre,
    ("code",),
    {"delivery_area": "areas", **SOURCE},
    quiet=POSITION,
    title=_("Kostnadsställen"),
)
STATEMENT_LINES = Shape(
    "statement_lines", StatementLine, ("code",), SOURCE, quiet=POSITION, title=_("Resultaträkningens rader")
)
ACTIVITIES = Shape("activities", Activity, ("slug",), SOURCE, quiet=POSITION, title=_("Insatser"))
GOALS = Shape("goals", Goal, ("code",), SOURCE, quiet=POSITION, title=_("Mål"))
CALENDAR = Shape(
    "calendar", CalendarEvent, ("starts", "title", "kind"), SOURCE, quiet=POSITION, title=_("Kalender")
)
DATASETS = Shape("datasets", Dataset, ("code",), SOURCE, title=_("Tabeller"))
FIGURES = Shape(
    "figures",
    Figure,
    ("dataset", "key"),
    {
        "dataset": "datasets",
        "cost_centre": "cost_centres",
        "statement_line": "statement_lines",
        "member": "members",
        "activity": "activities",
        "residence_area": "areas",
        "delivery_area": "areas",
        **SOURCE,
    },
    within=("dataset",),
    each=("measure", "period_to"),
    quiet=POSITION,
    title=_("Siffror"),
)
ACCOUNTS = Shape("accounts", Account, ("code",), {"statement_line": "statement_lines"}, title=_("Konton"))
ALIASES = Shape("aliases", CostCentreAlias, ("code",), CENTRE, title=_("Kostnadsställen i bokföringen"))
LEDGERS = Shape("ledgers", Ledger, ("year", "kind"), SOURCE, title=_("Huvudböcker"))
PHASING = Shape("phasing", CostCentrePhasing, ("cost_centre", "year"), CENTRE, title=_("Periodiseringar"))
AREA_FORECASTS = Shape(
    "area_forecasts", BudgetAreaForecast, ("budget_area",), title=_("Prognosmetoder per område")
)
CENTRE_FORECASTS = Shape(
    "centre_forecasts", CostCentreForecast, ("cost_centre", "year"), CENTRE, title=_("Prognoser")
)
COMMENTS = Shape(
    "comments", DeviationComment, ("cost_centre", "through"), CENTRE, title=_("Kommentarer till avvikelser")
)
SETTINGS = Shape("settings", FollowUpSetting, (), title=_("Uppföljningens gränser"))
BASELINES = Shape("baselines", SavedBaseline, ("identity",), title=_("Scenariernas utgångslägen"))
SCENARIOS = Shape(
    "scenarios",
    SavedScenario,
    ("name",),
    without=frozenset({"deleted_by", "deleted_at"}),
    title=_("Sparade scenarier"),
)
ENTERED = Shape(
    "entered", EnteredValue, ("name", "year", "entered_at"), title=_("Inskrivna värden på eget kapital")
)

SHAPES = (
    ASSOCIATION,
    SOURCES,
    AREAS,
    AREA_PARTS,
    MEMBERS,
    COST_CENTRES,
    STATEMENT_LINES,
    ACTIVITIES,
    GOALS,
    CALENDAR,
    DATASETS,
    FIGURES,
    ACCOUNTS,
    ALIASES,
    LEDGERS,
    PHASING,
    AREA_FORECASTS,
    CENTRE_FORECASTS,
    COMMENTS,
    SETTINGS,
    BASELINES,
    SCENARIOS,
    ENTERED,
)
"""In the order of writing: what is referred to stands before what refers to it."""

BY_NAME = {shape.name: shape for shape in SHAPES}
NUMBERED = (
    ASSOCIATION,
    SOURCES,
    AREAS,
    MEMBERS,
    COST_CENTRES,
    STATEMENT_LINES,
    ACTIVITIES,
    DATASETS,
    ACCOUNTS,
    LEDGERS,
)
"""The tables whose rows others refer to."""
