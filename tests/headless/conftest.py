"""The command run on the sample data, in this process so that every view and year can be asked for."""

import contextlib
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from dashboard.__main__ import main
from tests.conftest import dispose_engines


@dataclass(frozen=True)
class Answer:
    """What a command left behind."""

    status: int
    output: str
    errors: str

    @property
    def data(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.output)
        return found


Command = Callable[..., Answer]


def run_command(*words: str) -> Answer:
    """Run `python -m dashboard WORDS`."""
    output, errors = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(errors):
        try:
            status = main(words)
        except SystemExit as end:
            status = int(end.code or 0)
    return Answer(status, output.getvalue(), errors.getvalue())


@pytest.fixture(scope="session")
def command(sample_store: Path) -> Iterator[Command]:
    """Run the command on the sample data; the same words are run once a session."""
    kept = cache(run_command)

    def on_sample_store(*words: str) -> Answer:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("DASHBOARD_STORE", str(sample_store))
            patch.delenv("DATABASE_URL", raising=False)
            return kept(*words)

    yield on_sample_store
    dispose_engines()
