"""A file meets what the store has: what is new, changed, unchanged and gone, and the way back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from data_access import store
from data_access.changes.comments import save_comment
from data_access.errors import StoreError
from data_access.formats.csv_folder import read_folder
from data_access.imports import ImportResult, TableChange, carry_out, examine, history, turn
from data_access.imports.progress import ImportCancelledError, Progress
from data_access.tables import Association
from tests.data_access.folders import change, write_folder
from tests.data_access.stores import dump

HISTORY = ("store_state", "import_batch", "import_journal")
TKR = 100_000

Bring = Callable[..., ImportResult]


def figures_and_lists(url: str) -> dict[str, list[tuple[object, ...]]]:
    """Everything but the history and the store's version."""
    return {name: rows for name, rows in dump(url).items() if name not in HISTORY}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "lilla")


@pytest.fixture
def bring(store_url: str, folder: Path) -> Bring:
    """Bring the folder in as it is now."""
    return lambda **words: carry_out(read_folder(folder), url=store_url, **words)


def batch_of(result: ImportResult) -> int:
    assert result.batch is not None
    return result.batch


def changes_of(url: str, folder: Path) -> dict[str, TableChange]:
    """What the preview says, by table, of those that change."""
    shown = examine(read_folder(folder), url).preview
    assert shown is not None
    return {table.id: table for table in shown.tables if not table.is_empty}


def test_the_same_file_twice_changes_nothing(bring: Bring, store_url: str) -> None:
    bring()
    before = dump(store_url)
    again = bring()
    assert (again.batch, again.new, again.changed, again.gone) == (None, 0, 0, 0)
    assert dump(store_url) == before


def test_the_preview_says_what_is_new_changed_unchanged_and_gone(
    bring: Bring, store_url: str, folder: Path
) -> None:
    bring()
    change(folder, "siffror/budget-2020.csv", ";200;-600;", ";200;-650;")
    change(folder, "siffror/budget-2020.csv", "budget;2020-01;2020-12;300;0;tkr;1 tkr;;plan\n", "")
    change(
        folder,
        "siffror/floden-2020.csv",
        "tom cell i källan;plan\n",
        "tom cell i källan;plan\ninflöde;2020-03;2020-03;man;4;antal;;plan\n",
    )
    before = dump(store_url)

    changes = changes_of(store_url, folder)

    assert dump(store_url) == before
    assert set(changes) == {"budget-2020", "floden-2020"}
    budget, flows = changes["budget-2020"], changes["floden-2020"]
    # Kansli and the total stay, Vägen changes, Projektet goes.
    assert (budget.new, budget.changed, budget.unchanged, budget.gone) == (0, 1, 2, 1)
    (total,) = budget.sums
    assert (total.measure, total.unit) == ("budget", "ore")
    assert (total.before, total.after) == (-(400 + 600 + 0) * TKR, -(400 + 650) * TKR)
    changed, gone = budget.rows
    assert (changed.kind, changed.row) == ("changed", "budget · 2020-01–2020-12 · 200")
    assert [(cell.column, cell.before, cell.after) for cell in changed.cells] == [
        ("värde", -600 * TKR, -650 * TKR)
    ]
    assert (gone.kind, gone.row) == ("gone", "budget · 2020-01–2020-12 · 300")
    assert (flows.new, flows.changed, flows.unchanged, flows.gone) == (1, 0, 3, 0)
    assert (flows.sums[0].before, flows.sums[0].after) == (6 + 5, 6 + 5 + 4)


def test_what_is_carried_out_is_what_was_shown(bring: Bring, store_url: str, folder: Path) -> None:
    bring()
    change(folder, "kostnadsstallen.csv", "100;Kansli", "100;Kansliet")
    seen = examine(read_folder(folder), store_url).preview
    change(folder, "kostnadsstallen.csv", "100;Kansliet", "100;Kontoret")
    bring()
    change(folder, "kostnadsstallen.csv", "100;Kontoret", "100;Kansliet")
    before = dump(store_url)

    with pytest.raises(StoreError, match="ändrats sedan förhandsvisningen"):
        bring(expected=seen)
    assert dump(store_url) == before

    again = examine(read_folder(folder), store_url).preview
    assert bring(expected=again).changed == 1


