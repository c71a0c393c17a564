"""How the sheets with counts become figures."""

from collections.abc import Iterable

from data_access.formats.office.drafts import GRAIN_WORDS, grain_parts
from data_access.formats.office.figure_rules import Belonging, FigureRules, Found, Period, Value
from data_access.formats.office.periods import calendar_year, one_month, since_january
from data_access.formats.office.reading import Reading
from data_access.formats.office.registers import Total
from data_access.formats.office.table import Line, Table
from data_access.tables.enumerations import DatasetKind, Dimension, Measure, Status
from data_access.translation import _

_PARTICIPANTS_BY = (
    Dimension.RESIDENCE_AREA,
    Dimension.ACTIVITY,
    Dimension.DELIVERY_AREA,
    Dimension.GENDER,
)
_BY = (Dimension.GENDER, Dimension.RESIDENCE_AREA, Dimension.ACTIVITY)


def _words(grain: Iterable[Dimension]) -> str:
    words = [GRAIN_WORDS[dimension] for dimension in grain]
    return _(" och ").join(filter(None, (", ".join(words[:-1]), words[-1] if words else "")))


def flow_belonging(period: Period, found: Iterable[str]) -> Belonging:
    """Flows by month and by what else a line says."""
    there = set(found)
    grain = (Dimension.MONTH, *(one for one in _BY if one.value in there))
    title = _("In och ut {year}, per {words}").format(year=period.last.year, words=_words(grain))
    return Belonging(("floden", f"{period.last:%Y}", *grain_parts(grain)), title, grain)


def participant_belonging(period: Period, found: Iterable[str]) -> Belonging:
    """A year's participants since January, by what a line says."""
    there = set(found)
    grain = tuple(one for one in _PARTICIPANTS_BY if one in there)
    title = _("Deltagare {year}, per {words}").format(year=period.last.year, words=_words(grain))
    return Belonging(("deltagare", f"{period.last:%Y}", *grain_parts(grain)), title, grain)


def _flows(_value: Value, period: Period, found: Iterable[str]) -> Belonging:
    return flow_belonging(period, found)


def _participants(value: Value, period: Period, found: Iterable[str]) -> Belonging:
    if value.at_start:
        grain = tuple(one for one in _PARTICIPANTS_BY if one in set(found)) or (Dimension.TOTAL,)
        title = _("Pågående deltagare 1 januari {year}").format(year=period.last.year)
        return Belonging(("ingaende", f"{period.last:%Y}", *grain_parts(grain)), title, grain)
    # The sum of all municipalities stands among them.
    return participant_belonging(period, found or (Dimension.RESIDENCE_AREA,))


def _plan(_value: Value, period: Period, _found: Iterable[str]) -> Belonging:
    title = _("Insatser {year}").format(year=period.last.year)
    return Belonging(
        ("insatsplan", f"{period.last:%Y}"), title, (Dimension.ACTIVITY, Dimension.DELIVERY_AREA)
    )


def _anonymous(_value: Value, period: Period, _found: Iterable[str]) -> Belonging:
    title = _("Anonyma deltagare {year}").format(year=period.last.year)
    grain = (Dimension.ACTIVITY, Dimension.DELIVERY_AREA, Dimension.GENDER)
    return Belonging(("anonyma", f"{period.last:%Y}"), title, grain)


def population_belonging() -> Belonging:
    """All years' inhabitants are one table."""
    return Belonging(("befolkning",), _("Folkmängd"), (Dimension.RESIDENCE_AREA,))


def _population(_value: Value, _period: Period, _found: Iterable[str]) -> Belonging:
    return population_belonging()


def _all_are_nothing_said(reading: Reading, _table: Table, _line: Line, found: Found) -> bool:
    """All municipalities, or all activities, is no breakdown."""
    for name in ("residence_area", "activity"):
        if _is_all(reading, found.get(name)):
            del found[name]
    return True


def _is_all(reading: Reading, code: object) -> bool:
    whole = reading.areas.whole
    return code is Total.ROW or (whole is not None and code == whole.code)


