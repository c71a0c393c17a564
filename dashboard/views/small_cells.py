"""The activities' counts of persons as they may be shown, and counts to calculate with."""

from collections.abc import Iterable, Mapping

from dashboard.participants.protection_keys import CountKey
from dashboard.shapes.view import Cell
from dashboard.views.context import Context
from dashboard.views.protected import Count, protected_counts
from data_access.queries.rows import Answer
from data_access.tables.enumerations import Measure

STATED = "stated"
"""Stands for the area of a sum that the source states for all of an activity's places."""

COUNTED = (Measure.PARTICIPANTS_UNIQUE.value, Measure.PARTICIPANTS_TOTAL.value)
UNKNOWN = CountKey("", "", "", "")
"""A count that was not foreseen when protecting, and so is not shown."""


def activity_counts(
    context: Context,
    answers: Iterable[Answer],
    counts: Mapping[tuple[str, str | None], int | None],
    through: str,
) -> dict[tuple[str, str | None], Count]:
    """Persons by activity and place, each counted since January through the month or the last before it."""
    measures = {answer.dataset.code: _measure(answer) for answer in answers}
    protected = protected_counts(context)
    if measures.keys() <= protected.public:
        return dict(counts)
    reached: dict[tuple[str | None, str | None], CountKey] = {}
    for key in protected.of_everybody:
        if measures.get(key.table) == key.measure and key.last <= through:
            place = key.activity, key.delivery
            reached[place] = max(reached.get(place, key), key, key=lambda key: key.last)
    return {
        (activity, area): protected.shown(
            reached.get((activity, None if area == STATED else area), UNKNOWN), value
        )
        for (activity, area), value in counts.items()
    }


def _measure(answer: Answer) -> str:
    """What the page counts in a table: unique persons where it has them."""
    counted = {row.measure for row in answer.rows}
    return next((measure for measure in COUNTED if measure in counted), Measure.ANONYMOUS_PARTICIPANTS.value)


def as_count(cell: Cell) -> int | None:
    """A count to calculate with; None where it is missing or protected."""
    return cell if isinstance(cell, int) and not isinstance(cell, bool) else None
