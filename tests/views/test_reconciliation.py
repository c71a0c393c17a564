"""Avstämning: the comparisons as rows, with figures as data and as text; counts of persons protected."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlmodel import Session

from dashboard.shapes.selection import Selection
from dashboard.shapes.view import View
from dashboard.views import reconciliation
from dashboard.views.context import Context, open_context
from dashboard.views.reconciliation_rows import comparison_row
from data_access import store
from data_access.reconciliation import Comparison, reconcile
from tests.views.helpers import NORRA_SKARABORG, SJUHARAD, SPACE, TKR, Show, figure, rows, table

AKTIV_KRAFT = "parts_and_total/insatsplan-2022/2022-01--2022-12/budget|activity=aktiv-kraft"
INFLOW = "two_tables/floden-2017-04/deltagare-per-kommun-2017-04/2017-01--2017-04/inflow|totalt"
SHARES = "sum_of_shares/kategorier-2019/2019-01--2019-12/printed_share"
BLANK = "blank_total/floden-2017-04/2017-01--2017-04/inflow"


@pytest.fixture(scope="module")
def sjuharad(show: Show) -> View:
    return show("reconciliation", SJUHARAD, 2017)


def test_the_key_figures_add_up_to_the_comparisons(sjuharad: View) -> None:
    counted = {one.id: one.value for one in sjuharad.key_figures}
    verdicts = [row["verdict"] for row in table(sjuharad, "comparisons").rows]

    assert counted["compared"] == len(verdicts)
    for name in ("equal", "rounding", "differs"):
        assert counted[name] == verdicts.count(name)
    assert counted["cannot-compare"] == verdicts.count("cannot_compare")
    statuses = verdicts.count("different_statuses")
    assert figure(sjuharad, "differs").comparison == f"därutöver {statuses} med olika status"
    assert (
        len(verdicts)
        == sum(int(str(counted[name])) for name in ("equal", "rounding", "differs", "cannot-compare"))
        + statuses
    )


def test_the_finding_says_the_largest_difference(sjuharad: View) -> None:
    """800 in the summary and 300 among the activities: 500 tkr."""
    assert f"mest 500{SPACE}tkr (Budget, Sjuhärad, individinriktat, 2016)" in sjuharad.finding


def test_an_amount_is_data_and_text(sjuharad: View) -> None:
    row = rows(sjuharad, "comparisons")[AKTIV_KRAFT]

    assert (row["left_ore"], row["right_ore"]) == (-13_720 * TKR, -13_855 * TKR)
    assert row["difference_ore"] == (13_855 - 13_720) * TKR
    assert row["left_text"] == f"−13{SPACE}720{SPACE}tkr"
    assert row["right_text"] == f"−13{SPACE}855{SPACE}tkr"
    assert row["difference_text"] == f"+135{SPACE}tkr"
    assert (row["left_source"], row["verdict"]) == ("plan-2022-aktiv-kraft", "differs")
    assert "JMT" in str(row["comment"])


def test_a_count_and_a_share_are_in_their_own_units(sjuharad: View, show: Show) -> None:
    inflow = rows(sjuharad, "comparisons")[INFLOW]
    shares = rows(show("reconciliation", NORRA_SKARABORG, 2019), "comparisons")[SHARES]

    assert (inflow["left"], inflow["right"], inflow["difference"]) == (208, 207, 208 - 207)
    assert inflow["left_text"] == "208"
    assert shares["left_share"] == pytest.approx(0.57 + 0.12 + 0.11 + 0.20 + 0.01)
    assert shares["left_text"] == f"101,0{SPACE}%"


def test_a_blank_total_is_missing_with_its_reason(sjuharad: View) -> None:
    row = rows(sjuharad, "comparisons")[BLANK]

    assert (row["left"], row["right"], row["difference"]) == (121 + 87, None, None)
    assert (row["right_text"], row["difference_text"]) == ("–", "–")
    assert row["missing_reason"] == "kan inte jämföras"


def test_all_years_are_compared_whatever_year_is_chosen(show: Show, sjuharad: View) -> None:
    other = show("reconciliation", SJUHARAD, 2022)

    assert table(other, "comparisons").rows == table(sjuharad, "comparisons").rows
    assert table(other, "comparisons").covers == "2016–2024"


@pytest.fixture
def context(sample_store: Path) -> Context:
    with store.reading(f"sqlite:///{sample_store}") as session:
        return open_context(session, Selection(SJUHARAD, 2017, "2017-04"))


@pytest.fixture
def inflow(sample_store: Path, context: Context) -> Comparison:
    with store.reading(f"sqlite:///{sample_store}") as session:
        return next(one for one in reconcile(session, context.association) if one.id == INFLOW)


def test_counts_of_persons_that_are_not_public_show_only_the_verdict(
    context: Context, inflow: Comparison
) -> None:
    """A difference of one between two tables is a small count."""
    private = replace(inflow, right=replace(inflow.right, is_published=False))
    row = comparison_row(context, private)

    hidden = ("left", "right", "difference", "left_text", "right_text", "difference_text")
    assert {row[key] for key in hidden} == {".."}
    assert row["verdict_text"] == "Skiljer"
    assert "208" not in str(row)
    assert comparison_row(context, inflow)["left_text"] == "208"


def test_an_association_that_protects_published_counts_hides_them_here_too(
    context: Context, inflow: Comparison
) -> None:
    careful = replace(context, association=replace(context.association, protect_published=True))

    assert comparison_row(careful, inflow)["left_text"] == ".."


def test_an_association_without_tables_says_so(monkeypatch: pytest.MonkeyPatch, sample_store: Path) -> None:
    def nothing(session: Session, association: object) -> tuple[Comparison, ...]:
        return ()

    monkeypatch.setattr(reconciliation, "reconcile", nothing)
    with store.reading(f"sqlite:///{sample_store}") as session:
        view = reconciliation.build(session, Selection(SJUHARAD, 2017, "2017-04"))

    assert view.finding.endswith("har inga tabeller som går att jämföra med varandra.")
    assert view.tables == ()
    assert all(one.value is None and one.missing_reason for one in view.key_figures)
