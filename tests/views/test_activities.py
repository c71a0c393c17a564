"""Insatser: what each activity got, for how many, at what cost per participant."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from dashboard.shapes.selection import Selection
from dashboard.shapes.view import Cell, View
from dashboard.views import activities as subject
from dashboard.views.activities_filter import Wanted, comparable, filtered, of_activity, options
from data_access import store
from tests.views.documents import ANONYMOUS_2017, COST_CENTRES_2017, SUMMARY_2022
from tests.views.helpers import (
    MUNICIPALITIES,
    NORRA_SKARABORG,
    SJUHARAD,
    SPACE,
    TKR,
    Show,
    column,
    figure,
    rows,
    table,
)

# Plan 2016, "4. Prioriterade insatser 2016": participants and tkr per activity and place.
ACTIVE_HEALTH_2016 = {
    "1443": (20, 75),
    "1490": (100, 600),
    "1466": (20, 75),
    "1463": (50, 175),
    "1465": (20, 75),
    "1452": (20, 75),
    "1491": (40, 150),
    "1442": (20, 75),
}
NEW_STRENGTH_2016 = {
    "1443": (18, 430),
    "1466": (20, 471),
    "1463": (80, 1797),
    "1465": (20, 532),
    "1491": (50, 1211),
    "1442": (25, 578),
}
IN_BORAS_2016 = {
    "grona-vagen": (50, 1200),
    "forsta-steget": (50, 1150),
    "k-plus": (30, 1150),
    "jobb-resurs": (15, 550),
    "k20": (30, 550),
    "unga-vagval": (40, 550),
    "framsteget": (250, 100),
}
ELSEWHERE_2016 = {
    "byggstenen": (24, 607),
    "over-granserna": (10, 300),
    "space": (12, 100),
    "sociala-foretag": (30, 500),
    "dialog-och-kommunikation": (200, 200),
}

# Plan 2022-2024, "AKTIV KRAFT samt PULS".
ACTIVE_STRENGTH_2022 = {
    "1443": (30, 650),
    "1490": (310, 6050),
    "1466": (30, 650),
    "1463": (110, 2370),
    "1465": (34, 750),
    "1452": (36, 800),
    "1491": (74, 1650),
    "1442": (36, 800),
}


def places_of(view: View, activity: str) -> dict[str, Mapping[str, Cell]]:
    found = (row for row in table(view, "places").rows if row["activity"] == activity)
    return {str(row["area"]): row for row in found}


def sums(places: Mapping[str, tuple[int, int]]) -> tuple[int, int]:
    return sum(people for people, _tkr in places.values()), sum(tkr for _people, tkr in places.values())


@pytest.mark.parametrize(
    ("activity", "printed"), [("aktiv-halsa", ACTIVE_HEALTH_2016), ("ny-kraft", NEW_STRENGTH_2016)]
)
def test_2016_each_place_as_printed(show: Show, activity: str, printed: dict[str, tuple[int, int]]) -> None:
    places = places_of(show("activities", SJUHARAD, 2016), activity)

    assert {area: (row["planned"], row["budget_ore"]) for area, row in places.items()} == {
        area: (people, -tkr * TKR) for area, (people, tkr) in printed.items()
    }
    assert {area: row["cost_per_planned_ore"] for area, row in places.items()} == {
        area: round(tkr * TKR / people) for area, (people, tkr) in printed.items()
    }


def test_2016_each_activity_is_its_places_together(show: Show) -> None:
    """Aktiv hälsa: 75+600+75+175+75+75+150+75 = 1 300 tkr for 290; Ny kraft 5 019 tkr for 213."""
    activities = rows(show("activities", SJUHARAD, 2016), "activities")

    assert sums(ACTIVE_HEALTH_2016) == (290, 1300)
    assert sums(NEW_STRENGTH_2016) == (213, 5019)
    printed = {
        "aktiv-halsa": sums(ACTIVE_HEALTH_2016),
        "ny-kraft": sums(NEW_STRENGTH_2016),
        **IN_BORAS_2016,
        **ELSEWHERE_2016,
    }
    assert {name: (row["planned"], row["budget_ore"]) for name, row in activities.items()} == {
        name: (people, -tkr * TKR) for name, (people, tkr) in printed.items()
    }
    assert {name: row["cost_per_planned_ore"] for name, row in activities.items()} == {
        name: round(tkr * TKR / people) for name, (people, tkr) in printed.items()
    }


def test_2016_the_totals_and_the_key_figures(show: Show) -> None:
    view = show("activities", SJUHARAD, 2016)
    people, tkr = (
        sum(pair[place] for pair in (sums(ACTIVE_HEALTH_2016), sums(NEW_STRENGTH_2016)))
        + sum(pair[place] for pair in (*IN_BORAS_2016.values(), *ELSEWHERE_2016.values()))
        for place in (0, 1)
    )

    assert table(view, "activities").totals["planned"] == people
    assert table(view, "activities").totals["budget_ore"] == -tkr * TKR
    assert figure(view, "planned").value == people
    assert (figure(view, "budget").value, figure(view, "budget").status) == (-tkr * TKR, "plan")
    assert figure(view, "activities").value == 2 + len(IN_BORAS_2016) + len(ELSEWHERE_2016)


def test_an_activity_is_described_with_the_national_categories(show: Show) -> None:
    """Seed 000, section 2: orientation and sub-category; target group, duration and place as in section 4."""
    activities = rows(show("activities", SJUHARAD, 2016), "activities")

    assert activities["grona-vagen"]["orientation_text"] == "Individinriktad"
    assert activities["grona-vagen"]["sub_category_text"] == "Förberedande"
    assert activities["grona-vagen"]["duration"] == "12 veckor"
    assert activities["grona-vagen"]["target_group"] == "Personer med stressrelaterade besvär"
    assert activities["grona-vagen"]["place"] == "Borås"
    assert activities["framsteget"]["sub_category_text"] == "Rehabilitering till arbete eller utbildning"
    assert activities["dialog-och-kommunikation"]["orientation_text"] == "Strukturövergripande"
    assert activities["space"]["place"] == "ej angiven"


def test_labels_are_kept(show: Show) -> None:
    activities = rows(show("activities", SJUHARAD, 2022), "activities")

    assert activities["moves"]["labels"] == "Unga FUNK PRIO, Unga AE PRIO, ESF MF"
    assert activities["lokala-dagar"]["labels"] is None


def test_2022_the_activity_s_stated_sum_includes_what_is_no_row(show: Show) -> None:
    """Aktiv kraft: the rows are 13 720, the stated sum 13 855 with JMT (135); 660 participants."""
    view = show("activities", SJUHARAD, 2022)
    activity = rows(view, "activities")["aktiv-kraft"]
    people, tkr = sums(ACTIVE_STRENGTH_2022)

    assert (people, tkr) == (660, 13_720)
    assert (activity["planned"], activity["budget_ore"]) == (660, -(13_720 + 135) * TKR)
    assert activity["cost_per_planned_ore"] == round(13_855 * TKR / 660)
    assert {area: row["budget_ore"] for area, row in places_of(view, "aktiv-kraft").items()} == {
        area: -amount * TKR for area, (_people, amount) in ACTIVE_STRENGTH_2022.items()
    }
    assert any("135" in note for note in table(view, "activities").notes)


def test_2022_the_activities_add_up_to_the_plan_s_summary(show: Show) -> None:
    """All rows of the economic summary but overhead: 16 755."""
    without_overhead = sum(amount for code, amount in SUMMARY_2022.items() if code != "overhead")

    assert without_overhead == -16_755
    totals = table(show("activities", SJUHARAD, 2022), "activities").totals
    assert totals["budget_ore"] == without_overhead * TKR


def test_project_money_is_missing_and_not_zero(show: Show) -> None:
    activities = rows(show("activities", SJUHARAD, 2022), "activities")

    for slug, people in (("moves", 10), ("man-i-halsa", 20)):
        assert activities[slug]["planned"] == people
        assert activities[slug]["budget_ore"] is None
        assert activities[slug]["cost_per_planned_ore"] is None
        assert activities[slug]["missing_reason"] == "Projektmedel"


def test_what_the_plan_describes_without_figures_is_said(show: Show) -> None:
    view = show("activities", SJUHARAD, 2022)

    assert {"puls", "pr-halsa", "pria"} <= set(rows(view, "descriptions"))
    assert {"puls", "pr-halsa", "pria"}.isdisjoint(rows(view, "activities"))
    assert any("PULS" in note and "PRIA" in note for note in view.notes)


def test_2017_money_by_cost_centre_goes_to_the_activity_that_it_names(show: Show) -> None:
    """Ny kraft is five cost centres: 1 875 + 450 + 550 + 650 + 1 250 tkr of budget."""
    activities = rows(show("activities", SJUHARAD, 2017), "activities")
    codes = ("3008", "3011", "3013", "3015", "3016")

    assert activities["ny-kraft"]["budget_ore"] == sum(COST_CENTRES_2017[code][0] for code in codes) * TKR
    assert activities["ny-kraft"]["outcome_ore"] == sum(COST_CENTRES_2017[code][1] for code in codes) * TKR
    assert activities["ny-kraft"]["planned"] is None
    assert activities["grona-vagen"]["budget_ore"] == -1250 * TKR
    assert activities["sociala-foretag"]["outcome_ore"] == -120 * TKR
    assert activities["3001"]["name"] == "Verksamheter i Borås"


def test_2017_neither_projects_nor_administration_are_activities(show: Show) -> None:
    activities = rows(show("activities", SJUHARAD, 2017), "activities")

    assert {"3041", "3042", "3044", "3045", "space", "point", "1001", "1003", "1010"}.isdisjoint(activities)
    own = ("3001", "3002", "3004", "3005", "3006", "3007", "3008", "3010", "3011", "3012", "3013", "3015")
    own += ("3016", "3018", "3019", "3020", "3021", "positiv-rorelse-medfinansiering")
    totals = table(show("activities", SJUHARAD, 2017), "activities").totals
    assert totals["budget_ore"] == sum(COST_CENTRES_2017[code][0] for code in own) * TKR
    assert totals["outcome_ore"] == sum(COST_CENTRES_2017[code][1] for code in own) * TKR


def test_2017_anonymous_participants_and_what_they_cost(show: Show) -> None:
    """Aktiv hälsa, January-April: 200 tkr for 85 in Borås. Svenljunga and Tranemo share one cell of 25
    persons, so their cost centres (25 + 25) stand together too. Herrljunga and Vårgårda have persons but no
    cost centre of their own, and are left out of the cost: 400 tkr for 187 - 10 - 10.
    """
    view = show("activities", SJUHARAD, 2017)
    activity, places = rows(view, "activities")["aktiv-halsa"], places_of(view, "aktiv-halsa")

    assert {area: (row["actual"], row["planned"]) for area, row in places.items()} == {
        area: (total, planned) for area, (_women, _men, total, planned) in ANONYMOUS_2017.items()
    }
    assert places["1490"]["cost_per_actual_ore"] == round(200 * TKR / 85)
    assert places["1465+1452"]["outcome_ore"] == (-25 - 25) * TKR
    assert places["1465+1452"]["cost_per_actual_ore"] == round(50 * TKR / 25)
    assert places["1466"]["cost_per_actual_ore"] is None
    assert places["1466"]["missing_reason"] == "inget eget kostnadsställe"
    assert activity["actual"] == sum(total for _w, _m, total, _p in ANONYMOUS_2017.values()) == 187
    assert activity["outcome_ore"] == -(200 + 75 + 25 + 25 + 25 + 50) * TKR
    assert activity["cost_per_actual_ore"] == round(400 * TKR / (187 - 10 - 10))


def test_2017_the_sums_do_not_pretend_to_cover_all(show: Show) -> None:
    view = show("activities", SJUHARAD, 2017)

    assert figure(view, "planned").value == 360
    assert figure(view, "planned").comparison == "för 1 av 9 insatser"
    assert figure(view, "planned").status_text == "förväntad årsvolym"
    assert "360" not in view.finding


def test_norra_skaraborg_2019_as_in_its_plan(show: Show) -> None:
    activities = rows(show("activities", NORRA_SKARABORG, 2019), "activities")
    printed = {
        "maria-nova": (50, 1200),
        "amu-toreboda": (25, 450),
        "ame-gullspang": (15, 250),
        "gron-rehab-rorsas": (None, 150),
        "gront-jobbspar-sotasen": (8, 150),
        "ung-arena": (None, 200),
        "friskare-norra-skaraborg": (None, 330),
        "vald-i-nara-relation": (None, 65),
        "kur": (None, 70),
        "goda-exempel": (None, 10),
    }

    assert {name: (row["planned"], row["budget_ore"]) for name, row in activities.items()} == {
        name: (people, -tkr * TKR) for name, (people, tkr) in printed.items()
    }
    assert activities["maria-nova"]["cost_per_planned_ore"] == 1200 * TKR / 50
    assert activities["ung-arena"]["orientation_text"] == "Individ och struktur"


def test_norra_skaraborg_2018_has_an_outcome_by_activity(show: Show) -> None:
    """The budget table's rows have the activities' codes."""
    outcomes = column(show("activities", NORRA_SKARABORG, 2018), "activities", "outcome_ore")

    assert outcomes["maria-nova"] == -1200 * TKR
    assert outcomes["kur"] == -45 * TKR
    assert "ung-arena" not in outcomes  # (-700) stands outside the table's sum


def test_the_years_stand_side_by_side(show: Show) -> None:
    years = rows(show("activities", SJUHARAD, 2022), "years")

    assert years["aktiv-halsa/2016"]["cost_per_planned_ore"] == round(1300 * TKR / 290)
    assert years["aktiv-halsa/2017"]["cost_per_actual_ore"] == round(400 * TKR / 167)
    assert years["aktiv-kraft/2022"]["planned"] == 660
    assert {row["year"] for row in years.values()} == {2016, 2017, 2022}


def test_the_years_do_not_depend_on_the_year_shown(show: Show) -> None:
    from_2016, from_2022 = (table(show("activities", SJUHARAD, year), "years").rows for year in (2016, 2022))
    assert from_2016 == from_2022


def test_municipalities_side_by_side(show: Show) -> None:
    """Everything with the place Borås in 2016: Aktiv hälsa and the seven of the table, 5 850 tkr."""
    found = rows(show("activities", SJUHARAD, 2016), "municipalities")
    people, tkr = (sum(pair[place] for pair in IN_BORAS_2016.values()) for place in (0, 1))

    assert set(found) == set(MUNICIPALITIES.values())
    assert (found["1490"]["planned"], found["1490"]["budget_ore"]) == (100 + people, -(600 + tkr) * TKR)
    assert 600 + tkr == 5850
    assert found["1490"]["activities"] == 1 + len(IN_BORAS_2016)
    assert found["1463"]["cost_per_planned_ore"] == round((175 + 1797) * TKR / (50 + 80))


def test_external_projects_keep_their_own_periods(show: Show) -> None:
    """SPACE 400 tkr over three years, POINT 3 867: never in the year's figures."""
    external = rows(show("activities", SJUHARAD, 2016), "external")

    assert (external["space"]["budget_ore"], external["space"]["planned"]) == (-400 * TKR, 40)
    assert external["point"]["project_funding_ore"] == -3867 * TKR
    assert external["point"]["period"] == "februari 2016–januari 2019"
    assert external["utokad-verksamhetsram"]["planned"] is None
    assert external["utokad-verksamhetsram"]["missing_reason"] == "Enligt utredning"
    assert show("activities", SJUHARAD, 2022).table("external") is None


