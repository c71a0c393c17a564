"""Kill a program at random moments while it writes to a store, and look at what it leaves behind.

    def prepare(number: int) -> str: ...     # the address of a store that no earlier round has touched
    def work(url: str) -> object: ...        # what is to be killed: it writes to that store, in one transaction

    tally = kill_at_random_moments(prepare, work, rounds=50)
    assert tally.killed > 0

First `work` runs to its end, here and in a fork, which gives its duration and what the store holds after it.
Then each round
forks this process, in which everything is imported and compiled already, so that a round costs the work itself
and some milliseconds. The child runs `work` and is killed with SIGKILL; the rounds share the duration among
them, each killing at a random moment of its own part of it, so that 50 rounds reach all of it on any machine.

After each round the store must be sound (PRAGMA integrity_check, foreign_key_check) and hold, version and all,
either what it held before or what it holds after: nothing in between. Where the last round that was killed left
what was before, `work` is run once more and must succeed. Only moments that `work` takes from the clock may
differ (columns of DateTime). What there is to see can be said with `look`, where it is not a store's rows.

Unix only. The child shares what this process has open, so all engines are shut before each fork; a connection
that a test has made by itself must not be used in `work`.
"""

import os
import random
import signal
import sqlite3
import time
import traceback
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from sqlalchemy import DateTime
from sqlmodel import SQLModel

from data_access import store
from data_access.addresses import sqlite_file

STARTED = b"."


@dataclass
class Tally:
    """How many rounds found the store as before and as after, and how many children were killed in time."""

    before: int = 0
    after: int = 0
    killed: int = 0


@dataclass(frozen=True)
class Child:
    """A fork of this process that has begun its work."""

    process: int
    pipe: int

    def kill(self) -> bool:
        """Kill it; whether it was still at work. Fails with its traceback where the work itself failed."""
        os.kill(self.process, signal.SIGKILL)
        return self.ended() == -signal.SIGKILL

    def ended(self) -> int:
        """Wait for its end: 0, or minus the signal that ended it."""
        with open(self.pipe, "rb") as pipe:  # noqa: PTH123  a descriptor
            said = pipe.read().decode()
        _process, status = os.waitpid(self.process, 0)
        code = os.waitstatus_to_exitcode(status)
        assert code <= 0, said
        return code


def fork(work: Callable[[], object]) -> Child:
    """Begin the work in a fork of this process, and come back when it is about to run."""
    store.dispose_engines()
    reader, writer = os.pipe()
    process = os.fork()
    if process == 0:
        code = 1
        try:
            os.close(reader)
            os.write(writer, STARTED)
            work()
            code = 0
        except BaseException:  # noqa: BLE001  told in the parent
            os.write(writer, traceback.format_exc().encode())
        finally:
            os._exit(code)  # nothing of the parent's may be tidied up here
    os.close(writer)
    assert os.read(reader, 1) == STARTED
    return Child(process, reader)


def rows(url: str) -> object:
    """Every row of a store that is sound, where every moment is the same."""
    require_sound(url)
    return without_moments(url)


def kill_at_random_moments(
    prepare: Callable[[int], str],
    work: Callable[[str], object],
    *,
    rounds: int,
    look: Callable[[str], object] = rows,
) -> Tally:
    """See above. Fails where a store is neither as before nor as after."""
    url = prepare(0)
    before = look(url)
    work(url)  # what is imported and compiled here, no child has to
    after = look(url)
    assert before != after
    url = prepare(1)
    begun = time.perf_counter()
    assert fork(lambda: work(url)).ended() == 0
    duration = time.perf_counter() - begun

    tally, left = Tally(), ""
    for number in range(rounds):
        url = prepare(number + 2)
        moment = (number + random.random()) / rounds * duration
        child = fork(lambda url=url: work(url))  # type: ignore[misc]
        time.sleep(moment)
        tally.killed += child.kill()
        wait_for_the_server(url)
        found = look(url)
        assert found in (before, after), f"half-way when killed after {moment * 1000:.1f} ms"
        if found == before:
            tally.before, left = tally.before + 1, url
        else:
            tally.after += 1
    if left:
        work(left)
        found = look(left)
        if sqlite_file(left) is None:
            # PostgreSQL does not give again the numbers that a broken-off transaction took.
            after, found = row_counts(after), row_counts(found)
        assert found == after
    return tally


def row_counts(found: Any) -> dict[str, int]:
    """How many rows each table of a dump has."""
    return {name: len(rows) for name, rows in found.items()}


def wait_for_the_server(url: str) -> None:
    """Until PostgreSQL has noticed that a killed program is gone, and has ended its transaction."""
    if sqlite_file(url) is not None:
        return
    others = (
        "SELECT count(*) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
    )
    while True:
        with store.reading(url) as session:
            if session.connection().exec_driver_sql(others).scalar_one() == 0:
                return
        time.sleep(0.005)


def require_sound(url: str) -> None:
    """Fail unless a SQLite file is whole and every reference leads somewhere."""
    file = sqlite_file(url)
    if file is not None:
        with closing(sqlite3.connect(file)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def without_moments(url: str) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, where every moment is the same and what was null stays null.

    As the driver gives them: SQLAlchemy would compile a question for each table in each round.
    """
    with store.reading(url) as session:
        ask = session.connection().exec_driver_sql
        found = {}
        for table in SQLModel.metadata.sorted_tables:
            keys = ", ".join(table.primary_key.columns.keys())
            moments = [isinstance(column.type, DateTime) for column in table.columns]
            found[table.name] = [
                tuple(
                    value is not None if blank else value for blank, value in zip(moments, row, strict=True)
                )
                for row in ask(f"SELECT {', '.join(table.columns.keys())} FROM {table.name} ORDER BY {keys}")
            ]
        return found
