"""What has been asked of one state of the store, so that it is asked once.

A view asks for the same sums some thirty times, and another month of the same year asks for them again. What
is kept lies in the reading session, and with `store.reading(kept=...)` in what sessions of the same version
share. A session that writes keeps nothing. Nothing that is kept may be changed.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlmodel import Session

KEPT = "kept"
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