def test_a_year_without_activities_says_which_have(show: Show) -> None:
    view = show("activities", SJUHARAD, 2018)

    assert view.table("activities") is None
    assert "2016" in view.finding
    assert "2022" in view.finding


@pytest.mark.parametrize(
    ("association", "year"), [(SJUHARAD, 2016), (SJUHARAD, 2022), (NORRA_SKARABORG, 2019)]
)
def test_who_asks_for_nothing_sees_the_view_itself(show: Show, association: str, year: int) -> None:
    """It is also what searching comes to when every activity fits: a space is in no way."""
    view = show("activities", association, year)
    assert filtered(view, Wanted()) is view
    assert filtered(view, Wanted(text=" ")).tables == view.tables


def test_a_search_finds_words_in_name_and_target_group(show: Show) -> None:
    view = show("activities", SJUHARAD, 2016)

    assert set(rows(filtered(view, Wanted(text="stressrelaterade")), "activities")) == {"grona-vagen"}
    assert set(rows(filtered(view, Wanted(text="UNGA vägval")), "activities")) == {"unga-vagval"}
    assert filtered(view, Wanted(text="finns inte")).table("activities").rows == ()


def test_orientation_sub_category_and_label_narrow_the_list(show: Show) -> None:
    view = show("activities", SJUHARAD, 2022)
    structural = filtered(view, Wanted(orientations=("structural",)))

    assert set(rows(structural, "activities")) == {"lokala-dagar"}
    assert table(structural, "activities").totals["budget_ore"] == -200 * TKR
    assert set(rows(filtered(view, Wanted(labels=("ESF MF",))), "activities")) == {"moves"}
    rehabilitation = filtered(view, Wanted(sub_categories=("rehabilitation",)))
    assert set(rows(rehabilitation, "activities")) == {"studiesteget", "moves"}


