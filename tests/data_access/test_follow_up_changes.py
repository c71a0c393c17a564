"""What the office sets and writes: kept with author and time, refused with a reason, in both databases."""

import pytest

from data_access import store
from data_access.changes.comments import save_comment, save_thresholds
from data_access.changes.forecast import save_area_method, save_forecast
from data_access.changes.phasing import save_phasing
from data_access.changes.refusals import ChangeRefusedError
from data_access.changes.statement import save_statement_order, save_statement_signs
from data_access.queries import follow_up, organisation
from tests.data_access.ledgers import LINES, SLUG, make_association

WHO = "Kansliet"


def test_own_shares_are_kept_to_the_millionth_and_sum_to_one(database_url: str) -> None:
    association = make_association(database_url)
    save_phasing(SLUG, "100", 2024, "own", WHO, shares=[1 / 12] * 12, url=database_url)

    with store.reading(database_url) as session:
        row = follow_up.phasings(session, association, 2024)["100"]
        assert follow_up.phasings(session, association, 2025) == {}

    assert row.kind == "own"
    assert row.shares is not None
    assert sum(row.shares) == 1_000_000
    assert row.shares[:11] == (83_333,) * 11
    assert row.written.by == WHO


def test_saving_again_replaces_and_even_takes_away(database_url: str) -> None:
    association = make_association(database_url)
    save_phasing(SLUG, "100", 2024, "own", WHO, shares=[0.5, *[0.0] * 10, 0.5], url=database_url)
    save_phasing(SLUG, "100", 2024, "last_year", "Någon annan", url=database_url)
    with store.reading(database_url) as session:
        row = follow_up.phasings(session, association, 2024)["100"]
    assert (row.kind, row.shares, row.written.by) == ("last_year", None, "Någon annan")

    save_phasing(SLUG, "100", 2024, "even", WHO, url=database_url)
    with store.reading(database_url) as session:
        assert follow_up.phasings(session, association, 2024) == {}


@pytest.mark.parametrize(
    ("shares", "said"),
    [
        ([0.1] * 12, "120,00 %"),
        ([0.5, 0.5], "tolv andelar"),
        ([1.1, -0.1, *[0.0] * 10], "mindre än noll"),
    ],
)
def test_shares_that_are_no_year_are_refused(sqlite_url: str, shares: list[float], said: str) -> None:
    make_association(sqlite_url)

    with pytest.raises(ChangeRefusedError, match=said):
        save_phasing(SLUG, "100", 2024, "own", WHO, shares=shares, url=sqlite_url)


def test_a_forecast_of_its_own_needs_amount_and_comment(database_url: str) -> None:
    association = make_association(database_url)
    with pytest.raises(ChangeRefusedError, match="beloppet"):
        save_forecast(SLUG, "100", 2024, "own", WHO, comment="Två tjänster vakanta", url=database_url)
    with pytest.raises(ChangeRefusedError, match="kommentar"):
        save_forecast(SLUG, "100", 2024, "own", WHO, amount_ore=-5, url=database_url)
    save_forecast(
        SLUG, "100", 2024, "own", WHO, amount_ore=-500, comment="Två tjänster vakanta", url=database_url
    )

    with store.reading(database_url) as session:
        row = follow_up.forecasts(session, association, 2024)["100"]
    assert (row.method, row.amount_ore, row.comment) == ("own", -500, "Två tjänster vakanta")

    save_forecast(SLUG, "100", 2024, None, WHO, url=database_url)
    with store.reading(database_url) as session:
        assert follow_up.forecasts(session, association, 2024) == {}


def test_a_budget_area_has_a_method_but_no_figure_of_its_own(database_url: str) -> None:
    association = make_association(database_url)
    save_area_method(SLUG, "individual", "straight_line", WHO, database_url)
    with pytest.raises(ChangeRefusedError):
        save_area_method(SLUG, "individual", "own", WHO, database_url)

    with store.reading(database_url) as session:
        assert follow_up.area_methods(session, association) == {"individual": "straight_line"}


def test_comment_and_measure_belong_to_a_period(database_url: str) -> None:
    association = make_association(database_url)
    save_comment(SLUG, "300", "2024-04", WHO, comment="Sen faktura", measure="", url=database_url)

    with store.reading(database_url) as session:
        row = follow_up.comments(session, association, "2024-04")["300"]
        assert follow_up.comments(session, association, "2024-05") == {}
    assert (row.comment, row.measure, row.written.by) == ("Sen faktura", None, WHO)

    save_comment(SLUG, "300", "2024-04", WHO, comment=" ", measure="", url=database_url)
    with store.reading(database_url) as session:
        assert follow_up.comments(session, association, "2024-04") == {}


def test_no_person_in_a_comment(sqlite_url: str) -> None:
    make_association(sqlite_url)

    with pytest.raises(ChangeRefusedError, match="personnummer"):
        save_comment(
            SLUG,
            "300",
            "2024-04",
            WHO,
            comment=f"Gäller {19121212}-{1212}",
            measure="",
            url=sqlite_url,
        )


def test_thresholds_and_signs_are_the_associations_own(database_url: str) -> None:
    association = make_association(database_url)
    save_thresholds(SLUG, 2_000_000, 0.05, WHO, database_url)
    save_statement_signs(SLUG, "without_minus", WHO, database_url)

    with store.reading(database_url) as session:
        found = follow_up.settings(session, association)
    assert found == follow_up.SettingRow(2_000_000, 0.05, "without_minus")

    save_thresholds(SLUG, None, None, WHO, database_url)
    with store.reading(database_url) as session:
        assert follow_up.settings(session, association) == follow_up.SettingRow(None, None, "without_minus")


def test_the_order_of_the_statement_is_the_associations_own(database_url: str) -> None:
    association = make_association(database_url)
    codes = [code for code, _section, _project in reversed(LINES)]
    save_statement_order(SLUG, codes, WHO, database_url)
    with store.reading(database_url) as session:
        assert list(organisation.statement_lines(session, association)) == codes
    with pytest.raises(ChangeRefusedError):
        save_statement_order(SLUG, codes[1:], WHO, database_url)


@pytest.mark.parametrize("author", ["", "  "])
def test_nobody_writes_without_a_name(sqlite_url: str, author: str) -> None:
    make_association(sqlite_url)
    with pytest.raises(ChangeRefusedError, match="vem du är"):
        save_comment(SLUG, "300", "2024-04", author, comment="x", measure="", url=sqlite_url)


def test_a_write_raises_the_version_that_keys_the_cache(sqlite_url: str) -> None:
    make_association(sqlite_url)
    with store.reading(sqlite_url) as session:
        before = store.version(session)
    save_thresholds(SLUG, 100, None, WHO, sqlite_url)
    with store.reading(sqlite_url) as session:
        assert store.version(session) == before + 1
