"""What has been asked of one state of the store, so that it is asked once.

A view asks for the same sums some thirty times, and another month of the same year asks for them again. What
is kept lies in the reading session, and with `store.asked` in what sessions of the same version
share. A session that writes keeps nothing. Nothing that is kept may be changed.

Python's garbage collector goes through each kept object, a millisecond for five thousand. So what is large
and of one month alone is kept for the latest months only.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from sqlmodel import Session

KEPT, LATEST = "kept", "latest"
MOST_LATEST = {
    "pictures": 72,
    "flows": 72,
    "places": 48,
    "added": 6,
    "sums": 32,
    "spans": 200,
    "rows": 100,
}
"""Three pictures of a month, and two years; their flows and volumes, and by place, those of two years;
a year's sums beside those of the year before, and their parts through some months; the rows of a year's
tables."""

NOTHING = object()
"""None is an answer."""

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Kept:
    """The answers of one version of a store."""

    version: int
    answers: dict[Hashable, Any] = field(default_factory=dict)


def ask_once(session: Session, question: Hashable, ask: Callable[[], Answer]) -> Answer:
    """The answer that is kept, else the one that `ask` gives, which is kept from now on."""
    kept: dict[Hashable, Any] | None = session.info.get(KEPT)
    if kept is None:
        return ask()
    if question not in kept:
        kept[question] = ask()
    answer: Answer = kept[question]
    return answer


def ask_lately(
    session: Session, question: Hashable, ask: Callable[[], Answer], kind: str = "pictures"
) -> Answer:
    """As `ask_once`, but only the latest answers of a kind are kept."""
    latest: dict[Hashable, Any] = ask_once(session, (LATEST, kind), dict)
    found: Answer | object = latest.get(question, NOTHING)
    if found is not NOTHING:
        return cast("Answer", found)
    answer = ask()
    latest[question] = answer
    for old in list(latest)[: -MOST_LATEST[kind]]:
        latest.pop(old, None)  # another reader may have been here already
    return answer
