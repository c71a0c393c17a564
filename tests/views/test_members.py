"""Medlemmar: what each member pays, kept apart from what is delivered and who is helped."""

from pathlib import Path

import pytest

from dashboard.shapes.view import View
from dashboard.views import members
from dashboard.views.choices import choices, resolve
from data_access import store
from tests.views.documents import (
    CONTRIBUTIONS_2016,
    CONTRIBUTIONS_2017,
    CONTRIBUTIONS_2022,
    CONTRIBUTIONS_2023,
    CONTRIBUTIONS_NORRA_SKARABORG,
    COST_CENTRES_2017,
    RESIDENTS_2017,
)
from tests.views.helpers import (
    MUNICIPALITIES,
    NORRA_SKARABORG,
    SJUHARAD,
    SPACE,
    TKR,
    Show,
    column,
    figure,
    in_ore,
    rows,
    table,
)

PAID = {
    2016: CONTRIBUTIONS_2016,
    2017: CONTRIBUTIONS_2017,
    2018: CONTRIBUTIONS_2017,
    2022: CONTRIBUTIONS_2022,
    2023: CONTRIBUTIONS_2023,
}


@pytest.mark.parametrize("year", PAID)
def test_each_member_pays_what_the_financing_plan_says(show: Show, year: int) -> None:
    view = show("members", SJUHARAD, year)

    assert column(view, "contributions", "contribution_ore") == in_ore(PAID[year])
    assert column(view, "contributions", "area") == {slug: MUNICIPALITIES.get(slug) for slug in PAID[year]}


@pytest.mark.parametrize(
    ("year", "stated"),
    [(2016, 17_668), (2017, 15_270), (2018, 15_270), (2022, 2 * 4516 + 5000 + 5000), (2023, 20_000)],
)
def test_the_total_is_the_stated_one(show: Show, year: int, stated: int) -> None:
    """2016's rows add up to 17 669 and 2017's to 15 270,5: rounding, and the stated total stands."""
    assert table(show("members", SJUHARAD, year), "contributions").totals["contribution_ore"] == stated * TKR


@pytest.mark.parametrize(
    ("year", "total", "status"),
    [
        (2016, 17_668, "plan"),
        (2017, 17_668, "outcome"),
        (2018, 15_270, "outlook"),
        (2022, 19_032, "plan"),
        (2023, 20_000, "outlook"),
    ],
)
def test_what_all_pay_is_the_most_final_statement_with_its_status(
    show: Show, year: int, total: int, status: str
) -> None:
    found = figure(show("members", SJUHARAD, year), "total-contributions")

    assert (found.value, found.status) == (total * TKR, status)
    assert found.status_text


def test_2017_was_paid_in_full_though_the_outlook_per_member_was_less(show: Show) -> None:
    """17 668 is the outcome, 15 270 the outlook of the 2016 plan; both are shown, never mixed."""
    view = show("members", SJUHARAD, 2017)

    assert figure(view, "total-contributions").value == 17_668 * TKR
    assert table(view, "contributions").status == "outlook"
    assert table(view, "contributions").totals["contribution_ore"] == 15_270 * TKR
    notes = [note for note in view.notes if f"17{SPACE}668{SPACE}tkr" in note]
    assert len(notes) == 1
    assert f"15{SPACE}270{SPACE}tkr" in notes[0]
    assert "prognos i verksamhetsplan 2016" in notes[0]


def test_other_years_have_one_table_and_need_no_such_note(show: Show) -> None:
    for year in (2016, 2018, 2022, 2023):
        assert show("members", SJUHARAD, year).notes == ()


def test_each_year_of_the_history_has_its_own_status(show: Show) -> None:
    history = rows(show("members", SJUHARAD, 2017), "history")

    assert {year: (row["contribution_ore"], row["status"]) for year, row in history.items()} == {
        "2016": (17_668 * TKR, "plan"),
        "2017": (17_668 * TKR, "outcome"),
        "2018": (15_270 * TKR, "outlook"),
        "2022": (19_032 * TKR, "plan"),
        "2023": (20_000 * TKR, "outlook"),
        "2024": (20_000 * TKR, "outlook"),
    }
    assert all(row["status_text"] for row in history.values())


@pytest.mark.parametrize(
    ("year", "municipal"),
    [
        (2016, 178 + 2201 + 191 + 693 + 212 + 237 + 478 + 228),
        (2022, 211 + 2504 + 208 + 770 + 236 + 261 + 544 + 266),
    ],
)
def test_the_municipalities_pay_about_a_quarter(show: Show, year: int, municipal: int) -> None:
    assert figure(show("members", SJUHARAD, year), "municipal-contributions").value == municipal * TKR


def test_shares_are_of_what_all_members_pay(show: Show) -> None:
    shares = column(show("members", SJUHARAD, 2022), "contributions", "contribution_share")

    assert shares["bollebygd"] == pytest.approx(211 / 19_032)
    assert shares["vastra-gotalandsregionen"] == pytest.approx(5000 / 19_032)


def test_residents_helped_are_the_counts_by_residence(show: Show) -> None:
    found = rows(show("members", SJUHARAD, 2017), "municipalities")

    assert {code: (row["residents_total"], row["residents_unique"]) for code, row in found.items()} == {
        code: (total, unique) for code, (_, total, unique, _, _) in RESIDENTS_2017.items()
    }


