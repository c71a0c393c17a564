"""What is wrong with the files, and what should be known of them: collected, never raised."""

from data_access import limits
from data_access.errors import Problem
from data_access.translation import _


class Faults:
    """Problems and remarks of one reading, up to the number that a person can look through."""

    def __init__(self) -> None:
        """Nothing has been found yet."""
        self.problems: list[Problem] = []
        self.remarks: list[str] = []

    @property
    def is_full(self) -> bool:
        """Whether no more problems are kept: there is no use in reading on."""
        return len(self.problems) > limits.MOST_PROBLEMS

    def say(
        self, file: str, message: str, *, row: int | None = None, column: str | None = None, value: str = ""
    ) -> None:
        """Keep a problem; past the limit only that there are more."""
        if self.is_full:
            return
        if len(self.problems) == limits.MOST_PROBLEMS:
            message = _("det finns fler fel än de som visas. Rätta dem först.")
            row, column, value = None, None, ""
        self.problems.append(Problem(file, message, row=row, column=column, value=value))

    def remark(self, text: str) -> None:
        """Keep a remark, once."""
        if text not in self.remarks:
            self.remarks.append(text)
