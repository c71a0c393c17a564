"""The association's municipalities, groups of them, and all of it together, by code or name."""

import re
from collections.abc import Iterable

from data_access.formats import municipalities
from data_access.formats.office.headings import folded
from data_access.formats.office.known import KnownItem
from data_access.formats.office.registers import Register
from data_access.tables.enumerations import AreaKind
from data_access.translation import _

_BETWEEN = re.compile(r"\s*(?:\+|,|;|/|&|\boch\b|\bsamt\b)\s*")
_WHOLE = frozenset(
    {"hela förbundet", "förbundet", "hela", "alla kommuner", "samtliga kommuner", "hela området", "gemensamt"}
)
_CUT_CODE, _FULL_CODE = 3, 4


class Areas(Register):
    """Areas by code and name. A group that a file names for the first time is made, and so is the whole.

    `made` are the areas that the store does not have, which the file needs. `slug` is the association's, and
    becomes the whole's code.
    """

    def __init__(self, items: Iterable[KnownItem] = (), slug: str = "") -> None:
        """Start with the areas that the store has."""
        items = tuple(items)
        super().__init__(
            _("kommunen hör inte till förbundet. Rätta den, eller lägg till kommunen på bladet Medlemmar."),
            items,
        )
        self.slug = slug
        self.made: dict[str, KnownItem] = {}
        self.municipalities: dict[str, str] = {}
        self._groups: dict[frozenset[str], str] = {}
        self.whole: KnownItem | None = None
        for item in items:
            if item.kind == AreaKind.MUNICIPALITY:
                self.municipalities[item.code] = item.name
            elif item.kind == AreaKind.GROUP:
                self._groups[frozenset(item.parts)] = item.code
            else:
                self.whole = item

    def add_municipality(self, code: str, name: str) -> None:
        """A municipality that is a member."""
        if code not in self.municipalities:
            self.municipalities[code] = name
            self.made[code] = KnownItem(code, name, AreaKind.MUNICIPALITY)
            self.add(code, name)

    def find(self, text: str) -> str | None:
        """The code of a folded text: an area, several municipalities with plus between, or all of it."""
        return self._one(text) or self._group(text) or (self._all() if text in _WHOLE else None)

    def _one(self, text: str) -> str | None:
        found = super().find(text)
        if found is None and text.isdecimal() and len(text) == _CUT_CODE:
            found = super().find(text.zfill(_FULL_CODE))
        if found is None:
            code = municipalities.code_of(text)
            found = code if code in self.municipalities else None
        return found

    def _group(self, text: str) -> str | None:
        pieces = [piece for piece in _BETWEEN.split(text) if piece]
        parts = [self._one(piece) for piece in pieces]
        codes = [code for code in self.municipalities if code in parts]
        if len(pieces) < 2 or None in parts or len(codes) != len(set(parts)):  # noqa: PLR2004  more than one
            return None
        if len(codes) == 1:
            return codes[0]
        known = self._groups.get(frozenset(codes))
        if known is None:
            known = "+".join(codes)
            name = " + ".join(self.municipalities[code] for code in codes)
            self._groups[frozenset(codes)] = known
            self.made[known] = KnownItem(known, name, AreaKind.GROUP, parts=tuple(codes))
            self.add(known, name)
        return known

    def _all(self) -> str | None:
        """The area of the whole association; it has all municipalities once the lists have been read."""
        if self.whole is None and self.municipalities and self.slug:
            self.whole = KnownItem(self.slug, _("Hela förbundet"), AreaKind.ASSOCIATION)
            self.add(self.slug, self.whole.name)
        return self.whole.code if self.whole else None

    def require_whole(self) -> str | None:
        """The area of the whole association, made where it is not there."""
        return self._all()

    def new(self) -> list[KnownItem]:
        """The areas that the store lacks, and the whole where it lacks a municipality, in order of need."""
        whole, codes = self.whole, tuple(self.municipalities)
        if whole is not None and set(whole.parts) != set(codes):
            whole = KnownItem(whole.code, whole.name, AreaKind.ASSOCIATION, parts=codes)
            return [*self.made.values(), whole]
        return list(self.made.values())

    def read_municipality(self, cell: str) -> str | None:
        """The code of one of the association's municipalities, or None."""
        found = self._one(folded(cell))
        return found if found in self.municipalities else None
