"""The tables of an association's files: Swedish heading, the store's field, how a cell is read.

The CSV folder reads them today; a workbook with the same headings is the same tables.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from data_access.formats import values, words


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
        """The heading of a field's column."""
        return next(column.heading for column in self.columns if column.field == field)


def _need(heading: str, field: str, read: Callable[[str], Any] = values.text) -> ColumnRule:
    return ColumnRule(heading, field, read, required=True)


_SOURCE = _need("källa", "source", values.slug)
_POSITION = ColumnRule("ordning", "position", values.natural)

ASSOCIATION = TableRule("association", "forbund.csv", (
    _need("kod", "slug", values.slug),
    _need("namn", "name"),
    _need("påhittad", "is_fictional", values.yes_no),
    _need("fördelningsnyckel", "split_key", values.word(words.SPLIT_KEYS)),
    _need("skyddströskel", "cell_threshold", values.natural),
    _need("skydda publicerade", "protect_published", values.yes_no),
    ColumnRule("golv eget kapital tkr", "equity_floor_ore", values.thousands),
    ColumnRule("tak andel av tilldelning", "equity_ceiling_millionths", values.share),
    _SOURCE,
), key=("slug",))  # fmt: skip
SOURCES = TableRule("sources", "kallor.csv", (
    _need("kod", "code", values.slug),
    _need("titel", "title"),
    ColumnRule("datum", "date", values.calendar_text),
    ColumnRule("avsnitt", "section"),
    ColumnRule("sida", "page"),
    ColumnRule("adress", "address"),
    ColumnRule("fil", "file_name"),
    ColumnRule("sha256", "file_sha256", values.sha256),
), key=("code",))  # fmt: skip
AREAS = TableRule("areas", "omraden.csv", (
    _need("kod", "code", values.slug),
    _need("namn", "name"),
    _need("slag", "kind", values.word(words.AREA_KINDS)),
    ColumnRule("ingår", "parts", values.slugs),
    _SOURCE,
), key=("code",))  # fmt: skip
MEMBERS = TableRule("members", "medlemmar.csv", (
    _need("kod", "slug", values.slug),
    _need("namn", "name"),
    _need("slag", "kind", values.word(words.MEMBER_KINDS)),
    ColumnRule("kommunkod", "area", values.slug),
    ColumnRule("fast andel", "fixed_share_millionths", values.share),
    _POSITION,
    _SOURCE,
), key=("slug",))  # fmt: skip
COST_CENTRES = TableRule("cost_centres", "kostnadsstallen.csv", (
    _need("kod", "code", values.slug),
    _need("namn", "name"),
    _need("budgetområde", "budget_area", values.word(words.BUDGET_AREAS)),
    _need("projekt", "is_project", values.yes_no),
    ColumnRule("leveransområde", "delivery_area", values.slug),
    _POSITION,
    _SOURCE,
), key=("code",))  # fmt: skip
STATEMENT_LINES = TableRule("statement_lines", "resultatrader.csv", (
    _need("kod", "code", values.slug),
    _need("namn", "name"),
    _need("avsnitt", "section", values.word(words.STATEMENT_SECTIONS)),
    _need("projekt", "is_project", values.yes_no),
    _POSITION,
    _SOURCE,
), key=("code",))  # fmt: skip
ACTIVITIES = TableRule("activities", "insatser.csv", (
    _need("kod", "slug", values.slug),
    _need("namn", "name"),
    _need("inriktning", "orientation", values.word(words.ORIENTATIONS)),
    ColumnRule("underkategori", "sub_category", values.word(words.SUB_CATEGORIES)),
    ColumnRule("målgrupp", "target_group"),
    ColumnRule("märkningar", "labels"),
    ColumnRule("varaktighet", "duration"),
    ColumnRule("beskrivning", "description"),
    _SOURCE,
), key=("slug",))  # fmt: skip
DATASETS = TableRule("datasets", "tabeller.csv", (
    _need("kod", "code", values.slug),
    _need("slag", "kind", values.word(words.DATASET_KINDS)),
    _need("rubrik", "title"),
    _need("status", "status", values.word(words.STATUSES)),
    ColumnRule("beslutad", "stated_on", values.calendar_text),
    _need("indelning", "grain", values.word_list(words.GRAINS)),
    _need("publicerad", "is_published", values.yes_no),
    _SOURCE,
    ColumnRule("anmärkning", "note"),
), key=("code",))  # fmt: skip
GOALS = TableRule("goals", "mal.csv", (
    _need("kod", "code", values.slug),
    _need("text", "text"),
    ColumnRule("mått", "measure", values.slug),
    ColumnRule("gräns", "threshold", values.number),
    ColumnRule("enhet", "unit", values.unit),
    ColumnRule("riktning", "direction", values.word(words.GOAL_DIRECTIONS)),
    ColumnRule("gäller från", "valid_from", values.calendar_text),
    _SOURCE,
), key=("code",))  # fmt: skip
CALENDAR = TableRule("calendar", "kalender.csv", (
    _need("från", "starts", values.calendar_text),
    ColumnRule("till", "ends", values.calendar_text),
    _need("rubrik", "title"),
    _need("slag", "kind", values.word(words.EVENT_KINDS)),
    _SOURCE,
    ColumnRule("anmärkning", "note"),
))  # fmt: skip
FIGURES = TableRule("figures", "siffror", (
    _need("mått", "measure", values.word(words.MEASURES)),
    _need("från", "period_from", values.month),
    _need("till", "period_to", values.month),
    ColumnRule("kostnadsställe", "cost_centre", values.slug),
    ColumnRule("resultatrad", "statement_line", values.slug),
    ColumnRule("kategori", "category", values.short_text),
    ColumnRule("medlem", "member", values.slug),
    ColumnRule("insats", "activity", values.slug),
    ColumnRule("kön", "gender", values.word(words.GENDERS)),
    ColumnRule("folkbokföring", "residence_area", values.slug),
    ColumnRule("leverans", "delivery_area", values.slug),
    ColumnRule("alternativ", "alternative", values.word(words.ALTERNATIVES)),
    ColumnRule("värde", "value", values.number),
    ColumnRule("enhet", "unit", values.unit),
    ColumnRule("precision", "precision", values.precision),
    ColumnRule("tryckt", "printed"),
    ColumnRule("i summan", "in_total", values.yes_no, default=True),
    ColumnRule("summa", "is_total", values.yes_no, default=False),
    ColumnRule("saknas", "missing_reason"),
    ColumnRule("anmärkning", "note"),
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
