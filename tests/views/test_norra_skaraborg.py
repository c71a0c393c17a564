"""Budget och utfall, Norra Skaraborg: preliminary outcome 2018 and budget 2019, row by row."""

from tests.views.documents import NORRA_SKARABORG_ROWS
from tests.views.helpers import NORRA_SKARABORG, SPACE, TKR, Show, column, figure, rows, table


def test_the_preliminary_outcome_of_2018_row_by_row(show: Show) -> None:
    view = show("budget-outcome", NORRA_SKARABORG, 2018)
    printed = {code: outcome for code, (outcome, _) in NORRA_SKARABORG_ROWS.items()}

    assert column(view, "cost-centres", "outcome_ore") == {
        code: None if outcome is None else outcome * TKR for code, outcome in printed.items()
    }
    assert set(column(view, "cost-centres", "budget_ore").values()) == {None}
    assert sum(outcome or 0 for outcome in printed.values()) == -776 - 2544 - 212 == -3532
    assert table(view, "cost-centres").totals["outcome_ore"] == -3532 * TKR
    assert table(view, "cost-centres").status_text == "preliminärt"
    assert table(view, "months").finding == (
        f"T.o.m. december har den egna verksamheten använt 3{SPACE}532{SPACE}tkr. "
        "Budgeten finns inte i källorna."
    ), "no budget is not a budget of 0"


def test_what_stands_outside_the_sum_or_is_blank_is_missing_with_its_reason(show: Show) -> None:
    found = rows(show("budget-outcome", NORRA_SKARABORG, 2018), "cost-centres")

    assert "700" in str(found["ung-arena"]["missing_reason"])
    assert "utanför summan" in str(found["ung-arena"]["missing_reason"])
    assert found["utvecklingsmedel"]["outcome_ore"] is None
    assert found["utvecklingsmedel"]["missing_reason"]
    assert found["gront-jobbspar-sotasen"]["outcome_ore"] == 0  # printed as 0: that is not missing


def test_the_budget_of_2019_row_by_row(show: Show) -> None:
    view = show("budget-outcome", NORRA_SKARABORG, 2019)
    printed = {code: budget for code, (_, budget) in NORRA_SKARABORG_ROWS.items()}

    assert column(view, "cost-centres", "budget_ore") == {
        code: budget * TKR for code, budget in printed.items()
    }
    assert sum(printed.values()) == -650 - 3175 - 220 == -4045
    assert table(view, "cost-centres").totals["budget_ore"] == -4045 * TKR
    assert figure(view, "result").value == (3492 + 42 - 4045) * TKR


def test_own_operations_2018_are_the_stated_total(show: Show) -> None:
    """A blank cell outside every sum takes nothing from the 3 532 that the source states."""
    own = rows(show("budget-outcome", NORRA_SKARABORG, 2018), "operations")["own-operations"]

    assert own["outcome_ore"] == -3532 * TKR


def test_the_budget_areas_of_2019_are_the_published_categories(show: Show) -> None:
    """Individual 2 400, structural 495, development 300, other 30; governance 820 is three areas."""
    found = column(show("budget-outcome", NORRA_SKARABORG, 2019), "operations", "budget_ore")

    assert found["individual"] == -2400 * TKR
    assert found["structural"] == -495 * TKR
    assert found["development"] == -300 * TKR
    assert found["other"] == -30 * TKR
    assert found["board"] + found["administration"] + found["audit"] == -820 * TKR
    assert "projects" not in found


def test_a_cost_keeps_its_sign_in_the_key_figures(show: Show) -> None:
    """Income plus, cost minus, also in the data that commands print; the page may write it without."""
    assert figure(show("budget-outcome", NORRA_SKARABORG, 2018), "outcome").value == -3532 * TKR
    assert figure(show("budget-outcome", NORRA_SKARABORG, 2019), "budget").value == -4045 * TKR


def test_the_income_statement_of_2018_adds_up_to_the_change_in_equity(show: Show) -> None:
    view = show("budget-outcome", NORRA_SKARABORG, 2018)

    assert figure(view, "result").value == (3588 + 170 - 3532) * TKR == (661 - 435) * TKR


def test_participants_are_in_no_source(show: Show) -> None:
    for year in (2018, 2019):
        view = show("participants", NORRA_SKARABORG, year)
        assert view.tables == ()
        assert "finns inte" in view.finding


def test_a_year_before_every_plan_says_which_plan_there_is(show: Show) -> None:
    view = show("scenario", NORRA_SKARABORG, 2018)

    assert view.tables == ()
    assert "2019" in view.finding


def test_the_year_before_stands_beside_the_budget_with_its_status(show: Show) -> None:
    view = show("budget-outcome", NORRA_SKARABORG, 2019)
    found = rows(view, "cost-centres")

    assert column(view, "cost-centres", "previous_year_ore") == {
        code: None if outcome is None else outcome * TKR
        for code, (outcome, _budget) in NORRA_SKARABORG_ROWS.items()
    }
    assert table(view, "cost-centres").totals["previous_year_ore"] == -3532 * TKR
    assert {row["previous_year_status"] for row in found.values()} == {"preliminary", None}
    assert "2018: −700" in str(found["ung-arena"]["missing_reason"]).replace(SPACE, " ")
    assert any(one.label == "Preliminärt utfall 2018" for one in table(view, "cost-centres").columns)


def test_a_planned_year_has_its_budgeted_income_statement(show: Show) -> None:
    view = show("budget-outcome", NORRA_SKARABORG, 2019)

    assert table(view, "income-statement").title == "Resultaträkning, budget"
    assert table(view, "income-statement").status == "plan"
    assert table(view, "income-statement").totals["amount_ore"] == -511 * TKR
