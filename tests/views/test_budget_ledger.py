"""The budget page of the made-up association: any month, forecasts, months, and the way down to a posting."""

import inspect
from dataclasses import replace

import pytest

from dashboard.shapes.drill import Drill, DrillPath
from dashboard.shapes.view import View
from dashboard.views.budget_drill import drill
from dashboard.views.choices import SelectionError, choices, resolve
from data_access import store
from data_access.made_up.association import CENTRES, SLUG, YEARS
from data_access.made_up.books import ORE_PER_TKR, budget, budget_ore, outcome
from tests.views import test_every_view as every
from tests.views.helpers import SJUHARAD, SPACE, Show, column, figure, rows, table

VIEW = "budget-outcome"
POSTINGS = {year: outcome(year) for year in YEARS}
COSTS = {"5010", "5020", "5510", "5520", "6010", "6410", "6850", "7050", "7100", "7410", "7500"}
RULES = [
    rule
    for name, rule in inspect.getmembers(every, inspect.isfunction)
    if name.startswith("test_") and list(inspect.signature(rule).parameters) == ["view"]
]


def posted(year: int, through: int, centre: str | None = None, *, project: bool | None = None) -> int:
    """The costs by a plain loop over the generator's postings."""
    projects = {one.code for one in CENTRES if one.is_project}
    return sum(
        row.amount
        for row in POSTINGS[year]
        if row.account in COSTS
        and row.month.month <= through
        and (centre is None or row.cost_centre == centre)
        and (project is None or (row.cost_centre in projects) == project)
    )


@pytest.mark.parametrize("through", [1, 4, 8, 12])
def test_every_cost_centre_is_the_sum_of_its_postings(show: Show, through: int) -> None:
    view = show(VIEW, SLUG, 2024, f"2024-{through:02d}")

    outcome = column(view, "cost-centres", "outcome_ore")
    assert outcome == {centre.code: posted(2024, through, centre.code) for centre in CENTRES}
    assert table(view, "cost-centres").totals["outcome_ore"] == posted(2024, through)


@pytest.mark.parametrize("through", [4, 8])
def test_own_operations_and_projects_are_apart(show: Show, through: int) -> None:
    found = rows(show(VIEW, SLUG, 2024, f"2024-{through:02d}"), "operations")

    assert found["own-operations"]["outcome_ore"] == posted(2024, through, project=False)
    assert found["projects"]["outcome_ore"] == posted(2024, through, project=True)


@pytest.mark.parametrize(("year", "through"), [(2023, "2023-05"), (2024, "2024-08"), (2025, "2025-12")])
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_it_keeps_the_rules_of_every_view(show: Show, rule, year: int, through: str) -> None:
    rule(show(VIEW, SLUG, year, through))


def test_the_forecast_names_its_method_and_adds_up(show: Show) -> None:
    view = show(VIEW, SLUG, 2024, "2024-08")
    found = rows(view, "forecast")

    kompassen = next(centre for centre in CENTRES if centre.name == "Kompassen")
    assert found[kompassen.code]["method_text"] == f"Utfall{SPACE}+{SPACE}restbudget"
    remaining = round(budget_ore(kompassen, 2024) * 4 / 12)
    assert found[kompassen.code]["forecast_ore"] == posted(2024, 8, kompassen.code) + remaining
    own = [row for row in found.values() if not row["is_project"] and not row["is_total"]]
    assert found["own-operations"]["forecast_ore"] == sum(int(row["forecast_ore"] or 0) for row in own)
    expected = int(found["own-operations"]["forecast_variance_ore"] or 0)
    assert figure(view, "own-operations-forecast").value == expected


def test_last_years_pattern_uses_the_same_months_of_last_year(show: Show) -> None:
    found = rows(show(VIEW, SLUG, 2024, "2024-08"), "forecast")["410"]

    pattern = posted(2024, 8, "410") * posted(2023, 12, "410") / posted(2023, 8, "410")
    assert found["by_last_year_ore"] == round(pattern)


def test_a_year_that_is_over_has_no_forecast_but_an_end(show: Show) -> None:
    view = show(VIEW, SLUG, 2024, "2024-12")

    assert view.table("forecast") is None
    bridge = column(view, "result-bridge", "amount_ore")
    result = sum(row.amount for row in POSTINGS[2024])
    assert bridge["result"] == result == figure(view, "result").value
    assert sum(amount for name, amount in bridge.items() if name != "result") == result
    assert "om intäkter" not in table(view, "result-bridge").finding, "they are known"


def test_an_expected_result_says_what_it_takes_for_granted(show: Show) -> None:
    """The forecast is of costs: income is taken from the budget, and the sentence at the chart says so."""
    finding = table(show(VIEW, SLUG, 2024, "2024-08"), "result-bridge").finding

    assert "om intäkter, bidrag och finansiella poster blir som budgeterat" in finding