def test_a_whole_years_budget_is_not_compared_with_a_part_of_its_outcome(show: Show) -> None:
    """Aktiv hälsa January-April 2017: 1 200 tkr for 360 is 3,3 to 3,8 a year, 400 for 187 is four months'."""
    notes = table(show("activities", SJUHARAD, 2017, "2017-04"), "activities").notes

    assert any("är hela årets" in note and "växer under året" in note for note in notes)
    assert not any(
        "växer under året" in note for note in table(show("activities", SJUHARAD, 2016), "activities").notes
    )


def test_the_sentence_speaks_of_the_activities_that_are_left(show: Show) -> None:
    """In Tranemo: Byggstenen 607 tkr for 24, Aktiv hälsa 75 tkr for 20; not the dearest of all, in Borås."""
    view = show("activities", SJUHARAD, 2016)

    there = table(filtered(view, Wanted(area="1452")), "activities").finding
    assert f"Byggstenen högst budget per planerad deltagare, 25,3{SPACE}tkr" in there, "607 / 24 = 25,29"
    assert f"Aktiv hälsa lägst, 3,8{SPACE}tkr" in there, "75 / 20 = 3,75"
    assert "K plus" in table(view, "activities").finding, "1 150 / 30, of all"
    assert table(filtered(view, Wanted(text="UNGA vägval")), "activities").finding == "", "one alone"


