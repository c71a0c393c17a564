"""Cells that relations tie together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dashboard.participants.protection_solver import Row, rows_among


@dataclass(frozen=True, slots=True)
class Group:
    """Places in order, and every row that has one of them."""

    places: list[int]
    rows: list[Row]

    def inner_rows(self) -> list[Row]:
        """The rows with the group's own numbering."""
        return rows_among(self.rows, self.places)


def groups(count: int, rows: Sequence[Row], ties: Callable[[Row], bool] = lambda _row: True) -> list[Group]:
    """The groups that rows tie together, directly or through others; each in the order of its first place.

    `ties` says which rows tie; the others belong to every group that they have a place in.
    """
    leader = list(range(count))

    def find(place: int) -> int:
        while leader[place] != place:
            leader[place] = leader[leader[place]]
            place = leader[place]
        return place

    for row in rows:
        if ties(row):
            first = find(row.terms[0][0])
            for place, _factor in row.terms:
                leader[find(place)] = first
    found: dict[int, Group] = {}
    for place in range(count):
        found.setdefault(find(place), Group([], [])).places.append(place)
    for row in rows:
        for root in dict.fromkeys(find(place) for place, _factor in row.terms):
            found[root].rows.append(row)
    return list(found.values())
