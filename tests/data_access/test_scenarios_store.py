"""Saved scenarios and entered equity, on both databases: nobody overwrites anybody unseen."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from data_access import store
from data_access.changes import equity, scenarios
from data_access.changes.refusals import ChangedByOtherError, ChangeRefusedError
from data_access.changes.scenarios import ScenarioContent
from data_access.queries import organisation
from data_access.queries import scenarios as queries
from data_access.tables import Association

SLUG = "provforbundet"
TKR = 100_000


@pytest.fixture
def url(store_url: str) -> str:
    """A store with one association that has a floor and no ceiling."""
    with store.writing(store_url) as session:
        session.add(
            Association(
                slug=SLUG, name="Provförbundet", split_key="population", cell_threshold=5,
                equity_floor_ore=2000 * TKR,
            )
        )  # fmt: skip
    return store_url


def content(name="Staten drar ner", **more):
    fields = {"base_plan": "2022", "horizon": 3, "overrides": {"state.change_share": -0.1}, "baseline": "{}"}
    return ScenarioContent(name=name, **(fields | more))


def saved(url, **what):
    with store.reading(url) as session:
        return queries.saved(session, SLUG, **what)


def version(url):
    with store.reading(url) as session:
        return store.version(session)


def test_what_is_saved_is_read_back(url):
    overrides = {
        "state.amount_tkr": {2022: 9000, 2023: 9500.5},
        "project.granted": True,
        "region.matching": "state",
    }
    before = version(url)
    made = scenarios.save_new(SLUG, content(overrides=overrides, note="Inför juni"), "Anna", url)

    (row,) = saved(url)
    assert row == made
    assert json.loads(
        json.dumps({key: dict(v) if hasattr(v, "items") else v for key, v in row.overrides.items()})
    )
    assert row.overrides["state.amount_tkr"] == {2022: 9000, 2023: 9500.5}
    assert (row.overrides["project.granted"], row.overrides["region.matching"]) == (True, "state")
    assert (row.name, row.note, row.horizon, row.base_plan) == ("Staten drar ner", "Inför juni", 3, "2022")
    assert (row.created_by, row.saved_by, row.revision, row.locked_by) == ("Anna", "Anna", 1, None)
    assert row.saved_at.utcoffset().total_seconds() == 0
    assert version(url) == before + 1
    with store.reading(url) as session:
        assert queries.saved_one(session, row.id) == row
        assert queries.baseline_content(session, row.baseline_identity) == "{}"


def test_the_baseline_is_kept_once(url):
    first = scenarios.save_new(SLUG, content("Ett"), "Anna", url)
    second = scenarios.save_new(SLUG, content("Två"), "Anna", url)
    other = scenarios.save_new(SLUG, content("Tre", baseline='{"a": 1}'), "Anna", url)

    assert first.baseline_identity == second.baseline_identity != other.baseline_identity


def test_saving_again_raises_the_revision(url):
    made = scenarios.save_new(SLUG, content(), "Anna", url)
    again = scenarios.save(made.id, made.revision, content("Nytt namn", overrides={}), "Bo", url)

    assert (again.name, again.revision, again.saved_by, again.created_by) == ("Nytt namn", 2, "Bo", "Anna")
    assert saved(url) == (again,)


def test_two_people_cannot_overwrite_each_other_unseen(url):
    made = scenarios.save_new(SLUG, content(), "Anna", url)
    theirs = scenarios.save(made.id, made.revision, content(overrides={"cost.change_share": 0.03}), "Bo", url)
    before = version(url)

    with pytest.raises(ChangedByOtherError, match="har ändrats av Bo sedan du öppnade det") as refusal:
        scenarios.save(made.id, made.revision, content(overrides={}), "Anna", url)
    assert (refusal.value.by, refusal.value.at) == ("Bo", theirs.saved_at)
    assert saved(url) == (theirs,)
    assert version(url) == before
    with pytest.raises(ChangedByOtherError):
        scenarios.delete(made.id, made.revision, "Anna", url)


def test_of_ten_who_save_at_once_one_wins(url):
    made = scenarios.save_new(SLUG, content(), "Anna", url)

    def attempt(number):
        try:
            return scenarios.save(
                made.id, made.revision, content(note=f"{number}"), f"Person {number}", url
            ).note
        except ChangeRefusedError:
            return None

    with ThreadPoolExecutor(max_workers=10) as pool:
        winners = [note for note in pool.map(attempt, range(10)) if note is not None]
    assert len(winners) == 1
    (row,) = saved(url)
    assert (row.note, row.revision) == (winners[0], 2)


def test_a_name_is_used_once(url):
    made = scenarios.save_new(SLUG, content(), "Anna", url)
    other = scenarios.save_new(SLUG, content("Annat"), "Anna", url)
    with pytest.raises(ChangeRefusedError, match=r"heter ”Staten drar ner”\. Välj ett annat namn"):
        scenarios.save_new(SLUG, content(" Staten  drar ner "), "Bo", url)
    with pytest.raises(ChangeRefusedError, match="Välj ett annat namn"):
        scenarios.save(other.id, other.revision, content(), "Bo", url)
    assert {row.name for row in saved(url)} == {made.name, "Annat"}


@pytest.mark.parametrize(
    ("name", "author", "reason"),
    [("  ", "Anna", "Ge scenariot ett namn"), ("x" * 121, "Anna", "för långt"), ("Namn", " ", "vem du är")],
)
def test_a_name_and_an_author_are_needed(url, name, author, reason):
    with pytest.raises(ChangeRefusedError, match=reason):
        scenarios.save_new(SLUG, content(name), author, url)
    assert saved(url) == ()


def test_a_copy_stands_on_its_own(url):
    made = scenarios.save_new(SLUG, content(), "Anna", url)
    scenarios.lock(made.id, made.revision, "Anna", locked=True, url=url)
    copies = [scenarios.copy(made.id, "Bo", url) for _ in range(2)]

    assert [row.name for row in copies] == ["Staten drar ner (kopia)", "Staten drar ner (kopia) (2)"]
    assert all((row.created_by, row.revision, row.locked_by) == ("Bo", 1, None) for row in copies)
    assert all(row.overrides == made.overrides for row in copies)
    scenarios.save(copies[0].id, 1, content("Egen", overrides={}), "Bo", url)
    assert {row.name: dict(row.overrides) for row in saved(url)}["Staten drar ner"] == dict(made.overrides)


def test_a_locked_scenario_is_not_changed_until_unlocked(url):
    made = scenarios.save_new(SLUG, content(), "Anna", url)
    locked = scenarios.lock(made.id, made.revision, "Anna", locked=True, url=url)
    assert (locked.locked_by, locked.revision) == ("Anna", 1)

    for change in (
        lambda: scenarios.save(made.id, made.revision, content(overrides={}), "Bo", url),
        lambda: scenarios.delete(made.id, made.revision, "Bo", url),
    ):
        with pytest.raises(ChangeRefusedError, match="är låst av Anna"):
            change()
    scenarios.lock(made.id, made.revision, "Bo", locked=False, url=url)
    assert scenarios.save(made.id, made.revision, content(overrides={}), "Bo", url).revision == 2


def test_a_deletion_is_undone(url):
    made = scenarios.save_new(SLUG, content(), "Anna", url)
    gone = scenarios.delete(made.id, made.revision, "Bo", url)
    assert (saved(url), saved(url, deleted=True)) == ((), (gone,))
    assert gone.deleted_by == "Bo"
    with pytest.raises(ChangeRefusedError, match="borttaget av Bo"):
        scenarios.save(made.id, made.revision, content(), "Anna", url)
    with pytest.raises(ChangeRefusedError, match="finns inte längre"):
        scenarios.copy(made.id, "Anna", url)

    back = scenarios.restore(made.id, url)
    assert (back.name, dict(back.overrides), back.deleted_at) == (made.name, dict(made.overrides), None)
    assert saved(url) == (back,)
    assert scenarios.restore(made.id, url) == back


def test_a_restored_scenario_whose_name_was_taken_gets_a_number(url):
    made = scenarios.save_new(SLUG, content(), "Anna", url)
    scenarios.delete(made.id, made.revision, "Anna", url)
    scenarios.save_new(SLUG, content(), "Bo", url)

    assert scenarios.restore(made.id, url).name == "Staten drar ner (2)"


def test_what_does_not_exist_is_refused(url):
    for change in (
        lambda: scenarios.save(7, 1, content(), "Anna", url),
        lambda: scenarios.copy(7, "Anna", url),
        lambda: scenarios.restore(7, url),
        lambda: scenarios.save_new("okänt", content(), "Anna", url),
        lambda: equity.enter_floor("okänt", 1, "Anna", url),
    ):
        with pytest.raises(ChangeRefusedError):
            change()


def opening(url, year):
    with store.reading(url) as session:
        return queries.entered_opening(session, SLUG, year)


def limits(url):
    with store.reading(url) as session:
        found = organisation.association(session, SLUG)
    return found.equity_floor_ore, found.equity_ceiling_share


def test_opening_equity_is_entered_for_a_year_and_taken_away(url):
    before = version(url)
    equity.enter_opening(SLUG, 2022, 3_200 * TKR, "Anna", url)
    found = opening(url, 2022)

    assert (found.value, found.entered_by, found.year) == (3_200 * TKR, "Anna", 2022)
    assert opening(url, 2023) is None
    assert version(url) == before + 1
    equity.enter_opening(SLUG, 2022, -50 * TKR, "Bo", url)
    assert (opening(url, 2022).value, opening(url, 2022).replaced) == (-50 * TKR, 3_200 * TKR)
    equity.enter_opening(SLUG, 2022, None, "Bo", url)
    assert opening(url, 2022) is None


def test_floor_and_ceiling_are_the_associations_own_until_taken_away(url):
    equity.enter_floor(SLUG, 2_500 * TKR, "Anna", url)
    equity.enter_floor(SLUG, 1_500 * TKR, "Anna", url)
    equity.enter_ceiling(SLUG, 0.15, "Anna", url)
    assert limits(url) == (1_500 * TKR, 0.15)

    equity.enter_floor(SLUG, None, "Bo", url)
    equity.enter_ceiling(SLUG, None, "Bo", url)
    assert limits(url) == (2_000 * TKR, None)
    with store.reading(url) as session:
        rows = {row.name: row for row in queries.entered(session, SLUG)}
    assert (rows["equity_floor"].value, rows["equity_floor"].entered_by) == (None, "Bo")
    assert rows["equity_ceiling"].share is None


def test_impossible_limits_are_refused(url):
    with pytest.raises(ChangeRefusedError, match="mindre än noll"):
        equity.enter_floor(SLUG, -1, "Anna", url)
    for share in (-0.1, 1.1):
        with pytest.raises(ChangeRefusedError, match="0–100 %"):
            equity.enter_ceiling(SLUG, share, "Anna", url)
    with pytest.raises(ChangeRefusedError, match="vem du är"):
        equity.enter_opening(SLUG, 2022, 0, "", url)
    assert limits(url) == (2_000 * TKR, None)
