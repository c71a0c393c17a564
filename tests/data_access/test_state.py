"""What is kept for a version of the store is found once, and never what may be taken back."""

import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from data_access import store
from data_access.addresses import file_url
from data_access.queries.state import Remembered

SECONDS = 20


def test_an_answer_is_kept_until_something_is_written(store_url: str) -> None:
    kept: Remembered[int] = Remembered(2)
    asked: list[str] = []

    def ask(question: str) -> int:
        with store.reading(store_url) as session:
            return kept.answer(session, question, lambda: asked.append(question) or len(asked))

    assert (ask("a"), ask("a")) == (1, 1)
    with store.writing(store_url):
        pass
    assert (ask("a"), ask("a")) == (2, 2)
    assert (ask("b"), ask("c"), ask("a")) == (3, 4, 5), "only the two latest are kept"


def test_a_session_that_writes_asks_itself(store_url: str) -> None:
    """It may be rolled back, and the next writer gets the same version."""
    kept: Remembered[int] = Remembered(2)

    def fail_halfway() -> None:
        with store.writing(store_url) as session:
            assert kept.answer(session, "a", lambda: 1) == 1
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_halfway()
    with store.writing(store_url):
        pass
    with store.reading(store_url) as session:
        assert kept.answer(session, "a", lambda: 2) == 2


def test_who_asks_for_what_is_known_does_not_wait_for_what_is_being_found(store_url: str) -> None:
    kept: Remembered[int] = Remembered(2)
    begun, go = Event(), Event()

    def find_slowly() -> int:
        begun.set()
        assert go.wait(SECONDS)
        return 2

    def ask(question: str, find: Callable[[], int]) -> int:
        with store.reading(store_url) as session:
            return kept.answer(session, question, find)

    assert ask("known", lambda: 1) == 1
    with ThreadPoolExecutor(1) as beside:
        slow = beside.submit(ask, "slow", find_slowly)
        assert begun.wait(SECONDS)
        assert ask("known", lambda: 0) == 1
        go.set()
        assert slow.result(SECONDS) == 2


def test_another_file_in_its_place_is_another_store(store_file: Path, tmp_path: Path) -> None:
    kept: Remembered[int] = Remembered(2)
    url = file_url(store_file)
    with store.reading(url) as session:
        assert kept.answer(session, "a", lambda: 1) == 1
    other = Path(shutil.copy(store_file, tmp_path / "other.sqlite"))
    store_file.unlink()
    other.rename(store_file)
    with store.reading(url) as session:
        assert kept.answer(session, "a", lambda: 2) == 2
