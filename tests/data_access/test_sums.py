"""A coarser question to a finer table: the database's sums are pandas' and a plain loop's, in both databases.

The association has one table, month x gender x municipality x activity, and nothing coarser.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from data_access import store
from data_access.queries import participants
from data_access.queries.datasets import first_day
from data_access.queries.rows import Answer
from data_access.tables import Activity, Area, Association, Dataset, Figure, ImportBatch, Source
from data_access.tables.enumerations import DatasetKind, Dimension, Measure

YEAR = ("2020-01", "2020-12")
MONTHS = ("2020-01", "2020-02", "2020-03")
GENDERS, PLACES, ACTIVITIES = ("women", "men"), ("0001", "0002"), ("ett", "två")
FLOWS = (Measure.INFLOW.value, Measure.OUTFLOW.value)
SLICES = {Dimension.GENDER: GENDERS, Dimension.RESIDENCE_AREA: PLACES, Dimension.ACTIVITY: ACTIVITIES}


@dataclass(frozen=True)
class Count:
    """One row of the finest table."""

    measure: str
    period: tuple[str, str]
    gender: str
    residence_area: str
    activity: str
    value: int | None
    is_total: bool = False


def flow(measure: str, month: str, gender: str, place: str, activity: str, value: int | None) -> Count:
    return Count(measure, (month, month), gender, place, activity, value)


@dataclass
class Filled:
    """A transaction that is rolled back, on an association without tables."""

    session: Session
    association: int
    keys: dict[str, int]
    tables: int = 0

    def add(self, kind: DatasetKind, grain: str, rows: Sequence[Count]) -> None:
        """A table with rows; its code is its number."""
        self.tables += 1
        dataset = Dataset(
            association_id=self.association,
            code=f"tabell-{self.tables}",
            kind=kind.value,
            title="Tabell",
            status="outcome",
            grain=grain,
            is_published=True,
            source_id=self.keys["source"],
            batch_id=self.keys["batch"],
        )
        self.session.add(dataset)
        self.session.flush()
        dimensions = set(grain.split(","))
        self.session.add_all(
            Figure(
                dataset_id=dataset.id or 0,
                key=str(position),
                position=position,
                measure=row.measure,
                period_from=first_day(row.period[0]),
                period_to=first_day(row.period[1]),
                gender=row.gender if "gender" in dimensions else None,
                residence_area_id=self.keys[row.residence_area] if "residence_area" in dimensions else None,
                activity_id=self.keys[row.activity] if "activity" in dimensions else None,
                value=row.value,
                is_total=row.is_total,
                missing_reason="tom cell" if row.value is None else None,
                source_id=self.keys["source"],
            )
            for position, row in enumerate(rows)
        )
        self.session.flush()

    def flows(self, by: Dimension) -> Answer | None:
        return participants.flows(self.session, self.association, YEAR, by)


@pytest.fixture
def filled(small_url: str) -> Iterator[Filled]:
    with Session(store.writing_engine(small_url)) as session:
        yield empty(session)
        session.rollback()


def empty(session: Session) -> Filled:
    def key(row: Association | ImportBatch | Source | Area | Activity) -> int:
        session.add(row)
        session.flush()
        return row.id or 0

    association = key(Association(slug="ny", name="Ny", split_key="population", cell_threshold=5))
    when = datetime(2020, 1, 1, tzinfo=UTC)
    source = key(Source(association_id=association, code="x", title="X"))
    keys = {
        "source": source,
        "batch": key(
            ImportBatch(
                association="ny",
                kind="folder",
                imported_at=when,
                imported_by="x",
                file_name="x",
                file_sha256="0" * 64,
                row_count=0,
            )
        ),
    }
    for position, code in enumerate(PLACES):
        keys[code] = key(
            Area(
                association_id=association,
                code=code,
                name=code,
                kind="municipality",
                position=position,
                source_id=source,
            )
        )
    for position, slug in enumerate(ACTIVITIES):
        keys[slug] = key(
            Activity(
                association_id=association,
                slug=slug,
                name=slug,
                orientation="individual",
                position=position,
                source_id=source,
            )
        )
    return Filled(session, association, keys)


FINEST = "activity,gender,month,residence_area"
counts = st.dictionaries(
    st.tuples(
        st.sampled_from(FLOWS),
        st.sampled_from(MONTHS),
        st.sampled_from(GENDERS),
        st.sampled_from(PLACES),
        st.sampled_from(ACTIVITIES),
    ),
    st.integers(0, 10**6),
    min_size=1,
    max_size=30,
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=counts)
def test_flows_add_up_as_in_pandas_and_a_plain_loop(
    small_url: str, drawn: dict[tuple[str, str, str, str, str], int]
) -> None:
    rows = [flow(*key, value=value) for key, value in drawn.items()]
    with Session(store.writing_engine(small_url)) as session:
        filled = empty(session)
        filled.add(DatasetKind.FLOWS, FINEST, rows)
        if not any(row.measure == "inflow" for row in rows):
            assert filled.flows(Dimension.GENDER) is None
            session.rollback()
            return
        by_database = {by: sums_of(filled.flows(by), by) for by in SLICES}
        session.rollback()

    frame = pd.DataFrame([{**row.__dict__, "month": row.period[0]} for row in rows])
    for by in SLICES:
        by_loop: dict[tuple[str, str, str], int] = defaultdict(int)
        for row in rows:
            by_loop[row.measure, row.period[0], getattr(row, by.value)] += row.value or 0
        by_pandas = frame.groupby(["measure", "month", by.value])["value"].sum()
        found = by_database[by]
        assert {key: value for key, value in found.items() if key in by_loop} == dict(by_loop)
        assert by_pandas.to_dict() == dict(by_loop)
        assert all(value == 0 for key, value in found.items() if key not in by_loop), "nobody else"
        measures, months = {row.measure for row in rows}, {row.period[0] for row in rows}
        places = {getattr(row, by.value) for row in rows}
        assert len(found) == len(measures) * len(months) * len(places), "every month has every place"


def sums_of(answer: Answer | None, by: Dimension) -> dict[tuple[str, str, str], int | None]:
    assert answer is not None
    return {(row.measure, row.period_from, getattr(row, by.value)): row.value for row in answer.rows}


def test_a_sum_lacks_its_value_where_a_part_does(filled: Filled) -> None:
    filled.add(
        DatasetKind.FLOWS,
        FINEST,
        [
            flow("inflow", "2020-01", "women", "0001", "ett", 4),
            flow("inflow", "2020-01", "women", "0002", "ett", None),
            flow("inflow", "2020-01", "men", "0001", "ett", 3),
        ],
    )
    found = filled.flows(Dimension.GENDER)

    assert found is not None
    values = {row.gender: (row.value, row.missing_reason) for row in found.rows}
    assert values == {"women": (None, "tom cell"), "men": (3, None)}


def test_stated_totals_are_no_parts(filled: Filled) -> None:
    filled.add(
        DatasetKind.FLOWS,
        FINEST,
        [
            flow("inflow", "2020-01", "women", "0001", "ett", 4),
            flow("inflow", "2020-01", "women", "0002", "ett", 5),
            Count("inflow", ("2020-01", "2020-01"), "women", "0001", "två", 4 + 5, is_total=True),
        ],
    )

    assert sums_of(filled.flows(Dimension.GENDER), Dimension.GENDER) == {
        ("inflow", "2020-01", "women"): 4 + 5
    }


def test_a_table_as_fine_as_the_question_answers_before_a_finer_one(filled: Filled) -> None:
    """Its own 9 and not the 8 that the finer table adds up to: the two are never mixed."""
    filled.add(DatasetKind.FLOWS, FINEST, [flow("inflow", "2020-01", "women", "0001", "ett", 8)])
    filled.add(DatasetKind.FLOWS, "month,gender", [flow("inflow", "2020-01", "women", "0001", "ett", 9)])

    found = filled.flows(Dimension.GENDER)
    assert found is not None
    assert [row.value for row in found.rows] == [9]
    assert sums_of(filled.flows(Dimension.ACTIVITY), Dimension.ACTIVITY) == {("inflow", "2020-01", "ett"): 8}


def participants_of(measure: str, last: str, place: str, activity: str, value: int) -> Count:
    return Count(measure, ("2020-01", last), "women", place, activity, value)


def test_unique_participants_are_not_added_over_activities(filled: Filled) -> None:
    """7 and 5 in two activities are 12 participations; how many persons they are, nobody can add up."""
    rows = [
        participants_of(measure, "2020-04", "0001", activity, value)
        for measure in ("participants_total", "participants_unique")
        for activity, value in (("ett", 7), ("två", 5))
    ]
    filled.add(DatasetKind.PARTICIPANTS_BY_MUNICIPALITY, "residence_area,activity", rows)

    found = participants.by_municipality(filled.session, filled.association, YEAR)
    assert found is not None
    assert [(row.measure, row.residence_area, row.value) for row in found.rows] == [
        ("participants_total", "0001", 7 + 5),
        ("participants_unique", "0001", None),
    ]
    assert "unika" in str(found.rows[1].missing_reason)


def test_unique_participants_are_added_over_municipalities(filled: Filled) -> None:
    """Everybody lives in one: 7 + 4. What has come by April and by August are two counts and no sum."""
    filled.add(
        DatasetKind.PARTICIPANTS_BY_MUNICIPALITY,
        "residence_area",
        [
            participants_of(measure, last, place, "ett", value)
            for measure in ("participants_total", "participants_unique")
            for last, place, value in (
                ("2020-04", "0001", 7),
                ("2020-04", "0002", 4),
                ("2020-08", "0001", 9),
                ("2020-08", "0002", 6),
            )
        ],
    )

    (found,) = participants.in_total(filled.session, filled.association, YEAR)
    assert {(row.measure, row.period_to): row.value for row in found.rows} == {
        ("participants_total", "2020-04"): 7 + 4,
        ("participants_total", "2020-08"): 9 + 6,
        ("participants_unique", "2020-04"): 7 + 4,
        ("participants_unique", "2020-08"): 9 + 6,
    }


def test_each_period_is_answered_by_one_table(filled: Filled) -> None:
    """The municipalities' table has April; only the activities' has March, and in total alone."""
    filled.add(
        DatasetKind.PARTICIPANTS_BY_MUNICIPALITY,
        "residence_area",
        [
            participants_of("participants_total", "2020-04", "0001", "ett", 11),
            participants_of("participants_unique", "2020-04", "0001", "ett", 10),
        ],
    )
    filled.add(
        DatasetKind.FLOWS,
        "activity",
        [
            participants_of(measure, last, "0001", activity, value)
            for measure in ("participants_total", "participants_unique")
            for last, activity, value in (
                ("2020-03", "ett", 5),
                ("2020-03", "två", 4),
                ("2020-04", "ett", 6),
            )
        ],
    )

    first, second = participants.in_total(filled.session, filled.association, YEAR)
    assert [(row.measure, row.period_to, row.value) for row in first.rows] == [
        ("participants_total", "2020-04", 11),
        ("participants_unique", "2020-04", 10),
    ]
    assert [(row.measure, row.period_to, row.value) for row in second.rows] == [
        ("participants_total", "2020-03", 5 + 4),
        ("participants_unique", "2020-03", None),
    ]
