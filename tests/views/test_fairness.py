"""Likvärdighet: shares of money, places and participants against shares of the inhabitants."""

import pytest

from dashboard.participants.fairness import wilson_interval
from tests.views.documents import ANONYMOUS_2017, COST_CENTRES_2017, FLOWS_2017, RESIDENTS_2017
from tests.views.helpers import NORRA_SKARABORG, SJUHARAD, TKR, Show, column, figure, rows, table

# Statistics Sweden, 31 December (DOMAIN.md).
POPULATION_2017 = {
    "1443": 9262,
    "1490": 111026,
    "1466": 9485,
    "1463": 34484,
    "1465": 10659,
    "1452": 11841,
    "1491": 24296,
    "1442": 11490,
}
POPULATION_NORRA_SKARABORG_2019 = {"1493": 24537, "1473": 9293, "1447": 5280}

# Cost centres of January-April 2017 by place; the four ESF ones and those without a place are not here.
PLACES_2017 = {
    "1443": ("3010", "3011"),
    "1490": ("3001", "3002", "3006"),
    "1466": ("3019",),
    "1463": ("3007", "3008"),
    "1465": ("3012", "3013"),
    "1452": ("3015", "3020"),
    "1491": ("3016", "3021"),
    "1442": ("3018",),
}


def index(amounts: dict[str, int], population: dict[str, int], code: str) -> float:
    return (amounts[code] / sum(amounts.values())) / (population[code] / sum(population.values()))


def test_the_inhabitants_are_the_latest_31_december_of_the_year_or_before(show: Show) -> None:
    for year, day in ((2016, "31 december 2016"), (2017, "31 december 2017"), (2022, "31 december 2019")):
        view = show("fairness", SJUHARAD, year)
        assert figure(view, "population").comparison == day
        assert day in table(view, "municipalities").covers
    assert column(show("fairness", SJUHARAD, 2017), "municipalities", "population") == POPULATION_2017


def test_an_older_population_is_said_to_be_older(show: Show) -> None:
    notes = show("fairness", SJUHARAD, 2022).notes
    assert any("31 december 2019" in note and "2022" in note for note in notes)
    assert not any("är den senaste" in note for note in show("fairness", SJUHARAD, 2017).notes)


def test_2017_participants_against_inhabitants(show: Show) -> None:
    """Ulricehamn: 64 of 403 unique participants, 24 296 of 222 543 inhabitants."""
    found = rows(show("fairness", SJUHARAD, 2017), "municipalities")
    unique = {code: printed[2] for code, printed in RESIDENTS_2017.items()}

    for code, row in found.items():
        assert row["unique"] == unique[code]
        assert row["unique_share"] == unique[code] / 403
        assert row["population_share"] == POPULATION_2017[code] / 222_543
        assert row["unique_index"] == pytest.approx(index(unique, POPULATION_2017, code))
    low, high = wilson_interval(64, 403, 0.95)
    assert found["1491"]["unique_index_low"] == pytest.approx(low / (24_296 / 222_543))
    assert found["1491"]["unique_index_high"] == pytest.approx(high / (24_296 / 222_543))


def test_2017_expected_participants_against_inhabitants(show: Show) -> None:
    planned = {code: printed[0] for code, printed in RESIDENTS_2017.items()}
    found = column(show("fairness", SJUHARAD, 2017), "municipalities", "planned_index")

    assert sum(planned.values()) == 917
    assert found == {code: pytest.approx(index(planned, POPULATION_2017, code)) for code in planned}


@pytest.mark.parametrize(("key", "place"), [("budget", 0), ("outcome", 1)])
def test_2017_money_by_place_without_projects(show: Show, key: str, place: int) -> None:
    found = rows(show("fairness", SJUHARAD, 2017), "municipalities")
    tkr = {code: sum(COST_CENTRES_2017[centre][place] for centre in own) for code, own in PLACES_2017.items()}

    assert {code: row[f"{key}_ore"] for code, row in found.items()} == {
        code: amount * TKR for code, amount in tkr.items()
    }
    sizes = {code: -amount for code, amount in tkr.items()}
    assert {code: row[f"{key}_index"] for code, row in found.items()} == {
        code: pytest.approx(index(sizes, POPULATION_2017, code)) for code in tkr
    }
    assert all(f"{key}_index_low" not in row for row in found.values())


def test_2017_the_finding_names_the_ends_and_how_many_are_more_than_chance(show: Show) -> None:
    """Borås 0,76 and Ulricehamn 1,45 are the two whose interval does not hold 1,00."""
    view = show("fairness", SJUHARAD, 2017)

    assert "Ulricehamn störst del mot sina invånare, index 1,45" in view.finding
    assert "Borås minst, 0,76" in view.finding
    assert "För 2 av 8 kommuner" in view.finding
    assert figure(view, "highest-index").value == pytest.approx((64 / 403) / (24_296 / 222_543))
    assert figure(view, "lowest-index").value == pytest.approx((152 / 403) / (111_026 / 222_543))


