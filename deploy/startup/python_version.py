"""Is this Python new enough? Readable for the old ones, so that they can be told."""

from typing import Tuple

OLDEST_PYTHON = (3, 11)


def why_too_old(version: Tuple[int, ...]) -> str:
    """One line that says what is needed instead of this Python; empty when it is new enough."""
    if tuple(version[:2]) >= OLDEST_PYTHON:
        return ""
    return "Python {}.{} eller nyare behövs, men den här är {}. Installera en nyare och kör igen.".format(
        OLDEST_PYTHON[0], OLDEST_PYTHON[1], ".".join(str(part) for part in version[:3])
    )