def test_a_place_shows_only_what_is_there(show: Show) -> None:
    view = filtered(show("activities", SJUHARAD, 2016), Wanted(area="1463"))
    activities = rows(view, "activities")

    assert {name: (row["planned"], row["budget_ore"]) for name, row in activities.items()} == {
        "aktiv-halsa": (50, -175 * TKR),
        "ny-kraft": (80, -1797 * TKR),
    }
    assert activities["ny-kraft"]["cost_per_planned_ore"] == round(1797 * TKR / 80)
    assert table(view, "activities").totals["budget_ore"] == -(175 + 1797) * TKR
    assert {row["area"] for row in table(view, "places").rows} == {"1463"}


def test_sorting_puts_the_largest_first_and_the_missing_last(show: Show) -> None:
    view = show("activities", SJUHARAD, 2022)

    assert list(rows(filtered(view, Wanted(sort="budget_ore")), "activities")) == [
        "aktiv-kraft", "grona-vagen-framat", "studiesteget", "lokala-dagar", "moves", "man-i-halsa",
    ]  # fmt: skip
    by_name = column(filtered(view, Wanted(sort="name")), "activities", "name").values()
    assert list(by_name) == sorted(by_name, key=str.casefold)
    assert list(rows(filtered(view, Wanted()), "activities")) == list(rows(view, "activities"))


