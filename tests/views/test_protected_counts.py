"""Which counts the pages show of a table: its breakdowns, periods, sums and groups, by coordinates."""

from dashboard.participants.protection_keys import CountKey
from dashboard.views.protected import ProtectedCounts, derived, is_protected, share_text
from dashboard.views.protected_counts import group_counts, stated_counts
from dashboard.views.protected_months import counts_by_month, for_all
from data_access.queries.person_counts import PersonRow
from data_access.queries.rows import FigureRow, SourceRow

SOURCE = SourceRow("s", "Källa", None, None, None, None, None, None)
APRIL = ("2017-01", "2017-04")


def stated(*rows: FigureRow) -> dict[CountKey, int]:
    return stated_counts(
        "t", (PersonRow(*(getattr(row, name) for name in PersonRow._fields)) for row in rows)
    )


def row(measure: str, months: tuple[str, str], value: int | None, **where: str | bool) -> FigureRow:
    given = dict.fromkeys(FigureRow._fields)
    given |= {"measure": measure, "period_from": months[0], "period_to": months[1], "value": value}
    return FigureRow(**given | {"in_total": True, "is_total": False, "source": SOURCE} | where)


def month(number: int, women: int | None, men: int | None) -> tuple[FigureRow, FigureRow]:
    period = (f"2017-{number:02d}", f"2017-{number:02d}")
    return row("inflow", period, women, gender="women"), row("inflow", period, men, gender="men")


def by_month(*rows: FigureRow, apart: int = 1) -> dict[CountKey, int]:
    """Women, men and all."""
    return counts_by_month("t", rows, apart) | counts_by_month("t", for_all(rows), apart)


def test_flows_are_months_and_sums_since_the_first() -> None:
    found = by_month(*month(1, 5, 3), *month(2, 7, 2))

    assert {(key.first, key.last, key.gender): value for key, value in found.items()} == {
        ("2017-01", "2017-01", "women"): 5,
        ("2017-01", "2017-02", "women"): 5 + 7,
        ("2017-02", "2017-02", "women"): 7,
        ("2017-01", "2017-01", "men"): 3,
        ("2017-01", "2017-02", "men"): 3 + 2,
        ("2017-02", "2017-02", "men"): 2,
        ("2017-01", "2017-01", None): 5 + 3,
        ("2017-01", "2017-02", None): 5 + 3 + 7 + 2,
        ("2017-02", "2017-02", None): 7 + 2,
    }


def test_municipalities_and_activities_are_sums_some_months_apart() -> None:
    """10 a month to one activity: 40 through April, 80 through August; every month where that is asked."""
    rows = [
        row("inflow", (f"2017-{number:02d}", f"2017-{number:02d}"), 10, activity="a")
        for number in range(1, 10)
    ]

    assert {key.last: value for key, value in counts_by_month("t", rows, 4).items()} == {
        "2017-04": 4 * 10,
        "2017-08": 8 * 10,
    }
    every = counts_by_month("t", rows, 1)
    assert {key.last: value for key, value in every.items()} == {
        f"2017-{number:02d}": number * 10 for number in range(1, 10)
    }
    assert {key.first for key in every} == {"2017-01"}


def test_a_missing_count_leaves_its_sums_out() -> None:
    found = by_month(*month(1, 5, None), *month(2, 7, 2))

    assert {(key.first, key.last) for key in found if key.gender is None} == {("2017-02", "2017-02")}
    assert {(key.first, key.last) for key in found if key.gender == "men"} == {("2017-02", "2017-02")}


def test_no_sum_reaches_over_a_month_without_figures() -> None:
    found = by_month(*month(1, 5, 3), *month(3, 7, 2))

    assert {(key.first, key.last) for key in found} == {("2017-01", "2017-01"), ("2017-03", "2017-03")}


def test_a_span_is_shown_where_it_follows_from_what_is_shown() -> None:
    """March-April is January-April minus January-February, 30 - 12; February-April needs January, hidden."""

    def key(first: int, last: int) -> CountKey:
        return CountKey("t", "inflow", f"2017-{first:02d}", f"2017-{last:02d}")

    known = {key(1, 1): 5, key(1, 2): 12, key(1, 4): 30, key(2, 2): 7}
    decided = ProtectedCounts(frozenset(), known, frozenset({key(1, 1), key(2, 2)}), apart=4)

    assert decided.shown(key(3, 4), 30 - 12) == 30 - 12
    assert decided.shown(key(3, 4), 17) == "..", "not what follows"
    assert decided.shown(key(2, 4), 30 - 5) == ".."
    assert decided.shown(key(5, 6), 1) == ".."


