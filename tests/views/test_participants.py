"""Deltagarflöden, Sjuhärad January-April 2017, against the tertial report."""

import pytest

from dashboard.shapes.view import View
from tests.views.documents import ANONYMOUS_2017, FLOWS_2017, RESIDENTS_2017
from tests.views.helpers import SJUHARAD, SPACE, Show, column, figure, rows, table


@pytest.fixture(scope="module")
def view(show: Show) -> View:
    return show("participants", SJUHARAD, 2017)


def test_in_and_out_per_month_and_gender(view: View) -> None:
    keys = ("inflow_women", "inflow_men", "inflow", "outflow_women", "outflow_men", "outflow")

    assert {
        month: tuple(row[key] for key in keys) for month, row in rows(view, "flows-by-month").items()
    } == FLOWS_2017
    assert list(column(view, "flows-by-month", "inflow").values()) == [80, 57, 46, 25]
    assert list(column(view, "flows-by-month", "outflow").values()) == [41, 28, 60, 27]


def test_the_net_is_counted_since_1_january_and_is_never_a_stock(view: View) -> None:
    assert column(view, "flows-by-month", "net_since_january") == {
        "2017-01": 80 - 41,
        "2017-02": 80 - 41 + 57 - 28,
        "2017-03": 80 - 41 + 57 - 28 + 46 - 60,
        "2017-04": 80 - 41 + 57 - 28 + 46 - 60 + 25 - 27,
    }
    assert figure(view, "net-since-january").value == 208 - 156
    assert "ingående antal" in str(figure(view, "net-since-january").comparison)
    assert "mars och april" in table(view, "flows-by-month").finding


def test_121_of_208_are_women(view: View) -> None:
    genders = rows(view, "flows-by-gender")

    assert figure(view, "inflow").value == 80 + 57 + 46 + 25 == 208
    assert figure(view, "outflow").value == 41 + 28 + 60 + 27 == 156
    assert (genders["women"]["inflow"], genders["men"]["inflow"]) == (50 + 25 + 28 + 18, 30 + 32 + 18 + 7)
    assert (genders["women"]["outflow"], genders["men"]["outflow"]) == (21 + 19 + 38 + 15, 20 + 9 + 22 + 12)
    assert genders["women"]["inflow_share"] == pytest.approx(121 / 208)
    assert genders["men"]["inflow_share"] == pytest.approx(87 / 208)
    assert table(view, "flows-by-gender").totals["net"] == 208 - 156


def test_residents_per_municipality_against_the_expected_yearly_volume(view: View) -> None:
    keys = ("planned", "total", "unique", "inflow", "outflow")

    assert {
        code: tuple(row[key] for key in keys) for code, row in rows(view, "municipalities").items()
    } == RESIDENTS_2017
    for code, (planned, total, unique, _, _) in RESIDENTS_2017.items():
        row = rows(view, "municipalities")[code]
        assert row["total_share"] == pytest.approx(total / planned)
        assert row["unique_share"] == pytest.approx(unique / planned)


def test_452_and_403_of_917(view: View) -> None:
    totals = table(view, "municipalities").totals

    assert totals["planned"] == 47 + 409 + 49 + 145 + 49 + 53 + 111 + 54 == 917
    assert totals["total"] == 17 + 167 + 26 + 76 + 28 + 29 + 71 + 38 == 452
    assert totals["unique"] == 17 + 152 + 22 + 68 + 26 + 25 + 64 + 29 == 403
    assert figure(view, "total-of-year-volume").value == pytest.approx(452 / 917)
    assert "unika 403, 44" in str(figure(view, "total-of-year-volume").comparison)
    assert f"49{SPACE}%" in view.finding


def test_where_the_year_ends(view: View) -> None:
    """The pace so far is 208 / 4 = 52 a month: 452 + 8 x 52 = 868 of 917, untested since no year is whole."""
    months = rows(view, "year-end")
    totals = table(view, "year-end").totals

    assert figure(view, "year-end").value == 452 + 8 * 52 == 868
    assert (figure(view, "year-end").status, figure(view, "year-end").status_text) == ("outlook", "prognos")
    assert "Samma takt, inte prövad" in str(figure(view, "year-end").note)
    assert (months["2017-04"]["total"], months["2017-04"]["unique"]) == (452, 403)
    assert {month: row["forecast"] for month, row in months.items() if row["forecast"] is not None} == {
        f"2017-{month:02d}": 452 + 52 * (month - 4) for month in range(5, 13)
    }
    assert (totals["low"], totals["high"]) == (452 + 8 * 25, 452 + 8 * 80), "as April, and as January"
    assert f"95{SPACE}%" in view.finding
    methods = rows(view, "forecast")
    assert methods["last_year"]["forecast"] is None
    assert methods["last_year"]["missing_reason"] == "förra årets inflöde saknas"
    assert methods["pace"]["unique_forecast"] == round(868 * 403 / 452)


