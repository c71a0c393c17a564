"""Prognos för årets deltagare: vad året väntas sluta på, med en metod som har ett namn.

Sjuhärad januari–april 2017: 452 deltagare i perioden, 403 av dem unika. In kom 80, 57, 46 och 25 = 208.
Årets förväntade volym är 917.
"""

from dataclasses import replace
from fractions import Fraction

import pytest

from dashboard.participants.forecast import (
    Forecast,
    Known,
    Lack,
    Method,
    PastYear,
    Trial,
    backtest,
    closest,
    error_range,
    forecast,
    mean_error,
    outer_cases,
    path_to,
    rounded,
    unique_forecast,
)
from dashboard.participants.targets import goal_progress

APRIL = Known(month=4, participants=452, inflow=80 + 57 + 46 + 25)


def test_the_pace_so_far_goes_on() -> None:
    """Samma takt: 208 på fyra månader är 52 i månaden. 452 + 8 månader à 52 = 868 av 917."""
    assert forecast(APRIL, Method.PACE) == Forecast(Method.PACE, 452 + 8 * 52)


def test_the_rest_of_the_year_as_last_year() -> None:
    """Som förra året: då kom 150 av årets 300 t.o.m. april, alltså lika många till. 452 + 208 = 660."""
    known = replace(APRIL, last_year_to_date=150, last_year=300)
    assert forecast(known, Method.LAST_YEAR) == Forecast(Method.LAST_YEAR, 452 + 208)


def test_in_december_the_year_is_known() -> None:
    """I december är prognosen det som blev, också där inflödet saknas."""
    december = Known(month=12, participants=437, inflow=None)
    assert [forecast(december, method).value for method in Method] == [437, 437]


@pytest.mark.parametrize(
    ("known", "method", "lack"),
    [
        (replace(APRIL, participants=None), Method.PACE, Lack.NO_PARTICIPANTS),
        (replace(APRIL, inflow=None), Method.PACE, Lack.NO_INFLOW),
        (APRIL, Method.LAST_YEAR, Lack.NO_LAST_YEAR),
        (replace(APRIL, last_year=300), Method.LAST_YEAR, Lack.NO_LAST_YEAR),
        (replace(APRIL, last_year_to_date=0, last_year=300), Method.LAST_YEAR, Lack.NO_PATTERN),
    ],
)
def test_a_method_says_what_it_lacks(known: Known, method: Method, lack: Lack) -> None:
    """En metod som saknar något ger ingen prognos, och säger vad. En annan metod tar inte dess plats."""
    assert forecast(known, method) == Forecast(method, None, lack)


def test_weakest_and_strongest_month() -> None:
    """Kommer varje månad som kvarstår 25 (april) blir det 452 + 8 x 25; kommer 80 (januari) 452 + 8 x 80."""
    assert outer_cases(APRIL, [80, 57, 46, 25]) == (452 + 8 * 25, 452 + 8 * 80)
    assert outer_cases(APRIL, [80]) is None
    assert outer_cases(replace(APRIL, participants=None), [80, 57]) is None


def test_the_range_is_the_error_that_the_method_has_had() -> None:
    """Prognosen 427 av en metod som i snitt haft 4 % fel: 4 % av 427 är 17, alltså 410–444."""
    assert error_range(427, 0.04) == (427 - 17, 427 + 17)
    assert error_range(427, 0) == (427, 427)


def test_the_unique_stay_as_large_a_part() -> None:
    """403 av 452 är unika: av 868 blir det 868 x 403 / 452 = 773,9, alltså 774."""
    assert unique_forecast(868, 452, 403) == 774
    assert unique_forecast(None, 452, 403) is None
    assert unique_forecast(868, 452, None) is None
    assert unique_forecast(868, 0, 0) is None


def test_the_path_to_the_forecast_ends_at_it() -> None:
    """Med samma takt: 52 till varje månad, från 452 till 868 i december."""
    path = path_to(868, APRIL)
    assert path == {month: 452 + 52 * (month - 4) for month in range(5, 13)}


def test_the_path_falls_as_last_years_months_did() -> None:
    """Kom allt i september förra året ligger prognosen stilla till dess."""
    rest = [0, 0, 0, 0, 100, 0, 0, 0]
    path = path_to(660, APRIL, rest)
    assert [path[month] for month in range(5, 13)] == [452] * 4 + [660] * 4
    assert path_to(868, APRIL, [0] * 8) == path_to(868, APRIL), "an empty year has no pattern"


def test_needed_a_month_to_reach_the_plan() -> None:
    """917 - 452 = 465 till hela planen, 465 / 8 = 58,1 i månaden, mot 52 i månaden hittills."""
    plan = goal_progress(planned=917, unique=452, goal_share=1, months_left=APRIL.months_left)
    assert (plan.needed, plan.remaining, plan.remaining_per_month) == (917, 917 - 452, 465 / 8)


def test_a_half_is_rounded_upward() -> None:
    assert [rounded(Fraction(number, 2)) for number in (0, 1, 3, -1)] == [0, 1, 2, 0]


PAST = PastYear(
    year=2016,
    known={
        3: Known(month=3, participants=100, inflow=30),
        6: Known(month=6, participants=130, inflow=60, last_year_to_date=50, last_year=60),
        12: Known(month=12, participants=160, inflow=90),
    },
    became=160,
)


def test_the_methods_are_tested_on_years_that_are_over() -> None:
    """2016 blev 160. I mars sade takten 100 + 9 x 10 = 190, i juni 130 + 6 x 10 = 190. I juni sade förra
    årets mönster 130 + 60 x 10 / 50 = 142. December räknas inte: då är året känt.
    """
    assert backtest([PAST]) == (
        Trial(Method.PACE, 2016, 3, 190, 160),
        Trial(Method.PACE, 2016, 6, 190, 160),
        Trial(Method.LAST_YEAR, 2016, 6, 142, 160),
    )
    assert Trial(Method.PACE, 2016, 3, 190, 160).error == 30
    assert Trial(Method.PACE, 2016, 3, 190, 160).error_share == 30 / 160
    assert Trial(Method.PACE, 2016, 3, 5, 0).error_share is None


def test_the_mean_error_of_a_method() -> None:
    """Takten: 30/160 och 30/160. Förra årets mönster: 18/160 i juni, i mars gick det inte att fråga."""
    tested = backtest([PAST])
    assert mean_error(tested, Method.PACE) == 30 / 160
    assert mean_error(tested, Method.LAST_YEAR) == 18 / 160
    assert mean_error(tested, Method.LAST_YEAR, 3) is None


def test_the_closest_method_is_shown_first() -> None:
    """Den metod som hade minst fel används; takten där ingen har prövats."""
    tested = backtest([PAST])
    assert closest(tested, Method) is Method.LAST_YEAR
    assert closest(tested, [Method.PACE]) is Method.PACE
    assert closest([], Method) is Method.PACE
