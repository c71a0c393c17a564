"""Wholes and parts: what follows from counts for all beside counts for each."""

from collections.abc import Iterator, Mapping

from dashboard.participants.protection_cells import Relation
from dashboard.participants.protection_keys import AREAS, DIMENSIONS, PLACES, CountKey, tied, with_value

REST = "(övriga)"
"""What a whole has beyond its parts: persons of unknown gender, areas that are not shown."""

Groups = Mapping[str, tuple[str, ...]]


def add_wholes(values: dict[CountKey, int], groups: Groups) -> None:
    """Add the sums that no page shows but anybody can make: of genders, areas, activities."""
    for dimension in DIMENSIONS:
        for whole, parts in _parts(values, dimension, groups).items():
            values.setdefault(whole, sum(values[part] for part in parts))


def margin_relations(values: dict[CountKey, int], groups: Groups) -> Iterator[Relation]:
    """A whole is its parts and the rest; the rest is added as a cell where there is one."""
    known = dict(values)
    for dimension in DIMENSIONS:
        for whole, parts in _parts(known, dimension, groups).items():
            terms = [(whole, -1), *((part, 1) for part in parts)]
            rest = known[whole] - sum(known[part] for part in parts)
            if rest > 0:
                missing = with_value(whole, dimension, REST)
                values[missing] = rest
                terms.append((missing, 1))
            yield tied(terms, values)


def group_relations(values: Mapping[CountKey, int], groups: Groups) -> Iterator[Relation]:
    """A group of areas is the sum of its areas, where all of them are there."""
    for key in values:
        for dimension in AREAS:
            members = _members(key, dimension, groups)
            if members and all(member in values for member in members):
                yield tied([(key, -1), *((member, 1) for member in members)], values)


def _parts(values: Mapping[CountKey, int], dimension: str, groups: Groups) -> dict[CountKey, list[CountKey]]:
    """The parts of each whole; a group whose areas are there too is not one part more."""
    place = PLACES[dimension]
    found: dict[CountKey, list[CountKey]] = {}
    for key in values:
        if key[place] is not None and not _is_sum(key, dimension, values, groups):
            found.setdefault(with_value(key, dimension, None), []).append(key)
    return found


def _is_sum(key: CountKey, dimension: str, values: Mapping[CountKey, int], groups: Groups) -> bool:
    members = _members(key, dimension, groups)
    return (
        bool(members)
        and all(member in values for member in members)
        and values[key] == sum(values[member] for member in members)
    )


def _members(key: CountKey, dimension: str, groups: Groups) -> list[CountKey]:
    if dimension not in AREAS or not groups:
        return []
    return [with_value(key, dimension, area) for area in groups.get(getattr(key, dimension), ())]
