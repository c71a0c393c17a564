"""Deltagarflöden of the made-up association, against a plain loop over the draw that its tables come from.

Protection is off here, so that every count can be compared; `test_protected_made_up.py` turns it on.
"""

import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dashboard.shapes.selection import Selection
from dashboard.shapes.view import View
from dashboard.views.registry import VIEWS
from data_access import store
from data_access.made_up.participants import Participation, month_number, participations
from tests.conftest import dispose_engines
from tests.views.helpers import figure, rows, table

SLUG = "exempelforbundet"
GENDERS = {"women": "kvinna", "men": "man"}
Ask = Callable[..., View]


@pytest.fixture(scope="module")
def shown(sample_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """The made-up association without a threshold."""
    file = Path(shutil.copy(sample_store, tmp_path_factory.mktemp("open") / "open.sqlite"))
    change(file, "UPDATE association SET cell_threshold = 0")
    yield asker(file)
    dispose_engines()


@pytest.fixture(scope="module")
def finest(sample_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """The same with nothing but month x gender x municipality x activity."""
    file = Path(shutil.copy(sample_store, tmp_path_factory.mktemp("finest") / "finest.sqlite"))
    change(file, "UPDATE association SET cell_threshold = 0")
    of_it = "(SELECT d.id FROM dataset d JOIN association a ON a.id = d.association_id"
    of_it += f" WHERE a.slug = '{SLUG}' AND d.code LIKE 'egen-deltagare-%')"
    change(file, f"DELETE FROM figure WHERE dataset_id IN {of_it}")
    change(file, f"DELETE FROM dataset WHERE id IN {of_it}")
    yield asker(file)
    dispose_engines()


def change(file: Path, statement: str) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(statement)


def asker(file: Path) -> Ask:
    def ask(through: str, since: str | None = None, name: str = "participants") -> View:
        with store.reading(f"sqlite:///{file}") as session:
            return VIEWS[name](session, Selection(SLUG, int(through[:4]), through, since))

    return ask


def number(month: str) -> int:
    return month_number(int(month[:4]), int(month[5:]))


def came(first: str, last: str, **where: str) -> int:
    return sum(number(first) <= one.first <= number(last) for one in those(**where))


def left(first: str, last: str, **where: str) -> int:
    return sum(number(first) <= one.last <= number(last) for one in those(**where))


def those(**where: str) -> list[Participation]:
    return [
        one for one in participations() if all(getattr(one, key) == value for key, value in where.items())
    ]


def took_part(last: str) -> int:
    january = number(f"{last[:4]}-01")
    return sum(one.first <= number(last) and one.last >= january for one in participations())


@pytest.mark.parametrize(
    ("first", "last"), [("2025-01", "2025-12"), ("2025-02", "2025-05"), ("2024-07", "2024-07")]
)
def test_any_span_by_month_and_gender_with_the_year_before(shown: Ask, first: str, last: str) -> None:
    view = shown(last, first)
    before = tuple(f"{int(month[:4]) - 1}{month[4:]}" for month in (first, last))

    assert figure(view, "inflow").value == came(first, last)
    assert figure(view, "outflow").value == left(first, last)
    assert f"{came(*before)} (" in str(figure(view, "inflow").note)
    for month, row in rows(view, "flows-by-month").items():
        earlier = f"{int(month[:4]) - 1}{month[4:]}"
        january = f"{month[:4]}-01"
        for gender, word in GENDERS.items():
            assert row[f"inflow_{gender}"] == came(month, month, gender=word)
            assert row[f"outflow_{gender}"] == left(month, month, gender=word)
        assert (row["inflow_previous"], row["outflow_previous"]) == (
            came(earlier, earlier),
            left(earlier, earlier),
        )
        assert row["net_since_january"] == came(january, month) - left(january, month)
    for gender, word in GENDERS.items():
        row = rows(view, "flows-by-gender")[gender]
        assert (row["inflow"], row["inflow_previous"]) == (
            came(first, last, gender=word),
            came(*before, gender=word),
        )


def test_a_stock_where_the_opening_one_is_known(shown: Ask) -> None:
    """Those who take part at the end of a month, whenever they came; in the span too."""
    view = shown("2025-08", "2025-06")

    def there(month: str) -> int:
        return sum(one.first <= number(month) < one.last for one in participations())

    for month, row in rows(view, "flows-by-month").items():
        assert row["stock"] == there(month)
    carried = sum(one.first < number("2025-01") <= one.last for one in participations())
    assert figure(view, "stock").value == there("2025-08")
    assert f"{carried} den 1 januari" in str(figure(view, "stock").comparison)


def test_a_span_by_municipality_and_by_activity(shown: Ask) -> None:
    span, before = ("2025-02", "2025-05"), ("2024-02", "2024-05")
    view = shown(span[1], span[0])

    for name, key in (("flows-by-municipality", "municipality"), ("flows-by-activity", "activity")):
        found = rows(view, name)
        assert {place: (row["inflow"], row["outflow"]) for place, row in found.items()} == {
            place: (came(*span, **{key: place}), left(*span, **{key: place})) for place in found
        }
        there = {place for place, row in found.items() if row["inflow_previous"] is not None}
        assert {place: found[place]["inflow_previous"] for place in there} == {
            place: came(*before, **{key: place}) for place in there
        }
        assert table(view, name).totals["inflow"] == came(*span)
        assert table(view, name).covers == "februari–maj 2025"


def test_the_note_says_that_the_counts_are_sums_of_a_finer_table(shown: Ask) -> None:
    """The office brought one table by month, gender, municipality and activity: all flows are its sums."""
    notes = table(shown("2025-12"), "flows-by-month").notes

    assert any("kommun och insats" in note for note in notes)


def test_participants_cannot_be_made_of_flows(finest: Ask) -> None:
    view = finest("2025-12")

    assert {one.id for one in view.key_figures} == {"inflow", "outflow", "stock"}
    assert [name for name in ("year-end", "goal", "municipalities") if view.table(name)] == []
    assert any("Deltagare per kommun" in note for note in view.notes)


def test_unique_participants_are_not_added_over_activities(sample_store: Path, tmp_path: Path) -> None:
    """Only the table by activity is left: its participations are added, its unique persons are not."""
    file = Path(shutil.copy(sample_store, tmp_path / "activities.sqlite"))
    change(file, "UPDATE association SET cell_threshold = 0")
    change(
        file,
        "DELETE FROM figure WHERE dataset_id IN (SELECT id FROM dataset WHERE code LIKE 'egen-deltagare-%-kommun')",
    )
    view = asker(file)("2025-06")
    dispose_engines()

    june = rows(view, "year-end")["2025-06"]
    assert (june["total"], june["unique"]) == (took_part("2025-06"), None)
    assert "unika" in str(june["missing_reason"])
    goal = rows(view, "goal")["registered"]
    assert (goal["count"], goal["needed_per_month"]) == (None, None)
    assert "unika" in str(goal["missing_reason"])


def test_the_year_ends_as_last_year_did_when_that_method_was_closest(shown: Ask) -> None:
    """Both methods are tested on 2023 and 2024; 2023 has no year before, so only the pace is asked there."""
    view = shown("2025-06")
    so_far, last = came("2025-01", "2025-06"), came("2024-01", "2024-06")
    rest = so_far * (came("2024-01", "2024-12") - last) / last
    methods = rows(view, "forecast")

    assert methods["last_year"]["forecast"] == took_part("2025-06") + round(rest)
    assert methods["pace"]["forecast"] == took_part("2025-06") + round(so_far / 6 * 6)
    errors = Counter[str]()
    for year in (2023, 2024):
        for month in range(1, 12):
            said = took_part(f"{year}-{month:02d}")
            said += int(came(f"{year}-01", f"{year}-{month:02d}") * (12 - month) / month + 0.5)
            became = took_part(f"{year}-12")
            errors["pace"] += abs(said - became) / became
    assert methods["pace"]["error_share"] == pytest.approx(errors["pace"] / 22)
    closest = min(methods, key=lambda name: methods[name]["error_share"])
    assert methods[closest]["is_shown"]
    assert figure(view, "year-end").value == methods[closest]["forecast"]
    assert "2023–2024" in str(figure(view, "year-end").note)


def test_a_year_that_is_over_has_no_forecast(shown: Ask) -> None:
    view = shown("2024-12")

    assert view.table("forecast") is None
    assert "Prognos" not in view.finding
    assert table(view, "year-end").totals["forecast"] == took_part("2024-12")
    assert rows(view, "goal")["plan"]["needed_per_month"] is None
    assert rows(view, "goal")["plan"]["missing_reason"] == "året är slut"
    assert "Året slutade på" in table(view, "year-end").finding
    assert {one.id for one in view.key_figures} >= {"total-of-year-volume", "unique-of-year-volume"}
