"""The split between municipalities: the key against the documents, and the same sum by other populations."""

import pytest

from dashboard.shapes.view import View
from dashboard.views.split_key import Split
from dashboard.views.split_key_bases import own_figures
from dashboard.views.split_key_tables import recalculated_table
from tests.views.documents import CONTRIBUTIONS_2016, CONTRIBUTIONS_NORRA_SKARABORG
from tests.views.helpers import MUNICIPALITIES, NORRA_SKARABORG, SJUHARAD, TKR, Show, column, rows, table

KRONA = 100

# Statistics Sweden, 31 December (DOMAIN.md).
POPULATION = {
    "bollebygd": (8652, 8799, 9427, 9495),
    "boras": (107022, 108488, 112178, 113179),
    "herrljunga": (9376, 9349, 9494, 9464),
    "mark": (33887, 33906, 34781, 34754),
    "svenljunga": (10365, 10506, 10683, 10780),
    "tranemo": (11640, 11619, 11874, 11936),
    "ulricehamn": (23244, 23494, 24445, 24668),
    "vargarda": (11089, 11165, 11658, 11810),
}
"""2014, 2015, 2018 and 2019."""


def split(view: View) -> Split:
    found = view.facts["split"]
    assert isinstance(found, Split)
    return found


def test_2016_is_the_mean_of_the_two_days_around_30_june_2015(show: Show) -> None:
    """The plan's 4 417 tkr shared by (2014 + 2015) / 2 is within 1,1 tkr of what it prints, for all eight."""
    found = rows(show("members", SJUHARAD, 2016), "split-key")
    means = {slug: (before + after) / 2 for slug, (before, after, _b, _a) in POPULATION.items()}

    assert {slug: row["population"] for slug, row in found.items()} == means
    for slug, row in found.items():
        exact = 4417 * TKR * means[slug] / sum(means.values())
        assert abs(row["calculated_ore"] - exact) < KRONA
        assert abs(exact - CONTRIBUTIONS_2016[slug] * TKR) <= 1.1 * TKR
        assert row["contribution_ore"] == CONTRIBUTIONS_2016[slug] * TKR
        assert row["change_ore"] == row["calculated_ore"] - row["contribution_ore"]


def test_parts_are_whole_kronor_and_sum_to_the_whole(show: Show) -> None:
    for year, whole in ((2016, 4417 * TKR), (2018, 3817.5 * TKR)):
        calculated = column(show("members", SJUHARAD, year), "split-key", "calculated_ore")
        assert sum(calculated.values()) == whole
        assert all(amount % KRONA == 0 for amount in calculated.values())


def test_the_rounded_rows_of_the_document_are_said_not_to_add_up(show: Show) -> None:
    """178 + 2 201 + 191 + 693 + 212 + 237 + 478 + 228 = 4 418, and the fourth share is 4 417."""
    notes = table(show("members", SJUHARAD, 2016), "split-key").notes
    assert any("4\u00a0418,0\u00a0tkr" in note for note in notes)


def test_norra_skaraborg_s_fixed_shares(show: Show) -> None:
    """60, 25 and 15 %: of 897 tkr in 2018 as printed, of 873 in 2019 before the document's rounding."""
    in_2018 = rows(show("members", NORRA_SKARABORG, 2018), "split-key")
    in_2019 = rows(show("members", NORRA_SKARABORG, 2019), "split-key")

    assert {slug: row["calculated_ore"] for slug, row in in_2018.items()} == {
        "mariestad": round(897 * 0.60 * TKR),
        "toreboda": round(897 * 0.25 * TKR),
        "gullspang": round(897 * 0.15 * TKR),
    }
    assert all(row["change_ore"] == 0 for row in in_2018.values())
    assert {slug: row["calculated_ore"] for slug, row in in_2019.items()} == {
        "mariestad": 523_800 * KRONA,
        "toreboda": 218_250 * KRONA,
        "gullspang": 130_950 * KRONA,
    }
    printed = CONTRIBUTIONS_NORRA_SKARABORG[2019]
    assert in_2019["toreboda"]["change_ore"] == round((218.25 - printed["toreboda"]) * TKR)


def test_2022_s_key_is_a_population_that_no_source_has(show: Show) -> None:
    """30 June 2021 is not known: no key table, and the recalculation says so."""
    view = show("members", SJUHARAD, 2022)

    assert view.table("split-key") is None
    assert any("30 juni 2021" in note for note in table(view, "split-key-new").notes)


def test_the_latest_population_shares_the_same_sum(show: Show) -> None:
    """5 000 tkr by the mean of 2018 and 2019."""
    found = rows(show("members", SJUHARAD, 2022), "split-key-new")
    means = {slug: (before + after) / 2 for slug, (_b, _a, before, after) in POPULATION.items()}

    assert sum(row["calculated_ore"] for row in found.values()) == 5000 * TKR
    for slug, row in found.items():
        assert row["population"] == means[slug]
        assert abs(row["calculated_ore"] - 5000 * TKR * means[slug] / sum(means.values())) < KRONA


