"""Budget och utfall, Sjuhärad January-April 2017, against the tertial report."""

import pytest

from dashboard.shapes.view import View
from tests.views.documents import COST_CENTRES_2017, ESF_COST_CENTRES, STATEMENT_2017
from tests.views.helpers import SJUHARAD, SPACE, TKR, Show, column, figure, rows, table

MONTHS_GONE, MONTHS = 4, 12
OWN = [code for code in COST_CENTRES_2017 if code not in ESF_COST_CENTRES]


@pytest.fixture(scope="module")
def view(show: Show) -> View:
    return show("budget-outcome", SJUHARAD, 2017)


def test_every_cost_centre_has_its_printed_budget_and_outcome(view: View) -> None:
    assert column(view, "cost-centres", "budget_ore") == {
        code: budget * TKR for code, (budget, _) in COST_CENTRES_2017.items()
    }
    assert column(view, "cost-centres", "outcome_ore") == {
        code: outcome * TKR for code, (_, outcome) in COST_CENTRES_2017.items()
    }


def test_only_the_four_esf_cost_centres_are_projects(view: View) -> None:
    projects = column(view, "cost-centres", "is_project")

    assert [code for code, is_project in projects.items() if is_project] == list(ESF_COST_CENTRES)


def test_the_budget_to_date_is_four_twelfths_and_the_variance_is_plus_when_less_is_used(view: View) -> None:
    for code, (budget, outcome) in COST_CENTRES_2017.items():
        row = rows(view, "cost-centres")[code]
        to_date = budget * TKR * MONTHS_GONE / MONTHS
        assert row["budget_to_date_ore"] == pytest.approx(to_date, abs=1)
        assert row["variance_to_date_ore"] == pytest.approx(outcome * TKR - to_date, abs=1)
        assert row["variance_ore"] == (outcome - budget) * TKR
        assert row["expected_share"] == pytest.approx(MONTHS_GONE / MONTHS)


def test_the_total_is_taken_from_the_income_statement(view: View) -> None:
    """7 392 809,15 kr and not 7 393 tkr; the budget is stated in tkr only."""
    totals = table(view, "cost-centres").totals

    assert sum(outcome for _, outcome in COST_CENTRES_2017.values()) == -7393
    assert totals["outcome_ore"] == -7_392_809_15
    assert totals["budget_ore"] == -17_668 * TKR


def test_own_operations_have_used_29_per_cent_of_the_year(view: View) -> None:
    own = rows(view, "operations")["own-operations"]
    outcome = sum(COST_CENTRES_2017[code][1] for code in OWN)
    budget = sum(COST_CENTRES_2017[code][0] for code in OWN)

    assert (outcome, budget) == (-7393 + 44 + 444 + 189 + 1566, -17_668) == (-5150, -17_668)
    assert (own["outcome_ore"], own["budget_ore"]) == (outcome * TKR, budget * TKR)
    assert own["used_share"] == pytest.approx(5150 / 17_668)
    assert figure(view, "own-operations-used").value == pytest.approx(5150 / 17_668)
    assert f"29,1{SPACE}%" in view.finding
    assert f"33,3{SPACE}%" in view.finding


def test_own_operations_are_739_tkr_below_an_even_budget(view: View) -> None:
    expected = (17_668 * MONTHS_GONE / MONTHS - 5150) * TKR

    assert figure(view, "own-operations-variance").value == pytest.approx(expected, abs=len(OWN))
    assert round(expected / TKR) == 739


def test_the_projects_stand_apart_without_a_budget(view: View) -> None:
    projects = rows(view, "operations")["projects"]

    assert projects["outcome_ore"] == -(44 + 444 + 189 + 1566) * TKR == -2243 * TKR
    assert projects["budget_ore"] == 0
    assert projects["used_share"] is None
    assert projects["missing_reason"]
    assert figure(view, "projects-outcome").value == -2243 * TKR
    assert f"2{SPACE}243{SPACE}tkr" in view.finding


def test_own_operations_and_projects_together_come_to_42_per_cent(view: View) -> None:
    totals = table(view, "operations").totals

    assert totals["outcome_ore"] == -(5150 + 2243) * TKR
    assert totals["used_share"] == pytest.approx((5150 + 2243) / 17_668)
    assert f"41,8{SPACE}%" in view.finding


def test_the_budget_areas_add_up_to_own_operations(view: View) -> None:
    found = rows(view, "operations")
    areas = [row for name, row in found.items() if name not in {"own-operations", "projects"}]

    for key in ("budget_ore", "outcome_ore"):
        assert sum(int(row[key] or 0) for row in areas) == found["own-operations"][key]
    assert found["board"]["outcome_ore"] == -74 * TKR
    assert found["administration"]["outcome_ore"] == -(39 + 304 + 0) * TKR


def test_the_income_statement_is_in_kronor_and_ore(view: View) -> None:
    amounts = column(view, "income-statement", "amount_ore")

    assert list(amounts.values()) == [round(amount * 100) for amount in STATEMENT_2017]
    assert table(view, "income-statement").totals["amount_ore"] == -1_301_239_31
    income, costs = STATEMENT_2017[:2], STATEMENT_2017[3:9]
    assert sum(round(amount * 100) for amount in (*income, *costs)) == -7_189_004_31


def test_the_result_is_about_738_tkr_without_the_projects(view: View) -> None:
    result = figure(view, "result")
    without = -1_301_239.31 + 2_243_000 - 203_809.45

    assert result.value == -1_301_239_31
    assert round(without / 1000) == 738
    assert f"+738{SPACE}tkr" in str(result.comparison)


def test_a_later_month_says_how_far_the_outcome_reaches(show: Show) -> None:
    later = show("budget-outcome", SJUHARAD, 2017, "2017-08")

    assert rows(later, "operations")["own-operations"]["outcome_ore"] == -5150 * TKR
    assert rows(later, "operations")["own-operations"]["expected_share"] == pytest.approx(4 / 12)
    assert any("april 2017" in note for note in later.notes)
    assert table(later, "cost-centres").covers == "januari–april 2017"


def test_an_earlier_month_than_the_outcome_invents_no_months(show: Show) -> None:
    """January-April is one figure: through February there is a budget and no outcome."""
    earlier = show("budget-outcome", SJUHARAD, 2017, "2017-02")

    assert set(column(earlier, "cost-centres", "outcome_ore").values()) == {None}
    assert all(row["missing_reason"] for row in rows(earlier, "cost-centres").values())
    assert any("januari–april 2017" in note for note in earlier.notes)