def test_the_choices_are_what_the_year_has(show: Show) -> None:
    found = options(show("activities", SJUHARAD, 2022))

    assert found.orientations == {"individual": "Individinriktad", "structural": "Strukturövergripande"}
    assert "ESF MF" in found.labels
    assert found.areas["1490"] == "Borås"
    assert "cost_per_actual_ore" not in found.sorts
    nothing = show("activities", SJUHARAD, 2018)
    assert options(nothing).areas == {}
    assert filtered(nothing, Wanted(text="x")) is nothing


def test_what_has_a_cost_per_participant_can_be_compared_most_places_first(show: Show) -> None:
    names = comparable(show("activities", SJUHARAD, 2016))

    assert list(names.items())[:2] == [("aktiv-halsa", "Aktiv hälsa"), ("ny-kraft", "Ny kraft")]
    assert len(names) == 2 + len(IN_BORAS_2016) + len(ELSEWHERE_2016)
    assert comparable(show("activities", NORRA_SKARABORG, 2018)) == {}


def test_the_years_by_themselves_are_the_years_of_any_view(show: Show, sample_store: Path) -> None:
    with store.reading(f"sqlite:///{sample_store}") as session:
        alone = subject.years(session, Selection(SJUHARAD, 0, "0000-12"))
        without = subject.build(session, Selection(SJUHARAD, 2016, "2016-12"), with_years=False)

    assert table(alone, "years").rows == table(show("activities", SJUHARAD, 2016), "years").rows
    assert without.table("years") is None


