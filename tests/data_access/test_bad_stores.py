"""A store that cannot be used: one Swedish line that says what to do, exit status 1, and nothing lost."""

import os
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import event, text

from data_access import engines, schema, store
from data_access.addresses import file_url
from data_access.errors import StoreError
from tests.data_access.conftest import Run
from tests.data_access.folders import write_folder
from tests.data_access.obstacles import DAMAGES, as_nobody, held_by_another_process, no_file_beyond
from tests.data_access.stores import dump

COMMANDS = ["init", "load-sample", "load-sample --if-empty", "import", "check", "backup"]
WITH_A_PATH = {"import": "", "backup": "-kopia.sqlite"}


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """A folder that an import would take, were the store not what it is."""
    return str(write_folder(tmp_path / "in" / "lilla"))


def words(command: str, folder: str) -> list[str]:
    return [*command.split(), *([folder + WITH_A_PATH[command]] if command in WITH_A_PATH else [])]


@pytest.mark.usefixtures("no_patience", "two_small_samples")
@pytest.mark.parametrize("command", ["load-sample", "import"])
def test_another_process_is_writing(run: Run, store_file: Path, folder: str, command: str) -> None:
    before = dump(file_url(store_file))
    with held_by_another_process(store_file, "NORMAL"):
        said = run(*words(command, folder), file=store_file).refusal
        store.check_readable(file_url(store_file))  # pages go on reading
    assert (
        said == f"Databasen {store_file} är låst av ett annat program. Stäng det programmet och försök igen."
    )
    assert dump(file_url(store_file)) == before
    assert run(*words(command, folder), file=store_file).status == 0


@pytest.mark.usefixtures("no_patience")
@pytest.mark.parametrize("command", COMMANDS)
def test_another_process_keeps_the_file_to_itself(
    run: Run, store_file: Path, folder: str, command: str
) -> None:
    before = dump(file_url(store_file))
    store.dispose_engines()
    with held_by_another_process(store_file, "EXCLUSIVE"):
        said = run(*words(command, folder), file=store_file).refusal
    assert (
        said == f"Databasen {store_file} är låst av ett annat program. Stäng det programmet och försök igen."
    )
    assert dump(file_url(store_file)) == before


@pytest.mark.usefixtures("no_patience")
def test_another_program_is_writing_in_postgresql(
    run: Run, postgres_url: str, other_postgres: psycopg.Connection, folder: str
) -> None:
    store.migrate(postgres_url)
    other_postgres.execute("UPDATE store_state SET version = version")
    said = run("import", folder, url=postgres_url).refusal
    assert "är låst av ett annat program" in said
    other_postgres.rollback()
    assert dump(postgres_url)["association"] == []
    assert run("import", folder, url=postgres_url).status == 0


@pytest.mark.parametrize("command", COMMANDS)
def test_a_store_from_a_newer_version(run: Run, store_url: str, folder: str, command: str) -> None:
    with store.writing_engine(store_url).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    before = dump(store_url)
    assert run(*words(command, folder), url=store_url).refusal == (
        "Databasen kommer från en nyare version av programmet (9999). "
        "Uppdatera programmet; ingenting har ändrats."
    )
    assert dump(store_url) == before


def test_a_newer_store_takes_no_writes(store_url: str) -> None:
    """A server that was running when another one migrated the store."""
    with store.writing_engine(store_url).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="nyare version"), store.writing(store_url):
        pytest.fail("the transaction was begun")


