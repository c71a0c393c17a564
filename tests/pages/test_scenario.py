"""The scenario page's levers."""

from typing import Any

import pytest

from tests.pages.helpers import Opened, open_page

pytestmark = pytest.mark.usefixtures("in_sample_store")
SPACE = "\u00a0"


@pytest.fixture
def page() -> Opened:
    return open_page("scenario", association="sjuharad", year="2022")


def whole(page: Opened) -> Opened:
    """The whole page again: the driver knows only the parts that a lever ran again."""
    page.driver.run()
    assert not page.driver.exception
    return page


def metric(page: Opened, label: str) -> str:
    return page.key_figures[label]


def test_the_plan_and_the_granted_project(page: Opened) -> None:
    assert f"−573{SPACE}tkr" in metric(page, "Resultat 2022")
    page.set("project.granted", True)

    assert metric(page, "Resultat 2022") == f"0{SPACE}tkr"


def test_the_state_gives_a_tenth_less(page: Opened) -> None:
    page.set("state.change_share", -10)

    assert metric(page, "Statens tilldelning 2022") == f"8{SPACE}129{SPACE}tkr"  # 9 032 - 903,2
    assert f"−1{SPACE}476{SPACE}tkr" in metric(page, "Resultat 2022")  # -573 - 903,2


def test_costs_rise(page: Opened) -> None:
    page.set("cost.change_share", 10)

    assert f"−2{SPACE}534{SPACE}tkr" in metric(page, "Resultat 2022")  # -573 - 1 960,5 = -2 533,5


def test_region_and_municipalities_follow_the_state(page: Opened) -> None:
    """A quarter each of a state half of 9 032 is 4 516 instead of 5 000: 968 less."""
    page.set("matching", True)

    assert f"−1{SPACE}541{SPACE}tkr" in metric(page, "Resultat 2022")  # -573 - 2 * (5 000 - 4 516)


def test_an_opening_equity_gives_a_level(page: Opened) -> None:
    page.set("equity.opening_tkr", f"2{SPACE}500")

    assert metric(page, "Eget kapital vid utgången av 2022") == f"1{SPACE}927{SPACE}tkr"  # 2 500 - 573


def test_an_address_restores_the_levers(page: Opened) -> None:
    page.set("state.change_share", -10)
    whole(page).set("project.granted", True)
    again = open_page("scenario", **page.address)

    assert again.fields["state.change_share"]["value"] == -10
    assert again.fields["project.granted"]["value"] is True
    assert f"−903{SPACE}tkr" in metric(again, "Resultat 2022")


def test_reset_gives_the_plan_again(page: Opened) -> None:
    page.set("state.change_share", -10)
    whole(page).set("project.granted", True)
    whole(page).set("equity.opening_tkr", 2500.0)
    whole(page).choose("all", "all")

    whole(page)
    assert f"−573{SPACE}tkr" in metric(page, "Resultat 2022")
    assert page.fields["state.change_share"]["value"] == 0
    assert page.fields["project.granted"]["value"] is False
    assert page.fields["equity.opening_tkr"]["value"] is None


def test_a_plan_without_a_project_has_no_such_lever() -> None:
    page = open_page("scenario", association="norra-skaraborg", year="2019")

    assert "project.granted" not in page.fields
    assert f"−511{SPACE}tkr" in metric(page, "Resultat 2019")


def test_a_projects_lever_in_another_associations_address_does_nothing(page: Opened) -> None:
    page.set("project.granted", True)
    elsewhere = {"association": "norra-skaraborg", "year": "2019", "through": "2019-12"}
    other = open_page("scenario", **{**page.address, **elsewhere})

    assert not other.driver.exception
    assert f"−511{SPACE}tkr" in metric(other, "Resultat 2019")


DETAILS = {
    "years": "År för år",
    "members": "Vad varje medlem betalar 2022",
    "cost-blocks": "Kostnader 2022",
    "backwards": "Räkna baklänges",
    "sensitivity": "Vad osäkerheten i varje reglage gör",
    "model-check": "Fördelningsmodellen mot besluten",
    "formulas": "Så är det räknat, 2022",
}


def test_each_detail_is_there_when_asked_for(page: Opened) -> None:
    page.set("state.change_share", -10)
    headers = whole(page).headings
    assert not any(words in header for words in DETAILS.values() for header in headers)

    for name, words in DETAILS.items():
        page.choose("detail", name)
        found = whole(page).headings
        assert any(header.startswith(words) for header in found), (name, found)


