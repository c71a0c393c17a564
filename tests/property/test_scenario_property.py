"""Scenariot på slumpade planer och reglage: rent, lika som en vanlig slinga, och lika i många som i ett."""

import copy
from dataclasses import asdict

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.funding.allocation import KnownAllocation
from dashboard.scenarios import file as scenario_file
from dashboard.scenarios import snapshot
from dashboard.scenarios.baseline import Baseline, CostBlock, Member, PlannedActivity
from dashboard.scenarios.compare import waterfall
from dashboard.scenarios.file import ScenarioFile
from dashboard.scenarios.levers import levers
from dashboard.scenarios.messages import ScenarioError
from dashboard.scenarios.moves import moved
from dashboard.scenarios.run import run
from dashboard.scenarios.solve import goal_seek

TKR = 100_000
NAMES = (
    "state_allocation_ore",
    "region_ore",
    "municipalities_ore",
    "other_income_ore",
    "income_ore",
    "cost_ore",
    "result_ore",
    "equity_change_ore",
    "administration_ore",
    "project_cost_ore",
    "equity_share",
    "ceiling_ore",
    "floor_kept",
    "ceiling_kept",
)
tkr = st.integers(0, 9_000).map(lambda amount: amount * TKR)


@st.composite
def baselines(draw):
    """A plan of one to five years with one to three members a party and zero to four blocks."""
    years = draw(st.integers(1, 5))
    per_year = st.tuples(*[tkr] * years)
    costs = st.tuples(*[tkr.map(lambda amount: -amount)] * years)
    members = []
    for party in ("state", "region", "municipality"):
        for number in range(draw(st.integers(1, 3))):
            weight = (float(draw(st.integers(1, 100_000))),) * years
            members.append(Member(f"{party}-{number}", party.title(), party, draw(per_year), weight))
    blocks = [
        CostBlock(
            f"b{number}", f"B{number}", "individ", draw(costs), None, draw(st.none() | st.integers(0, 90))
        )
        for number in range(draw(st.integers(0, 4)))
    ]
    if draw(st.booleans()):
        parts = tuple(
            PlannedActivity(f"i{number}", f"I{number}", -draw(tkr), draw(st.integers(1, 60)))
            for number in range(2)
        )
        together = sum(part.amount_ore for part in parts), sum(part.planned_places for part in parts)
        blocks.append(
            CostBlock("delat", "Delat", "individ", (together[0],) * years, None, together[1], parts)
        )
    blocks.append(CostBlock("ny", "Ny", "individ", (0,) * years, is_new=True))
    return Baseline(
        association="slump",
        base_plan="plan",
        base_year=draw(st.integers(2016, 2024)),
        horizon=years,
        members=tuple(members),
        blocks=tuple(blocks),
        administration_ore=draw(costs),
        administration_granted_ore=draw(st.none() | costs),
        other_income_ore=draw(per_year),
        project_granted=draw(st.booleans()),
        opening_equity_ore=draw(st.none() | tkr),
        floor_ore=draw(st.none() | tkr),
        ceiling_share=draw(st.none() | st.floats(0, 1)),
        split_key=draw(st.sampled_from(["population", "fixed_shares"])),
        calibration=KnownAllocation(2016, draw(st.integers(1000, 9000)) * TKR),
        previous_state_ore=draw(st.none() | tkr),
        previous_total_ore=draw(st.none() | tkr),
    )


def some_value(draw, lever):
    """A possible value of a lever, as a page would give it."""
    if lever.unit == "choice":
        return draw(st.sampled_from(sorted(lever.choices)))
    if lever.unit == "yes_no":
        return draw(st.booleans())
    low, high = lever.slider
    value = draw(st.floats(low, high))
    return float(round(value)) if lever.unit == "count" else value


@st.composite
def scenarios(draw, most=6):
    """A plan and overrides that can be run: each for all years, or for some."""
    baseline = draw(baselines())
    free = [lever for lever in levers(baseline) if lever.locked is None]
    overrides = {}
    for lever in draw(st.lists(st.sampled_from(free), max_size=most, unique_by=lambda lever: lever.key)):
        value = some_value(draw, lever)
        if lever.per_year and draw(st.booleans()):
            value = dict.fromkeys(draw(st.sets(st.sampled_from(baseline.years), min_size=1)), value)
        overrides[lever.key] = value
    try:
        run(baseline, overrides)
    except ScenarioError:
        overrides = {}
    return baseline, overrides


def same(first, second):
    """Equal where known, and unknown in the same places."""
    return np.array_equal(first, second, equal_nan=first.dtype.kind == "f")


@given(scenarios())
def test_a_run_changes_neither_baseline_nor_overrides(scenario):
    baseline, overrides = scenario
    before = copy.deepcopy((asdict(baseline), overrides))
    first = run(baseline, overrides)
    assert (asdict(baseline), overrides) == before
    assert first.table() == run(baseline, overrides).table()


@given(scenarios())
def test_arrays_are_neither_changed_nor_kept(scenario):
    baseline, overrides = scenario
    varied = overrides | {"state.change_share": np.array([-0.1, 0.2])}
    before = varied["state.change_share"].copy()
    result = run(baseline, varied)
    kept = result.result_ore.copy()
    assert np.array_equal(varied["state.change_share"], before)
    varied["state.change_share"][:] = 0
    assert np.array_equal(result.settings.number("state.change_share")[:, 0], before)
    assert np.array_equal(result.result_ore, kept)


