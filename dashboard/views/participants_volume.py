"""Participants in the period, the whole association together, against the planned yearly volume."""

from dataclasses import dataclass

from dashboard.participants.flows import add_counts, share_of
from dashboard.participants.protection_keys import CountKey
from dashboard.participants.targets import WITHOUT_PLAN
from dashboard.views.context import Context
from dashboard.views.protected import Count, ProtectedCounts, Share, derived
from data_access.queries import activities as activity_queries
from data_access.queries import participants as participant_queries
from data_access.queries.kept import ask_lately
from data_access.queries.rows import Answer, FigureRow
from data_access.tables.enumerations import Measure

TOTAL, UNIQUE = Measure.PARTICIPANTS_TOTAL.value, Measure.PARTICIPANTS_UNIQUE.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Participants since January through a month: a person in two activities counts twice and once."""

    through: str
    total: Count
    unique: Count
    unique_missing: str | None
    answer: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """The year's planned volume, and the table that says it; `is_plan` where that is the activities' plan."""

    count: int
    answer: Answer
    is_plan: bool


@dataclass(frozen=True, slots=True)
class Volume:
    """Participants through each month that a table has, the latest last, and the year's planned volume."""

    months: tuple[Counted, ...]
    plan: Planned | None

    @property
    def latest(self) -> Counted:
        """Through the latest month."""
        return self.months[-1]

    @property
    def planned(self) -> int | None:
        """The year's planned volume; None where no source has one."""
        return self.plan.count if self.plan else None

    @property
    def total_share(self) -> Share:
        """Participants of the planned volume."""
        return derived(share_of, self.latest.total, self.planned)

    @property
    def unique_share(self) -> Share:
        """The unique of the planned volume."""
        return derived(share_of, self.latest.unique, self.planned)

    @property
    def missing_reason(self) -> str | None:
        """Why there is no share."""
        return None if self.planned else WITHOUT_PLAN

    @property
    def answers(self) -> tuple[Answer, ...]:
        """The tables of the latest count and the plan, each once."""
        found = {self.latest.answer.dataset.id: self.latest.answer}
        if self.plan is not None:
            found.setdefault(self.plan.answer.dataset.id, self.plan.answer)
        return tuple(found.values())


def volume(context: Context, protected: ProtectedCounts) -> Volume | None:
    """Participants through the selected month or the last before it; None where nothing is counted.

    Made once for a period.
    """
    question = ("volume", context.association.id, context.period)
    return ask_lately(context.session, question, lambda: _made(context, protected), "flows")


def _made(context: Context, protected: ProtectedCounts) -> Volume | None:
    months = []
    for answer in participant_queries.in_total(context.session, context.association.id, context.period):
        months += _counted(answer, protected, context.selection.first_month)
    if not months:
        return None
    return Volume(tuple(sorted(months, key=lambda month: month.through)), _planned(context))


def _counted(answer: Answer, protected: ProtectedCounts, january: str) -> list[Counted]:
    by_month: dict[str, dict[str, FigureRow]] = {}
    for row in answer.rows:
        if row.period_from == january:
            by_month.setdefault(row.period_to, {})[row.measure] = row

    def shown(measure: str, month: str) -> Count:
        row = by_month[month].get(measure)
        key = CountKey(answer.dataset.code, measure, january, month)
        return protected.shown(key, row.value if row else None)

    return [
        Counted(
            through=month,
            total=shown(TOTAL, month),
            unique=shown(UNIQUE, month),
            unique_missing=rows[UNIQUE].missing_reason if UNIQUE in rows else None,
            answer=answer,
        )
        for month, rows in by_month.items()
    ]


def _planned(context: Context) -> Planned | None:
    """The expected volume that is stated for the whole year, else what the individual activities plan."""
    session, association = context.session, context.association.id
    expected = participant_queries.expected(session, association, context.year)
    if expected is not None:
        stated = add_counts(row.value for row in expected.rows if not row.is_total)
        if stated is not None:
            return Planned(count=stated, answer=expected, is_plan=False)
    plan = activity_queries.plan(session, association, context.year)
    rows = plan.parts(Measure.PLANNED_PARTICIPANTS.value) if plan else ()
    of_persons = [row.value for row in rows if _is_individual(context, row) and row.value is not None]
    if plan is None or not of_persons:
        return None
    return Planned(count=sum(of_persons), answer=plan, is_plan=True)


def _is_individual(context: Context, row: FigureRow) -> bool:
    activity = context.activities.get(row.activity or "")
    return activity is not None and activity.orientation in {"individual", "both"}
