"""Participant properties on generated counts: pandas, a plain loop and the calculation agree."""

from fractions import Fraction

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from dashboard.participants.flows import GenderCount, flow_total, flows_by_month
from dashboard.participants.forecast import (
    Known,
    Method,
    PastYear,
    backtest,
    forecast,
    path_to,
)
from dashboard.participants.targets import (
    AreaCount,
    goal_progress,
    participation_by_area,
    participation_total,
)

COUNTS = st.integers(0, 500)


@st.composite
def months_of_counts(draw: st.DrawFn) -> list[GenderCount]:
    """Consecutive months from a January on, both genders, in any order."""
    length = draw(st.integers(1, 30))
    months = [f"{2017 + number // 12}-{number % 12 + 1:02d}" for number in range(length)]
    counts = [
        GenderCount(month, gender, draw(COUNTS), draw(COUNTS))
        for month in months
        for gender in ("women", "men")
    ]
    return draw(st.permutations(counts))


@given(months_of_counts())
def test_months_equal_pandas_and_a_plain_loop(counts: list[GenderCount]) -> None:
    flows = flows_by_month(counts)
    frame = pd.DataFrame(
        [(count.month, count.gender, count.inflow, count.outflow) for count in counts],
        columns=["month", "gender", "inflow", "outflow"],
    )
    wide = frame.pivot_table(
        index="month", columns="gender", values=["inflow", "outflow"], aggfunc="sum"
    ).sort_index()
    totals = frame.groupby("month")[["inflow", "outflow"]].sum().sort_index()
    net = totals["inflow"] - totals["outflow"]
    running = net.groupby(net.index.str[:4]).cumsum()
    assert [flow.id for flow in flows] == list(totals.index)
    assert [flow.inflow for flow in flows] == totals["inflow"].tolist()
    assert [flow.outflow for flow in flows] == totals["outflow"].tolist()
    assert [flow.inflow_women for flow in flows] == wide["inflow"]["women"].tolist()
    assert [flow.outflow_men for flow in flows] == wide["outflow"]["men"].tolist()
    assert [flow.net for flow in flows] == net.tolist()
    assert [flow.net_since_january for flow in flows] == running.tolist()
    so_far = 0
    for flow in flows:
        so_far = (0 if flow.id.endswith("-01") else so_far) + (flow.net or 0)
        assert flow.net_since_january == so_far


@given(months_of_counts())
def test_a_period_is_the_sum_of_its_months_and_genders(counts: list[GenderCount]) -> None:
    total = flow_total(flows_by_month(counts))
    assert total.inflow == sum(count.inflow or 0 for count in counts)
    assert total.outflow == sum(count.outflow or 0 for count in counts)
    assert (total.inflow_women or 0) + (total.inflow_men or 0) == total.inflow
    assert total.net == (total.inflow or 0) - (total.outflow or 0)
    if total.inflow:
        assert total.inflow_women_share is not None
        assert 0 <= total.inflow_women_share <= 1
    else:
        assert total.inflow_women_share is None


@given(months_of_counts(), st.data())
def test_one_missing_count_hides_no_more_than_it_must(counts: list[GenderCount], data: st.DataObject) -> None:
    gap = data.draw(st.sampled_from(counts))
    whole = {flow.id: flow for flow in flows_by_month(counts)}
    holed = flows_by_month(
        GenderCount(count.month, count.gender, None, count.outflow) if count is gap else count
        for count in counts
    )
    for flow in holed:
        assert flow.outflow == whole[flow.id].outflow
        after = flow.id >= gap.month and flow.id[:4] == gap.month[:4]
        assert flow.net_since_january == (None if after else whole[flow.id].net_since_january)
        assert flow.inflow == (None if flow.id == gap.month else whole[flow.id].inflow)


@given(st.lists(st.tuples(COUNTS, COUNTS, COUNTS), min_size=1, max_size=20))
def test_areas_sum_to_their_total(rows: list[tuple[int, int, int]]) -> None:
    areas = [
        AreaCount(id=str(number), name="x", planned=planned, total=total, unique=unique)
        for number, (planned, total, unique) in enumerate(rows)
    ]
    frame = pd.DataFrame(rows, columns=["planned", "total", "unique"])
    found = participation_total(areas, name="x")
    assert (found.planned, found.total, found.unique) == tuple(int(value) for value in frame.sum())
    for area, (planned, total, _unique) in zip(participation_by_area(areas), rows, strict=True):
        assert area.total_share == (total / planned if planned else None)


@given(st.integers(1, 5000), st.integers(0, 5000), st.integers(0, 100), st.integers(0, 11))
def test_the_needed_number_is_the_smallest_that_reaches_the_goal(
    planned: int, unique: int, per_cent: int, months_left: int
) -> None:
    share = Fraction(per_cent, 100)
    progress = goal_progress(planned=planned, unique=unique, goal_share=share, months_left=months_left)
    assert Fraction(progress.needed, planned) >= share
    assert progress.needed == 0 or Fraction(progress.needed - 1, planned) < share
    assert progress.is_reached == (Fraction(unique, planned) >= share)
    assert max(unique, progress.needed) == unique + progress.remaining
    assert (
        goal_progress(planned=planned, unique=unique, goal_share=per_cent / 100, months_left=0).needed
        == progress.needed
    )


@given(st.integers(1, 12), COUNTS, COUNTS, COUNTS, COUNTS)
def test_a_forecast_lies_between_what_is_and_the_outer_cases(
    month: int, carried: int, inflow: int, to_date: int, rest: int
) -> None:
    known = Known(
        month=month,
        participants=carried + inflow,
        inflow=inflow,
        last_year_to_date=to_date,
        last_year=to_date + rest,
    )
    for method in Method:
        value = forecast(known, method).value
        if value is None:
            assert (method, to_date) == (Method.LAST_YEAR, 0)
            continue
        assert value >= carried + inflow
        path = path_to(value, known)
        assert list(path) == list(range(month + 1, 13))
        assert list(path.values()) == sorted(path.values())
        assert not path or path[12] == value
    pace = forecast(known, Method.PACE).value or 0
    assert abs((pace - carried - inflow) * month - inflow * (12 - month)) * 2 <= month


@given(st.lists(COUNTS, min_size=12, max_size=12), COUNTS)
def test_a_year_that_repeats_the_last_is_forecast_without_error(months: list[int], carried: int) -> None:
    years = {
        month: Known(
            month=month,
            participants=carried + sum(months[:month]),
            inflow=sum(months[:month]),
            last_year_to_date=sum(months[:month]),
            last_year=sum(months),
        )
        for month in range(1, 13)
    }
    tested = backtest([PastYear(year=2017, known=years, became=carried + sum(months))])
    assert {one.error for one in tested if one.method is Method.LAST_YEAR} <= {0}
