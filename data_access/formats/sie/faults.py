"""The problems of a SIE file: line, label, value, what to do. Only the first hundreds are kept."""

from data_access import limits
from data_access.errors import Problem
from data_access.translation import _


class LedgerProblem(Problem):
    """A fault on a line of a SIE file; `row` is the line, `column` the label."""

    def __str__(self) -> str:
        place = [self.file]
        if self.row is not None:
            place.append(_("rad {row}").format(row=self.row))
        if self.column:
            place.append(_("post {label}").format(label=self.column))
        if self.value:
            place.append(_("värde ”{value}”").format(value=self.value[:60]))
        return ", ".join(place) + ": " + self.message


class Faults:
    """Collects problems, each kind of fault for the same thing once."""

    def __init__(self, file: str) -> None:
        """Nothing found yet in `file`."""
        self._file = file
        self._found: list[LedgerProblem] = []
        self._more = 0
        self._seen: set[tuple[str, str]] = set()

    def add(self, message: str, line: int | None = None, label: str = "", value: str = "") -> None:
        """Keep a problem; past the limit it is only counted."""
        if len(self._found) < limits.MOST_PROBLEMS:
            self._found.append(
                LedgerProblem(self._file, message, row=line, column=label or None, value=value)
            )
        else:
            self._more += 1

    def add_once(self, message: str, line: int, label: str, value: str) -> None:
        """Keep a problem unless the same has been said of the same value."""
        if (message, value) not in self._seen:
            self._seen.add((message, value))
            self.add(message, line, label, value)

    @property
    def found(self) -> bool:
        """Whether anything is wrong."""
        return bool(self._found)

    @property
    def is_full(self) -> bool:
        """Whether so much is wrong that reading on is of no use."""
        return self._more > 0

    def all(self) -> tuple[LedgerProblem, ...]:
        """The problems in the order of the lines, and last how many more there are."""
        found = sorted(self._found, key=lambda problem: problem.row or 0)
        if self.is_full:
            found.append(LedgerProblem(self._file, _("det finns fler fel än de som visas. Rätta dem först.")))
        return tuple(found)
