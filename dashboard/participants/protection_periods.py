"""Accumulated counts: January-August minus January-April gives away May-August."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from dashboard.participants.protection_cells import Relation
from dashboard.participants.protection_keys import CountKey, Series, in_months, month_text, series_of, tied

BETWEEN = "(mellan)"
"""Marks what came between two accumulated counts where the table's own figure for those months differs."""


def period_relations(values: dict[CountKey, int]) -> Iterator[Relation]:
    """Each count is the sum of the shortest stretches that others cut it into.

    A stretch that no page shows is added as a cell. Where a later accumulated count is lower than an earlier
    one (corrected figures) the stretch between is no count, and the difference is taken as known.
    """
    for keys in by_series(values).values():
        if len(keys) > 1:
            yield from _cut(keys, values)


def by_series(keys: Iterable[CountKey]) -> dict[Series, list[CountKey]]:
    """The same count in different months together, in the order of the months; by its other coordinates."""
    series: dict[Series, list[CountKey]] = {}
    for key in keys:
        series.setdefault(series_of(key), []).append(key)
    for found in series.values():
        found.sort(key=lambda key: (key.first, key.last))
    return series


def _cut(keys: Sequence[CountKey], values: dict[CountKey, int]) -> Iterator[Relation]:
    found = lines(keys, values)
    for key in keys:
        start, end = key.interval
        line = next(line for line in found if start in line)
        borders = sorted(border for border in line if start <= border <= end)
        terms = [(piece, 1) for piece in _pieces(key, borders, line, values) if piece is not None]
        if terms != [(key, 1)]:
            yield tied([(key, -1), *terms], values)


def _pieces(
    key: CountKey, borders: Sequence[int], line: Mapping[int, int], values: dict[CountKey, int]
) -> list[CountKey | None]:
    """The accumulated count before this one and what came after it; else every stretch on its own."""
    before = in_months(key, key.first, month_text(borders[-2] - 1))
    if len(borders) > 2 and values.get(before) == line[borders[-2]] - line[borders[0]]:  # noqa: PLR2004
        borders = borders[-2:]
        return [before, _stretch(key, (borders[0], borders[1]), line[borders[1]] - line[borders[0]], values)]
    return [
        _stretch(key, (left, right), line[right] - line[left], values) for left, right in pairwise(borders)
    ]


def lines(keys: Sequence[CountKey], values: Mapping[CountKey, int]) -> list[dict[int, int]]:
    """Running sums at the borders between months; borders that no count connects are on lines apart."""
    found: list[dict[int, int]] = []
    for key in keys:
        start, end = key.interval
        from_start = next((line for line in found if start in line), None)
        from_end = next((line for line in found if end in line), None)
        if from_start is None and from_end is None:
            found.append({start: 0, end: values[key]})
        elif from_end is None and from_start is not None:
            from_start[end] = from_start[start] + values[key]
        elif from_start is None and from_end is not None:
            from_end[start] = from_end[end] - values[key]
        elif from_start is not from_end and from_start is not None and from_end is not None:
            moved = from_start[start] + values[key] - from_end[end]
            from_start.update({border: value + moved for border, value in from_end.items()})
            found.remove(from_end)
    return found


def _stretch(
    key: CountKey, borders: tuple[int, int], value: int, values: dict[CountKey, int]
) -> CountKey | None:
    """The cell of the months between two borders; None where they add up to less than nothing."""
    if value < 0:
        return None
    piece = in_months(key, month_text(borders[0]), month_text(borders[1] - 1))
    if values.get(piece, value) != value:
        piece = piece._replace(table=f"{key.table} {BETWEEN}")
    values.setdefault(piece, value)
    return piece