@pytest.mark.parametrize("command", [name for name in COMMANDS if name not in {"init", "backup"}])
def test_a_store_from_an_older_version(
    run: Run, store_url: str, folder: str, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    known = schema.known_revisions() | {"9999"}
    monkeypatch.setattr(schema, "known_revisions", lambda: known)
    monkeypatch.setattr(schema, "head_revision", lambda: "9999")
    said = run(*words(command, folder), url=store_url).refusal
    assert said == "Databasen är från en äldre version. Kör: python -m data_access init"


@pytest.mark.parametrize("command", COMMANDS[1:])
def test_a_database_without_tables(run: Run, database_url: str, folder: str, command: str) -> None:
    store.writing_engine(database_url).connect().close()
    said = run(*words(command, folder), url=database_url).refusal
    assert said.startswith("Databasen ")
    assert said.endswith(" saknar tabeller. Kör: python -m data_access init")
    assert run("init", url=database_url).status == 0


@pytest.mark.parametrize("command", COMMANDS[1:])
def test_a_database_whose_migrations_were_never_finished(
    run: Run, store_url: str, folder: str, command: str
) -> None:
    with store.writing_engine(store_url).begin() as connection:
        connection.execute(text("DELETE FROM alembic_version"))
    said = run(*words(command, folder), url=store_url).refusal
    assert said.endswith(" saknar tabeller. Kör: python -m data_access init")


@pytest.mark.parametrize("command", COMMANDS[1:])
def test_a_file_that_is_not_there(run: Run, tmp_path: Path, folder: str, command: str) -> None:
    file = tmp_path / "ingen" / "store.sqlite"
    said = run(*words(command, folder), file=file).refusal
    assert said == f"Databasfilen {file} finns inte. Skapa den med: python -m data_access init"
    assert not file.parent.exists()


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("command", COMMANDS)
def test_a_damaged_file(
    run: Run,
    tmp_path: Path,
    sample_sqlite_url: str,
    folder: str,
    command: str,
    damage: Callable[[Path], None],
) -> None:
    """It says so, and the file is left as it is for whoever can save something of it."""
    file = tmp_path / "store.sqlite"
    whole = Path(sample_sqlite_url.removeprefix("sqlite:///"))
    with sqlite3.connect(whole) as source, sqlite3.connect(file) as target:
        source.backup(target)
    source.close()
    target.close()
    damage(file)
    damaged = file.read_bytes()

    said = run(*words(command, folder), file=file).refusal

    assert said == f"Databasen {file} är skadad. Flytta undan filen och läs tillbaka en säkerhetskopia."
    store.dispose_engines()
    assert file.read_bytes() == damaged


@pytest.mark.parametrize("command", COMMANDS)
def test_a_folder_in_the_place_of_the_file(run: Run, tmp_path: Path, folder: str, command: str) -> None:
    there = tmp_path / "store.sqlite"
    there.mkdir()
    mode = stat.S_IMODE(there.stat().st_mode)
    said = run(*words(command, folder), file=there).refusal
    assert said == f"{there} är ingen databasfil utan en mapp. Rätta DASHBOARD_STORE eller DATABASE_URL."
    assert stat.S_IMODE(there.stat().st_mode) == mode


def test_a_file_in_the_place_of_the_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mapp").write_text("")
    file = tmp_path / "mapp" / "store.sqlite"
    said = run("init", file=file).refusal
    assert said == f"Databasfilen {file} går inte att skapa. Kontrollera mappen och ledigt utrymme."


def test_a_file_that_may_not_be_read(run: Run, open_folder: Path) -> None:
    file = open_folder / "store.sqlite"
    store.migrate(file_url(file))
    store.dispose_engines()
    file.chmod(0)
    with as_nobody():
        said = run("load-sample", file=file).refusal
    assert said == f"Databasen {file} går inte att öppna eller skriva till. Kontrollera rättigheter och mapp."


def test_a_file_that_may_not_be_written(run: Run, open_folder: Path, folder: str) -> None:
    file = open_folder / "store.sqlite"
    store.migrate(file_url(file))
    store.dispose_engines()
    before = file.read_bytes()
    file.chmod(0o444)
    open_folder.chmod(0o555)
    with as_nobody():
        said = run("load-sample", file=file).refusal
    assert "går inte att öppna eller skriva till. Kontrollera rättigheter och mapp." in said
    store.dispose_engines()
    assert file.read_bytes() == before


def test_a_folder_that_may_not_be_written(run: Run, open_folder: Path) -> None:
    open_folder.chmod(0o555)
    with as_nobody():
        said = run("init", file=open_folder / "inre" / "store.sqlite").refusal
    assert "går inte att skapa. Kontrollera mappen och ledigt utrymme." in said


def test_a_mode_that_cannot_be_changed_is_its_owners_business(open_folder: Path) -> None:
    file = open_folder / "store.sqlite"
    store.migrate(file_url(file))
    store.dispose_engines()
    open_folder.chmod(0o777)
    file.chmod(0o666)
    with as_nobody():
        store.writing_engine(file_url(file))
    expected = 0o666 if os.geteuid() == 0 else 0o600
    assert stat.S_IMODE(file.stat().st_mode) == expected
    store.dispose_engines()


@pytest.mark.usefixtures("two_small_samples")
def test_a_full_disk_while_figures_come_in(run: Run, store_file: Path) -> None:
    """The database may not grow by another page: what SQLite meets on a full disk."""
    url = file_url(store_file)
    with closing(sqlite3.connect(store_file)) as connection:
        connection.execute("VACUUM")  # migrations leave pages that can be used again
    before = dump(url)
    pages = store_file.stat().st_size // 4096

    def full(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages + 1}")

    event.listen(store.writing_engine(url), "connect", full)
    store.writing_engine(url).dispose()

    said = run("load-sample", file=store_file).refusal

    assert said == f"Disken är full: inget har sparats i {store_file}. Frigör utrymme och försök igen."
    assert dump(url) == before
    store.dispose_engines()
    assert run("load-sample", file=store_file).status == 0
    assert len(dump(url)["association"]) == 2


@pytest.mark.parametrize(("command", "size"), [("init", 40_000), ("load-sample", 60_000), ("import", 33_000)])
def test_a_disk_that_takes_no_more(run: Run, tmp_path: Path, folder: str, command: str, size: int) -> None:
    file = tmp_path / "store.sqlite"
    if command != "init":
        store.migrate(file_url(file))
        store.dispose_engines()
    with no_file_beyond(size):
        said = run(*words(command, folder), file=file).refusal
    assert said == f"Disken är full eller trasig: inget har sparats i {file}. Frigör utrymme och försök igen."
    store.dispose_engines()
    assert run("init", file=file).status == 0
    assert {table: rows for table, rows in dump(file_url(file)).items() if rows} == {"store_state": [(1, 0)]}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_server_that_does_not_answer(run: Run, folder: str, unused_port: int, command: str) -> None:
    said = run(
        *words(command, folder), url=f"postgresql://anna:hemligt@127.0.0.1:{unused_port}/forbund"
    ).refusal
    assert said == (
        f"Databasen 127.0.0.1:{unused_port}/forbund svarar inte. Kontrollera adressen och att den är igång."
    )


def test_a_database_that_is_not_on_the_server(run: Run, postgres_url: str) -> None:
    said = run("init", url=postgres_url.replace("/store_", "/ingen_store_")).refusal
    assert "finns inte på servern. Skapa den eller rätta namnet i DATABASE_URL." in said


def test_a_user_that_the_server_does_not_know(run: Run, postgres_url: str) -> None:
    said = run("init", url=postgres_url.replace("postgres:@", "ingen:hemligt@")).refusal
    assert "godtar inte användarnamnet eller lösenordet i DATABASE_URL" in said
    assert "hemligt" not in said


def test_the_default_wait_for_a_lock_is_some_seconds() -> None:
    assert 1_000 <= engines.BUSY_MILLISECONDS <= 30_000
