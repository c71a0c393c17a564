"""Where a reader has gone down to, from the association to the single posting, and the way back."""

from dataclasses import dataclass

from dashboard.shapes.view import Table

POSTINGS_SHOWN = 200


@dataclass(frozen=True, slots=True)
class DrillPath:
    """The levels chosen so far; each needs the one before it.

    `first` is the first posting shown and `most` how many at once, None for all.
    """

    area: str | None = None
    cost_centre: str | None = None
    account: str | None = None
    first: int = 0
    most: int | None = POSTINGS_SHOWN


@dataclass(frozen=True, slots=True)
class TrailStep:
    """One level on the way back: its words and its path."""

    name: str
    path: DrillPath


@dataclass(frozen=True, slots=True)
class Drill:
    """One level: the trail to it, its rows, and what each row leads to (by row id).

    The table's notes say why it goes no further, where it does not; `following` and `before` are the next
    and previous postings where not all are shown.
    """

    trail: tuple[TrailStep, ...]
    table: Table
    leads_to: dict[str, DrillPath]
    following: DrillPath | None = None
    before: DrillPath | None = None
