"""Översikt: the few numbers that say where the association stands, and what needs attention."""

import pytest

from tests.views.documents import COST_CENTRES_2017
from tests.views.helpers import NORRA_SKARABORG, SJUHARAD, SPACE, TKR, Show, column, figure, rows, table


def test_where_sjuharad_stands_in_april_2017(show: Show) -> None:
    view = show("overview", SJUHARAD, 2017)

    assert figure(view, "own-operations-used").value == pytest.approx(5150 / 17_668)
    assert f"33,3{SPACE}%" in str(figure(view, "own-operations-used").comparison)
    assert figure(view, "result").value == -1_301_239_31
    assert f"+738{SPACE}tkr" in str(figure(view, "result").comparison)
    assert figure(view, "total-of-year-volume").value == pytest.approx(452 / 917)
    assert f"29,1{SPACE}%" in view.finding
    assert f"49{SPACE}%" in view.finding


def test_a_page_never_shows_the_total_with_projects_alone(show: Show) -> None:
    operations = rows(show("overview", SJUHARAD, 2017), "operations")

    assert operations["own-operations"]["outcome_ore"] == -5150 * TKR
    assert operations["projects"]["outcome_ore"] == -2243 * TKR


def test_equity_that_no_source_gives_is_missing_and_not_zero(show: Show) -> None:
    for year in (2016, 2017, 2018, 2022, 2023):
        equity = figure(show("overview", SJUHARAD, year), "closing-equity")
        assert equity.value is None
        assert equity.missing_reason
        assert f"2{SPACE}000{SPACE}tkr" in str(equity.comparison)  # the goal is known even so


def test_what_needs_attention_is_the_largest_deviations_of_own_operations(show: Show) -> None:
    """Against a third of the year: 1 068/3 - 55 = 301, 1 550/3 - 304 = 213, 281/3 = 94, 675/3 - 163 = 62."""
    view = show("overview", SJUHARAD, 2017)
    found = column(view, "attention", "variance_to_date_ore")

    assert list(found) == ["3005", "1010", "positiv-rorelse-medfinansiering", "3018"]
    for code, variance in found.items():
        budget, outcome = COST_CENTRES_2017[code]
        assert variance == pytest.approx((outcome - budget / 3) * TKR, abs=1)
    assert all(row["is_good"] for row in rows(view, "attention").values())
    assert f"301{SPACE}tkr" in str(rows(view, "attention")["3005"]["sentence"])


def test_the_flows_of_the_period_are_on_the_first_page(show: Show) -> None:
    view = show("overview", SJUHARAD, 2017)

    assert list(column(view, "flows-by-month", "inflow").values()) == [80, 57, 46, 25]
    assert table(view, "flows-by-month").totals["inflow_women"] == 121


@pytest.mark.parametrize(("year", "budget"), [(2016, 17_668), (2022, 19_605)])
def test_a_year_that_is_only_planned_shows_its_budget_and_says_that_no_outcome_is_there(
    show: Show, year: int, budget: int
) -> None:
    view = show("overview", SJUHARAD, year)

    assert abs(int(figure(view, "budget").value or 0)) == budget * TKR
    assert figure(view, "budget").status_text == "plan"
    assert figure(view, "outcome").value is None
    assert "januari–april 2017" in str(figure(view, "outcome").missing_reason)


def test_2022_is_budgeted_573_tkr_below_zero(show: Show) -> None:
    result = figure(show("overview", SJUHARAD, 2022), "result")

    assert result.value == (19_032 - 19_605) * TKR == -573 * TKR
    assert result.status == "plan"


@pytest.mark.parametrize("year", [2018, 2023])
def test_a_year_with_contributions_only_says_what_exists_for_other_years(show: Show, year: int) -> None:
    view = show("overview", SJUHARAD, year)

    for name in ("budget", "outcome"):
        assert figure(view, name).value is None
        assert "Det finns för" in str(figure(view, name).missing_reason)
    assert {2018: f"15{SPACE}270{SPACE}tkr", 2023: f"20{SPACE}000{SPACE}tkr"}[year] in view.finding
    assert "prognos" in view.finding


@pytest.mark.parametrize(
    ("year", "equity", "status", "result"),
    [(2018, 661, "preliminary", 3588 + 170 - 3532), (2019, 150, "plan", 3492 + 42 - 4045)],
)
def test_norra_skaraborgs_equity_and_result(
    show: Show, year: int, equity: int, status: str, result: int
) -> None:
    view = show("overview", NORRA_SKARABORG, year)

    assert (figure(view, "closing-equity").value, figure(view, "closing-equity").status) == (
        equity * TKR,
        status,
    )
    assert figure(view, "result").value == result * TKR
    assert result == {2018: 226, 2019: -511}[year]


def test_norra_skaraborgs_equity_is_below_its_ceiling(show: Show) -> None:
    """20 % of the 3 492 that the members pay in 2019."""
    goals = rows(show("overview", NORRA_SKARABORG, 2019), "goals")
    ceiling = [row for row in goals.values() if f"698,4{SPACE}tkr" in str(row["standing"])]

    assert round(3492 * 0.20, 1) == 698.4
    assert len(ceiling) == 1
    assert ceiling[0]["is_reached"] is True


def test_a_goal_that_nothing_measures_is_unknown(show: Show) -> None:
    for row in rows(show("overview", NORRA_SKARABORG, 2019), "goals").values():
        if f"698,4{SPACE}tkr" not in str(row["standing"]):
            assert row["is_reached"] is None
            assert "okänt" in str(row["standing"])