def test_participants_of_a_span_do_not_follow() -> None:
    """Those of January-April minus those of January-March are not those of April: some were there before."""
    known = {
        CountKey("t", "participants_total", "2017-01", "2017-03"): 40,
        CountKey("t", "participants_total", "2017-01", "2017-04"): 50,
    }
    april = CountKey("t", "participants_total", "2017-04", "2017-04")

    assert ProtectedCounts(frozenset(), known).shown(april, 10) == ".."


def test_detail_is_shown_through_each_tertial() -> None:
    decided = ProtectedCounts(frozenset({"public"}), apart=4)

    assert [decided.detail_month("t", f"2017-{number:02d}") for number in (3, 4, 7, 12)] == [
        None,
        "2017-04",
        "2017-04",
        "2017-12",
    ]
    assert decided.detail_month("public", "2017-07") == "2017-07"


def test_stated_periods_are_broken_down_as_the_pages_do() -> None:
    """Two places, women and men; the source states the sum of one place, and 11 is what the page shows."""
    found = stated(
        row("anonymous_participants", APRIL, 8, gender="women", delivery_area="1443", activity="a"),
        row("anonymous_participants", APRIL, 3, gender="men", delivery_area="1443", activity="a"),
        row("anonymous_participants", APRIL, 11, delivery_area="1443", activity="a", is_total=True),
        row("anonymous_participants", APRIL, 20, gender="women", delivery_area="1490", activity="a"),
        row("anonymous_participants", APRIL, None, gender="men", delivery_area="1490", activity="a"),
        row("expected_year_volume", APRIL, 40, delivery_area="1490", activity="a"),
    )

    assert {(key.gender, key.delivery, key.activity): value for key, value in found.items()} == {
        (None, "1443", None): 11,
        (None, "1443", "a"): 11,
        ("women", None, None): 8 + 20,
        ("women", "1443", None): 8,
        ("men", "1443", None): 3,
        ("women", "1490", None): 20,
    }


def test_genders_without_a_place_are_counted_together_only() -> None:
    found = stated(
        row("participants_unique", APRIL, 9, gender="women"),
        row("participants_unique", APRIL, 8, gender="men"),
    )

    assert {(key.gender, key.delivery): value for key, value in found.items()} == {
        (None, None): 9 + 8,
        ("women", None): 9,
        ("men", None): 8,
    }


def test_a_sum_stated_for_an_activity_in_all_its_places() -> None:
    """One person in both places: 9 + 8 = 17 by place, 16 in all as the source states it."""
    found = stated(
        row("participants_unique", APRIL, 9, delivery_area="1443", activity="a"),
        row("participants_unique", APRIL, 8, delivery_area="1490", activity="a"),
        row("participants_unique", APRIL, 16, activity="a", is_total=True),
        row("participants_unique", APRIL, 7, activity="b", is_total=True),
        row("participants_unique", APRIL, 24, is_total=True),
    )

    by_activity = {key.activity: value for key, value in found.items() if key.delivery is None}
    assert by_activity == {"a": 16, "b": 7, None: 9 + 8 + 7}


def test_a_group_of_places_is_counted_where_all_of_it_is() -> None:
    def key(delivery: str) -> CountKey:
        return CountKey("t", "anonymous_participants", *APRIL, delivery=delivery)

    groups = {"1465+1452": ("1465", "1452"), "1443+1490": ("1443", "1490")}
    found = group_counts({key("1465"): 3, key("1452"): 22, key("1443"): 8}, groups)

    assert found == {key("1465+1452"): 3 + 22}


def test_a_count_that_was_not_foreseen_is_not_shown() -> None:
    key = CountKey("t", "inflow", *APRIL)
    decided = ProtectedCounts(frozenset({"public"}), {key: 12}, frozenset({key._replace(gender="men")}))

    assert decided.shown(key, 12) == 12
    assert decided.shown(key, 13) == "..", "another value than the one that was protected"
    assert decided.shown(key._replace(gender="men"), 3) == ".."
    assert decided.shown(key._replace(activity="a"), 12) == ".."
    assert decided.shown(key._replace(table="public"), 1) == 1
    assert decided.shown(key, None) is None


def test_what_is_derived_from_a_protected_count_is_protected() -> None:
    assert derived(lambda one, other: one - other, 8, 3) == 8 - 3
    assert derived(lambda one, other: one - other, 8, "..") == ".."
    assert is_protected(1, "..", None)
    assert not is_protected(1, None)
    assert share_text("..") == ".."
    assert share_text(0.25, 0) == "25\u00a0%"
