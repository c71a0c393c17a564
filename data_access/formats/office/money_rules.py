"""How the sheets with amounts become figures."""

from collections.abc import Iterable

from data_access.formats.office.drafts import period_text
from data_access.formats.office.fields import Fields
from data_access.formats.office.figure_rules import Belonging, FigureRules, Found, Period, Value
from data_access.formats.office.lists import value_of
from data_access.formats.office.periods import calendar_year, month_or_since_january, since_january
from data_access.formats.office.reading import Reading
from data_access.formats.office.registers import slug
from data_access.formats.office.table import Line, Table
from data_access.tables.enumerations import DatasetKind, Dimension, Measure, StatementSection, Status
from data_access.translation import _

COSTS = frozenset({StatementSection.COST.value, StatementSection.NET_COST.value})
_SUMS = frozenset({StatementSection.NET_COST.value, StatementSection.RESULT.value})
_SUM_WORD = "summa"
_BY_COST_CENTRE = (Dimension.COST_CENTRE,)


def _budget(_value: Value, period: Period, _found: Iterable[str]) -> Belonging:
    return Belonging(
        ("budget", f"{period.last:%Y}"), _("Budget {year}").format(year=period.last.year), _BY_COST_CENTRE
    )


def _outcome(_value: Value, period: Period, _found: Iterable[str]) -> Belonging:
    if period.first == period.last:
        title = _("Utfall {year}, månad för månad").format(year=period.last.year)
        return Belonging(("utfall", f"{period.last:%Y}", "manad"), title, _BY_COST_CENTRE)
    title = _("Utfall {period}").format(period=period_text(*period))
    return Belonging(("utfall", f"{period.last:%Y-%m}"), title, _BY_COST_CENTRE)


def _contributions(_value: Value, period: Period, _found: Iterable[str]) -> Belonging:
    title = _("Medlemmarnas bidrag {year}").format(year=period.last.year)
    return Belonging(("bidrag", f"{period.last:%Y}"), title, (Dimension.MEMBER,))


def _equity(_value: Value, period: Period, _found: Iterable[str]) -> Belonging:
    title = _("Eget kapital {year}").format(year=period.last.year)
    return Belonging(("kapital", f"{period.last:%Y}"), title, (Dimension.TOTAL,))


def _statement(value: Value, period: Period, _found: Iterable[str]) -> Belonging:
    grain = (Dimension.STATEMENT_LINE,)
    if value.for_year:
        title = _("Resultaträkning, budget {year}").format(year=period.last.year)
        return Belonging(("resultat", f"{period.last:%Y}", "budget"), title, grain)
    title = _("Resultaträkning {period}").format(period=period_text(*period))
    return Belonging(("resultat", f"{period.last:%Y-%m}"), title, grain)


def _statement_line(reading: Reading, table: Table, line: Line, found: Found) -> bool:
    """The row of the income statement that a line is, added to the list where it is the first."""
    name, section = found.pop("line"), value_of(table, line, "section")
    code = reading.statement_lines.by_name(name) or slug(name)
    if not code:
        reading.say(table, line, "line", _("raden behöver ett namn med bokstäver."))
        return False
    there = next((row for row in reading.package.rows("statement_lines") if row.fields["code"] == code), None)
    if there is None:
        fields = Fields(code=code, name=name, section=section)
        if "is_project" in table.there or code not in reading.statement_lines.names:
            fields["is_project"] = bool(value_of(table, line, "is_project"))
        columns = {"line": "code", "section": "section", "is_project": "is_project"}
        reading.add("statement_lines", table, line, fields, columns)
    elif there.fields["section"] != section:
        message = _("raden står i ett annat avsnitt på rad {row}. Rätta det ena.").format(row=there.row)
        reading.say(table, line, "section", message)
        return False
    stated = value_of(table, line, "is_total")
    starts_so = name.casefold().startswith(_SUM_WORD)
    found["statement_line"] = code
    found["is_total"] = (section in _SUMS or starts_so) if stated is None else stated
    return True


def _is_cost_line(table: Table, line: Line) -> bool:
    return value_of(table, line, "section") in COSTS


MONEY_RULES = (
    FigureRules(
        table="contributions",
        kind=DatasetKind.CONTRIBUTIONS,
        values=(Value("contribution", Measure.CONTRIBUTION),),
        status=Status.DECIDED,
        dimensions=("member",),
        period=calendar_year,
        belongs=_contributions,
    ),
    FigureRules(
        table="budget",
        kind=DatasetKind.BUDGET,
        values=(Value("budget", Measure.BUDGET, is_cost=True),),
        status=Status.DECIDED,
        dimensions=("cost_centre",),
        period=calendar_year,
        belongs=_budget,
    ),
    FigureRules(
        table="outcome",
        kind=DatasetKind.OUTCOME,
        values=(Value("outcome", Measure.OUTCOME, is_cost=True),),
        status=Status.OUTCOME,
        dimensions=("cost_centre",),
        period=month_or_since_january,
        belongs=_outcome,
        is_followed_up=True,
        continues=True,
    ),
    FigureRules(
        table="equity",
        kind=DatasetKind.EQUITY,
        values=(
            Value("opening", Measure.OPENING_EQUITY),
            Value("closing", Measure.CLOSING_EQUITY),
        ),
        status=Status.OUTCOME,
        dimensions=(),
        period=calendar_year,
        belongs=_equity,
    ),
    FigureRules(
        table="statement",
        kind=DatasetKind.INCOME_STATEMENT,
        values=(
            Value("outcome", Measure.OUTCOME, is_cost=True),
            Value("budget", Measure.BUDGET, is_cost=True, for_year=True, status=Status.DECIDED),
        ),
        status=Status.OUTCOME,
        dimensions=("line",),
        period=since_january,
        belongs=_statement,
        settle=_statement_line,
        is_cost=_is_cost_line,
        is_followed_up=True,
        names={"line": "statement_line"},
    ),
)
