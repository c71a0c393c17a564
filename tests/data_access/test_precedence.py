"""Which table answers: by status, then date, then how well its grain fits; a plain loop says the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import Session, col, select

from data_access import store
from data_access.queries import contributions
from data_access.queries.datasets import best, candidates, first_day
from data_access.queries.every_dataset import every_dataset
from data_access.tables import Association, Dataset, Figure, ImportBatch, Source
from data_access.tables.enumerations import DatasetKind, Dimension, Measure, Status

YEAR = ("2020-01", "2020-12")
MONTHS = [f"2020-{number:02d}" for number in range(1, 13)]
GRAINS = [Dimension.MEMBER, Dimension.CATEGORY, Dimension.COST_CENTRE, Dimension.MONTH]
FINALITY = ["outcome", "preliminary", "decided", "plan", "outlook"]


@dataclass(frozen=True)
class Table:
    """A made-up dataset with figures of one measure, one for each period."""

    code: str
    status: Status = Status.PLAN
    stated_on: str | None = None
    grain: frozenset[Dimension] = frozenset({Dimension.TOTAL})
    kind: DatasetKind = DatasetKind.CONTRIBUTIONS
    measure: Measure = Measure.CONTRIBUTION
    periods: tuple[tuple[str, str, int | None], ...] = (("2020-01", "2020-12", 1),)
    is_published: bool = True


@pytest.fixture
def session(small_url: str) -> Iterator[Session]:
    """A transaction that is rolled back, on a store whose small association has other tables than these."""
    with Session(store.writing_engine(small_url)) as opened:
        yield opened
        opened.rollback()


def added(session: Session, row: Association | ImportBatch | Source | Dataset) -> int:
    """Write a row; returns its key."""
    session.add(row)
    session.flush()
    return row.id or 0


def add(session: Session, tables: list[Table]) -> int:
    """A new association with the tables; returns its key."""
    association = added(session, Association(slug="ny", name="Ny", split_key="population", cell_threshold=5))
    when = datetime(2020, 1, 1, tzinfo=UTC)
    batch = added(
        session,
        ImportBatch(
            association="ny",
            kind="folder",
            imported_at=when,
            imported_by="x",
            file_name="x",
            file_sha256="0" * 64,
            row_count=0,
        ),
    )
    source = added(session, Source(association_id=association, code="x", title="X"))
    for table in tables:
        dataset = added(
            session,
            Dataset(
                association_id=association,
                code=table.code,
                kind=table.kind.value,
                title=table.code,
                status=table.status.value,
                stated_on=table.stated_on,
                grain=",".join(sorted(table.grain)),
                is_published=table.is_published,
                source_id=source,
                batch_id=batch,
            ),
        )
        session.add_all(
            Figure(
                dataset_id=dataset,
                key=str(position),
                position=position,
                measure=table.measure.value,
                period_from=first_day(first),
                period_to=first_day(last),
                value=value,
                missing_reason="tom cell" if value is None else None,
                source_id=source,
            )
            for position, (first, last, value) in enumerate(table.periods)
        )
    session.flush()
    return association


def chosen(session: Session, tables: list[Table], *needs: Dimension, whole: bool = False) -> str | None:
    found = best(
        session,
        add(session, tables),
        kinds=(DatasetKind.CONTRIBUTIONS,),
        measure=Measure.CONTRIBUTION,
        period=YEAR,
        needs=needs,
        whole=whole,
    )
    return found.dataset.code if found else None


def test_the_most_final_table_is_chosen_whatever_its_date(session: Session) -> None:
    tables = [
        Table(status.value, status=status, stated_on=f"20{30 + place}") for place, status in enumerate(Status)
    ]
    association = add(session, tables[::-1])
    found = candidates(
        session, association, kinds=list(DatasetKind), measure=Measure.CONTRIBUTION, period=YEAR
    )
    assert [row.code for row in found] == FINALITY


def test_between_equals_the_latest_is_chosen_and_one_without_a_date_last(session: Session) -> None:
    dates = [None, "2019", "2019-11", "2019-11-20", "2020"]
    tables = [Table(f"t{place}", stated_on=stated) for place, stated in enumerate(dates)]
    association = add(session, tables)
    found = candidates(
        session, association, kinds=list(DatasetKind), measure=Measure.CONTRIBUTION, period=YEAR
    )
    assert [row.stated_on for row in found] == ["2020", "2019-11-20", "2019-11", "2019", None]


def test_between_equals_of_a_date_the_grain_decides(session: Session) -> None:
    tables = [
        Table("by-member-and-month", grain=frozenset({Dimension.MEMBER, Dimension.MONTH})),
        Table("by-member", grain=frozenset({Dimension.MEMBER})),
        Table("total"),
    ]
    assert chosen(session, tables) == "total"


def test_the_grain_that_is_asked_for_costs_nothing(session: Session) -> None:
    tables = [
        Table("a-by-member-and-month", grain=frozenset({Dimension.MEMBER, Dimension.MONTH})),
        Table("b-by-member", grain=frozenset({Dimension.MEMBER})),
        Table("c-total"),
    ]
    assert chosen(session, tables, Dimension.MEMBER) == "b-by-member"


def test_a_table_without_the_grain_is_no_answer(session: Session) -> None:
    tables = [Table("paid", status=Status.OUTCOME), Table("foreseen", status=Status.OUTLOOK)]
    assert chosen(session, tables, Dimension.MEMBER) is None


def test_between_reports_of_a_year_the_one_that_reaches_furthest(session: Session) -> None:
    tables = [
        Table("a-to-april", periods=(("2020-01", "2020-04", 1),)),
        Table("b-to-august", periods=(("2020-01", "2020-08", 1),)),
    ]
    assert chosen(session, tables) == "b-to-august"


def test_between_equals_the_offices_own_is_chosen_before_a_published_one(session: Session) -> None:
    assert chosen(session, [Table("a"), Table("b", is_published=False)]) == "b"


def test_the_year_is_not_answered_by_four_months(session: Session) -> None:
    tables = [
        Table("paid-so-far", status=Status.OUTCOME, periods=(("2020-01", "2020-04", 1),)),
        Table("plan", status=Status.PLAN),
    ]
    association = add(session, tables)
    found = contributions.in_total(session, association, YEAR)
    assert found is not None
    assert found.dataset.code == "plan"


def test_a_table_whose_cells_are_all_blank_is_no_answer(session: Session) -> None:
    tables = [
        Table("blank", status=Status.OUTCOME, periods=(("2020-01", "2020-12", None),)),
        Table("plan", status=Status.PLAN),
    ]
    assert chosen(session, tables) == "plan"


def test_another_associations_tables_are_not_seen(session: Session) -> None:
    association = add(session, [])
    (small,) = session.exec(select(Association.id).where(col(Association.slug) == "lilla"))
    assert contributions.by_member(session, small or 0, YEAR) is not None
    assert contributions.by_member(session, association, YEAR) is None
    assert every_dataset(session, association) == ()


@st.composite
def tables(draw: st.DrawFn) -> list[Table]:
    found = []
    for place in range(draw(st.integers(0, 6))):
        first = draw(st.integers(0, 11))
        periods = tuple(
            (MONTHS[start], MONTHS[draw(st.integers(start, 11))], draw(st.sampled_from([None, 0, 1, 5])))
            for start in (first, 0)
        )
        found.append(
            Table(
                code=f"t{place}",
                status=draw(st.sampled_from(Status)),
                stated_on=draw(st.sampled_from([None, "2019", "2019-11", "2020"])),
                grain=frozenset(draw(st.sets(st.sampled_from(GRAINS), max_size=3)))
                or frozenset({Dimension.TOTAL}),
                kind=draw(st.sampled_from([DatasetKind.CONTRIBUTIONS, DatasetKind.BUDGET])),
                measure=draw(st.sampled_from([Measure.CONTRIBUTION, Measure.BUDGET])),
                periods=periods,
            )
        )
    return found


def by_a_plain_loop(
    found: list[Table], period: tuple[str, str], needs: set[Dimension], *, whole: bool
) -> str | None:
    """The rule of DESIGN.md, table by table."""
    winner: tuple[Table, str] | None = None
    for table in found:
        if table.kind is not DatasetKind.CONTRIBUTIONS or table.measure is not Measure.CONTRIBUTION:
            continue
        if not needs <= table.grain:
            continue
        reach = ""
        for first, last, value in table.periods:
            inside = first >= period[0] and last <= period[1]
            if value is not None and inside and (not whole or (first, last) == period):
                reach = max(reach, last)
        if reach and (winner is None or beats((table, reach), winner, needs)):
            winner = (table, reach)
    return winner[0].code if winner else None


def beats(one: tuple[Table, str], other: tuple[Table, str], needs: set[Dimension]) -> bool:
    first, second = one[0], other[0]
    if first.status is not second.status:
        return FINALITY.index(first.status) < FINALITY.index(second.status)
    if first.stated_on != second.stated_on:
        return (first.stated_on or "") > (second.stated_on or "")
    extra = [len(table.grain - needs - {Dimension.TOTAL}) for table in (first, second)]
    if extra[0] != extra[1]:
        return extra[0] < extra[1]
    return one[1] > other[1]


@settings(max_examples=60)
@given(
    tables(),
    st.sampled_from([YEAR, ("2020-01", "2020-04"), ("2020-03", "2020-11")]),
    st.sets(st.sampled_from([Dimension.MEMBER, Dimension.MONTH]), max_size=2),
    st.booleans(),
)
def the_rule_holds(
    url: str, found: list[Table], period: tuple[str, str], needs: set[Dimension], whole: bool
) -> None:
    with Session(store.writing_engine(url)) as session:
        answer = best(
            session,
            add(session, found),
            kinds=(DatasetKind.CONTRIBUTIONS,),
            measure=Measure.CONTRIBUTION,
            period=period,
            needs=tuple(needs),
            whole=whole,
        )
        session.rollback()
    assert (answer.dataset.code if answer else None) == by_a_plain_loop(found, period, needs, whole=whole)
    if answer is not None:
        table = next(table for table in found if table.code == answer.dataset.code)
        inside = [value for first, last, value in table.periods if first >= period[0] and last <= period[1]]
        assert [row.value for row in answer.rows] == inside


def test_generated_tables_are_chosen_as_a_plain_loop_would(small_url: str) -> None:
    the_rule_holds(small_url)