def test_the_months_accumulate_to_the_outcome_and_on_to_the_forecast(show: Show) -> None:
    view = show(VIEW, SLUG, 2024, "2024-08")
    months = rows(view, "months")

    assert months["2024-03"]["own_outcome_ore"] == posted(2024, 3, project=False)
    assert months["2024-08"]["own_forecast_ore"] == posted(2024, 8, project=False)
    assert months["2024-09"]["own_outcome_ore"] is None
    assert months["2024-12"]["own_forecast_ore"] == rows(view, "forecast")["own-operations"]["forecast_ore"]
    whole = sum(-centre.budget_tkr * ORE_PER_TKR for centre in CENTRES if not centre.is_project)
    assert months["2024-12"]["own_budget_ore"] == whole


def test_the_methods_are_tested_on_the_latest_year_that_is_over(show: Show) -> None:
    found = rows(show(VIEW, SLUG, 2025, "2025-08"), "backtest")

    actual = posted(2024, 12, project=False)
    april = found["04"]
    straight = sum(round(posted(2024, 4, centre.code) * 3) for centre in CENTRES if not centre.is_project)
    assert april["by_straight_line_ore"] == straight
    assert april["by_straight_line_error_ore"] == straight - actual
    assert april["by_straight_line_error_share"] == abs(straight - actual) / abs(actual)


def test_the_income_statement_has_projects_and_budget_beside(show: Show) -> None:
    found = rows(show(VIEW, SLUG, 2024, "2024-08"), "income-statement")["summa-kostnader"]

    assert found["amount_ore"] == posted(2024, 8)
    assert found["own_ore"] == posted(2024, 8, project=False)
    assert found["project_ore"] == posted(2024, 8, project=True)
    assert found["previous_ore"] == posted(2023, 8)


def test_months_and_tertials_of_the_statement(show: Show) -> None:
    view = show(VIEW, SLUG, 2024, "2024-08")

    tertials = rows(view, "statement-tertials")["summa-kostnader"]
    assert (tertials["through_04_ore"], tertials["through_12_ore"]) == (posted(2024, 4), None)
    months = rows(view, "statement-months")["summa-kostnader"]
    assert months["month_02_ore"] == posted(2024, 2) - posted(2024, 1)


def budgeted(year: int, *accounts: str) -> int:
    """The year's budget on some accounts, by a plain loop over the generator's rows."""
    return sum(row.amount for row in budget(year) if row.account in accounts)


def test_the_statements_budget_is_the_months_so_far(show: Show) -> None:
    """Even by month: 8 of 12 months, and one of 12 for August alone."""
    found = rows(show(VIEW, SLUG, 2024, "2024-08"), "income-statement")
    row, whole = found["summa-kostnader"], budgeted(2024, *COSTS)

    assert row["year_budget_ore"] == whole
    assert abs(int(row["budget_ore"] or 0) - whole * 8 / 12) <= len(COSTS)
    assert row["variance_ore"] == posted(2024, 8) - int(row["budget_ore"] or 0)
    assert row["month_ore"] == posted(2024, 8) - posted(2024, 7)
    assert abs(int(row["month_budget_ore"] or 0) - whole / 12) <= len(COSTS)


def test_months_and_tertials_have_their_budget(show: Show) -> None:
    view = show(VIEW, SLUG, 2024, "2024-05")
    months, tertials = (rows(view, name) for name in ("statement-months", "statement-tertials"))
    whole = budgeted(2024, "3010")

    member = next(code for code, row in months.items() if row["name"] == "Bidrag från medlemmarna")
    assert months[member]["month_06_ore"] is None
    assert sum(int(months[member][f"month_{month:02d}_budget_ore"] or 0) for month in range(1, 13)) == whole
    assert tertials[member]["through_12_budget_ore"] == whole
    assert tertials[member]["through_04_budget_ore"] == round(whole * 4 / 12)


def test_the_methods_carry_the_errors_of_the_year_they_were_tested_on(show: Show) -> None:
    view = show(VIEW, SLUG, 2025, "2025-08")
    errors = table(view, "backtest").totals

    assert table(view, "backtest").covers == "2024"
    labels = [column.label for column in table(view, "backtest").columns]
    assert len(labels) == len(set(labels)), "each error says whose it is"
    for method, row in rows(view, "methods").items():
        assert row["error_share"] == errors.get(f"by_{method}_error_share")
    for row in rows(view, "forecast").values():
        assert row["is_total"] or row["method_error_share"] == errors[f"by_{row['method']}_error_share"]


