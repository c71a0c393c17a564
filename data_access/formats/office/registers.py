"""An association's lists while its files are read: which row does a cell mean by its code or its name?"""

import difflib
import re
import unicodedata
from collections.abc import Iterable
from enum import Enum

from data_access.formats import municipalities
from data_access.formats.office.cell_readers import TOTAL_WORDS
from data_access.formats.office.headings import folded
from data_access.formats.office.known import KnownItem
from data_access.limits import LONGEST_CODE
from data_access.tables.enumerations import MemberKind
from data_access.translation import _

_NOT_IN_CODES = re.compile(r"[^0-9a-z]+")
_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "ß": "ss", "œ": "oe", "đ": "d", "ł": "l"})
_LONGEST_GUESS = 60
_LIKENESS = 0.6
_SHORT_NAMES: dict[str, tuple[str, ...]] = {
    MemberKind.SOCIAL_INSURANCE_AGENCY: ("fk", "försäkringskassan"),
    MemberKind.EMPLOYMENT_SERVICE: ("af", "arbetsförmedlingen"),
    MemberKind.STATE: ("staten",),
    MemberKind.REGION: ("region", "regionen"),
}
"""What the parties are called where there is one of each."""


class Total(Enum):
    """What a cell stands for that says "Summa": all rows together."""

    ROW = "total"


def slug(name: str) -> str:
    """A code made of a name, the same every time: `Västra Götalandsregionen` is `vastra-gotalandsregionen`.

    Empty for a name without letters and digits.
    """
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    kept = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return _NOT_IN_CODES.sub("-", kept).strip("-")[:LONGEST_CODE].strip("-")


class UnjudgedError(ValueError):
    """A cell refers to a list that could not be read whole: that has been said, and nothing more can be."""


class Register:
    """One list: its rows by code and by name, in their order. `message` is said of what it does not have."""

    def __init__(self, message: str, items: Iterable[KnownItem] = ()) -> None:
        """Start with the rows that the store has."""
        self._message = message
        self._codes: dict[str, str] = {}
        self._by_name: dict[str, set[str]] = {}
        self.names: dict[str, str] = {}
        self.is_whole = True
        for item in items:
            self.add(item.code, item.name)

    def add(self, code: str, name: str, *also: str) -> None:
        """Add a row; `also` are other names for it."""
        self._codes.setdefault(folded(code), code)
        self.names[code] = name
        for one in (name, *also):
            self._by_name.setdefault(folded(one), set()).add(code)

    def by_name(self, name: str) -> str | None:
        """The code of the only row of that name."""
        codes = self._by_name.get(folded(name), set())
        return next(iter(codes)) if len(codes) == 1 else None

    def read(self, cell: str) -> str | Total:
        """The code that a cell means. Raises ValueError with a Swedish reason, and what is nearest."""
        text = folded(cell)
        found = self.find(text)
        if found is not None:
            return found
        if text in TOTAL_WORDS:
            return Total.ROW
        if not self.is_whole:
            raise UnjudgedError
        raise ValueError(self._message + self.suggestion(text))

    def find(self, text: str) -> str | None:
        """The code of a folded text: a code, a name, or a code with its name after it."""
        code = self._codes.get(text)
        if code is not None:
            return code
        codes = self._by_name.get(text, set())
        if len(codes) > 1:
            raise ValueError(
                _("flera rader heter så: {codes}. Skriv koden.").format(codes=", ".join(sorted(codes)))
            )
        return next(iter(codes)) if codes else self._by_first_word(text) or self._without_noughts(text)

    def _by_first_word(self, text: str) -> str | None:
        first, _space, rest = text.partition(" ")
        code = self._codes.get(first.rstrip(":,."))
        name = folded(self.names[code]) if code is not None else ""
        rest = rest.lstrip("-–:, ")
        return code if name and rest and (name.startswith(rest) or rest.startswith(name)) else None

    def _without_noughts(self, text: str) -> str | None:
        """Excel makes 101 of 0101, and 1001.0 of 1001."""
        bare = text.removesuffix(".0").lstrip("0")
        if not bare.isdecimal():
            return None
        alike = {code for known, code in self._codes.items() if known.lstrip("0") == bare}
        return alike.pop() if len(alike) == 1 else None

    def suggestion(self, text: str) -> str:
        """A question about the nearest code or name, or nothing."""
        if len(text) > _LONGEST_GUESS:
            return ""
        near = difflib.get_close_matches(text, [*self._by_name, *self._codes], n=1, cutoff=_LIKENESS)
        if not near:
            return ""
        code = self._codes.get(near[0]) or next(iter(self._by_name[near[0]]))
        name = self.names[code]
        shown = f"{code} {name}" if near[0] in self._codes else name
        return " " + _("Menade du ”{name}”?").format(name=shown)


class Members(Register):
    """The members by name, by their municipality, and by what their kind is called."""

    def __init__(self, message: str, items: Iterable[KnownItem] = ()) -> None:
        """Start with the members that the store has."""
        super().__init__(message)
        for item in items:
            self.add_member(item.code, item.name, item.kind, item.area)

    def add_member(self, code: str, name: str, kind: str | None, area: str | None) -> None:
        """Add a member; `area` is a municipality's."""
        also = list(_SHORT_NAMES.get(kind or "", ()))
        if area is not None:
            also += [area, municipalities.names().get(area, name)]
        self.add(code, name, *also)

    def find(self, text: str) -> str | None:
        """A member as any row is found, or a municipality by what else it is called: `Borås stad`."""
        found = super().find(text)
        area = municipalities.code_of(text) if found is None else None
        return super().find(area) if area is not None else found
