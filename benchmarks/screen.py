"""What a client without a browser knows of a page: its widgets, and what a browser would tell of them."""

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.BidiComponent_pb2 import BidiComponent
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.Slider_pb2 import Slider

from benchmarks.pages import Moved

MOST_STEPS = 1000
TRIGGER = "$$STREAMLIT_INTERNAL_KEY_"
"""Begins the id under which a browser tells what was chosen in a component."""


class NoWidgetError(Exception):
    """The page has no such widget."""


@dataclass(frozen=True)
class Choice:
    """A choice of a block: its component's id, where it stands in it, and what can be chosen."""

    id: str
    block: str
    name: str
    options: list[str]
    chosen: str


@dataclass(frozen=True)
class Line:
    """A slider of a block: its component's id, where it stands in it, and its positions."""

    id: str
    block: str
    name: str
    min: float
    max: float
    step: float
    default: list[float]


Widget = Slider | Line | Choice


@dataclass
class Screen:
    """What the server has told the client so far; each widget with the fragment that it stands in."""

    page_script_hash: str = ""
    query: str = ""
    sliders: dict[str, tuple[Slider | Line, str]] = field(default_factory=dict)
    choices: dict[str, tuple[Choice, str]] = field(default_factory=dict)
    components: dict[str, tuple[BidiComponent, str]] = field(default_factory=dict)

    def take_in(self, message: ForwardMsg) -> bool:
        """Remember what a browser would; True when the script has ended and nothing runs after it."""
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.page_script_hash = message.new_session.page_script_hash
        elif kind == "navigation":
            # What the session begins with is the entry script; which page it opened is said here.
            self.page_script_hash = message.navigation.page_script_hash
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "delta":
            self._take_in_element(message.delta.new_element, message.delta.fragment_id)
        return kind == "script_finished" and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN

    def _take_in_element(self, element: Element, fragment: str) -> None:
        kind = element.WhichOneof("type")
        if kind == "slider":
            self.sliders[element.slider.id] = (element.slider, fragment)
        elif kind == "bidi_component":
            # Read when somebody asks: the server is not to be charged for this client's reading.
            self.components[element.bidi_component.id] = (element.bidi_component, fragment)

    def _read_components(self) -> None:
        for component, fragment in self.components.values():
            self.choices |= {label: (choice, fragment) for label, choice in _choices(component).items()}
            self.sliders |= {line.block + line.name: (line, fragment) for line in _lines(component)}
        self.components.clear()

    def find(self, moved: Moved) -> tuple[Widget, str]:
        """The widget and its fragment; raises NoWidgetError."""
        self._read_components()
        if moved.choice in self.choices:
            return self.choices[moved.choice]
        if moved.choice or len(self.sliders) <= moved.slider:
            raise NoWidgetError(
                f"/{moved.address} has {len(self.sliders)} sliders and the choices {list(self.choices)}"
            )
        return list(self.sliders.values())[moved.slider]


def _choices(component: BidiComponent) -> dict[str, Choice]:
    """The choices in a component's blocks by their labels."""
    return {
        choices["label"]: Choice(
            component.id,
            sent["key"],
            choices["name"],
            [option["id"] for option in choices["options"]],
            choices["chosen"],
        )
        for row in json.loads(component.bytes)
        for sent in row
        for choices in sent["block"]["choices"]
    }


def _lines(component: BidiComponent) -> list[Line]:
    """The sliders in a component's blocks."""
    return [
        Line(
            component.id,
            sent["key"],
            field["name"],
            field["low"],
            field["high"],
            field["step"],
            [field["value"]],
        )
        for row in json.loads(component.bytes)
        for sent in row
        for control in sent["block"]["controls"]
        for field in control["fields"]
        if field["setter"] == "slider"
    ]


def change(screen: Screen, widget: Widget, fragment: str, value: Any) -> BackMsg:
    """What a browser sends when the widget is given another value."""
    request = BackMsg()
    state = request.rerun_script
    state.page_script_hash = screen.page_script_hash
    state.query_string = screen.query
    state.fragment_id = fragment
    told = state.widget_states.widgets.add()
    if isinstance(widget, Choice):
        kind, said = "choice", {"name": widget.name, "option": value}
    elif isinstance(widget, Line):
        kind, said = "values", {"turn": time.time_ns(), "set": {widget.name: value}}
    if isinstance(widget, Choice | Line):
        told.id = f"{TRIGGER}{widget.id}__events"
        event = {"event": kind, "value": {"block": widget.block, kind: said}}
        told.json_trigger_value = json.dumps([event])
    else:
        told.id = widget.id
        told.double_array_value.data.append(value)
    return request


def values(widget: Widget) -> Sequence[float | str]:
    """The slider's positions, from its own value upwards, then from its lower end; or two options."""
    if isinstance(widget, Choice):
        chosen = widget.options.index(widget.chosen)
        return [widget.options[chosen - 1 if chosen > 0 else 1], widget.chosen]
    steps = min(round((widget.max - widget.min) / widget.step), MOST_STEPS)
    positions: list[float] = [widget.min + number * widget.step for number in range(steps + 1)]
    own = widget.default[0] if widget.default else widget.min
    return [value for value in positions if value > own] + [value for value in positions if value < own]
