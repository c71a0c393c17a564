"""Every case of the YAML files in this folder, and that the shipped scenario files are among them."""

from typing import Any

import pytest

from dashboard.scenarios import file as scenario_file
from dashboard.scenarios.run import run
from tests.cases.case_files import ROOT, Case, actual, all_cases, arithmetic

CASES = all_cases()


def agrees(found: Any, expected: Any, margin: float) -> bool:
    """Whether a figure is what the case says; unknown only where unknown is expected."""
    if expected is None or isinstance(expected, bool) or found is None:
        return found is expected
    if isinstance(expected, dict):
        return all(agrees(found[code], value, margin) for code, value in expected.items())
    return bool(found == pytest.approx(arithmetic(expected), rel=0, abs=margin + 1e-9))


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_case(case: Case) -> None:
    overrides = {
        key: arithmetic(value) if isinstance(value, str) and value[:1].isdigit() else value
        for key, value in case.overrides.items()
    }
    result = run(case.baseline, overrides)
    years = {year.year: year for year in result.table()}
    for year, expected in case.expect.items():
        for field, value in expected.items():
            found = actual(years[year], field)
            assert agrees(found, value, case.margin_tkr), f"{year} {field}: {found}, väntat {value}"
    if case.remarks:
        assert tuple(str(remark) for remark in result.remarks) == case.remarks


def test_every_shipped_scenario_is_a_case() -> None:
    shipped = {path: scenario_file.read(path) for path in (ROOT / "sample_data" / "scenarios").glob("*.yaml")}
    assert len(shipped) >= 4
    used = [case.scenario for case in CASES if case.scenario]
    assert all(scenario in used for scenario in shipped.values())


def test_a_shipped_scenario_names_the_association_and_plan_it_is_run_on() -> None:
    for case in CASES:
        if case.scenario:
            assert case.scenario.association == case.baseline.association
            assert case.scenario.base_plan == case.baseline.base_plan
