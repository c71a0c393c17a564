"""What can go wrong with the store, in words for the person who meets it."""

from data_access.translation import _

SHOWN_CHARACTERS = 60


class StoreError(Exception):
    """The store cannot be used; the message is Swedish, one line, and says what to do."""


class DamagedStoreError(StoreError):
    """The store's file is not whole: nothing in it can be relied on."""


class ImportRefusedError(Exception):
    """A file was refused; `problems` says where and why, and nothing was written."""

    def __init__(self, problems: "list[Problem]") -> None:
        """Keep every problem, so that all can be shown at once."""
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))


class Problem:
    """One fault in a file: file, row, column, value and what to do. As text it is one line."""

    def __init__(
        self, file: str, message: str, *, row: int | None = None, column: str | None = None, value: str = ""
    ) -> None:
        """Rows are counted as a spreadsheet shows them, the heading being row 1."""
        self.file, self.row, self.column, self.value, self.message = file, row, column, value, message

    def __str__(self) -> str:
        place = [self.file]
        if self.row is not None:
            place.append(_("rad {row}").format(row=self.row))
        if self.column:
            place.append(_("kolumn ”{column}”").format(column=_shown(self.column)))
        if self.value:
            place.append(_("värde ”{value}”").format(value=_shown(self.value)))
        return ", ".join(place) + ": " + self.message


def _shown(text: str) -> str:
    """What stood in a file as it can stand in a line: no line breaks, no signs that a screen obeys."""
    line = "".join(sign if sign.isprintable() else " " for sign in text)
    return line if len(line) <= SHOWN_CHARACTERS else line[:SHOWN_CHARACTERS] + "…"
