"""Answers that all sessions share: found once, kept for the latest questions.

Streamlit's own cache takes each argument to pieces to tell it from another, half a millisecond for a page of
five answers. Here the arguments are hashable, as frozen selections and paths are, and tell themselves apart.
"""

from collections.abc import Callable, Hashable
from threading import Condition
from typing import Any, ParamSpec, TypeVar, cast
from weakref import finalize

from cachetools import LRUCache, cached

from dashboard.shapes.view import Table, View

Question = ParamSpec("Question")
Answer = TypeVar("Answer")


def shared(most: int) -> Callable[[Callable[Question, Answer]], Callable[Question, Answer]]:
    """Keep the latest `most` answers of a function for all sessions. They are frozen; nobody may change them.

    Whoever asks what is being found already waits for it. What is raised is not kept.
    """
    return cached(LRUCache[Any, Any](most), condition=Condition())


_made: dict[int, dict[Hashable, Any]] = {}


def made_of(it: Table | View, what: Hashable, make: Callable[[], Answer]) -> Answer:
    """What is made of a table or a view: once, and kept for as long as that very one lives.

    They are told apart by being the same one: to compare all their cells costs more than what is made of
    them. What is made may not hold the thing itself, which would then live for ever.
    """
    made = _made.get(id(it))
    if made is None:
        made = _made[id(it)] = {}
        finalize(it, _made.pop, id(it), None).atexit = False
    found: Answer | object = made.get(what, made)
    if found is made:
        found = make()
        if found is not it:
            made[what] = found
    return cast("Answer", found)