def test_what_is_needed_a_month(view: View) -> None:
    """917 - 452 = 465 in eight months; the goal's 85 % of 917 is 779.45, so 780 unique, 377 more than 403."""
    plan, registered = rows(view, "goal")["plan"], rows(view, "goal")["registered"]

    assert (plan["goal"], plan["remaining"]) == (917, 917 - 452)
    assert plan["needed_per_month"] == pytest.approx(465 / 8)
    assert plan["pace_per_month"] == pytest.approx(208 / 4)
    assert (registered["count"], registered["goal"], registered["remaining"]) == (403, 780, 780 - 403)
    assert registered["needed_per_month"] == pytest.approx(377 / 8)
    assert registered["pace_per_month"] == pytest.approx(52 * 403 / 452)
    assert any("nivån i planen för 2022" in note for note in table(view, "goal").notes)


def test_a_span_within_the_year(show: Show) -> None:
    """February-April: 57 + 46 + 25 in and 28 + 60 + 27 out. Net is still since January, volume too."""
    view = show("participants", SJUHARAD, 2017, "2017-04", since="2017-02")

    assert list(rows(view, "flows-by-month")) == ["2017-02", "2017-03", "2017-04"]
    assert figure(view, "inflow").value == 57 + 46 + 25
    assert figure(view, "outflow").value == 28 + 60 + 27
    assert "februari–april" in figure(view, "inflow").label
    assert figure(view, "net-since-january").value == 208 - 156
    assert rows(view, "flows-by-gender")["women"]["inflow"] == 25 + 28 + 18
    assert figure(view, "total-of-year-volume").value == pytest.approx(452 / 917)
    assert figure(view, "year-end").value == 868
    assert view.finding.startswith(
        "128 har kommit in och 115 har gått ut under februari–april 2017: netto +13. "
        "452 deltagare t.o.m. april (403 unika) mot 917"
    ), "57 + 46 + 25 in, 28 + 60 + 27 out; the participants are those of January too"
    assert any("sedan 1 januari" in note and "februari–april" in note for note in view.notes)
    assert not any("inte ense" in note for note in view.notes), "not the same period"


def test_a_year_without_an_earlier_one_says_so(view: View) -> None:
    for row in rows(view, "flows-by-month").values():
        assert row["inflow_previous"] is None
        assert "året före" in str(row["missing_reason"])


def test_two_grains_that_disagree_are_both_shown_and_said(view: View) -> None:
    totals = table(view, "municipalities").totals

    assert totals["inflow"] == 11 + 81 + 11 + 40 + 6 + 17 + 27 + 14 == 207
    assert totals["outflow"] == 4 + 45 + 7 + 32 + 13 + 10 + 30 + 14 == 155
    assert any(all(text in note for text in ("208", "156", "207", "155")) for note in view.notes)


def test_the_anonymous_are_counted_apart(view: View) -> None:
    found = rows(view, "anonymous")
    keys = ("women", "men", "total", "planned")

    assert {code: tuple(row[key] for key in keys) for code, row in found.items()} == ANONYMOUS_2017
    totals = table(view, "anonymous").totals
    assert (totals["women"], totals["men"]) == (8 + 60 + 6 + 22 + 24 + 6 + 6, 3 + 25 + 4 + 9 + 1 + 9 + 4)
    assert totals["total"] == 132 + 55 == 187
    assert totals["planned"] == 20 + 160 + 20 + 60 + 40 + 40 + 20 == 360


def test_svenljunga_and_tranemo_are_one_group_marked_as_an_interpretation(view: View) -> None:
    group = rows(view, "anonymous")["1465+1452"]

    assert (group["name"], group["total"]) == ("Svenljunga + Tranemo", 24 + 1)
    assert {"1465", "1452"} & set(rows(view, "anonymous")) == set()
    assert any("Svenljunga" in note and "Tranemo" in note for note in table(view, "anonymous").notes)


def test_fewer_months_can_be_asked_for(show: Show) -> None:
    """Flows are monthly; the counts by municipality are for January-April as a whole."""
    february = show("participants", SJUHARAD, 2017, "2017-02")

    assert list(rows(february, "flows-by-month")) == ["2017-01", "2017-02"]
    assert figure(february, "inflow").value == 80 + 57
    assert february.table("municipalities") is None
    assert february.table("anonymous") is None
    assert any("januari–april 2017" in note for note in february.notes)


def test_a_later_month_says_how_far_the_flows_reach(show: Show) -> None:
    august = show("participants", SJUHARAD, 2017, "2017-08")

    assert list(rows(august, "flows-by-month")) == list(FLOWS_2017)
    assert any("april 2017" in note for note in august.notes)
    assert table(august, "municipalities").covers == "januari–april 2017"
