"""Cells that relations tie together."""

import numpy as np

from dashboard.participants.protection_solver import Integers, Relations


def leaders(count: int, relations: Relations) -> Integers:
    """The first cell that each is tied to, directly or through others; itself where it is alone."""
    leader = np.arange(count)
    firsts = np.flatnonzero(np.diff(relations.row, prepend=-1))
    while firsts.size:
        least = np.minimum.reduceat(leader[relations.place], firsts)
        found = leader.copy()
        np.minimum.at(found, relations.place, least[relations.row])
        found = found[found]
        if np.array_equal(found, leader):
            break
        leader = found
    return leader
