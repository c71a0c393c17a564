"""The comparisons as plain data and as lines: what `python -m data_access check` writes.

For the office: no small cells are protected here. The page Avstämning shows the same, protected.
"""

from collections.abc import Iterator
from typing import Any

from sqlmodel import Session

from data_access.errors import StoreError
from data_access.queries import organisation
from data_access.queries.rows import AssociationRow
from data_access.reconciliation import count, reconcile, words
from data_access.reconciliation.comparison import Comparison, Kind, Side, Verdict
from data_access.translation import _

KEYS = {Kind.ORE: "value_ore", Kind.COUNT: "value", Kind.SHARE: "value_share"}
"""Ören are integers, counts integers, shares fractions of one."""

Checked = tuple[AssociationRow, tuple[Comparison, ...]]


def check(session: Session, slug: str | None = None) -> tuple[Checked, ...]:
    """Every association's comparisons, or one's. Raises StoreError for one that does not exist."""
    known = organisation.associations(session)
    chosen = tuple(one for one in known if slug in (None, one.slug))
    if slug is not None and not chosen:
        there = ", ".join(one.slug for one in known) or _("inget")
        raise StoreError(
            _("Förbundet ”{slug}” finns inte. Det finns: {there}.").format(slug=slug, there=there)
        )
    return tuple((one, reconcile(session, one)) for one in chosen)


def as_data(checked: tuple[Checked, ...]) -> dict[str, Any]:
    """Associations with counts by verdict and every comparison, differences first."""
    return {"associations": [_association(one, comparisons) for one, comparisons in checked]}


def _association(one: AssociationRow, comparisons: tuple[Comparison, ...]) -> dict[str, Any]:
    return {
        "association": one.slug,
        "name": one.name,
        "comparisons_made": len(comparisons),
        "counts": {verdict.value: number for verdict, number in count(comparisons).items()},
        "comparisons": [_comparison(comparison) for comparison in comparisons],
    }


def _comparison(one: Comparison) -> dict[str, Any]:
    key = KEYS[one.kind].replace("value", "difference")
    return {
        "id": one.id,
        "rule": one.rule.value,
        "what": one.what,
        "measure": one.measure,
        "period_from": one.period[0],
        "period_to": one.period[1],
        "verdict": one.verdict.value,
        "left": _side(one.left, one.kind),
        "right": _side(one.right, one.kind),
        key: words.plain_value(one.difference, one.kind),
        "explanation": one.explanation,
    }


def _side(side: Side, kind: Kind) -> dict[str, Any]:
    return {
        "label": side.label,
        KEYS[kind]: words.plain_value(side.value, kind),
        "dataset": side.dataset,
        "table": side.table,
        "status": side.status,
        "sources": [source.code for source in side.sources],
    }


def as_lines(checked: tuple[Checked, ...]) -> Iterator[str]:
    """A heading with the counts for each association, and every comparison that is not equal."""
    for one, comparisons in checked:
        yield _("{name}: {summary}").format(name=one.name, summary=summary(comparisons))
        for verdict in Verdict:
            found = [comparison for comparison in comparisons if comparison.verdict is verdict]
            if found and verdict is not Verdict.EQUAL:
                yield ""
                yield words.VERDICTS[verdict]
                yield from (f"  {_line(comparison)}" for comparison in found)
        yield ""


def summary(comparisons: tuple[Comparison, ...]) -> str:
    """How many comparisons, and how many of each verdict."""
    numbers = count(comparisons)
    text = _(
        "{all} jämförelser: {equal} stämmer, {rounding} är avrundning, {differs} skiljer, {statuses} är "
    )
    text += _("olika status, {cannot} kan inte jämföras.")
    return text.format(
        all=len(comparisons),
        equal=numbers[Verdict.EQUAL],
        rounding=numbers[Verdict.ROUNDING],
        differs=numbers[Verdict.DIFFERS],
        statuses=numbers[Verdict.DIFFERENT_STATUSES],
        cannot=numbers[Verdict.CANNOT_COMPARE],
    )


def _line(one: Comparison) -> str:
    return _("{rule}. {what}, {period}. {explanation}").format(
        rule=words.RULES[one.rule],
        what=one.what,
        period=words.period(one.period),
        explanation=one.explanation,
    )
