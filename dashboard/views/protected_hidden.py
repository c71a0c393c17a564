"""What protection hides of a year's counts, decided once for the same counts.

The decision follows from the counts, their groups and the association's settings, and from nothing else. So a
write that changes other figures does not have it made again, which for many years takes seconds.
"""

from collections.abc import Hashable, Mapping
from collections.abc import Set as AbstractSet
from hashlib import sha256

from dashboard.participants.protection import protect
from dashboard.participants.protection_counts import ShownCount, count_grid
from dashboard.participants.protection_keys import CountKey
from data_access.queries.state import forget_answers

MOST = 256
"""Years of associations. Their counts are kept as a digest: the garbage collector would search so many."""

_decided: dict[bytes, frozenset[Hashable]] = {}


def hidden_counts(
    known: Mapping[CountKey, int],
    public: AbstractSet[str],
    groups: Mapping[str, tuple[str, ...]],
    *,
    threshold: int,
    zero_is_small: bool,
) -> frozenset[Hashable]:
    """The keys of the counts that may not be shown. `public` are the tables that are shown as published."""
    counts = [(*key, value) for key, value in known.items()]
    asked = (counts, sorted(public), list(groups.items()), threshold, zero_is_small)
    digest = sha256(repr(asked).encode()).digest()
    found = _decided.get(digest)
    if found is None:
        shown = (ShownCount(key, value, key.table in public) for key, value in known.items())
        grid = count_grid(shown, groups)
        found = protect(grid, threshold=threshold, zero_is_small=zero_is_small).hidden
        for old in list(_decided)[: len(_decided) - MOST + 1]:
            _decided.pop(old, None)  # another reader may have been here already
        _decided[digest] = found
    return found


def forget_decisions() -> None:
    """Have every year read and decided anew; for those who measure how long that takes."""
    _decided.clear()
    forget_answers()
