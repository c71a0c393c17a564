"""What one version of the store has been asked is asked once, and never answers for another version."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event
from sqlmodel import Session

from data_access import store
from data_access.queries import ledger
from data_access.queries.kept import MOST_LATEST, Kept, ask_lately, ask_once
from data_access.tables.enumerations import LedgerKind
from tests.data_access.ledgers import bring_in, ledger_file, make_association, posting

YEAR = ("2024-01", "2024-12")


def costs(url: str, association: int, kept: Kept) -> dict[str, int]:
    def ask(session: Session) -> dict[str, int]:
        row = ledger.ledger(session, association, 2024, LedgerKind.OUTCOME)
        assert row is not None
        return ledger.cost_by_centre(session, row, YEAR)

    return store.asked(url, kept, ask)


@contextmanager
def statements(url: str) -> Iterator[list[str]]:
    """What the store is asked inside the block."""
    found: list[str] = []

    def hear(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        found.append(statement)

    engine = store.reading_engine(url)
    event.listen(engine, "before_cursor_execute", hear)
    try:
        yield found
    finally:
        event.remove(engine, "before_cursor_execute", hear)


def version(url: str) -> int:
    with store.reading(url) as session:
        return store.version(session)


def test_sessions_of_one_version_share_what_has_been_asked(database_url: str) -> None:
    association = make_association(database_url)
    bring_in(database_url, ledger_file([posting(1, "5010", "100", -7)]))
    kept = Kept(version(database_url))

    first = costs(database_url, association, kept)
    asked = dict(kept.answers)
    assert costs(database_url, association, kept) == first == {"100": -7}
    assert asked
    assert all(kept.answers[question] is answer for question, answer in asked.items())


def test_what_an_older_version_was_asked_does_not_answer_for_a_newer_one(database_url: str) -> None:
    association = make_association(database_url)
    bring_in(database_url, ledger_file([posting(1, "5010", "100", -7)]))
    kept = Kept(version(database_url))
    costs(database_url, association, kept)
    bring_in(database_url, ledger_file([posting(1, "5010", "100", -9)]))

    assert costs(database_url, association, Kept(version(database_url))) == {"100": -9}
    assert costs(database_url, association, kept) == {"100": -7}, "all of it is of the version asked about"


def test_kept_answers_never_stand_beside_those_of_a_newer_version(database_url: str) -> None:
    """Half of an answer is kept when another session writes: then all of it is asked for anew."""
    association = make_association(database_url)
    bring_in(database_url, ledger_file([posting(1, "5010", "100", -7)]))
    kept = Kept(version(database_url))
    costs(database_url, association, kept)
    bring_in(database_url, ledger_file([posting(1, "5010", "100", -9)]))
    before = dict(kept.answers)

    def ask(session: Session) -> tuple[dict[str, int], int]:
        row = ledger.ledger(session, association, 2024, LedgerKind.OUTCOME)
        assert row is not None
        return ledger.cost_by_centre(session, row, YEAR), store.version(session)

    assert store.asked(database_url, kept, ask) == ({"100": -9}, version(database_url))
    assert kept.answers == before, "nothing of the newer version is kept with the older one's"


def test_what_is_kept_is_answered_without_asking_the_store(database_url: str) -> None:
    association = make_association(database_url)
    bring_in(database_url, ledger_file([posting(1, "5010", "100", -7)]))
    kept = Kept(version(database_url))
    costs(database_url, association, kept)

    with statements(database_url) as asked:
        assert costs(database_url, association, kept) == {"100": -7}
    assert asked == []


def test_a_session_by_itself_asks_once_too(sqlite_url: str) -> None:
    make_association(sqlite_url)
    asked = []
    with store.reading(sqlite_url) as session:
        for _time in range(2):
            assert ask_once(session, "question", lambda: asked.append(1) or "answer") == "answer"

    assert asked == [1]


def test_only_the_latest_answers_of_a_month_are_kept(sqlite_url: str) -> None:
    make_association(sqlite_url)
    asked: list[int] = []

    def ask(number: int) -> int:
        return ask_lately(session, number, lambda: asked.append(number) or number)

    most = MOST_LATEST["pictures"]
    with store.reading(sqlite_url) as session:
        assert [ask(number) for number in range(most + 1)] == list(range(most + 1))
        assert ask_lately(session, "a sum", lambda: 7, "sums") == 7, "another kind takes no room"
        assert ask(most) == most
        assert ask(0) == 0

    assert asked == [*range(most + 1), 0]