def test_money_delivered_2017_is_the_budget_of_the_cost_centres_there(show: Show) -> None:
    """Own cost centres that name a place; places are not in the tertial report and are missing, not zero."""
    found = rows(show("members", SJUHARAD, 2017), "municipalities")
    at = {
        "1490": ("3001", "3002", "3006"),
        "1463": ("3007", "3008"),
        "1443": ("3010", "3011"),
        "1465": ("3012", "3013"),
        "1452": ("3015", "3020"),
        "1491": ("3016", "3021"),
        "1442": ("3018",),
        "1466": ("3019",),
    }
    for code, centres in at.items():
        assert found[code]["delivered_ore"] == sum(COST_CENTRES_2017[centre][0] for centre in centres) * TKR
        assert found[code]["delivered_places"] is None
        assert found[code]["missing_reason"]


@pytest.mark.parametrize(
    ("year", "code", "money", "places"),
    [
        (2022, "1443", 650, 30),
        (2022, "1490", 6050 + 2000 + 700, 310 + 70 + 30 + 10 + 20),
        (2022, "1463", 2370, 110),
        (2022, "1491", 1650, 74),
    ],
)
def test_activities_planned_in_a_place(show: Show, year: int, code: str, money: int, places: int) -> None:
    """MOVES (10) and Män i hälsa (20) are places paid with project money: they add places and no cost."""
    row = rows(show("members", SJUHARAD, year), "municipalities")[code]

    assert (row["delivered_ore"], row["delivered_places"]) == (-money * TKR, places)


def test_boras_2016_is_what_its_activities_add_up_to(show: Show) -> None:
    """5 850 and not the summary's 5 950: the 100 tkr for SPACE has no place in the table."""
    row = rows(show("members", SJUHARAD, 2016), "municipalities")["1490"]

    assert row["delivered_ore"] == (-5950 + 100) * TKR


def test_paying_getting_and_helping_are_never_added_together(show: Show) -> None:
    municipalities = table(show("members", SJUHARAD, 2017), "municipalities")

    assert municipalities.totals == {}
    assert any("folkbokföring" in note and "Plats" in note for note in municipalities.notes)


@pytest.mark.parametrize("year", [2018, 2019])
def test_norra_skaraborgs_members(show: Show, year: int) -> None:
    view = show("members", NORRA_SKARABORG, year)
    paid = CONTRIBUTIONS_NORRA_SKARABORG[year]
    stated = {2018: 3588, 2019: 3492}[year]

    assert column(view, "contributions", "contribution_ore") == in_ore(paid)
    assert sum(paid.values()) == pytest.approx(stated)
    assert figure(view, "total-contributions").value == stated * TKR
    assert figure(view, "municipal-contributions").value == {2018: 897, 2019: 524 + 218 + 131}[year] * TKR


def test_norra_skaraborg_delivers_in_three_places(show: Show) -> None:
    """Costs are minus here as everywhere; Rörsås states no number of participants."""
    found = rows(show("members", NORRA_SKARABORG, 2019), "municipalities")

    assert {code: (row["delivered_ore"], row["delivered_places"]) for code, row in found.items()} == {
        "1493": (-(1200 + 150) * TKR, 50),
        "1473": (-(450 + 150) * TKR, 25 + 8),
        "1447": (-250 * TKR, 15),
    }


@pytest.fixture(scope="module")
def boras(sample_store: Path) -> View:
    """ "Min kommun": Borås."""
    with store.reading(f"sqlite:///{sample_store}") as session:
        return members.build(session, resolve(choices(session), SJUHARAD, 2017), "1490")


def test_one_municipality_pays_gets_and_is_helped(boras: View) -> None:
    assert figure(boras, "pays").value == 1902 * TKR
    assert figure(boras, "pays").status == "outlook"
    assert figure(boras, "residents-total").value == 167
    assert "152" in str(figure(boras, "residents-total").comparison)
    assert boras.facts["municipality"] == "1490"
    assert boras.finding.startswith(
        f"Borås betalar 1{SPACE}902{SPACE}tkr för 2017 (prognos i verksamhetsplan 2016), "
        f"12,5{SPACE}% av 15{SPACE}270{SPACE}tkr från alla medlemmar."
    ), "1 902 / 15 270 = 12,46 %: the share is of the table that the amount stands in"


def test_what_each_pays_says_that_it_is_another_table_than_what_all_pay(boras: View) -> None:
    """Bars that add up to 15 270 under a heading of 17 668 are explained beside them."""
    for number in ("15", "17"):
        assert f"{number}{SPACE}" in table(boras, "contributions").finding
    assert "läggs inte ihop" in table(boras, "contributions").finding


def test_one_municipalitys_places_that_no_source_gives_are_missing(boras: View) -> None:
    places = figure(boras, "delivered-places")

    assert places.value is None
    assert places.missing_reason


def test_an_unknown_municipality_shows_the_whole_association(sample_store: Path) -> None:
    with store.reading(f"sqlite:///{sample_store}") as session:
        view = members.build(session, resolve(choices(session), SJUHARAD, 2017), "9999")

    assert view.facts["municipality"] is None
    assert figure(view, "total-contributions").value == 17_668 * TKR
