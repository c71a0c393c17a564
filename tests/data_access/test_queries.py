"""Questions with one typed answer: accumulated values, totals, coverage, order; alike on both databases."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlmodel import Session

from data_access import store
from data_access.queries import (
    activities,
    budget,
    contributions,
    coverage,
    equity,
    organisation,
    participants,
    population,
)
from data_access.queries.datasets import answer, first_day, month_text
from data_access.queries.every_dataset import every_dataset
from data_access.queries.rows import Answer, DatasetRow, FigureRow, SourceRow
from data_access.tables import Association
from data_access.tables.enumerations import Measure

SOURCE = SourceRow("x", "X", None, None, None, None, None, None)
DATASET = DatasetRow(
    1, "x", "outcome", "X", "outcome", None, frozenset({"total"}), is_published=True, note=None, source=SOURCE
)
ROW = FigureRow(
    measure="outcome",
    period_from="2017-01",
    period_to="2017-01",
    cost_centre=None,
    statement_line=None,
    category=None,
    member=None,
    activity=None,
    gender=None,
    residence_area=None,
    delivery_area=None,
    alternative=None,
    value=1,
    precision=None,
    printed=None,
    in_total=True,
    is_total=False,
    missing_reason=None,
    note=None,
    source=SOURCE,
)


def row(first: int, last: int, value: int | None, **more: Any) -> FigureRow:
    """A figure from a month through a month of 2017."""
    return ROW._replace(period_from=f"2017-{first:02d}", period_to=f"2017-{last:02d}", value=value, **more)


JANUARY_TO_APRIL = row(1, 4, 400)
MONTHLY = tuple(row(month, month, 10 * month) for month in range(1, 5))

ACCUMULATED: dict[str, tuple[tuple[FigureRow, ...], tuple[int | None, str, int] | None]] = {
    "nothing": ((), None),
    "one accumulated row": ((JANUARY_TO_APRIL,), (400, "2017-04", 1)),
    "the accumulated row that reaches furthest": ((row(1, 8, 800), JANUARY_TO_APRIL), (800, "2017-08", 1)),
    "the whole year": ((row(1, 12, 1200),), (1200, "2017-12", 1)),
    "months": (MONTHLY, (10 + 20 + 30 + 40, "2017-04", 4)),
    "months in any order": (MONTHLY[::-1], (10 + 20 + 30 + 40, "2017-04", 4)),
    "January alone": (MONTHLY[:1], (10, "2017-01", 1)),
    "twelve months": (
        tuple(row(month, month, month) for month in range(1, 13)),
        (12 * 13 // 2, "2017-12", 12),
    ),
    "a gap": ((*MONTHLY[:2], MONTHLY[3]), (10 + 20, "2017-02", 2)),
    "nothing in January": (MONTHLY[1:], None),
    "an interval that starts later": ((row(2, 4, 300),), None),
    "an accumulated row and its own months": ((JANUARY_TO_APRIL, *MONTHLY), (400, "2017-04", 1)),
    "months that reach further than the accumulated row": (
        (row(1, 2, 25), *MONTHLY),
        (10 + 20 + 30 + 40, "2017-04", 4),
    ),
    "an accumulated row that reaches further than the months": (
        (JANUARY_TO_APRIL, *MONTHLY[:2]),
        (400, "2017-04", 1),
    ),
    "a month without a value": ((MONTHLY[0], row(2, 2, None)), (None, "2017-02", 2)),
    "an accumulated row without a value": ((row(1, 4, None),), (None, "2017-04", 1)),
    "zeros": ((row(1, 1, 0), row(2, 2, 0)), (0, "2017-02", 2)),
    "a frame of several years": ((ROW._replace(period_to="2019-12"),), None),
    "another year": ((ROW._replace(period_from="2016-01", period_to="2016-04"),), None),
}


@pytest.mark.parametrize(("rows", "expected"), ACCUMULATED.values(), ids=ACCUMULATED)
def test_accumulated(rows: tuple[FigureRow, ...], expected: tuple[int | None, str, int] | None) -> None:
    found = budget.accumulate(rows, 2017)
    assert (found and (found.value, found.through, len(found.rows))) == expected
    if found is not None and found.value is not None:
        assert found.value == sum(part.value or 0 for part in found.rows)


TOTAL = row(1, 4, 100, is_total=True)
TOTALS: dict[str, tuple[tuple[FigureRow, ...], int | None]] = {
    "none": ((JANUARY_TO_APRIL,), None),
    "one": ((JANUARY_TO_APRIL, TOTAL), 100),
    "only a total": ((TOTAL,), 100),
    "the most precise of two": (
        (TOTAL._replace(precision=100_000), TOTAL._replace(value=99, precision=1)),
        99,
    ),
    "a month's total is not the table's": ((*MONTHLY, row(1, 1, 10, is_total=True)), None),
    "months and the total of them all": ((*MONTHLY, row(1, 1, 10, is_total=True), TOTAL), 100),
    "a blank cell": ((JANUARY_TO_APRIL, row(1, 4, None, is_total=True)), None),
    "another measure's": ((JANUARY_TO_APRIL, TOTAL._replace(measure="budget")), None),
    "a subtotal": ((JANUARY_TO_APRIL, TOTAL._replace(category="Kommuner")), None),
    "a member's": ((JANUARY_TO_APRIL, TOTAL._replace(member="boras")), None),
    "a gender's": ((JANUARY_TO_APRIL, TOTAL._replace(gender="women")), None),
    "with the project granted": ((JANUARY_TO_APRIL, TOTAL._replace(alternative="project_granted")), None),
    "without the project granted": (
        (JANUARY_TO_APRIL, TOTAL._replace(alternative="project_not_granted")),
        100,
    ),
}


@pytest.mark.parametrize(("rows", "expected"), TOTALS.values(), ids=TOTALS)
def test_the_stated_total_of_a_table(rows: tuple[FigureRow, ...], expected: int | None) -> None:
    found = Answer(DATASET, rows).total("outcome")
    assert (found and found.value) == expected


def test_parts_leave_out_totals_other_measures_and_the_other_alternative() -> None:
    rows = (
        JANUARY_TO_APRIL,
        TOTAL,
        JANUARY_TO_APRIL._replace(measure="budget"),
        JANUARY_TO_APRIL._replace(alternative="project_granted"),
        JANUARY_TO_APRIL._replace(value=2, in_total=False),
    )
    assert [part.value for part in Answer(DATASET, rows).parts("outcome")] == [400, 2]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((), None),
        ((row(1, 12, 60, measure="contribution"), row(1, 12, 40, measure="contribution")), 60 + 40),
        ((row(1, 12, 60, measure="contribution"), row(1, 12, 99, measure="contribution", is_total=True)), 99),
        (
            (row(1, 12, 60, measure="contribution"), row(1, 12, 40, measure="contribution", in_total=False)),
            60,
        ),
        ((row(1, 12, 60, measure="contribution"), row(1, 12, None, measure="contribution")), None),
    ],
)
def test_contributions_in_total(rows: tuple[FigureRow, ...], expected: int | None) -> None:
    assert contributions.total_ore(Answer(DATASET, rows)) == expected


def test_the_level_of_equity() -> None:
    rows = (
        row(1, 12, None, measure="closing_equity"),
        row(1, 12, 7, measure="closing_equity"),
        row(1, 12, 3, measure="opening_equity"),
    )
    found = equity.level(Answer(DATASET, rows), Measure.CLOSING_EQUITY)
    assert found is not None
    assert found.value == 7
    assert equity.level(Answer(DATASET, rows), Measure.OUTCOME) is None
    assert equity.level(None, Measure.CLOSING_EQUITY) is None


def test_a_month_there_and_back() -> None:
    assert month_text(first_day("2017-04")) == "2017-04"


@pytest.fixture
def session(sample_url: str) -> Iterator[Session]:
    with store.reading(sample_url) as opened:
        yield opened


def key(session: Session, slug: str) -> int:
    found = organisation.association(session, slug)
    assert found is not None
    return found.id


def test_coverage_of_sjuharad(session: Session) -> None:
    rows = coverage.coverage(session, key(session, "sjuharad"))
    assert coverage.years(rows) == (2016, 2017, 2018, 2022, 2023, 2024)
    assert coverage.followed_years(rows) == (2017,)
    assert coverage.last_month(rows, 2017) == "2017-04"
    assert coverage.last_month(rows, 2016) == "2016-12"
    assert contributions.years(rows) == (2016, 2017, 2018, 2022, 2023, 2024)
    spent = [found for found in rows if found.year == 2017 and found.measure == "outcome"]
    assert {(found.kind, found.status, found.first_month, found.last_month) for found in spent} == {
        ("outcome", "outcome", "2017-01", "2017-04"),
        ("income_statement", "outcome", "2017-01", "2017-04"),
    }
    assert {found.figures for found in spent if found.kind == "outcome"} == {27 + 1}
    assert "population" not in {found.kind for found in rows}
    assert list(rows) == sorted(rows, key=lambda found: (found.year, found.kind, found.measure, found.title))


def test_coverage_of_norra_skaraborg(session: Session) -> None:
    rows = coverage.coverage(session, key(session, "norra-skaraborg"))
    assert coverage.years(rows) == (2018, 2019)
    assert coverage.followed_years(rows) == (2018,)
    assert coverage.last_month(rows, 2018) == "2018-12"
    assert coverage.last_month(rows, 2019) == "2019-12"


def test_coverage_of_nobody(session: Session) -> None:
    assert coverage.coverage(session, 999_999) == ()
    assert coverage.years(()) == coverage.followed_years(()) == ()
    assert coverage.last_month((), 2017) == "2017-12"


def test_a_budget_before_a_summary_and_a_statement_of_its_own_before_another_tables(session: Session) -> None:
    sjuharad = key(session, "sjuharad")
    found = {
        year: budget.budget(session, sjuharad, (f"{year}-01", f"{year}-12"))
        for year in (2016, 2017, 2018, 2022)
    }
    assert {year: table and table.dataset.code for year, table in found.items()} == {
        2016: "sammanstallning-2016",
        2017: "budget-2017",
        2018: None,
        2022: "sammanstallning-2022",
    }
    statement = budget.statement(session, sjuharad, ("2017-01", "2017-04"), Measure.OUTCOME)
    assert statement is not None
    assert statement.dataset.code == "resultat-2017-04"
    assert budget.statement(session, sjuharad, ("2018-01", "2018-12"), Measure.OUTCOME) is None


def every_answer(url: str) -> dict[str, Any]:
    """What every question of every association and year gives."""
    found: dict[str, Any] = {}
    with store.reading(url) as session:
        for row in organisation.associations(session):
            found[row.slug] = row
            for ask in (
                organisation.areas,
                organisation.members,
                organisation.cost_centres,
                organisation.statement_lines,
                organisation.activities,
            ):
                found[f"{row.slug} {ask.__name__}"] = list(ask(session, row.id).items())
            found[f"{row.slug} goals"] = organisation.goals(session, row.id)
            found[f"{row.slug} coverage"] = coverage.coverage(session, row.id)
            for dataset in every_dataset(session, row.id):
                found[f"{row.slug} {dataset.code}"] = answer(session, row.id, dataset, ("1900-01", "2199-12"))
            for year in (2015, 2016, 2017, 2018, 2019, 2022, 2023):
                period = (f"{year}-01", f"{year}-12")
                found[f"{row.slug} {year}"] = [
                    budget.budget(session, row.id, period),
                    budget.outcome(session, row.id, period),
                    budget.statement(session, row.id, period, Measure.OUTCOME),
                    budget.statement(session, row.id, period, Measure.BUDGET),
                    contributions.by_member(session, row.id, period),
                    contributions.in_total(session, row.id, period),
                    contributions.decided_allocation(session, row.id, period),
                    equity.equity(session, row.id, period),
                    participants.flows(session, row.id, period),
                    participants.by_municipality(session, row.id, period),
                    participants.anonymous(session, row.id, period),
                    activities.plan(session, row.id, period),
                    activities.administration(session, row.id, period),
                    population.population(session, row.id, year),
                ]
    return found


def test_every_question_has_the_same_answer_on_both_databases(
    sample_sqlite_url: str, sample_postgres_url: str
) -> None:
    sqlite, postgres = every_answer(sample_sqlite_url), every_answer(sample_postgres_url)
    assert sqlite.keys() == postgres.keys()
    for question, found in sqlite.items():
        assert found == postgres[question], question
    answered = [
        found for answers in sqlite.values() if isinstance(answers, list) for found in answers if found
    ]
    assert len(answered) > 50


def test_associations_stand_in_the_swedish_order_and_the_made_up_last(store_url: str) -> None:
    names = ["Östra", "Ådalen", "Ärla", "åland", "Zinkgruvan", "abisko"]
    with store.writing(store_url) as session:
        for place, name in enumerate(names):
            session.add(
                Association(
                    slug=f"n{place}",
                    name=name,
                    split_key="population",
                    cell_threshold=5,
                    is_fictional=name == "abisko",
                )
            )
    with store.reading(store_url) as session:
        found = [association.name for association in organisation.associations(session)]
    assert found == ["Zinkgruvan", "Ådalen", "åland", "Ärla", "Östra", "abisko"]
