"""Cells that relations tie together."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.participants.protection_solver import Row, rows_among


@dataclass(frozen=True, slots=True)
class Group:
    """Places in order, and the rows that tie them."""

    places: list[int]
    rows: list[Row]

    def inner_rows(self) -> list[Row]:
        """The rows with the group's own numbering."""
        return rows_among(self.rows, self.places)


def groups(count: int, rows: Sequence[Row]) -> list[Group]:
    """The groups that rows tie together, directly or through others, in the order of their first place."""
    leader = list(range(count))

    def find(place: int) -> int:
        while leader[place] != place:
            leader[place] = leader[leader[place]]
            place = leader[place]
        return place

    for row in rows:
        first = find(row.terms[0][0])
        for place, _factor in row.terms:
            leader[find(place)] = first
    found: dict[int, Group] = {}
    for place in range(count):
        found.setdefault(find(place), Group([], [])).places.append(place)
    for row in rows:
        found[find(row.terms[0][0])].rows.append(row)
    return list(found.values())
