"""What follows from some tables outlives the writes that leave them alone, and never one that changes them."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, func, text
from sqlmodel import Session, col, select, update

from dashboard.participants.protection_keys import CountKey
from dashboard.shapes.selection import Selection
from dashboard.views import participants_outlook, protected
from dashboard.views.choices import choices
from dashboard.views.context import Context, open_context
from data_access import changed, store
from data_access.backups.restoring import restore
from data_access.backups.saving import backup
from data_access.imports import import_folder, turn
from data_access.queries import coverage
from data_access.queries.state import FIGURES, Remembered
from data_access.tables import CalendarEvent, Figure, Goal, StoreState
from tests.data_access.folders import change, write_folder
from tests.data_access.stores import ROOT

Change = Callable[[str], object]
WOMEN = CountKey("floden-2020", "inflow", "2020-01", "2020-01", "women")
SHOWN, CORRECTED = 6, 3


@pytest.fixture
def url(store_url: str, tmp_path: Path) -> str:
    """The small association, where six women came in January; once on each database."""
    import_folder(write_folder(tmp_path / "lilla"), store_url)
    return store_url


@pytest.fixture
def asked(url: str) -> Callable[[], int]:
    """Asks what is remembered of the figures: how many times their sum has been asked for."""
    times: list[int] = []
    kept: Remembered[int] = Remembered(2, FIGURES)

    def find(session: Session) -> int:
        times.append(session.scalar(select(func.sum(Figure.value))) or 0)
        return len(times)

    def ask() -> int:
        with store.reading(url) as session:
            found = kept.answer(session, "sum", lambda: find(session))
            now = session.scalar(select(func.sum(Figure.value))) or 0
            assert times[found - 1] == now, "an answer from before the figures were changed"
            return found

    return ask


def correction(value: int = CORRECTED) -> Any:
    return update(Figure).where(col(Figure.value) == SHOWN).values(value=value)


def correct(url: str) -> None:
    with store.writing(url) as session:
        session.execute(correction())


def correct_the_object(url: str) -> None:
    with store.writing(url) as session:
        session.exec(select(Figure).where(col(Figure.value) == SHOWN)).one().value = CORRECTED


def correct_in_sql(url: str) -> None:
    with store.writing(url) as session:
        session.execute(text(f"  update figure set value = {CORRECTED} where value = {SHOWN}"))


def correct_and_commit_halfway(url: str) -> None:
    with store.writing(url) as session:
        session.execute(correction())
        session.commit()
        session.execute(update(Goal).values(position=2))


def take_away(url: str) -> None:
    with store.writing(url) as session:
        session.delete(session.exec(select(Figure).where(col(Figure.value) == SHOWN)).one())


def correct_elsewhere(url: str) -> None:
    """Another program writes, past this one's front door, and then this one something else."""
    with store.writing_engine(url).begin() as connection:
        connection.execute(correction())
        connection.execute(update(StoreState).values(version=StoreState.version + 1))
    write_nothing(url)


def write_nothing(url: str) -> None:
    with store.writing(url):
        pass


def comment(url: str) -> None:
    with store.writing(url) as session:
        session.exec(select(Goal)).one().text += "!"
        session.flush()
        session.execute(update(CalendarEvent).values(note="flyttat"))
        session.execute(text("DELETE FROM deviation_comment WHERE id = 1"))


@pytest.mark.parametrize("write", [write_nothing, comment])
def test_an_answer_outlives_a_write_of_something_else(
    url: str, asked: Callable[[], int], write: Change
) -> None:
    assert asked() == 1
    for _time in range(2):
        write(url)
        assert asked() == 1


@pytest.mark.parametrize(
    "write",
    [
        correct,
        correct_the_object,
        correct_in_sql,
        correct_and_commit_halfway,
        take_away,
        correct_elsewhere,
    ],
)
def test_a_change_of_the_figures_is_seen(url: str, asked: Callable[[], int], write: Change) -> None:
    assert asked() == 1
    write(url)
    assert asked() == 2
    write_nothing(url)
    assert asked() == 2