def test_an_import_is_undone_and_done_again_to_the_byte(bring: Bring, store_url: str, folder: Path) -> None:
    nothing = figures_and_lists(store_url)
    first = batch_of(bring())
    one = figures_and_lists(store_url)
    change(folder, "siffror/budget-2020.csv", ";200;-600;", ";200;-650;")
    change(folder, "siffror/budget-2020.csv", "budget;2020-01;2020-12;300;0;tkr;1 tkr;;plan\n", "")
    change(
        folder,
        "omraden.csv",
        "0001+0002;Aby + Östby;kommungrupp;0001+0002;plan\n",
        "0001+0002;Aby + Östby;kommungrupp;0001+0002;plan\n0003;Dal;kommun;;plan\n",
    )
    change(folder, "medlemmar.csv", "aby;Aby;kommun;0001;", "aby;Aby;kommun;0003;")
    second = batch_of(bring())
    two = figures_and_lists(store_url)

    assert turn(second, "kansliet", store_url)
    assert figures_and_lists(store_url) == one
    assert not turn(second, "kansliet", store_url)
    assert figures_and_lists(store_url) == two
    assert turn(second, "kansliet", store_url)
    assert turn(first, "kansliet", store_url)
    assert figures_and_lists(store_url) == nothing
    assert not turn(first, "kansliet", store_url)
    assert not turn(second, "kansliet", store_url)
    assert figures_and_lists(store_url) == two


def test_the_history_says_who_when_which_file_and_how_much(
    bring: Bring, store_url: str, folder: Path
) -> None:
    batch = batch_of(bring(author="Kansliet"))
    turn(batch, "Ekonomen", store_url)
    with store.reading(store_url) as session:
        (row,) = history(session, "lilla")
        assert history(session, "stora") == ()
    assert (row.association, row.file_name, row.imported_by, row.undone_by) == (
        "lilla",
        "lilla",
        "Kansliet",
        "Ekonomen",
    )
    assert row.file_sha256 == read_folder(folder).sha256
    assert row.rows == row.new
    assert row.undone_at is not None
    assert row.undone_at >= row.imported_at


def test_undoing_is_refused_where_a_later_import_builds_on_it(
    bring: Bring, store_url: str, folder: Path
) -> None:
    first = batch_of(bring())
    change(folder, "siffror/budget-2020.csv", ";200;-600;", ";200;-650;")
    second = batch_of(bring())
    before = dump(store_url)

    with pytest.raises(StoreError, match=r"filen lilla, inläst .*, bygger på den här inläsningen: ångra den"):
        turn(first, "kansliet", store_url)
    assert dump(store_url) == before

    turn(second, "kansliet", store_url)
    assert turn(first, "kansliet", store_url)


def test_undoing_is_refused_where_somebody_has_written_on_it(bring: Bring, store_url: str) -> None:
    batch = batch_of(bring())
    save_comment("lilla", "100", "2020-04", "kansliet", comment="Sen faktura", measure="", url=store_url)
    before = dump(store_url)

    with pytest.raises(StoreError, match="1 rader i Kommentarer till avvikelser hör till"):
        turn(batch, "kansliet", store_url)
    assert dump(store_url) == before


def test_undoing_is_refused_where_a_row_has_been_changed_since(bring: Bring, store_url: str) -> None:
    batch = batch_of(bring())
    with store.writing(store_url) as session:
        association = session.exec(select(Association)).one()
        association.equity_floor_ore = 1
        session.add(association)
    before = dump(store_url)

    with pytest.raises(StoreError, match="har ändrats igen sedan dess"):
        turn(batch, "kansliet", store_url)
    assert dump(store_url) == before


