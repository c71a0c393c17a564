"""Hostile and broken ledgers: each is refused, with its line and what to do."""

import pytest

from data_access.formats.sie import read_ledger
from tests.data_access.formats.corpus import HOSTILE_SIE


@pytest.mark.parametrize("kind", HOSTILE_SIE)
def test_is_refused_with_its_reason(kind: str) -> None:
    data, reason = HOSTILE_SIE[kind]

    ledger = read_ledger("bok.se", data)

    problems = [str(problem) for problem in ledger.problems]
    assert any(reason.casefold() in problem.casefold() for problem in problems), problems
    assert all(problem.startswith("bok.se") for problem in problems)