def test_an_import_and_its_undoing_are_seen(url: str, asked: Callable[[], int], tmp_path: Path) -> None:
    """A table keeps its number when a file corrects it."""
    assert asked() == 1
    folder = write_folder(tmp_path / "again")
    change(folder, "siffror/floden-2020.csv", "kvinna;6;", f"kvinna;{CORRECTED};")
    batch = import_folder(folder, url).batch or 0
    assert asked() == 2
    turn(batch, "", url)
    assert asked() == 3
    turn(batch, "", url)
    assert asked() == 4


def test_a_restored_backup_is_seen(url: str, asked: Callable[[], int], tmp_path: Path) -> None:
    kept = tmp_path / "kept.sqlite"
    backup(kept, url)
    correct(url)
    assert asked() == 1
    restore(kept, url, confirmed=True)
    assert asked() == 2


def test_what_is_rolled_back_leaves_nothing_behind(url: str, asked: Callable[[], int]) -> None:
    """The next writer gets the same version, and may be another program."""

    def fail() -> None:
        with store.writing(url) as session:
            session.execute(update(Goal).values(position=2))
            raise RuntimeError

    assert asked() == 1
    with pytest.raises(RuntimeError):
        fail()
    correct(url)
    assert asked() == 2


def test_a_few_writes_are_remembered(
    url: str, asked: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changed, "MOST_WRITES", 2)
    assert asked() == 1
    for _time in range(3):
        write_nothing(url)
    assert asked() == 2


def test_a_corrected_count_is_protected_from_the_next_run_on(url: str) -> None:
    """Six women may be shown; of three nobody may be told, nor of the men beside them."""

    def shown(value: int) -> object:
        with store.reading(url) as session:
            context = open_context(session, Selection("lilla", 2020, "2020-12"))
            return protected.protected_counts(context).shown(WOMEN, value)

    assert shown(SHOWN) == SHOWN
    write_nothing(url)
    assert shown(SHOWN) == SHOWN
    correct(url)
    assert shown(CORRECTED) == ".."
    write_nothing(url)
    assert shown(CORRECTED) == ".."
    with store.writing(url) as session:
        session.execute(update(Figure).where(col(Figure.value) == CORRECTED).values(value=SHOWN + 1))
    assert shown(SHOWN + 1) == SHOWN + 1


@pytest.mark.parametrize(
    ("find", "remembered"),
    [
        (protected._decide, protected._decided),
        (lambda one: participants_outlook.year_so_far(one, "2017-12"), participants_outlook._past_years),
        (lambda one: coverage._coverage(one.session, one.association.id), coverage._covered),
    ],
    ids=["decision", "year", "coverage"],
)
def test_an_answer_reads_only_the_tables_that_it_follows_from(
    sample_sqlite_url: str, find: Callable[[Context], object], remembered: Remembered[Any]
) -> None:
    """A table that is read and not named would be changed without anybody noticing."""
    engine, read = store.reading_engine(sample_sqlite_url), set[str]()

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        read.update(re.findall(r'(?:FROM|JOIN) "?(\w+)', statement))

    with Session(engine) as session:  # one that keeps nothing
        years = [(one.slug, year) for one in choices(session) for year in one.years]
        event.listen(engine, "before_cursor_execute", note)
        try:
            for slug, year in years:
                find(open_context(session, Selection(slug, year, f"{year}-12")))
        finally:
            event.remove(engine, "before_cursor_execute", note)
    assert {"dataset", "figure"} <= read <= {*remembered.of, "store_state"}


def test_only_the_bulk_writer_writes_past_sqlalchemy() -> None:
    """What does has to say so itself; a backup is written into a file of its own."""
    found = {
        file.name
        for file in (ROOT / "data_access").rglob("*.py")
        if re.search(r"dbapi_connection|raw_connection|driver_connection", file.read_text(encoding="utf-8"))
    }
    assert found == {"bulk.py", "saving.py"}


def test_words_that_are_no_tables_may_be_anything(url: str) -> None:
    with store.writing(url) as session, changed.watched(session.connection()) as found:
        session.execute(text("UPDATE area SET name = name"))
        session.execute(text("SELECT 1"))
        assert found == {"area"}
        session.execute(text("SAVEPOINT here"))
        assert found == {"area", changed.ANYTHING}
