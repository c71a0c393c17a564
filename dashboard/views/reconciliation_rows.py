"""One comparison as a row: both figures as text and as data, their tables and sources, the explanation."""

from dashboard.interface import numbers
from dashboard.shapes.view import Cell
from dashboard.translation import _
from dashboard.views.context import Context
from data_access.reconciliation import RULES, VERDICTS, Comparison, Kind, Side, Verdict
from data_access.reconciliation.words import plain_value, printed_as
from data_access.tables.enumerations import COUNT_MEASURES, Measure

KEYS = {Kind.ORE: "_ore", Kind.COUNT: "", Kind.SHARE: "_share"}
PER_CENT_DECIMALS = 1
PEOPLE = COUNT_MEASURES - {
    Measure.POPULATION,
    Measure.EXPECTED_YEAR_VOLUME,
    Measure.PLANNED_PARTICIPANTS,
}
"""Counts of persons who have taken part, which may be small enough to protect."""


def comparison_row(context: Context, one: Comparison) -> dict[str, Cell]:
    """The row of a comparison; counts of persons in a table that is not public are protected."""
    ending = KEYS[one.kind]
    row: dict[str, Cell] = {
        "id": one.id,
        "verdict": one.verdict.value,
        "verdict_text": VERDICTS[one.verdict],
        "rule": one.rule.value,
        "rule_text": RULES[one.rule],
        "what": one.what,
        "subject": f"{one.what}, {numbers.period(*one.period)}",
        "period_from": one.period[0],
        "period_to": one.period[1],
        **_side("left", one.left, one.kind),
        **_side("right", one.right, one.kind),
        f"difference{ending}": plain_value(one.difference, one.kind),
        "difference_text": _difference(one),
        "tables": _(" mot ").join(dict.fromkeys((one.left.table, one.right.table))),
        "comment": one.comment,
        "explanation": one.explanation,
    }
    if one.difference is None:
        row["missing_reason"] = VERDICTS[Verdict.CANNOT_COMPARE].lower()
    return _protected(row, ending) if is_protected(context, one) else row


def is_protected(context: Context, one: Comparison) -> bool:
    """Whether the comparison is of persons in a table that may not be shown as it was published."""
    public = one.left.is_published and one.right.is_published and not context.association.protect_published
    return one.kind is Kind.COUNT and one.measure in PEOPLE and not public


def _protected(row: dict[str, Cell], ending: str) -> dict[str, Cell]:
    """A difference between two tables can give away a small count: only the verdict is left."""
    hidden = dict.fromkeys(("left_text", "right_text", "difference_text"), numbers.PROTECTED)
    values = {f"{name}{ending}": numbers.PROTECTED for name in ("left", "right", "difference")}
    words = dict.fromkeys(("comment", "explanation"), _("Antalen är skyddade: bara bedömningen visas."))
    return {**row, **hidden, **values, **words}


def _side(name: str, side: Side, kind: Kind) -> dict[str, Cell]:
    return {
        f"{name}{KEYS[kind]}": plain_value(side.value, kind),
        f"{name}_text": figure_text(side.value, kind, side.precision),
        f"{name}_label": side.label,
        f"{name}_table": side.table,
        f"{name}_dataset": side.dataset,
        f"{name}_status": side.status,
        f"{name}_source": side.sources[0].code,
    }


def _difference(one: Comparison) -> str:
    if one.difference is None:
        return numbers.MISSING
    precision = max((side.precision or 0 for side in (one.left, one.right)), default=0) or None
    return figure_text(one.difference, one.kind, precision, signed=True)


def figure_text(value: int | None, kind: Kind, precision: int | None, *, signed: bool = False) -> str:
    """A figure as the screen writes it, as finely as it is printed."""
    if value is None:
        return numbers.MISSING
    if kind is Kind.COUNT:
        return numbers.count(value, signed=signed)
    if kind is Kind.SHARE:
        share = plain_value(value, kind)
        return numbers.share(share, PER_CENT_DECIMALS, signed=signed)
    unit, decimals = printed_as(value, precision)
    write = numbers.tkr if unit == "tkr" else numbers.kronor
    return write(value, decimals, signed=signed)
