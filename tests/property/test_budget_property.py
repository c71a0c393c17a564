"""Budget properties on generated cost centres: pandas, a plain loop and the calculation agree."""

from fractions import Fraction
from functools import partial

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from dashboard.budget.attention import Thresholds, deviations, is_good
from dashboard.budget.phasing import MONTHS_IN_YEAR, Phasing, budget_to_date, expected_share, own_phasing
from dashboard.budget.rounding import Agreement, Printed, check_parts, displayed_difference, round_half_away
from dashboard.budget.statement import LineKind, StatementLine, income_statement
from dashboard.budget.variance import CostCentre, Subtotal, variance_table

AMOUNTS = st.integers(-(10**11), 10**11)
MONTHS = st.integers(1, MONTHS_IN_YEAR)
AREAS = st.sampled_from(["styrelse", "administration", "revision", "insatser"])


@st.composite
def phasings(draw: st.DrawFn) -> Phasing:
    weights = draw(st.lists(st.integers(0, 100), min_size=12, max_size=12).filter(any))
    return own_phasing([Fraction(weight, sum(weights)) for weight in weights])


def cost_centres(
    outcomes: st.SearchStrategy[int | None], *, phased: bool = True
) -> st.SearchStrategy[list[CostCentre]]:
    more = {"phasing": phasings()} if phased else {}
    centre = st.builds(
        partial(CostCentre, name="x"),
        id=st.uuids().map(str),
        budget_area=AREAS,
        is_project=st.booleans(),
        budget_ore=st.one_of(st.just(0), AMOUNTS),
        outcome_ore=outcomes,
        **more,
    )
    return st.lists(centre, max_size=30)


def compare(found: Subtotal, frame: pd.DataFrame) -> None:
    assert found.row_count == len(frame)
    assert found.budget_ore == int(frame["budget"].sum())
    assert found.outcome_ore == int(frame["outcome"].sum())
    assert found.variance_ore == int(frame["outcome"].sum() - frame["budget"].sum())
    assert found.variance_to_date_ore == int((frame["outcome"] - frame["to_date"]).sum())
    if found.budget_ore:
        assert found.used_share == found.outcome_ore / found.budget_ore
    else:
        assert found.used_share is None


@given(cost_centres(AMOUNTS), MONTHS)
def test_subtotals_equal_pandas_and_a_plain_loop(centres: list[CostCentre], month: int) -> None:
    table = variance_table(centres, month)
    frame = pd.DataFrame(
        {
            "area": [centre.budget_area for centre in centres],
            "project": [centre.is_project for centre in centres],
            "budget": pd.Series([centre.budget_ore for centre in centres], dtype="int64"),
            "outcome": pd.Series([centre.outcome_ore for centre in centres], dtype="int64"),
            "to_date": pd.Series(
                [budget_to_date(centre.budget_ore, month, centre.phasing) for centre in centres],
                dtype="int64",
            ),
        }
    )
    own, projects = frame[~frame["project"].astype(bool)], frame[frame["project"].astype(bool)]
    compare(table.everything, frame)
    compare(table.own_operations, own)
    compare(table.projects, projects)
    assert {area.id for area in table.own_by_budget_area} == set(own["area"])
    for area in table.own_by_budget_area:
        compare(area, own[own["area"] == area.id])
    for area in table.projects_by_budget_area:
        compare(area, projects[projects["area"] == area.id])
    total = 0
    for centre in centres:
        total += 0 if centre.is_project else centre.outcome_ore or 0
    assert table.own_operations.outcome_ore == total


@given(cost_centres(st.none() | AMOUNTS), MONTHS)
def test_a_gap_is_never_a_zero(centres: list[CostCentre], month: int) -> None:
    table = variance_table(centres, month)
    missing = sum(centre.outcome_ore is None for centre in centres)
    assert table.everything.rows_without_outcome == missing
    assert (table.everything.outcome_ore is None) == (missing > 0)
    assert table.everything.known_outcome_ore == sum(centre.outcome_ore or 0 for centre in centres)
    for row in table.rows:
        assert (row.variance_ore is None) == (row.outcome_ore is None)
        assert (row.used_share is None) == (row.missing_reason is not None)