def test_any_population_there_is_can_be_chosen(show: Show) -> None:
    found = split(show("members", SJUHARAD, 2016))

    assert [basis.id for basis in found.bases] == ["2015", "2016", "2017", "2018", "2019"]
    assert found.key is found.basis("2015")
    assert found.latest is found.basis(None)
    assert found.basis("2019").name == "30 juni 2019, medel av 31 december 2018 och 2019"
    by_2016 = {row["id"]: row for row in recalculated_table(found, found.basis("2016")).rows}
    assert by_2016["mark"]["population"] == (33906 + 34218) / 2


def test_typed_in_figures_share_the_sum_and_are_said_to_be_nobody_s(show: Show) -> None:
    """All in Mark: Mark would pay everything."""
    found = split(show("members", SJUHARAD, 2016))
    own = recalculated_table(found, own_figures({slug: int(slug == "mark") for slug in MUNICIPALITIES}))
    calculated = {row["id"]: row["calculated_ore"] for row in own.rows}

    assert calculated == {slug: (4417 * TKR if slug == "mark" else 0) for slug in MUNICIPALITIES}
    assert any("sparas inte" in note for note in own.notes)
    assert "Mark skulle betala" in own.finding


def test_fixed_shares_can_be_compared_with_population(show: Show) -> None:
    view = show("members", NORRA_SKARABORG, 2019)
    found = rows(view, "split-key-new")

    assert found["mariestad"]["population"] == (24372 + 24537) / 2
    assert sum(row["calculated_ore"] for row in found.values()) == 873 * TKR
    assert any("bara en jämförelse" in note for note in table(view, "split-key-new").notes)


@pytest.mark.parametrize(
    ("member", "before", "now"),
    [
        ("staten", 1794, 1746),
        ("mariestad", 538.2, 524),
        ("toreboda", 224.25, 218),
        ("gullspang", 134.55, 131),
    ],
)
def test_the_change_against_the_year_before(show: Show, member: str, before: float, now: float) -> None:
    row = rows(show("members", NORRA_SKARABORG, 2019), "contributions")[member]

    assert row["previous_ore"] == round(before * TKR)
    assert row["change_ore"] == round((now - before) * TKR)
    assert row["change_share"] == pytest.approx((now - before) / before)


def test_the_change_of_all_is_from_the_stated_totals(show: Show) -> None:
    totals = table(show("members", NORRA_SKARABORG, 2019), "contributions").totals
    assert totals["change_ore"] == (3492 - 3588) * TKR


def test_without_the_year_before_the_change_is_missing_with_its_reason(show: Show) -> None:
    for row in table(show("members", SJUHARAD, 2016), "contributions").rows:
        assert row["change_ore"] is None
        assert row["missing_reason"] == "bidrag per medlem 2015 finns inte i källorna"


def test_which_table_the_change_is_against_is_said(show: Show) -> None:
    """2017's outlook per member against 2016's plan."""
    notes = table(show("members", SJUHARAD, 2017), "contributions").notes
    assert "Förändringen är mot 2016: plan." in notes


def test_per_inhabitant(show: Show) -> None:
    """Borås 2016: 2 201 tkr paid, 5 850 tkr and 565 places there, 109 880 inhabitants on 31 December 2016."""
    row = rows(show("members", SJUHARAD, 2016), "per-inhabitant")["1490"]

    assert row["contribution_per_inhabitant_ore"] == round(2201 * TKR / 109_880)
    assert row["delivered_per_inhabitant_ore"] == -round(5850 * TKR / 109_880)
    assert row["places_per_thousand"] == 565 * 1000 / 109_880
    assert row["residents_per_thousand"] is None


def test_residents_helped_per_thousand(show: Show) -> None:
    """Borås 2017: 152 unique participants, 111 026 inhabitants; all eight 403 of 222 543."""
    found = table(show("members", SJUHARAD, 2017), "per-inhabitant")
    row = next(row for row in found.rows if row["id"] == "1490")

    assert row["residents_per_thousand"] == 152 * 1000 / 111_026
    assert found.totals["residents_per_thousand"] == 403 * 1000 / 222_543


def test_the_working_age_is_said_to_be_unknown(show: Show) -> None:
    found = table(show("members", SJUHARAD, 2016), "per-inhabitant")

    assert any("16–64 år: okänt" in note for note in found.notes)
    assert all(row["population_aged_16_64"] is None for row in found.rows)
    assert not any("16_64" in column.key for column in found.columns)
