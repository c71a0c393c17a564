"""`DATABASE_URL`: what cannot be used is refused in words, and its password is in no output whatever."""

import re
import traceback

import pytest

from data_access import store
from data_access.addresses import parsed, place
from data_access.errors import StoreError
from tests.data_access.conftest import Run
from tests.data_access.stores import subprocess_run

SECRET = "hemligt"

MALFORMED = [
    "hemligt",
    "postgresql:/anna:hemligt@127.0.0.1/forbund",
    "postgresql//anna:hemligt@127.0.0.1/forbund",
    "://anna:hemligt@127.0.0.1/forbund",
    "postgresql://anna:x@127.0.0.1:hemligt/forbund",
    "postgresql://anna:x@hemligt@127.0.0.1/forbund",
    "postgresql://an/na:hemligt@127.0.0.1/forbund",
    "postgresql://127.0.0.1/anna:hemligt@forbund",
    "postgresql://anna:x@en:5432,hemligt:5432/forbund",
    "postgresql://anna:x@127.0.0.1/for;hemligt",
]
UNKNOWN = [
    "mysql://anna:hemligt@127.0.0.1/forbund",
    "oracle+hemligt://anna:hemligt@127.0.0.1/forbund",
    "hemligt://anna:hemligt@127.0.0.1/forbund",
    "postgresql+psycopg2://anna:hemligt@127.0.0.1/forbund",
    "postgresql+hemligt://anna:hemligt@127.0.0.1/forbund",
    "sqlite+aiosqlite:///hemligt.sqlite",
]
NOT_A_FILE = [
    "sqlite://",
    "sqlite:///:memory:",
    "sqlite:///store.sqlite?key=hemligt",
    "sqlite:///file:store.sqlite?mode=memory&uri=true",
    "sqlite://anna:hemligt@127.0.0.1/store.sqlite",
]
NO_ANSWER = [
    "postgresql://anna:hemligt@127.0.0.1:{port}/forbund",
    "postgres://anna:hemligt@127.0.0.1:{port}/forbund",
    "postgresql+psycopg://anna:hemligt@127.0.0.1:{port}/forbund",
    "postgresql://anna:hemligt%40x%3Ay@127.0.0.1:{port}/forbund",
    "postgresql://anna:hem ligt hemligt@127.0.0.1:{port}/forbund",
    "postgresql://127.0.0.1:{port}/forbund?user=anna&password=hemligt",
    "postgresql://anna@127.0.0.1:{port}/forbund?hemligt=1",
    "postgresql://anna@127.0.0.1:{port}/forbund?sslmode=hemligt",
    "postgresql://anna:x@127.0.0.1:{port}/forbund?sslrootcert=/hemligt",
    "postgresql://hemligt@127.0.0.1:{port}/forbund",
]


def read(url: str) -> None:
    with store.reading(url) as session:
        store.version(session)


def write(url: str) -> None:
    with store.writing(url):
        pytest.fail("the transaction was begun")


def everything_said(url: str) -> str:
    """What the store says of an address in all the ways in which it may be used, with the tracebacks."""
    said = []
    for use in (store.migrate, store.check_readable, read, write):
        with pytest.raises(StoreError) as raised:
            use(url)
        said += [repr(raised.value), "".join(traceback.format_exception(raised.value))]
    store.dispose_engines()
    return "\n".join(said)


def outside_the_code(said: str) -> str:
    """Tracebacks without the lines that only show this file's code."""
    return re.sub(r"^ {4,}.*$", "", said, flags=re.MULTILINE)


@pytest.mark.parametrize("url", MALFORMED)
def test_a_malformed_address(run: Run, url: str) -> None:
    said = run("init", url=url).refusal
    assert said.startswith("DATABASE_URL går inte att läsa. Skriv ")
    assert "%40" in said
    assert SECRET not in said


@pytest.mark.parametrize("url", UNKNOWN)
def test_a_database_or_driver_that_is_not_supported(run: Run, url: str) -> None:
    said = run("init", url=url).refusal
    assert said == "DATABASE_URL anger en databas som inte stöds. Använd postgresql:// eller sqlite:///."


@pytest.mark.parametrize("url", NOT_A_FILE)
def test_a_sqlite_address_without_a_file(run: Run, url: str) -> None:
    said = run("init", url=url).refusal
    assert said == "DATABASE_URL ska ange en fil: sqlite:///mapp/fil.sqlite, utan tillägg efter ?."


@pytest.mark.parametrize("url", NO_ANSWER)
def test_a_server_that_does_not_answer(run: Run, url: str, unused_port: int) -> None:
    said = run("load-sample", url=url.format(port=unused_port)).refusal
    assert said == (
        f"Databasen 127.0.0.1:{unused_port}/forbund svarar inte. Kontrollera adressen och att den är igång."
    )


@pytest.mark.parametrize("url", [*MALFORMED, *UNKNOWN, *NOT_A_FILE, *NO_ANSWER])
def test_the_password_is_in_no_message_and_no_traceback(url: str, unused_port: int) -> None:
    said = everything_said(url.format(port=unused_port))
    assert SECRET not in outside_the_code(said)


@pytest.mark.parametrize("words", ["--help", "init --help", "import", "nonsense", "init"])
def test_the_password_is_in_no_output(run: Run, words: str, unused_port: int) -> None:
    said = run(*words.split(), url=f"postgresql://anna:hemligt@127.0.0.1:{unused_port}/forbund")
    assert SECRET not in said.out + said.error


def test_the_password_is_in_no_output_of_a_process(unused_port: int) -> None:
    url = f"postgresql://anna:hemligt@127.0.0.1:{unused_port}/forbund"
    answered = subprocess_run("-m data_access", "load-sample", url=url)
    assert (answered.returncode, answered.stdout) == (1, "")
    assert answered.stderr == (
        f"Databasen 127.0.0.1:{unused_port}/forbund svarar inte. Kontrollera adressen och att den är igång.\n"
    )


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("postgresql+psycopg://anna:hemligt@db:5433/forbund", "db:5433/forbund"),
        ("postgresql+psycopg://anna:hemligt@[::1]/forbund", "::1/forbund"),
        ("postgresql+psycopg:///forbund?host=/tmp/x&password=hemligt", "localhost/forbund"),
        ("postgresql+psycopg://anna:hemligt@db", "db/"),
        ("sqlite:////var/lib/en%20mapp/store.sqlite", "/var/lib/en mapp/store.sqlite"),
    ],
)
def test_a_place_in_words(url: str, shown: str) -> None:
    assert place(url) == shown


def test_an_address_that_can_be_used_keeps_its_password() -> None:
    assert parsed("postgresql+psycopg://anna:hem%40ligt@db/forbund").password == "hem@ligt"
    with pytest.raises(StoreError):
        parsed("")