@given(scenarios())
def test_equity_is_a_plain_loop_over_the_years(scenario):
    result = run(*scenario)
    equity, change = result.table()[0].closing_equity_ore, 0
    equity = None if equity is None else equity - result.table()[0].result_ore
    for year in result.table():
        income = year.state_allocation_ore + year.region_ore + year.municipalities_ore
        income += year.other_income_ore + year.project_income_ore
        costs = sum(year.block_costs_ore.values()) + year.administration_ore + year.project_cost_ore
        assert (year.income_ore, year.cost_ore) == (income, costs)
        assert year.result_ore == income + costs == year.own_result_ore + year.project_result_ore
        change += year.result_ore
        assert year.equity_change_ore == change
        equity = None if equity is None else equity + year.result_ore
        assert year.closing_equity_ore == equity
        assert sum(year.contributions_ore.values()) == year.member_income_ore


@settings(max_examples=60)
@given(baselines(), st.data())
def test_many_settings_are_each_one_alone(baseline, data):
    free = [lever for lever in levers(baseline) if lever.locked is None]
    count = data.draw(st.integers(1, 5))
    varied = data.draw(st.lists(st.sampled_from(free), max_size=5, unique_by=lambda lever: lever.key))
    each = [{lever.key: some_value(data.draw, lever) for lever in varied} for _ in range(count)]
    together = {lever.key: np.array([one[lever.key] for one in each]) for lever in varied}
    try:
        many = run(baseline, together)
    except ScenarioError:
        return
    for number, overrides in enumerate(each):
        alone = run(baseline, overrides)
        for name in NAMES:
            column = getattr(many, name)
            assert same(column[number] if many.settings.lead else column, getattr(alone, name)), name
        if many.settings.lead:
            assert many.table(number) == alone.table()


@given(scenarios(most=4))
def test_a_waterfall_always_adds_up(scenario):
    baseline, overrides = scenario
    found = waterfall(baseline, overrides, "equity_change_ore", baseline.years[-1])
    assert found.start_ore == run(baseline).table()[-1].equity_change_ore
    assert found.end_ore == run(baseline, overrides).table()[-1].equity_change_ore
    assert found.start_ore + sum(step.amount_ore for step in found.steps) == found.end_ore


@settings(max_examples=60)
@given(scenarios(most=3), st.integers(-20_000, 20_000))
def test_a_found_goal_is_reached(scenario, target_tkr):
    baseline, overrides = scenario
    year = baseline.years[-1]
    found = goal_seek(
        baseline,
        overrides,
        key="cost.change_share",
        target_ore=target_tkr * TKR,
        year=year,
        measure="result_ore",
    )
    if found.found:
        reached = run(baseline, overrides | {"cost.change_share": found.override}).table()[-1].result_ore
        assert abs(reached - target_tkr * TKR) <= TKR
        assert reached == found.reached_ore
    else:
        assert found.reason is not None


@given(scenarios())
def test_a_scenario_file_is_read_back_as_written(scenario):
    _baseline, overrides = scenario
    written = ScenarioFile(association="a", base_plan="p", horizon=3, overrides=overrides, name="Å ä ö: 1")
    assert scenario_file.parse(scenario_file.write(written), "igen") == written


@given(scenarios())
def test_a_longer_horizon_says_the_same_about_the_first_years(scenario):
    baseline, _overrides = scenario
    longer = run(baseline.over(5)).table()
    assert longer[: baseline.horizon] == run(baseline).table()


@settings(max_examples=40)
@given(baselines(), st.data())
def test_people_at_work_on_the_same_plan_do_not_disturb_each_other(baseline, data):
    """Moves of three drafts in any order give each the same as its own moves alone, on a plan of its own."""
    free = [lever for lever in levers(baseline) if lever.locked is None]
    steps = []
    for _ in range(data.draw(st.integers(1, 9))):
        lever = data.draw(st.sampled_from(free))
        value = data.draw(st.none() | st.just(some_value(data.draw, lever)))
        steps.append((data.draw(st.integers(0, 2)), lever.key, value))
    untouched = snapshot.to_text(baseline)
    own_plan = snapshot.from_text(untouched)
    together = {0: {}, 1: {}, 2: {}}
    for person, key, value in steps:
        before = copy.deepcopy(together)
        together[person] = attempted(baseline, together[person], key, value)
        assert {other: draft for other, draft in together.items() if other != person} == {
            other: draft for other, draft in before.items() if other != person
        }
    for person, draft in together.items():
        alone = {}
        for number, key, value in steps:
            if number == person:
                alone = attempted(own_plan, alone, key, value)
        assert draft == alone
        assert run(baseline, draft).table() == run(own_plan, alone).table()
    assert snapshot.to_text(baseline) == untouched


def attempted(baseline, draft, key, value):
    """The draft with the lever moved and run, or as it was where that is refused."""
    try:
        after = moved(baseline, draft, key, value)
        run(baseline, after)
    except ScenarioError:
        return draft
    return after