def test_one_activity_over_the_years_also_where_no_cost_per_participant_is_known(show: Show) -> None:
    """Ny kraft: 5 019 tkr planned for 213 in 2016; 4 775 tkr in 2017, for nobody knows how many."""
    years = of_activity(table(show("activities", SJUHARAD, 2016), "years"), "ny-kraft")

    assert [(row["year_text"], row["budget_ore"], row["planned"]) for row in years.rows] == [
        ("2016", -5019 * TKR, 213),
        ("2017", -4775 * TKR, None),
    ]
    assert years.totals == {}


def test_the_list_says_how_far_each_of_its_columns_reaches(show: Show) -> None:
    """The made-up participants are counted at the end of a tertial, the money each month."""
    covers = {
        month: table(show("activities", "exempelforbundet", 2025, f"2025-{month}"), "activities").covers
        for month in ("04", "06")
    }
    assert covers["04"] == "2025, utfall januari–april 2025"
    assert covers["06"] == "2025, faktiska deltagare januari–april 2025, utfall januari–juni 2025"
    year = table(show("activities", "exempelforbundet", 2024, "2024-12"), "activities")
    assert year.covers == "2024"


def test_one_year_alone_is_no_span(show: Show) -> None:
    assert table(show("activities", NORRA_SKARABORG, 2018, "2018-04"), "years").covers == "2019"