def _somewhere(reading: Reading, table: Table, line: Line, found: Found) -> bool:
    """Participants are of a municipality or in an activity; all municipalities are their sum."""
    if not {"residence_area", "activity"} & found.keys():
        reading.faults.say(
            table.given.place, _("fyll i kommun eller insats: siffran hör inte till något."), row=line.number
        )
        return False
    if found.get("activity") is Total.ROW:
        del found["activity"]
        found.setdefault("residence_area", Total.ROW)
    if _is_all(reading, found.get("residence_area")):
        del found["residence_area"]
        if "activity" not in found:
            found["is_total"] = True
    return True


def _place_or_everywhere(reading: Reading, table: Table, line: Line, found: Found) -> bool:
    """Anonymous participants without a place are the whole association's."""
    place = found.get("delivery_area")
    if not isinstance(place, str):
        place = reading.areas.require_whole()
    if place is None:
        reading.say(table, line, "delivery_area", _("cellen är tom men behövs. Fyll i den."))
        return False
    gender = found.pop("gender", None)
    found["delivery_area"] = place
    if gender is not None:
        found["gender"] = gender
    return True


def _planned_somewhere(_reading: Reading, _table: Table, _line: Line, found: Found) -> bool:
    if found.get("delivery_area") is Total.ROW:
        del found["delivery_area"]
    return True


def _inhabitants(reading: Reading, table: Table, _line: Line, found: Found) -> bool:
    """A sum of inhabitants is no municipality's, and Statistics Sweden's noise keeps it from being a sum."""
    if _is_all(reading, found["residence_area"]):
        reading.faults.remark(_("{place}: summarader läses inte.").format(place=table.given.place))
        return False
    return True


PEOPLE_RULES = (
    FigureRules(
        table="plan",
        kind=DatasetKind.ACTIVITY_PLAN,
        values=(
            Value("planned", Measure.PLANNED_PARTICIPANTS),
            Value("budget", Measure.BUDGET, is_cost=True),
        ),
        status=Status.PLAN,
        dimensions=("activity", "delivery_area"),
        period=calendar_year,
        belongs=_plan,
        settle=_planned_somewhere,
    ),
    FigureRules(
        table="flows",
        kind=DatasetKind.FLOWS,
        values=(Value("inflow", Measure.INFLOW), Value("outflow", Measure.OUTFLOW)),
        status=Status.OUTCOME,
        dimensions=("gender", "residence_area", "activity"),
        period=one_month,
        belongs=_flows,
        settle=_all_are_nothing_said,
        is_followed_up=True,
        continues=True,
    ),
    FigureRules(
        table="participants",
        kind=DatasetKind.PARTICIPANTS_BY_MUNICIPALITY,
        values=(
            Value("expected", Measure.EXPECTED_YEAR_VOLUME, for_year=True),
            Value("total", Measure.PARTICIPANTS_TOTAL),
            Value("unique", Measure.PARTICIPANTS_UNIQUE),
            Value("inflow", Measure.INFLOW),
            Value("outflow", Measure.OUTFLOW),
            Value("opening", Measure.OPENING_PARTICIPANTS, at_start=True),
        ),
        status=Status.OUTCOME,
        dimensions=("residence_area", "activity", "delivery_area", "gender"),
        period=since_january,
        belongs=_participants,
        settle=_somewhere,
        is_followed_up=True,
        by_month=True,
    ),
    FigureRules(
        table="anonymous",
        kind=DatasetKind.ANONYMOUS,
        values=(
            Value("counted", Measure.ANONYMOUS_PARTICIPANTS),
            Value("expected", Measure.EXPECTED_YEAR_VOLUME, for_year=True),
        ),
        status=Status.OUTCOME,
        dimensions=("activity", "delivery_area", "gender"),
        period=since_january,
        belongs=_anonymous,
        settle=_place_or_everywhere,
        is_followed_up=True,
        by_month=True,
    ),
    FigureRules(
        table="population",
        kind=DatasetKind.POPULATION,
        values=(Value("inhabitants", Measure.POPULATION),),
        status=Status.OUTCOME,
        dimensions=("residence_area",),
        period=one_month,
        belongs=_population,
        settle=_inhabitants,
    ),
)
