"""A client without a browser: how long the server works on one change of a widget, or of the address.

Speaks Streamlit's own protocol, and says what a browser would say: the page, the fragment that the widget
stands in, and the address' query.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from itertools import cycle

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from benchmarks.pages import Moved
from benchmarks.screen import Screen, change, values

PROTOCOLS = [Subprotocol("streamlit"), Subprotocol("benchmark")]
SECONDS_OF_QUIET = 0.5
SECONDS_TO_ANSWER = 30
WARM_UP_ROUNDS = 5


async def _run_until_end(socket: ClientConnection, screen: Screen, request: BackMsg) -> float:
    """Send the request; the seconds until its script has ended."""
    started = time.perf_counter()
    await socket.send(request.SerializeToString())
    while True:
        data = await asyncio.wait_for(socket.recv(decode=False), SECONDS_TO_ANSWER)
        if screen.take_in(ForwardMsg.FromString(data)):
            return time.perf_counter() - started


async def _wait_for_quiet(socket: ClientConnection, screen: Screen) -> None:
    """Take in what a page sends of itself after its first run, such as a run that its address asks for."""
    while True:
        try:
            data = await asyncio.wait_for(socket.recv(decode=False), SECONDS_OF_QUIET)
        except TimeoutError:
            return
        screen.take_in(ForwardMsg.FromString(data))


def _opening(page: str, query: str) -> BackMsg:
    request = BackMsg()
    request.rerun_script.page_name = page
    request.rerun_script.query_string = query
    return request


def _moved(screen: Screen, query: str) -> BackMsg:
    """The address was changed within the page, as Back and Forward do."""
    request = BackMsg()
    request.rerun_script.page_script_hash = screen.page_script_hash
    request.rerun_script.query_string = query
    return request


@asynccontextmanager
async def _opened(address: str, page: str, query: str) -> AsyncIterator[tuple[ClientConnection, Screen]]:
    """A page that has come to rest; its address is as it was opened until the page writes another."""
    socket_address = address.replace("http", "ws", 1) + "/_stcore/stream"
    async with connect(socket_address, subprotocols=PROTOCOLS, max_size=None, proxy=None) as socket:
        screen = Screen(query=query)
        await _run_until_end(socket, screen, _opening(page, query))
        await _wait_for_quiet(socket, screen)
        yield socket, screen


async def _measure(address: str, moved: Moved, rounds: int) -> list[float]:
    async with _opened(address, moved.name, moved.query) as (socket, screen):
        widget, fragment = screen.find(moved)
        next_values = cycle(values(widget))
        seconds = [
            await _run_until_end(socket, screen, change(screen, widget, fragment, next(next_values)))
            for _ in range(WARM_UP_ROUNDS + rounds)
        ]
        return seconds[WARM_UP_ROUNDS:]


def measure_server(address: str, moved: Moved, rounds: int) -> list[float]:
    """Milliseconds from a widget's new value to the end of the script, one a round, one after the other.

    Raises NoWidgetError when the page has no such widget.
    """
    seconds = asyncio.run(_measure(address, moved, rounds))
    return [value * 1000 for value in seconds]


async def _measure_addresses(address: str, page: str, queries: Sequence[str]) -> list[float]:
    async with _opened(address, page, queries[0]) as (socket, screen):
        return [await _run_until_end(socket, screen, _moved(screen, query)) for query in queries[1:]]


def measure_addresses(address: str, page: str, queries: Sequence[str]) -> list[float]:
    """Milliseconds from each new query of the address to the end of the script; the first one only opens."""
    seconds = asyncio.run(_measure_addresses(address, page, queries))
    return [value * 1000 for value in seconds]


async def _measure_options(address: str, moved: Moved, options: Sequence[str], hurry: str) -> list[float]:
    async with _opened(address, moved.name, moved.query) as (socket, screen):
        if hurry:
            await _run_until_end(socket, screen, _moved(screen, hurry))
        return [
            await _run_until_end(socket, screen, change(screen, *screen.find(moved), option))
            for option in options
        ]


def measure_options(address: str, moved: Moved, options: Sequence[str], hurry: str = "") -> list[float]:
    """Milliseconds from each option that is taken in a choice to the end of the script, one after the other.

    The page has come to rest before the first one, and the server has had its moment to make what may be
    asked for next. With `hurry`, a query of the address that is taken first, there is no rest after it: the
    options come before anything of them can have been made. Raises NoWidgetError when the page has no such
    choice.
    """
    seconds = asyncio.run(_measure_options(address, moved, options, hurry))
    return [value * 1000 for value in seconds]
