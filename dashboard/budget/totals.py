"""Sums that stay honest when a figure is missing."""

from collections.abc import Iterable


def sum_or_missing(values: Iterable[int | None]) -> int | None:
    """The sum, or None when any part is missing: a gap is never counted as zero. Nothing at all is 0."""
    total = 0
    for value in values:
        if value is None:
            return None
        total += value
    return total
