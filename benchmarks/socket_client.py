"""A client without a browser: how long the server works on one change of a slider.

Speaks Streamlit's own protocol, and says what a browser would say: the page, the fragment that the slider
stands in, and the address' query.
"""

import asyncio
import time
from dataclasses import dataclass, field
from itertools import cycle

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.Slider_pb2 import Slider
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

PROTOCOLS = [Subprotocol("streamlit"), Subprotocol("benchmark")]
SECONDS_OF_QUIET = 0.5
SECONDS_TO_ANSWER = 30
WARM_UP_ROUNDS = 5
MOST_STEPS = 1000


class NoSliderError(Exception):
    """The page has no slider of that number."""


@dataclass
class Screen:
    """What the server has told the client so far."""

    page_script_hash: str = ""
    query: str = ""
    sliders: dict[str, tuple[Slider, str]] = field(default_factory=dict)

    def take_in(self, message: ForwardMsg) -> bool:
        """Remember what a browser would; True when the script has ended and nothing runs after it."""
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.page_script_hash = message.new_session.page_script_hash
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "delta" and message.delta.new_element.WhichOneof("type") == "slider":
            slider = message.delta.new_element.slider
            self.sliders[slider.id] = (slider, message.delta.fragment_id)
        return kind == "script_finished" and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN


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


def _opening(page: str) -> BackMsg:
    request = BackMsg()
    request.rerun_script.page_name = page
    request.rerun_script.query_string = ""
    return request


def _change(screen: Screen, slider: Slider, fragment: str, value: float) -> BackMsg:
    request = BackMsg()
    state = request.rerun_script
    state.page_script_hash = screen.page_script_hash
    state.query_string = screen.query
    state.fragment_id = fragment
    widget = state.widget_states.widgets.add()
    widget.id = slider.id
    widget.double_array_value.data.append(value)
    return request


def _values(slider: Slider) -> list[float]:
    """The slider's positions, from its own value upwards, then from its lower end."""
    steps = min(round((slider.max - slider.min) / slider.step), MOST_STEPS)
    positions = [slider.min + number * slider.step for number in range(steps + 1)]
    own = slider.default[0] if slider.default else slider.min
    return [value for value in positions if value > own] + [value for value in positions if value < own]


async def _measure(address: str, page: str, slider_number: int, rounds: int) -> list[float]:
    socket_address = address.replace("http", "ws", 1) + "/_stcore/stream"
    async with connect(socket_address, subprotocols=PROTOCOLS, max_size=None, proxy=None) as socket:
        screen = Screen()
        await _run_until_end(socket, screen, _opening(page))
        await _wait_for_quiet(socket, screen)
        if len(screen.sliders) <= slider_number:
            raise NoSliderError(f"the page /{page} has {len(screen.sliders)} sliders")
        slider, fragment = list(screen.sliders.values())[slider_number]
        values = cycle(_values(slider))
        seconds = [
            await _run_until_end(socket, screen, _change(screen, slider, fragment, next(values)))
            for _ in range(WARM_UP_ROUNDS + rounds)
        ]
        return seconds[WARM_UP_ROUNDS:]


def measure_server(address: str, page: str, slider_number: int, rounds: int) -> list[float]:
    """Milliseconds from a slider's new value to the end of the script, one a round, one after the other.

    Raises NoSliderError when the page has no such slider.
    """
    seconds = asyncio.run(_measure(address, page, slider_number, rounds))
    return [value * 1000 for value in seconds]
