"""What is hidden is decided once for the same counts and settings, and anew when any of them is another."""

from typing import Any

import pytest

from dashboard.participants.protection import protect
from dashboard.participants.protection_keys import CountKey
from dashboard.views import protected_hidden
from dashboard.views.protected_hidden import hidden_counts

APRIL = ("2017-01", "2017-04")
ALL = CountKey("t", "inflow", *APRIL)
WOMEN, MEN = ALL._replace(gender="women"), ALL._replace(gender="men")


@pytest.fixture
def decisions(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The thresholds of the decisions that are made."""
    made: list[int] = []

    def noted(grid: Any, **settings: Any) -> Any:
        made.append(settings["threshold"])
        return protect(grid, **settings)

    monkeypatch.setattr(protected_hidden, "_decided", {})
    monkeypatch.setattr(protected_hidden, "protect", noted)
    return made


def hidden(women: int = 3, men: int = 20, *, threshold: int = 5, public: tuple[str, ...] = ()) -> Any:
    known = {WOMEN: women, MEN: men, ALL: women + men}
    return hidden_counts(known, frozenset(public), {}, threshold=threshold, zero_is_small=False)


def test_the_same_counts_are_decided_once(decisions: list[int]) -> None:
    assert hidden() == hidden() == {WOMEN, MEN}
    assert decisions == [5]


def test_other_counts_settings_and_tables_are_decided_anew(decisions: list[int]) -> None:
    assert hidden() == {WOMEN, MEN}
    assert hidden(women=30) == frozenset()
    assert hidden(threshold=2) == frozenset()
    assert hidden(public=("t",)) == frozenset()
    assert decisions == [5, 5, 2, 5]


def test_the_latest_are_kept(decisions: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protected_hidden, "MOST", 2)
    for women in (3, 4, 30, 4, 3):
        hidden(women)

    assert len(decisions) == 4  # 3, 4, 30 and then 3 again, which two later ones had pushed out
