"""The tables of an association's files: Swedish heading, the store's field, how a cell is read.

The CSV folder reads them today; a workbook with the same headings is the same tables.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from data_access.formats import values, words
from data_access.formats.word_readers import Word, WordList


@dataclass(frozen=True, slots=True)
class ColumnRule:
    """One column: the heading in the file, the field it fills, and how its cells are read."""

    heading: str
    field: str
    read: Callable[[str], Any] = values.text
    required: bool = False
    default: Any = None


@dataclass(frozen=True, slots=True)
class TableRule:
    """One table: its file name, its columns, and the fields that others know its rows by."""

    name: str
    file: str
    columns: tuple[ColumnRule, ...]
    key: tuple[str, ...] = ()

    def heading(self, field: str) -> str:
        """The heading of a field's column; empty for a field that no column fills."""
        return next((column.heading for column in self.columns if column.field == field), "")


def needed(heading: str, field: str, read: Callable[[str], Any] = values.text) -> ColumnRule:
    """A column whose cells may not be empty."""
    return ColumnRule(heading, field, read, required=True)


_SOURCE = needed("källa", "source", values.slug)
_POSITION = ColumnRule("ordning", "position", values.natural)

ASSOCIATION = TableRule("association", "forbund.csv", (
    needed("kod", "slug", values.slug),
    needed("namn", "name"),
    needed("påhittad", "is_fictional", values.yes_no),
    needed("fördelningsnyckel", "split_key", Word(words.SPLIT_KEYS)),
    needed("skyddströskel", "cell_threshold", values.natural),
    needed("skydda publicerade", "protect_published", values.yes_no),
    ColumnRule("golv eget kapital tkr", "equity_floor_ore", values.thousands),
    ColumnRule("tak andel av tilldelning", "equity_ceiling_millionths", values.share),
    ColumnRule("källa", "source", values.slug),
), key=("slug",))  # fmt: skip
SOURCES = TableRule("sources", "kallor.csv", (
    needed("kod", "code", values.slug),
    needed("titel", "title"),
    ColumnRule("datum", "date", values.calendar_text),
    ColumnRule("avsnitt", "section"),
    ColumnRule("sida", "page"),
    ColumnRule("adress", "address"),
    ColumnRule("fil", "file_name"),
    ColumnRule("sha256", "file_sha256", values.sha256),
), key=("code",))  # fmt: skip
AREAS = TableRule("areas", "omraden.csv", (
    needed("kod", "code", values.slug),
    needed("namn", "name"),
    needed("slag", "kind", Word(words.AREA_KINDS)),
    ColumnRule("ingår", "parts", values.slugs),
    _POSITION,
    _SOURCE,
), key=("code",))  # fmt: skip
MEMBERS = TableRule("members", "medlemmar.csv", (
    needed("kod", "slug", values.slug),
    needed("namn", "name"),
    needed("slag", "kind", Word(words.MEMBER_KINDS)),
    ColumnRule("kommunkod", "area", values.slug),
    ColumnRule("fast andel", "fixed_share_millionths", values.share),
    _POSITION,
    _SOURCE,
), key=("slug",))  # fmt: skip
COST_CENTRES = TableRule("cost_centres", "kostnadsstallen.csv", (
    needed("kod", "code", values.slug),
    needed("namn", "name"),
    needed("budgetområde", "budget_area", Word(words.BUDGET_AREAS)),
    needed("projekt", "is_project", values.yes_no),
    ColumnRule("leveransområde", "delivery_area", values.slug),
    _POSITION,
    _SOURCE,
), key=("code",))  # fmt: skip
STATEMENT_LINES = TableRule("statement_lines", "resultatrader.csv", (
    needed("kod", "code", values.slug),
    needed("namn", "name"),
    needed("avsnitt", "section", Word(words.STATEMENT_SECTIONS)),
    needed("projekt", "is_project", values.yes_no),
    _POSITION,
    _SOURCE,
), key=("code",))  # fmt: skip
ACTIVITIES = TableRule("activities", "insatser.csv", (
    needed("kod", "slug", values.slug),
    needed("namn", "name"),
    needed("inriktning", "orientation", Word(words.ORIENTATIONS)),
    ColumnRule("underkategori", "sub_category", Word(words.SUB_CATEGORIES)),
    ColumnRule("målgrupp", "target_group"),
    ColumnRule("märkningar", "labels"),
    ColumnRule("varaktighet", "duration"),
    ColumnRule("beskrivning", "description"),
    _POSITION,
    _SOURCE,
), key=("slug",))  # fmt: skip
DATASETS = TableRule("datasets", "tabeller.csv", (
    needed("kod", "code", values.slug),
    needed("slag", "kind", Word(words.DATASET_KINDS)),
    needed("rubrik", "title"),
    needed("status", "status", Word(words.STATUSES)),
    ColumnRule("beslutad", "stated_on", values.calendar_text),
    needed("indelning", "grain", WordList(words.GRAINS)),
    needed("publicerad", "is_published", values.yes_no),
    _SOURCE,
    ColumnRule("anmärkning", "note"),
), key=("code",))  # fmt: skip
GOALS = TableRule("goals", "mal.csv", (
    needed("kod", "code", values.slug),
    needed("text", "text"),
    ColumnRule("mått", "measure", values.slug),
    ColumnRule("gräns", "threshold", values.number),
    ColumnRule("enhet", "unit", values.unit),
    ColumnRule("riktning", "direction", Word(words.GOAL_DIRECTIONS)),
    ColumnRule("gäller från", "valid_from", values.calendar_text),
    _POSITION,
    _SOURCE,
), key=("code",))  # fmt: skip
CALENDAR = TableRule("calendar", "kalender.csv", (
    needed("från", "starts", values.calendar_text),
    ColumnRule("till", "ends", values.calendar_text),
    needed("rubrik", "title"),
    needed("slag", "kind", Word(words.EVENT_KINDS)),
    _POSITION,
    _SOURCE,
    ColumnRule("anmärkning", "note"),
))  # fmt: skip
FIGURES = TableRule("figures", "siffror", (
    needed("mått", "measure", Word(words.MEASURES)),
    needed("från", "period_from", values.month),
    needed("till", "period_to", values.month),
    ColumnRule("kostnadsställe", "cost_centre", values.slug),
    ColumnRule("resultatrad", "statement_line", values.slug),
    ColumnRule("kategori", "category", values.short_text),
    ColumnRule("medlem", "member", values.slug),
    ColumnRule("insats", "activity", values.slug),
    ColumnRule("kön", "gender", Word(words.GENDERS)),
    ColumnRule("folkbokföring", "residence_area", values.slug),
    ColumnRule("leverans", "delivery_area", values.slug),
    ColumnRule("alternativ", "alternative", Word(words.ALTERNATIVES)),
    ColumnRule("värde", "value", values.number),
    ColumnRule("enhet", "unit", values.unit),
    ColumnRule("precision", "precision", values.precision),
    ColumnRule("tryckt", "printed"),
    ColumnRule("i summan", "in_total", values.yes_no, default=True),
    ColumnRule("summa", "is_total", values.yes_no, default=False),
    ColumnRule("saknas", "missing_reason"),
    ColumnRule("anmärkning", "note"),
    _POSITION,
    _SOURCE,
))  # fmt: skip

LISTS = (
    ASSOCIATION,
    SOURCES,
    AREAS,
    MEMBERS,
    COST_CENTRES,
    STATEMENT_LINES,
    ACTIVITIES,
    DATASETS,
    GOALS,
    CALENDAR,
)
