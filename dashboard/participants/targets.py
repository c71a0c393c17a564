"""Participants in the period against the planned yearly volume, and the goal for registered participants.

The expected yearly volume is compared with participants *in* the period (total: a person in two
activities counts twice; unique: once), not with inflow and not with the share of the year gone, since
participants carry over. The goal is measured as unique, identified participants against the planned
yearly volume. Rule: DOMAIN.md, Follow-up; the goal's share comes in as an argument.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil

from dashboard.participants.flows import add_counts, share_of

WITHOUT_PLAN = "utan planerad volym"
WITHOUT_COUNT = "antal saknas"


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaCount:
    """One residence area (municipality or group): planned for the year, and counts in the period."""

    id: str
    name: str
    planned: int | None
    total: int | None
    unique: int | None
    inflow: int | None = None
    outflow: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaParticipation(AreaCount):
    """The same with participants as shares of the planned yearly volume (fractions of one).

    A share is None, with `missing_reason`, where nothing is planned or a count is missing.
    """

    total_share: float | None
    unique_share: float | None
    missing_reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalProgress:
    """How far unique, identified participants have come toward the goal.

    `needed` is the smallest whole number that reaches it, `remaining` what is left (0 when reached),
    `remaining_per_month` that spread over the months left (None when none is left).
    Where nothing is planned there is no goal, and so none that is reached.
    """

    planned: int
    unique: int
    unique_share: float | None
    needed: int
    remaining: int
    remaining_per_month: float | None
    is_reached: bool


def participation(area: AreaCount) -> AreaParticipation:
    """One area's participants in the period as shares of its planned yearly volume."""
    total_share = share_of(area.total, area.planned)
    unique_share = share_of(area.unique, area.planned)
    reason = None
    if not area.planned:
        reason = WITHOUT_PLAN
    elif total_share is None or unique_share is None:
        reason = WITHOUT_COUNT
    return AreaParticipation(
        id=area.id,
        name=area.name,
        planned=area.planned,
        total=area.total,
        unique=area.unique,
        inflow=area.inflow,
        outflow=area.outflow,
        total_share=total_share,
        unique_share=unique_share,
        missing_reason=reason,
    )


def participation_by_area(areas: Iterable[AreaCount]) -> tuple[AreaParticipation, ...]:
    """Every area in the order given."""
    return tuple(participation(area) for area in areas)


def participation_total(areas: Sequence[AreaCount], *, name: str, id: str = "total") -> AreaParticipation:
    """All areas as one; a count that is missing for any area is missing for all of them together."""
    return participation(
        AreaCount(
            id=id,
            name=name,
            planned=add_counts(area.planned for area in areas),
            total=add_counts(area.total for area in areas),
            unique=add_counts(area.unique for area in areas),
            inflow=add_counts(area.inflow for area in areas),
            outflow=add_counts(area.outflow for area in areas),
        )
    )


def goal_progress(
    *, planned: int, unique: int, goal_share: Fraction | Decimal | float, months_left: int
) -> GoalProgress:
    """Unique, identified participants against the goal's share of the planned yearly volume.

    `goal_share` is a fraction of one, `months_left` 0-11. Raises ValueError for negative months.
    """
    if months_left < 0:
        raise ValueError(f"{months_left} months left")
    needed = ceil(Fraction(str(goal_share)) * planned)
    remaining = max(0, needed - unique)
    return GoalProgress(
        planned=planned,
        unique=unique,
        unique_share=share_of(unique, planned),
        needed=needed,
        remaining=remaining,
        remaining_per_month=remaining / months_left if months_left else None,
        is_reached=planned > 0 and remaining == 0,
    )