def test_what_came_back_needs_what_it_refers_to(bring: Bring, store_url: str, folder: Path) -> None:
    """The second import's figures belong to the first one's cost centres."""
    first = batch_of(bring())
    change(folder, "kostnadsstallen.csv", "300;Projektet", "400;Nytt")
    change(folder, "siffror/budget-2020.csv", "2020-12;300;0", "2020-12;400;9")
    second = batch_of(bring())
    turn(second, "kansliet", store_url)
    turn(first, "kansliet", store_url)
    before = dump(store_url)

    with pytest.raises(StoreError, match=r"hör till rader i .* som inte finns längre"):
        turn(second, "kansliet", store_url)
    assert dump(store_url) == before


def test_a_number_is_not_given_again_while_it_may_come_back(
    bring: Bring, store_url: str, folder: Path
) -> None:
    bring()
    whole = (folder / "siffror/floden-2020.csv").read_text(encoding="utf-8")
    rows = "inflöde;2020-03;2020-03;man;4;antal;;plan\n"
    (folder / "siffror/floden-2020.csv").write_text(whole + rows, encoding="utf-8")
    second = batch_of(bring())
    two = figures_and_lists(store_url)
    turn(second, "kansliet", store_url)
    (folder / "siffror/floden-2020.csv").write_text(whole, encoding="utf-8")
    change(folder, "siffror/kommuner-2020.csv", "2020-12;0001", "2020-11;0001")
    third = batch_of(bring())

    assert not turn(second, "kansliet", store_url)
    turn(third, "kansliet", store_url)
    assert figures_and_lists(store_url) == two


def test_an_unknown_batch_is_refused(store_url: str) -> None:
    with pytest.raises(StoreError, match="finns inte"):
        turn(17, "kansliet", store_url)


def test_a_cancelled_import_writes_nothing(bring: Bring, store_url: str) -> None:
    before = dump(store_url)
    told: list[str] = []

    def tell(what: str, _share: float) -> None:
        told.append(what)
        if what == "Skriver":
            progress.cancel()

    progress = Progress(tell)
    with pytest.raises(ImportCancelledError):
        bring(progress=progress)
    assert "Skriver" in told
    assert dump(store_url) == before


VARIANTS = (
    ("siffror/budget-2020.csv", ";200;-600;", ";200;-650;"),
    ("siffror/budget-2020.csv", "budget;2020-01;2020-12;300;0;tkr;1 tkr;;plan\n", ""),
    ("siffror/floden-2020.csv", ";6;antal", ";7;antal"),
    ("kostnadsstallen.csv", "100;Kansli", "100;Kontor"),
    ("mal.csv", ";100;tkr", ";200;tkr"),
    ("kalender.csv", "2020-02-12", "2020-02-13"),
    ("omraden.csv", "0001+0002;plan", "0002;plan"),
    ("kallor.csv", "3 Budget", "4 Budget"),
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rounds=st.lists(st.sets(st.sampled_from(VARIANTS), max_size=4), min_size=1, max_size=4))
def test_any_imports_are_undone_in_the_other_order(
    rounds: list[set[tuple[str, str, str]]], tmp_path_factory: pytest.TempPathFactory, migrated_file: Path
) -> None:
    """Whatever came in, undoing step by step gives each state before it, and doing again each after it."""
    place = tmp_path_factory.mktemp("rounds")
    url = f"sqlite:///{place / 'store.sqlite'}"
    (place / "store.sqlite").write_bytes(migrated_file.read_bytes())
    states, batches = [figures_and_lists(url)], []
    for number, variants in enumerate(rounds):
        folder = write_folder(place / str(number) / "lilla")
        for name, old, new in sorted(variants):
            change(folder, name, old, new)
        result = carry_out(read_folder(folder), url=url)
        if result.batch is not None:
            batches.append(result.batch)
            states.append(figures_and_lists(url))
    for place_in_line in reversed(range(len(batches))):
        turn(batches[place_in_line], "x", url)
        assert figures_and_lists(url) == states[place_in_line]
    for place_in_line, batch in enumerate(batches, start=1):
        turn(batch, "x", url)
        assert figures_and_lists(url) == states[place_in_line]
    store.dispose_engines()
