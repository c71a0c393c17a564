"""What the office writes and sets, as the budget view and so every export and command has it."""

from dashboard.shapes.selection import Selection
from dashboard.shapes.view import View
from dashboard.views import budget_outcome
from data_access import store
from data_access.changes.comments import save_comment, save_thresholds
from data_access.changes.forecast import save_area_method, save_forecast
from data_access.changes.phasing import save_phasing
from data_access.changes.statement import save_statement_order, save_statement_signs
from data_access.made_up.association import SLUG
from tests.views.helpers import TKR, column, figure, rows, table
from tests.views.test_budget_ledger import posted

WHO = "Kansliet"
JANUARY_ONLY = [1.0, *[0.0] * 11]


def view_of(url: str, through: str = "2024-08") -> View:
    with store.reading(url) as session:
        return budget_outcome.build(session, Selection(SLUG, 2024, through))


def write(url: str, centre: str, comment: str, measure: str) -> None:
    save_comment(SLUG, centre, "2024-08", WHO, comment=comment, measure=measure, url=url)


def test_comment_and_measure_stand_beside_their_deviation(own_store: str) -> None:
    write(own_store, "440", "Färre remisser", "Möte i september")
    found = rows(view_of(own_store), "attention")["440"]

    assert found["is_over"]
    assert (found["comment"], found["measure"]) == ("Färre remisser", "Möte i september")
    assert str(found["written"]).startswith(WHO)
    assert {found["comment"] for found in rows(view_of(own_store, "2024-07"), "attention").values()} == {None}


def test_a_comment_below_the_thresholds_is_kept_last(own_store: str) -> None:
    """Styrelse deviates by 3 tkr: far from 50. What is written about it must not be lost."""
    write(own_store, "100", "Ett möte flyttat", "")
    view = view_of(own_store)
    found = rows(view, "attention")

    assert list(found)[-1] == "100"
    assert not found["100"]["is_over"]
    assert any("under gränserna" in note for note in table(view, "attention").notes)


def test_own_thresholds_decide_and_projects_come_after(own_store: str) -> None:
    save_thresholds(SLUG, 100 * TKR, 0.0, WHO, own_store)
    found = rows(view_of(own_store), "attention")

    own = [row for row in found.values() if not row["is_project"]]
    assert all(abs(int(row["variance_to_date_ore"] or 0)) > 100 * TKR for row in own)
    sizes = [abs(int(row["variance_to_date_ore"] or 0)) for row in own]
    assert sizes == sorted(sizes, reverse=True)
    assert list(found)[-1] == "900"
    assert found["900"]["name"] == "Vägen vidare (projekt)"


def test_a_cost_centres_phasing_moves_its_budget_everywhere(own_store: str) -> None:
    """Kompassen's 1 150 tkr all in January: its budget to date is the year's, and so is the statement's."""
    before = rows(view_of(own_store), "income-statement")["summa-kostnader"]["budget_ore"]
    save_phasing(SLUG, "440", 2024, "own", WHO, shares=JANUARY_ONLY, url=own_store)
    view = view_of(own_store)
    found = rows(view, "cost-centres")["440"]

    assert (found["budget_to_date_ore"], found["expected_share"]) == (-1150 * TKR, 1.0)
    assert rows(view, "cost-centres")["410"]["expected_share"] == 8 / 12
    moved = -1150 * TKR - round(-1150 * TKR * 8 / 12)
    after = rows(view, "income-statement")["summa-kostnader"]["budget_ore"]
    assert abs(int(after or 0) - int(before or 0) - moved) <= 10  # each line is rounded to an öre
    months = rows(view, "months")
    even = 10_390 - 1150
    january = int(months["2024-01"]["own_budget_ore"] or 0)
    assert abs(january + 1150 * TKR + even * TKR / 12) <= 10
    assert "var väntat" in view.finding
    assert any(one.shown for one in table(view, "cost-centres").columns if one.key == "expected_share")


def test_last_years_pattern_is_last_years_share(own_store: str) -> None:
    save_phasing(SLUG, "410", 2024, "last_year", WHO, url=own_store)
    found = rows(view_of(own_store), "cost-centres")["410"]

    share = posted(2023, 8, "410") / posted(2023, 12, "410")
    assert found["expected_share"] == share
    assert found["budget_to_date_ore"] == round(-2150 * TKR * share)


def test_an_areas_method_and_a_rows_own_figure(own_store: str) -> None:
    save_area_method(SLUG, "individual", "straight_line", WHO, own_store)
    save_forecast(SLUG, "440", 2024, "own", WHO, amount_ore=-700 * TKR, comment="Avtal slut", url=own_store)
    view = view_of(own_store)
    found = rows(view, "forecast")

    assert found["410"]["method"] == "straight_line"
    assert found["410"]["forecast_ore"] == round(posted(2024, 8, "410") * 12 / 8)
    assert (found["440"]["method"], found["440"]["forecast_ore"]) == ("own", -700 * TKR)
    assert found["440"]["comment"] == "Avtal slut"
    assert found["100"]["method"] == "remaining_budget"
    assert column(view, "methods", "used_by") == {
        "budget": 0,
        "remaining_budget": 7,
        "straight_line": 4,
        "last_year": 0,
        "own": 1,
    }
    assert figure(view, "own-operations-forecast").value == found["own-operations"]["forecast_variance_ore"]


def test_signs_and_order_are_the_associations_and_the_figures_keep_theirs(own_store: str) -> None:
    order = list(column(view_of(own_store), "income-statement", "name"))
    save_statement_signs(SLUG, "without_minus", WHO, own_store)
    save_statement_order(SLUG, order[::-1], WHO, own_store)
    view = view_of(own_store)

    for name in ("income-statement", "statement-months", "statement-tertials"):
        assert list(column(view, name, "name")) == order[::-1]
        hidden = column(view, name, "without_minus")
        assert (hidden["loner"], hidden["periodens-resultat"]) == (True, False)
    assert int(rows(view, "income-statement")["loner"]["amount_ore"] or 0) < 0
