"""Stores of data_access' own tests: empty ones for each test, filled ones made once and only read."""

import io
import shutil
import socket
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest

from data_access import engines, sample, store
from data_access.__main__ import main
from data_access.addresses import file_url
from data_access.backups.saving import backup
from data_access.imports import import_folder
from tests.data_access.folders import change, write_folder
from tests.data_access.stores import (
    Said,
    drop_postgres_database,
    fill_the_offices_tables,
    new_postgres_database,
)

Run = Callable[..., Said]
copies = count(1)


@pytest.fixture(scope="session")
def migrated_database(postgres_server: str) -> str:
    """The name of a PostgreSQL database with tables and nothing in them, to be copied."""
    store.migrate(new_postgres_database(postgres_server, "migrated"))
    store.dispose_engines()
    return "migrated"


@pytest.fixture
def store_file(migrated_file: Path, tmp_path: Path) -> Iterator[Path]:
    """A SQLite store with tables and nothing in them."""
    yield Path(shutil.copy(migrated_file, tmp_path / "store.sqlite"))
    store.dispose_engines()


@pytest.fixture
def store_database(migrated_database: str, postgres_server: str) -> Iterator[str]:
    """The address of a PostgreSQL store with tables and nothing in them."""
    name = f"copy_{next(copies)}"
    yield new_postgres_database(postgres_server, name, template=migrated_database)
    store.dispose_engines()
    drop_postgres_database(postgres_server, name)


@pytest.fixture(params=["sqlite", "postgres"])
def store_url(request: pytest.FixtureRequest) -> str:
    """A store with tables and nothing in them, once on each database."""
    if request.param == "sqlite":
        return file_url(request.getfixturevalue("store_file"))
    address: str = request.getfixturevalue("store_database")
    return address


@pytest.fixture(scope="session")
def sample_sqlite_url(sample_store: Path) -> str:
    """The sample data in SQLite; to read from only."""
    return file_url(sample_store)


@pytest.fixture(scope="session")
def sample_postgres_url(postgres_server: str) -> Iterator[str]:
    """The sample data in PostgreSQL; to read from only."""
    url = new_postgres_database(postgres_server, "sample")
    store.migrate(url)
    sample.load(url)
    yield url
    store.dispose_engines()


@pytest.fixture(params=["sqlite", "postgres"])
def sample_url(request: pytest.FixtureRequest) -> str:
    """The sample data, once on each database; to read from only."""
    url: str = request.getfixturevalue(f"sample_{request.param}_url")
    return url


def with_the_small_association(url: str, folder: Path) -> str:
    """A store with a row in every table."""
    store.migrate(url)
    import_folder(write_folder(folder / "lilla"), url)
    fill_the_offices_tables(url)
    return url


@pytest.fixture(scope="session")
def small_sqlite_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The small association in SQLite; whoever writes rolls back."""
    folder = tmp_path_factory.mktemp("small")
    return with_the_small_association(file_url(folder / "small.sqlite"), folder)


@pytest.fixture(scope="session")
def small_postgres_url(postgres_server: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The small association in PostgreSQL; whoever writes rolls back."""
    url = new_postgres_database(postgres_server, "small")
    yield with_the_small_association(url, tmp_path_factory.mktemp("small"))
    store.dispose_engines()


@pytest.fixture(params=["sqlite", "postgres"])
def small_url(request: pytest.FixtureRequest) -> str:
    """A small association with a row in every table, once on each database; whoever writes rolls back."""
    url: str = request.getfixturevalue(f"small_{request.param}_url")
    return url


@pytest.fixture
def two_small_samples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """`load-sample` loads two small associations, `andra` and `forsta`, since the real ones take seconds."""
    folder = tmp_path / "exempel"
    for slug in ("forsta", "andra"):
        change(write_folder(folder / slug), "forbund.csv", "lilla;", f"{slug};")
    monkeypatch.setattr(sample.load, "__defaults__", (None, folder))
    return folder


@pytest.fixture
def no_patience(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A writer gives up at once when somebody else holds the lock."""
    store.dispose_engines()
    monkeypatch.setattr(engines, "BUSY_MILLISECONDS", 50)
    yield
    store.dispose_engines()


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """`python -m data_access ...` in this process, on the store at an address or in a file."""

    def in_this_process(*words: str, url: str | None = None, file: Path | None = None) -> Said:
        if url is not None:
            monkeypatch.setenv("DATABASE_URL", url)
        if file is not None:
            monkeypatch.setenv("DASHBOARD_STORE", str(file))
        out, error = io.StringIO(), io.StringIO()
        with monkeypatch.context() as streams:
            streams.setattr("sys.stdout", out)
            streams.setattr("sys.stderr", error)
            try:
                status = main(words)
            except SystemExit as ended:
                status = int(ended.code or 0)
        return Said(status, out.getvalue(), error.getvalue())

    yield in_this_process
    store.dispose_engines()


@pytest.fixture
def other_postgres(postgres_url: str) -> Iterator[psycopg.Connection]:
    """Another program's connection to the test's PostgreSQL database."""
    with psycopg.connect(postgres_url.replace("+psycopg", "", 1)) as connection:
        yield connection


@pytest.fixture
def unused_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user of the machine may look into."""
    made = Path(tempfile.mkdtemp())
    made.chmod(0o755)
    yield made
    made.chmod(0o755)
    shutil.rmtree(made)


@pytest.fixture(scope="session")
def small_backup(small_sqlite_url: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of the small association, with a row in every table; to read from only."""
    file = tmp_path_factory.mktemp("kopia") / "kopia.sqlite"
    backup(file, small_sqlite_url)
    return file


@pytest.fixture
def bad_backup(small_backup: Path, tmp_path: Path) -> Path:
    """A copy of the backup, to be broken."""
    (tmp_path / "in").mkdir()
    return Path(shutil.copy(small_backup, tmp_path / "in" / "kopia.sqlite"))