@given(cost_centres(AMOUNTS, phased=False), MONTHS)
def test_own_operations_and_projects_make_everything(centres: list[CostCentre], month: int) -> None:
    table = variance_table(centres, month)
    own, projects, everything = table.own_operations, table.projects, table.everything
    for key in (
        "budget_ore",
        "budget_to_date_ore",
        "outcome_ore",
        "variance_ore",
        "variance_to_date_ore",
        "row_count",
    ):
        assert getattr(own, key) + getattr(projects, key) == getattr(everything, key)
    if centres:
        assert everything.expected_share == month / MONTHS_IN_YEAR


@given(AMOUNTS, phasings())
def test_the_expected_share_grows_to_the_whole_budget(budget: int, phasing: Phasing) -> None:
    shares = [expected_share(month, phasing) for month in range(1, MONTHS_IN_YEAR + 1)]
    assert shares == sorted(shares)
    assert shares[-1] == 1
    assert budget_to_date(budget, MONTHS_IN_YEAR, phasing) == budget
    for month, share in enumerate(shares, start=1):
        assert abs(budget_to_date(budget, month, phasing) - budget * share) <= Fraction(1, 2)
        assert budget_to_date(-budget, month, phasing) == -budget_to_date(budget, month, phasing)


@given(st.lists(st.tuples(st.sampled_from(LineKind), AMOUNTS), max_size=40))
def test_the_result_is_the_sum_of_all_lines(lines: list[tuple[LineKind, int]]) -> None:
    statement = income_statement(StatementLine("x", "x", kind, amount) for kind, amount in lines)
    frame = pd.DataFrame(lines, columns=["kind", "amount"]).astype({"amount": "int64"})
    by_kind = frame.groupby("kind")["amount"].sum().to_dict()
    assert statement.result_ore == int(frame["amount"].sum())
    assert statement.operating_income_ore == by_kind.get(LineKind.OPERATING_INCOME, 0)
    assert statement.operating_costs_ore == by_kind.get(LineKind.OPERATING_COST, 0)
    assert statement.financial_total_ore == by_kind.get(LineKind.CONTRIBUTION, 0) + by_kind.get(
        LineKind.FINANCIAL, 0
    )


@given(cost_centres(st.none() | AMOUNTS), MONTHS, st.integers(0, 10**9), st.floats(0, 2))
def test_deviations_are_exactly_those_over_both_thresholds(
    centres: list[CostCentre], month: int, amount: int, share: float
) -> None:
    rows = variance_table(centres, month).rows
    expected = []
    for row in rows:
        gap = row.variance_to_date_ore
        if gap is None or abs(gap) <= amount:
            continue
        if row.budget_to_date_ore and abs(gap / abs(row.budget_to_date_ore)) <= share:
            continue
        expected.append((row.id, gap > 0))
    found = deviations(rows, Thresholds(amount, share))
    assert sorted((deviation.id, is_good(deviation)) for deviation in found) == sorted(expected)
    sizes = [abs(deviation.variance_to_date_ore) for deviation in found]
    assert sizes == sorted(sizes, reverse=True)


@given(st.lists(AMOUNTS, max_size=30), st.sampled_from([100, 50_000, 100_000]))
def test_honest_rounding_is_never_called_a_difference(exact: list[int], precision: int) -> None:
    parts = [Printed(round_half_away(Fraction(value, precision)) * precision, precision) for value in exact]
    total = Printed(round_half_away(Fraction(sum(exact), precision)) * precision, precision)
    check = check_parts(parts, total)
    assert check.agreement in {Agreement.EQUAL, Agreement.ROUNDING}
    assert (check.agreement is Agreement.EQUAL) == (displayed_difference(exact, sum(exact), precision) == 0)
    assert check.difference_ore == displayed_difference(exact, sum(exact), precision) * precision


@given(st.lists(AMOUNTS, min_size=1, max_size=30), st.integers(1, 10**9))
def test_a_gap_beyond_the_halves_is_always_a_difference(parts: list[int], beyond: int) -> None:
    printed = [Printed(part, 100_000) for part in parts]
    allowed = (len(parts) + 1) * 50_000
    for sign in (1, -1):
        total = Printed(sum(parts) + sign * (allowed + beyond), 100_000)
        assert check_parts(printed, total).agreement is Agreement.DIFFERS
    assert check_parts(printed, Printed(sum(parts) + allowed, 100_000)).agreement is Agreement.ROUNDING