def test_the_way_down_adds_up_at_every_level(sample_store) -> None:
    with store.reading(f"sqlite:///{sample_store}") as session:
        selection = resolve(choices(session), SLUG, 2024, "2024-08")

        def down(*path: str):
            found = drill(session, selection, DrillPath(*path))
            assert found is not None
            return found

        area = next(row for row in down().table.rows if row["id"] == "individual")
        centres = down("individual")
        accounts = down("individual", "410")
        postings = down("individual", "410", "7100")

    assert centres.table.totals["outcome_ore"] == area["outcome_ore"]
    centre = next(row for row in centres.table.rows if row["id"] == "410")
    assert accounts.table.totals["outcome_ore"] == centre["outcome_ore"] == posted(2024, 8, "410")
    account = next(row for row in accounts.table.rows if row["id"] == "7100")
    assert sum(int(row["amount_ore"] or 0) for row in postings.table.rows) == account["outcome_ore"]
    assert len(postings.table.rows) == account["entries"]
    assert [step.name for step in postings.trail][1:] == ["Individinriktade insatser", "Lotsen", "Konto 7100"]
    assert any("längre ner går det inte" in note for note in postings.table.notes)


def down(sample_store, slug: str, year: int, *path: str | None, through: str | None = None) -> Drill:
    with store.reading(f"sqlite:///{sample_store}") as session:
        found = drill(session, resolve(choices(session), slug, year, through), DrillPath(*path))
    assert found is not None
    return found


def test_a_published_table_is_where_the_way_down_ends(sample_store) -> None:
    found = down(sample_store, SJUHARAD, 2017, "individual", "3001")

    assert found.leads_to == {}
    assert any("publicerad tabell" in note for note in found.table.notes)
    with pytest.raises(SelectionError, match="publicerad tabell"):
        down(sample_store, SJUHARAD, 2017, "individual", "3001", "5010")


def test_a_cost_centre_alone_decides_its_area(sample_store) -> None:
    found = down(sample_store, SLUG, 2024, None, "410")

    assert [step.path.area for step in found.trail] == [None, "individual", "individual"]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (("nowhere",), "Budgetområdet ”nowhere” finns inte här. Det finns: administration"),
        (("individual", "100"), "hör inte till Individinriktade insatser. Det finns: 410"),
        ((None, "4711"), "Kostnadsstället ”4711” finns inte här. Det finns: 100, 200"),
        ((None, "410", "9999"), "Kontot ”9999” finns inte på kostnadsstället. Det finns: "),
        (("individual", None, "7100"), "Ange kostnadsställe när du anger konto."),
        ((None, None, "7100"), "Ange kostnadsställe när du anger konto."),
    ],
)
def test_a_path_to_what_does_not_exist_says_what_does(sample_store, path, said: str) -> None:
    with pytest.raises(SelectionError) as refusal:
        down(sample_store, SLUG, 2024, *path)

    assert said in str(refusal.value)


def test_an_accounts_budget_is_phased_as_its_cost_centres(sample_store) -> None:
    """Even by month: 8 of 12 months of the account's year."""
    rows = {
        row["id"]: row for row in down(sample_store, SLUG, 2024, None, "410", through="2024-08").table.rows
    }
    whole = sum(row.amount for row in budget(2024) if (row.cost_centre, row.account) == ("410", "7100"))

    assert rows["7100"]["budget_ore"] == whole
    assert rows["7100"]["budget_to_date_ore"] == round(whole * 8 / 12)


def test_postings_come_some_at_a_time_on_the_page_and_all_without(sample_store) -> None:
    with store.reading(f"sqlite:///{sample_store}") as session:
        selection = resolve(choices(session), SLUG, 2024)
        path = DrillPath("individual", "410", "7100", most=5)
        first = drill(session, selection, path)
        second = drill(session, selection, first.following)
        everything = drill(session, selection, replace(path, most=None))
        beyond = drill(session, selection, replace(path, first=10_000))

    ids = [row["id"] for row in everything.table.rows]
    assert [row["id"] for row in (*first.table.rows, *second.table.rows)] == ids[:10]
    assert (first.before, second.before.first, everything.following) == (None, 0, None)
    assert [row["id"] for row in beyond.table.rows] == ids[:5]


def test_the_made_up_association_is_not_where_one_begins(sample_store) -> None:
    with store.reading(f"sqlite:///{sample_store}") as session:
        available = choices(session)
    assert available[0].slug == SJUHARAD
    assert available[-1].slug == SLUG
    assert available[-1].is_fictional


def test_published_only_has_no_columns_of_a_ledger(show: Show) -> None:
    view: View = show(VIEW, SJUHARAD, 2017)
    assert {one.id for one in view.tables} == {
        "cost-centres",
        "operations",
        "attention",
        "forecast",
        "methods",
        "months",
        "result-bridge",
        "income-statement",
    }