def test_2016_places_and_money_of_the_plan(show: Show) -> None:
    """Borås has 565 of 992 planned places with a municipality; what is common is said, not shared."""
    view = show("fairness", SJUHARAD, 2016)
    places = column(view, "municipalities", "places")

    assert (places["1490"], sum(places.values())) == (565, 38 + 565 + 40 + 130 + 40 + 44 + 90 + 45)
    assert column(view, "municipalities", "places_share")["1490"] == 565 / 992
    assert any("240 för Sjuhärad" in note for note in view.notes)  # 10 + 30 + 200
    assert any("1\u00a0000\u00a0tkr för Sjuhärad" in note for note in view.notes)  # 300 + 500 + 200


def test_norra_skaraborg_2019(show: Show) -> None:
    found = rows(show("fairness", NORRA_SKARABORG, 2019), "municipalities")
    money = {"1493": 1200 + 150, "1473": 450 + 150, "1447": 250}
    places = {"1493": 50, "1473": 25 + 8, "1447": 15}

    assert {code: row["population"] for code, row in found.items()} == POPULATION_NORRA_SKARABORG_2019
    for code in money:
        assert found[code]["budget_index"] == pytest.approx(
            index(money, POPULATION_NORRA_SKARABORG_2019, code)
        )
        assert found[code]["places_index"] == pytest.approx(
            index(places, POPULATION_NORRA_SKARABORG_2019, code)
        )


def test_women_against_men_measure_by_measure(show: Show) -> None:
    """In 121 of 208, out 93 of 156, anonymous 132 of 187; against half, an assumption that says so."""
    view = show("fairness", SJUHARAD, 2017)
    genders = rows(view, "genders")
    women_in, men_in, _in, women_out, men_out, _out = (
        sum(month) for month in zip(*FLOWS_2017.values(), strict=True)
    )
    anonymous = [sum(printed[place] for printed in ANONYMOUS_2017.values()) for place in (0, 1)]

    assert (women_in, men_in, women_out, men_out) == (121, 87, 93, 63)
    assert {name: (row["women"], row["men"]) for name, row in genders.items()} == {
        "inflow": (121, 87),
        "outflow": (93, 63),
        "anonymous": tuple(anonymous),
    }
    assert genders["inflow"]["women_share"] == 121 / 208
    assert genders["inflow"]["women_index"] == (121 / 208) / 0.5
    assert genders["inflow"]["men_index"] == pytest.approx((87 / 208) / 0.5)
    assert (genders["inflow"]["women_low_share"], genders["inflow"]["women_high_share"]) == wilson_interval(
        121, 208, 0.95
    )
    assert any("antagande" in note for note in table(view, "genders").notes)


def test_the_method_of_the_interval_is_named(show: Show) -> None:
    notes = table(show("fairness", SJUHARAD, 2017), "municipalities").notes
    assert any("Wilsons konfidensintervall" in note and "95" in note for note in notes)
    assert not any(
        "Wilson" in note for note in table(show("fairness", SJUHARAD, 2016), "municipalities").notes
    )


def test_what_the_comparison_can_and_cannot_mean_stands_on_the_page(show: Show) -> None:
    meaning = table(show("fairness", SJUHARAD, 2017), "meaning").rows

    assert any("invånarna" in str(row["can"]) for row in meaning)
    assert any("rättvist" in str(row["cannot"]) for row in meaning)
    assert any("en annan kommuns insats" in str(row["cannot"]) for row in meaning)


def test_each_measure_has_a_table_of_its_own_for_the_page(show: Show) -> None:
    view = show("fairness", SJUHARAD, 2017)
    of_measure = view.facts["by_measure"]["unique"]

    assert (
        set(view.facts["by_measure"])
        == {"budget", "outcome", "planned", "unique"}
        == set(view.facts["measures"])
    )
    assert view.facts["main_measure"] == "unique"
    assert [column.key for column in of_measure.columns] == [
        "name", "population", "population_share", "unique", "unique_share", "unique_index", "unique_interval",
    ]  # fmt: skip
    assert of_measure.rows == table(view, "municipalities").rows
    assert of_measure.status_text == "utfall"


def test_a_year_with_nothing_to_compare_says_so(show: Show) -> None:
    view = show("fairness", SJUHARAD, 2018)

    assert view.tables == ()
    assert view.key_figures == ()
    assert "finns inte för 2018" in view.finding
