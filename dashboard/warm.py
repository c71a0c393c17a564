"""Heavy imports before the first visitor, a garbage collector that leaves them alone, and short turns.

With the libraries' objects among what is searched, a collection costs more than a page's own script does.
Frozen, they are never searched again. Streamlit's own collection after every run is off (docs/platform.md).
What a run makes lives as long as the run: searching it many times in between finds nothing to collect.
"""

import gc
import importlib
import pkgutil
import sys
from functools import cache

HEAVY_LIBRARIES = (
    "numpy",
    "pandas",
    "plotly.graph_objects",
    "pyarrow",
    "sqlmodel",
    "streamlit.elements.arrow",
)
OBJECTS_BETWEEN_COLLECTIONS = 20_000
"""About what one run makes; Python's own number is 700."""

SECONDS_A_TURN = 0.001
"""A run lets go of Python's lock some ten times, and must have it back from whoever computes beside it:
another reader's run, or what is made ahead. Python's own five milliseconds would make that fifty."""

OWN_ROOMS = ("dashboard.views", "dashboard.charts", "dashboard.interface")


def _import_room(name: str) -> None:
    room = importlib.import_module(name)
    for module in pkgutil.iter_modules(room.__path__, prefix=f"{name}."):
        importlib.import_module(module.name)


@cache
def warm_up() -> None:
    """Import everything that a page needs and freeze it; once a process, however often it is called."""
    for name in HEAVY_LIBRARIES:
        importlib.import_module(name)
    for name in OWN_ROOMS:
        _import_room(name)
    sys.setswitchinterval(SECONDS_A_TURN)
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS, *gc.get_threshold()[1:])
    gc.collect()
    gc.freeze()


_settled: set[str] = set()


def settle(page: str) -> None:
    """Freeze also what a page's first run has made for good, such as compiled queries; once a page.

    `page` is the page's address. Without this the collector searches it all again and again.
    """
    if page not in _settled:
        _settled.add(page)
        gc.collect()
        gc.freeze()
