"""Helårsprognos: vad året väntas sluta på, med en metod som har ett namn.

Alla belopp är i ören, minus är kostnad.
"""

from dataclasses import replace

import pytest

from dashboard.budget.backtest import PastCentre, backtest, mean_error
from dashboard.budget.forecast import Forecast, Known, Lack, Method, forecast, method_of, path_to, total
from dashboard.budget.phasing import EVEN, own_phasing, pattern_phasing

APRIL = Known(
    month=4, budget_ore=-1_200_00, outcome_ore=-500_00, last_year_to_date_ore=-250_00, last_year_ore=-1_000_00
)


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        (Method.BUDGET, -1_200_00),
        (Method.REMAINING_BUDGET, -500_00 - 800_00),
        (Method.STRAIGHT_LINE, -500_00 * 3),
        (Method.LAST_YEAR, -500_00 * 4),
    ],
)
def test_each_method_reasons_in_its_own_way(method: Method, expected: int) -> None:
    """500 kr använt t.o.m. april av budgeten 1 200 kr; förra året var 250 kr av 1 000 använda då."""
    assert forecast(APRIL, method) == Forecast(method, expected)


def test_the_remaining_budget_follows_the_phasing() -> None:
    """Faller hela budgeten i december återstår allt i april."""
    late = own_phasing([*[0] * 11, 1])
    assert forecast(replace(APRIL, phasing=late), Method.REMAINING_BUDGET).value_ore == -500_00 - 1_200_00


def test_the_offices_own_figure_is_taken_as_it_is() -> None:
    """Den egna bedömningen gäller som den är skriven."""
    assert forecast(replace(APRIL, own_ore=-900_00), Method.OWN).value_ore == -900_00
    assert forecast(APRIL, Method.OWN) == Forecast(Method.OWN, None, Lack.NO_OWN_FIGURE)


@pytest.mark.parametrize(
    ("change", "method", "lack"),
    [
        ({"budget_ore": 0}, Method.BUDGET, Lack.NO_BUDGET),
        ({"budget_ore": 0}, Method.REMAINING_BUDGET, Lack.NO_BUDGET),
        ({"outcome_ore": None}, Method.REMAINING_BUDGET, Lack.NO_OUTCOME),
        ({"outcome_ore": None}, Method.STRAIGHT_LINE, Lack.NO_OUTCOME),
        ({"outcome_ore": None}, Method.LAST_YEAR, Lack.NO_OUTCOME),
        ({"last_year_ore": None}, Method.LAST_YEAR, Lack.NO_LAST_YEAR),
        ({"last_year_to_date_ore": 0}, Method.LAST_YEAR, Lack.NO_PATTERN),
    ],
)
def test_a_method_that_lacks_something_says_what(change: dict, method: Method, lack: Lack) -> None:
    """En metod som saknar underlag ger ingen prognos och säger varför; ingen annan metod tar dess plats."""
    assert forecast(replace(APRIL, **change), method) == Forecast(method, None, lack)


@pytest.mark.parametrize("method", [Method.REMAINING_BUDGET, Method.STRAIGHT_LINE, Method.LAST_YEAR])
def test_in_december_the_year_is_known(method: Method) -> None:
    """När hela året är bokfört är prognosen utfallet, också för den som är utan budget."""
    december = Known(month=12, budget_ore=0, outcome_ore=-700_00)
    assert forecast(december, method).value_ore == -700_00


def test_a_rows_method_before_its_areas_before_the_products() -> None:
    """Radens eget val går före budgetområdets, som går före produktens: utfall och återstående budget."""
    assert method_of("straight_line", "budget") is Method.STRAIGHT_LINE
    assert method_of(None, "budget") is Method.BUDGET
    assert method_of(None, None) is Method.REMAINING_BUDGET


def test_a_sum_with_a_gap_is_a_gap() -> None:
    """Saknas en rads prognos saknas summans."""
    assert total([Forecast(Method.BUDGET, -1), Forecast(Method.BUDGET, -2)]) == -1 + -2
    assert total([Forecast(Method.BUDGET, -1), Forecast(Method.OWN, None)]) is None


def test_the_way_from_outcome_to_forecast_ends_at_the_forecast() -> None:
    """Det som är kvar faller som periodiseringen: jämnt, en åttondel i månaden efter april."""
    way = path_to(-1_300_00, -500_00, 4, EVEN)
    assert way[5] == -500_00 - 100_00
    assert way[12] == -1_300_00
    nothing_left = own_phasing([1, *[0] * 11])
    assert path_to(-1_300_00, -500_00, 4, nothing_left)[5] == -600_00


def test_last_years_pattern_as_phasing() -> None:
    """Förra årets mönster: varje månads del av förra årets belopp; utan belopp finns inget mönster."""
    pattern = pattern_phasing([-300, -100, *[0] * 9, -600])
    assert pattern is not None
    assert [float(share) for share in pattern.shares[:2]] == [0.3, 0.1]
    assert pattern_phasing([0] * 12) is None


def test_the_methods_are_tested_on_a_year_that_is_over() -> None:
    """Ett ställe med budget 1 200 kr använde 100 kr i månaden, sedan 200 från juli: 1 800 kr.

    I juni hade rak framskrivning sagt 1 200 kr, 600 kr fel av 1 800, en tredjedel.
    """
    past = PastCentre(budget_ore=-1_200_00, months_ore=[-100_00] * 6 + [-200_00] * 6)
    tested = backtest([past])
    june = next(one for one in tested if one.method is Method.STRAIGHT_LINE and one.month == 6)
    assert (june.forecast_ore, june.actual_ore, june.error_ore) == (-1_200_00, -1_800_00, 600_00)
    assert june.error_share == 600 / 1800
    assert mean_error(tested, Method.BUDGET) == pytest.approx(600 / 1800)
    assert mean_error(tested, Method.LAST_YEAR) is None


def test_a_row_without_money_is_no_hindrance() -> None:
    """Ett kostnadsställe utan budget och utan kostnad stör inte de andras prov."""
    past = PastCentre(budget_ore=-12_00, months_ore=[-1_00] * 12)
    nothing = PastCentre(budget_ore=0, months_ore=[0] * 12)
    assert all(one.forecast_ore == -12_00 for one in backtest([past, nothing]) if one.method is Method.BUDGET)
    assert all(one.error_share is None for one in backtest([nothing]))
