"""A large made-up association's participants for the benchmarks: ten years, 15 municipalities, 40 activities.

Flows by month, gender, municipality and activity, every combination a row; participants since January through
each month by municipality and by activity and gender; plan, contributions and inhabitants.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from data_access.tables.enumerations import DatasetKind, Gender, Measure

SEED = 20_260_102
FIRST_YEAR, YEARS = 2016, 10
MONTHS = 12
GENDERS = (Gender.WOMEN.value, Gender.MEN.value)
MUNICIPALITIES = [str(9001 + number) for number in range(15)]
ACTIVITIES = [f"insats-{number + 1}" for number in range(40)]
NEW_A_YEAR = 3_000
CARRIED = 0.35
"""Those from earlier years, as a share of a year's new ones."""
UNIQUE = 0.92
TKR = 100_000

Counts = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Made:
    """One figure: a measure for months of a year (1-12), and the dimensions that apply."""

    measure: Measure
    first: int
    last: int
    value: int
    gender: str | None = None
    residence: str | None = None
    activity: str | None = None
    member: str | None = None


@dataclass(frozen=True, slots=True)
class LargeTable:
    """One table of one year: its kind, grain and figures."""

    code: str
    kind: DatasetKind
    grain: str
    status: str
    rows: Callable[[], Iterator[Made]]


def inhabitants() -> list[int]:
    """Each municipality's inhabitants, the same every year."""
    random = np.random.default_rng(SEED)
    return [int(count) for count in random.lognormal(9.8, 0.8, len(MUNICIPALITIES))]


def tables(year: int) -> Iterator[LargeTable]:
    """The year's tables."""
    new, left, carried = _drawn(year)
    yield LargeTable(
        f"floden-{year}",
        DatasetKind.FLOWS,
        "activity,gender,month,residence_area",
        "outcome",
        lambda: _flows(new, left),
    )
    since = carried + new.cumsum(axis=0)
    yield LargeTable(
        f"kommuner-{year}",
        DatasetKind.PARTICIPANTS_BY_MUNICIPALITY,
        "residence_area",
        "outcome",
        lambda: _by_municipality(since),
    )
    yield LargeTable(
        f"insatser-{year}", DatasetKind.FLOWS, "activity,gender", "outcome", lambda: _by_activity(since)
    )
    yield LargeTable(
        f"plan-{year}", DatasetKind.ACTIVITY_PLAN, "activity,delivery_area", "plan", lambda: _plan(year)
    )
    yield LargeTable(
        f"bidrag-{year}", DatasetKind.CONTRIBUTIONS, "member", "outcome", lambda: _contributions(year)
    )
    yield LargeTable(f"invanare-{year}", DatasetKind.POPULATION, "residence_area", "outcome", _inhabitants)


def _drawn(year: int) -> tuple[Counts, Counts, Counts]:
    """In and out by month, gender, municipality and activity, and those carried over from the year before."""
    random = np.random.default_rng((SEED, year))
    people = np.array(inhabitants(), dtype=float)
    sizes = np.random.default_rng(SEED + 1).lognormal(0, 0.8, len(ACTIVITIES))
    weights = np.einsum("g,r,a->gra", np.array([0.55, 0.45]), people, sizes)
    yearly = NEW_A_YEAR * weights / weights.sum()
    monthly = np.broadcast_to(yearly / MONTHS, (MONTHS, *yearly.shape))
    return random.poisson(monthly), random.poisson(monthly), random.poisson(CARRIED * yearly)


def _flows(new: Counts, left: Counts) -> Iterator[Made]:
    for measure, counts in ((Measure.INFLOW, new), (Measure.OUTFLOW, left)):
        for (month, gender, place, activity), count in np.ndenumerate(counts):
            yield Made(
                measure,
                month + 1,
                month + 1,
                int(count),
                gender=GENDERS[gender],
                residence=MUNICIPALITIES[place],
                activity=ACTIVITIES[activity],
            )


def _by_municipality(since: Counts) -> Iterator[Made]:
    """`since` holds participants since January by month, gender, municipality and activity."""
    people = np.array(inhabitants(), dtype=float)
    for place, expected in zip(MUNICIPALITIES, NEW_A_YEAR * people / people.sum(), strict=True):
        yield Made(Measure.EXPECTED_YEAR_VOLUME, 1, MONTHS, round(expected), residence=place)
    for (month, place), count in np.ndenumerate(since.sum(axis=(1, 3))):
        where = MUNICIPALITIES[place]
        yield Made(Measure.PARTICIPANTS_TOTAL, 1, month + 1, int(count), residence=where)
        yield Made(Measure.PARTICIPANTS_UNIQUE, 1, month + 1, int(count * UNIQUE), residence=where)


def _by_activity(since: Counts) -> Iterator[Made]:
    for (month, gender, activity), count in np.ndenumerate(since.sum(axis=2)):
        where = {"gender": GENDERS[gender], "activity": ACTIVITIES[activity]}
        yield Made(Measure.PARTICIPANTS_TOTAL, 1, month + 1, int(count), **where)
        yield Made(Measure.PARTICIPANTS_UNIQUE, 1, month + 1, int(count * UNIQUE), **where)


def _plan(year: int) -> Iterator[Made]:
    random = np.random.default_rng((SEED, year, 1))
    for activity, planned in zip(ACTIVITIES, random.integers(20, 120, len(ACTIVITIES)), strict=True):
        yield Made(Measure.PLANNED_PARTICIPANTS, 1, MONTHS, int(planned), activity=activity)
        yield Made(Measure.BUDGET, 1, MONTHS, -int(planned) * 20 * TKR, activity=activity)


def _contributions(year: int) -> Iterator[Made]:
    for place, count in zip(MUNICIPALITIES, inhabitants(), strict=True):
        yield Made(
            Measure.CONTRIBUTION, 1, MONTHS, count * (year - FIRST_YEAR + 20) * 100, member=f"m-{place}"
        )


def _inhabitants() -> Iterator[Made]:
    for place, count in zip(MUNICIPALITIES, inhabitants(), strict=True):
        yield Made(Measure.POPULATION, MONTHS, MONTHS, count, residence=place)
