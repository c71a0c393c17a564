"""Answers that all sessions share: found once, kept for the latest questions.

Streamlit's own cache takes each argument to pieces to tell it from another, half a millisecond for a page of
five answers. Here the arguments are hashable, as frozen selections and paths are, and tell themselves apart.
"""

from collections.abc import Callable
from threading import Condition
from typing import Any, ParamSpec, TypeVar

from cachetools import LRUCache, cached

Question = ParamSpec("Question")
Answer = TypeVar("Answer")


def shared(most: int) -> Callable[[Callable[Question, Answer]], Callable[Question, Answer]]:
    """Keep the latest `most` answers of a function for all sessions. They are frozen; nobody may change them.

    Whoever asks what is being found already waits for it. What is raised is not kept.
    """
    return cached(LRUCache[Any, Any](most), condition=Condition())
