"""A store whose file is gone or damaged is made anew beside its place; nothing of the old one is lost."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlmodel import select

from data_access import store
from data_access.addresses import file_url
from data_access.backups import restoring
from data_access.backups.restoring import restore
from data_access.errors import StoreError
from data_access.tables import Association
from tests.data_access.backups import add, file_is_damaged, file_is_gone, slugs
from tests.data_access.conftest import Run
from tests.data_access.obstacles import (
    cut_in_half,
    garbage,
)
from tests.data_access.stores import content


@pytest.mark.parametrize("accident", [file_is_damaged, file_is_gone])
def test_a_program_that_has_the_old_file_open_finds_the_new_one(
    small_backup: Path, store_file: Path, accident: Callable[[str], None]
) -> None:
    url = file_url(store_file)
    add(url, "det-gamla")
    with store.reading(url) as session:
        session.exec(select(Association.slug)).all()
        with store.writing_engine(url).connect():  # neither was at the end of its work
            accident_without_shutting(accident, url)
            restore(small_backup, url, confirmed=True)
    assert slugs(url) == ["lilla"]
    add(url, "det-nya")
    assert slugs(url) == ["lilla", "det-nya"]
    store.check_readable(url, thoroughly=True)


def accident_without_shutting(accident: Callable[[str], None], url: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(store, "dispose_engines", lambda: None)
        accident(url)


def test_a_damaged_store_is_moved_aside_and_not_lost(run: Run, store_file: Path, small_backup: Path) -> None:
    cut_in_half(store_file)
    store_file.with_name("store.sqlite-wal").write_bytes(b"en logg")
    before = store_file.read_bytes()

    said = run("restore", str(small_backup), file=store_file).refusal
    assert said == (
        f"Databasen {store_file} är skadad, men kan ha något som går att rädda. Kör igen med --yes: filen "
        "flyttas då undan och kopian läses in."
    )
    assert store_file.read_bytes() == before

    said = run("restore", str(small_backup), "--yes", file=store_file)
    (kept,) = store_file.parent.glob("store-skadad-20*.sqlite")
    assert f"Det som fanns är kvar i {kept}, " in said.out
    assert kept.read_bytes() == before
    assert Path(f"{kept}-wal").read_bytes() == b"en logg"
    assert content(file_url(store_file)) == content(file_url(small_backup))


def test_a_disk_without_links_takes_a_copy(
    store_file: Path, small_backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    garbage(store_file)
    before = store_file.read_bytes()

    def refused(*_names: object) -> None:
        raise OSError

    monkeypatch.setattr(Path, "hardlink_to", refused)
    kept = restore(small_backup, file_url(store_file), confirmed=True).kept
    assert kept is not None
    assert kept.read_bytes() == before


def test_a_log_left_by_a_deleted_store_is_not_read_into_the_new_one(
    store_file: Path, small_backup: Path
) -> None:
    url = file_url(store_file)
    add(url, "det-gamla")
    log = Path(f"{store_file}-wal")
    before = log.read_bytes()
    store_file.unlink()
    restored = restore(small_backup, url)
    assert restored.kept is None
    assert slugs(url) == ["lilla"]
    (kept,) = store_file.parent.glob("store-skadad-*.sqlite-wal")
    assert kept.read_bytes() == before


def test_a_store_that_was_made_meanwhile_is_left_alone(
    sqlite_url: str, small_backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill = restoring._fill

    def slowly(*given: object) -> None:
        fill(*given)  # type: ignore[arg-type]
        store.migrate(sqlite_url)
        add(sqlite_url, "någon-annans")

    monkeypatch.setattr(restoring, "_fill", slowly)
    with pytest.raises(StoreError, match="har ändrats av ett annat program under tiden"):
        restore(small_backup, sqlite_url)
    assert slugs(sqlite_url) == ["någon-annans"]
