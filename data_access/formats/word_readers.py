"""Readers of cells that hold one of the listed Swedish words, or several."""

from enum import StrEnum

from data_access.translation import _


class Word:
    """A reader for one of the listed Swedish words; the message lists them."""

    def __init__(self, words: dict[str, StrEnum]) -> None:
        """The words and what each means; the first of several for the same is the one that is written."""
        self.words = words

    def __call__(self, cell: str) -> str:
        """The code of a word."""
        known = self.words.get(cell.strip().lower())
        if known is None:
            raise ValueError(_("är inte känt. Skriv något av: {words}.").format(words=", ".join(self.words)))
        return known.value

    def written(self, code: str) -> str:
        """The word for a code."""
        return next(word for word, known in self.words.items() if known == code)


class WordList(Word):
    """A reader for several of the listed Swedish words with commas between, `månad, kön`."""

    def __call__(self, cell: str) -> str:
        """The codes, with commas between."""
        return ",".join(dict.fromkeys(super(WordList, self).__call__(part) for part in cell.split(",")))

    def written(self, code: str) -> str:
        """The words for codes with commas between."""
        return ", ".join(super(WordList, self).written(part) for part in code.split(","))
