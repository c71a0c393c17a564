"""Budget och utfall, Sjuhärad January-April 2017, against the tertial report."""

from pathlib import Path

import pytest

from dashboard.shapes.view import View
from dashboard.views.budget_outcome import build
from dashboard.views.budget_parts import PARTS
from data_access import store
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


def in_tkr(amount_ore: float) -> int:
    """As a reader sees it: halves away from zero."""
    return int(abs(amount_ore) / TKR + 0.5) * (1 if amount_ore > 0 else -1)


def test_parts_that_do_not_add_up_on_screen_are_marked(view: View) -> None:
    """Budget to date: 27 rows rounded one by one against a third of 17 668."""
    parts = sum(in_tkr(budget * TKR * MONTHS_GONE / MONTHS) for budget, _ in COST_CENTRES_2017.values())
    whole = in_tkr(-17_668 * TKR * MONTHS_GONE / MONTHS)

    assert parts != whole == -5889
    marked = [note for note in table(view, "cost-centres").notes if note.startswith("Avrundade delar")]
    assert len(marked) == 1
    printed = f"{abs(parts):,}".replace(",", SPACE)
    assert f"Budget t.o.m. blir −{printed} av talen som visas, totalen är −5{SPACE}889" in marked[0]
    assert "Budget, året" not in marked[0]


def test_what_has_no_budget_says_so_and_divides_by_nothing(view: View) -> None:
    for code in ESF_COST_CENTRES:
        row = rows(view, "cost-centres")[code]
        assert (row["used_share"], row["variance_share"]) == (None, None)
        assert row["missing_reason"] == "utan budget"
        assert row["outcome_ore"] == COST_CENTRES_2017[code][1] * TKR


def test_a_variance_is_also_a_share_of_the_budget_to_date(view: View) -> None:
    """The office: 1 550/3 - 304 of 1 550/3."""
    found = rows(view, "cost-centres")["1010"]["variance_share"]

    assert found == pytest.approx((1550 / 3 - 304) / (1550 / 3), abs=1e-6)
    assert rows(view, "operations")["own-operations"]["variance_share"] == pytest.approx(
        (17_668 / 3 - 5150) / (17_668 / 3), abs=1e-6
    )


def test_a_published_table_knows_its_last_month_and_makes_up_no_other(view: View) -> None:
    months = rows(view, "months")

    assert [row["own_outcome_ore"] for row in months.values()] == [
        None,
        None,
        None,
        -5150 * TKR,
        *[None] * 8,
    ]
    assert months["2017-02"]["missing_reason"] == "inte publicerat månad för månad"
    assert months["2017-12"]["own_budget_ore"] == -17_668 * TKR
    assert months["2017-12"]["own_forecast_ore"] == rows(view, "forecast")["own-operations"]["forecast_ore"]


def test_the_bridge_is_what_each_budget_area_changes(view: View) -> None:
    """Outcome and the budget of eight months: the board ends at 74 + 200 * 8/12, 7 more than 200."""
    bridge = column(view, "result-bridge", "amount_ore")

    assert list(bridge)[-1] == "result"
    assert "projects" not in bridge
    assert bridge["board"] == pytest.approx((-74 - 200 * 8 / 12 + 200) * TKR, abs=1)
    assert bridge["result"] == sum(amount for name, amount in bridge.items() if name != "result")
    assert bridge["result"] == pytest.approx((17_668 / 3 - 5150) * TKR, abs=len(OWN))


def test_the_bridge_says_where_its_rounded_steps_miss_its_rounded_end(view: View) -> None:
    """A third of each budget less what it has cost: 200 - 74, 1 794 - 343, 13 325 - 4 374, 1 849 - 175, 500 - 184."""
    budgets, costs = (200, 1794, 13_325, 1849, 500), (74, 343, 4374, 175, 184)
    steps = [budget / 3 - cost for budget, cost in zip(budgets, costs, strict=True)]
    assert [round(step) for step in steps] == [-7, 255, 68, 441, -17]
    assert (sum(map(round, steps)), round(sum(steps))) == (740, 739)
    notes = table(view, "result-bridge").notes
    assert "Avrundade delar: Belopp blir 740 av talen som visas, totalen är 739." in notes


def test_the_methods_stand_side_by_side(view: View) -> None:
    found = column(view, "methods", "own_forecast_ore")

    assert found["budget"] == -17_668 * TKR
    assert found["straight_line"] == pytest.approx(-5150 * TKR * MONTHS / MONTHS_GONE, abs=len(OWN))
    assert rows(view, "methods")["last_year"]["missing_reason"]
    assert {row["error_share"] for row in rows(view, "methods").values()} == {None}
    assert column(view, "methods", "used_by")["remaining_budget"] == len(COST_CENTRES_2017)


def test_one_part_has_its_own_tables_and_the_same_answer(view: View, sample_store: Path) -> None:
    for part, names in PARTS.items():
        with store.reading(f"sqlite:///{sample_store}") as session:
            found = build(session, view.selection, part)
        assert (found.finding, found.key_figures, found.facts) == (view.finding, view.key_figures, view.facts)
        assert {one.id for one in found.tables} <= set(names)
        assert all(one == view.table(one.id) for one in found.tables)


def test_a_month_without_an_outcome_does_not_say_that_the_year_has_none(show: Show) -> None:
    """2017 is followed up through April alone: nothing is known of January and February together."""
    early, year = show("budget-outcome", SJUHARAD, 2017, "2017-02"), show("budget-outcome", SJUHARAD, 2016)

    assert "Utfall för januari–februari 2017 finns inte" in early.finding
    assert f"17{SPACE}668{SPACE}tkr" in early.finding
    assert "Utfall för 2016 finns inte" in year.finding