def test_what_makes_no_sense_is_said_where_it_is_seen() -> None:
    shares = "model.need_share~0.03~model.population_share~0.03~model.need_weight_share~0.9"
    levers = f"state.method~model~{shares}"
    page = open_page("scenario", association="sjuharad", year="2022", levers=levers)

    assert any("De två vikterna blir inte tillsammans 100 %" in text for text in page.messages("warning"))


def test_the_weights_are_locked_until_the_shares_are_entered(page: Opened) -> None:
    page.driver.toggle(key="scenario-all-levers").set_value(True).run()

    def is_locked(name: str) -> bool:
        page.driver.session_state["group-model.pot_mkr"] = True
        return bool(whole(page).fields[f"model.{name}"]["is_locked"])

    assert is_locked("need_weight_share")
    assert "Ange först förbundets andel av försörjningsmåttet" in page.text

    for share in ("need_share", "population_share"):
        whole(page).set(f"model.{share}", "2,8")
    assert not is_locked("need_weight_share")
    assert is_locked("combined_weight_share")


def test_an_impossible_value_is_not_used_and_the_reason_stands_there(page: Opened) -> None:
    page.set("equity.opening_tkr", "1 000 000 000")

    assert "Värdet används inte. Ingående eget kapital: kan vara mellan" in whole(page).text
    assert "Eget kapital vid utgången av 2022" not in page.text
    page.set("equity.opening_tkr", 2500.0)
    assert "Värdet används inte" not in whole(page).text


def test_what_is_no_number_is_not_used_and_the_reason_says_how_to_write(page: Opened) -> None:
    page.set("equity.opening_tkr", "två miljoner")

    assert "”två miljoner” är inget tal. Skriv till exempel 2 500 eller −1,5." in page.text
    assert page.fields["equity.opening_tkr"]["value"] is None
    page.set("equity.opening_tkr", " ")
    assert "är inget tal" not in page.text


def test_a_value_a_year_and_back_again(page: Opened) -> None:
    page.choose("by-year", "by-year")
    page.set("state.change_share@2022", "−10")

    assert [page.fields[f"state.change_share@{year}"]["value"] for year in (2022, 2023, 2024)] == [-10, 0, 0]
    assert metric(page, "Statens tilldelning 2022") == f"8{SPACE}129{SPACE}tkr"  # 9 032 - 903,2
    page.choose("state.change_share", "back")
    assert page.fields["state.change_share"]["value"] == 0
    assert metric(page, "Statens tilldelning 2022") == f"9{SPACE}032{SPACE}tkr"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("state.change_share", 31),  # the line ends at 30 per cent
        ("state.change_share", True),
        ("state.change_share", "−10"),
        ("project.granted", 1),
        ("equity.opening_tkr", 10**400),
        ("equity.opening_tkr", "1" * 41),
        ("equity.opening_tkr", {"2022": 1}),
        ("unheard.of", 1),
    ],
    ids=str,
)
def test_what_no_reader_can_set_is_passed_over(page: Opened, name: str, value: Any) -> None:
    """Only what a browser's own tools would send."""
    before = page.fields
    told = {"turn": 1, "set": {name: value}}
    page.tell("values", told, lambda block: bool(block["controls"]))

    assert not page.driver.exception
    assert page.fields == before


def test_the_made_up_association_has_a_scenario_with_its_project_apart() -> None:
    page = open_page("scenario", association="exempelforbundet", year="2025")

    assert page.fields["project.granted"]["value"] is True
    assert f"Egen verksamhet ger −90{SPACE}tkr och projektet −225{SPACE}tkr." in page.text


@pytest.mark.parametrize("wrong", [{"horizon": "9" * 5000}, {"horizon": "9"}, {"focus": "1800"}])
def test_an_address_with_impossible_years_says_so(wrong: dict[str, str]) -> None:
    """Sjuhärad's plan of 2022 goes to 2024."""
    page = open_page("scenario", association="sjuharad", year="2022", **wrong)

    assert not page.driver.exception
    assert [warning.value for warning in page.driver.warning] == [
        "Länkens tidsperiod eller år finns inte i planens scenario. Här visas 2022 av 2022–2024."
    ]
