"""Answers that all sessions share: found once, kept for the latest questions.

Streamlit's own cache takes each argument to pieces to tell it from another, half a millisecond for a page of
five answers. Here the arguments are hashable, as frozen selections and paths are, and tell themselves apart.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import update_wrapper
from threading import Lock
from typing import Generic, ParamSpec, TypeVar

Question = ParamSpec("Question")
Answer = TypeVar("Answer")


class Shared(Generic[Question, Answer]):
    """A function whose latest answers are kept. They are frozen, and nobody may change them.

    Whoever asks what is being found already waits for it. What is raised is not kept.
    """

    def __init__(self, find: Callable[Question, Answer], most: int) -> None:
        self._find, self._most = find, most
        self._answers: OrderedDict[Hashable, Answer] = OrderedDict()
        self._turns: dict[Hashable, Lock] = {}
        self._lock = Lock()
        update_wrapper(self, find)

    def __call__(self, *question: Question.args, **named: Question.kwargs) -> Answer:
        """The answer that is kept, else the one that is found now."""
        key = (question, tuple(named.items()))
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
                return self._answers[key]
            turn = self._turns.setdefault(key, Lock())
        with turn:
            with self._lock:
                if key in self._answers:
                    return self._answers[key]
            try:
                found = self._find(*question, **named)
                self._keep(key, found)
            finally:
                self._turns.pop(key, None)
        return found

    def _keep(self, key: Hashable, found: Answer) -> None:
        with self._lock:
            self._answers[key] = found
            while len(self._answers) > self._most:
                self._answers.popitem(last=False)


def shared(most: int) -> Callable[[Callable[Question, Answer]], Shared[Question, Answer]]:
    """Keep the latest `most` answers of a function for all sessions."""
    return lambda find: Shared(find, most)
