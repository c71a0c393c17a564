"""A page opened as from an address, and what a reader sees on it."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from dashboard.navigation import PAGES, PageEntry

ROOT = Path(__file__).resolve().parents[2]
ENTRY = ROOT / "dashboard" / "app.py"
SECONDS = 30
BY_SLUG = {entry.url_path: entry for entry in PAGES}
FILES = "import"
"""The one page that answers no question about the stored figures: it changes them, so it has no view."""
WITH_VIEW = tuple(slug for slug in BY_SLUG if slug != FILES)
ESCAPED = re.compile(r"\\([\\`*_{}\[\]<>#+|~$:!-])")
COLOURED = re.compile(r":(?:green|red|orange|blue|gray)\[([^\]]*)\]")
SELECTION = ("association", "year", "through")
TRIGGER = "$$STREAMLIT_INTERNAL_KEY_"
"""Begins the id under which a browser tells what was chosen in a block."""


@dataclass
class Opened:
    """A page as the driver has it."""

    driver: AppTest

    @property
    def address(self) -> dict[str, str]:
        """The address' parameters."""
        return {name: str(value) for name, value in self.driver.query_params.items()}

    @property
    def selection(self) -> tuple[str, ...]:
        """Association, year and month as the page's first row has them."""
        return tuple(self.choice(name)["chosen"] for name in SELECTION)

    @property
    def choices(self) -> dict[str, dict[str, Any]]:
        """The choices in the page's blocks by their names, as the browser is sent them."""
        return {name: choice for block in self.blocks for name, choice in _choices(block).items()}

    def choice(self, name: str) -> dict[str, Any]:
        """One of the choices."""
        return self.choices[name]

    def options(self, name: str) -> list[str]:
        """The words of a choice's options, as they are read aloud."""
        return [option["words"] + option["unseen"] for option in self.choice(name)["options"]]

    @property
    def fields(self) -> dict[str, dict[str, Any]]:
        """The fields of the page's controls by their names, as the browser is sent them."""
        return {name: field for block in self.blocks for name, field in _fields(block).items()}

    @property
    def blocks(self) -> list[dict[str, Any]]:
        """What the browser is sent for each block (dashboard/interface/block.py)."""
        elements = [orjson.loads(element.proto.bytes) for element in self.driver.get("bidi_component")]
        return [sent["block"] for rows in elements for row in rows for sent in row]

    @property
    def charts(self) -> list[dict[str, Any]]:
        """What the browser is sent for each chart: its figure, and how to draw it."""
        return [block["chart"] for block in self.blocks if block["chart"]]

    @property
    def tables(self) -> dict[str, list[list[str]]]:
        """The tables by their names, each line as it is read, the headings first."""
        return {
            block["grid"]["name"]: [
                block["grid"]["headings"],
                *([rich_text(cell) for cell in row["cells"]] for row in block["grid"]["rows"]),
            ]
            for block in self.blocks
            if block["grid"]
        }

    @property
    def headings(self) -> list[str]:
        """What stands over charts and tables."""
        own = [read(element.value) for element in self.driver.header]
        return [*own, *(block["heading"] for block in self.blocks if block["heading"])]

    @property
    def links(self) -> list[tuple[str, str]]:
        """The links inside blocks: their text and address."""
        return [
            (part["text"], part["address"])
            for block in self.blocks
            for text in rich_texts(block)
            for part in text
            if not isinstance(part, str)
        ]

    @property
    def key_figures(self) -> dict[str, str]:
        """The values of the page's first row by their labels, as read."""
        return {card["label"]: card["value"] for block in self.blocks for card in block["cards"]}

    @property
    def title(self) -> str:
        """The page's heading."""
        own = [element.value for element in self.driver.title]
        return "".join([*own, *(block["title"] for block in self.blocks)])

    @property
    def text(self) -> str:
        """Everything written on the page, as read: without Markdown's signs."""
        kinds = (self.driver.title, self.driver.subheader, self.driver.caption, self.driver.markdown)
        messages = (self.driver.warning, self.driver.error, self.driver.info)
        written = [element.value for kind in (*kinds, *messages) for element in kind]
        return "\n".join(
            (read("\n".join(written)), *(text for block in self.blocks for text in texts(block)))
        )

    def messages(self, kind: str) -> list[str]:
        """The warnings, errors or infos on the page."""
        own = [read(element.value) for element in getattr(self.driver, kind)]
        sent = [message for block in self.blocks for message in block["messages"] if message["kind"] == kind]
        return [*own, *(message["text"] for message in sent)]

    def choose(self, name: str, value: str) -> "Opened":
        """Choose an option by its id, as a browser tells it."""
        return self.tell("choice", {"name": name, "option": value}, lambda block: name in _choices(block))

    def set(self, name: str, value: Any) -> "Opened":
        """Give a field a value, as a browser tells it: a number that is written is a text."""
        return self.tell("values", {"turn": 1, "set": {name: value}}, lambda block: name in _fields(block))

    def tell(self, kind: str, told: dict[str, Any], is_in: Callable[[dict[str, Any]], bool]) -> "Opened":
        """Tell something of the block that it is in; raises KeyError where none is."""
        for element in self.driver.get("bidi_component"):
            for row in orjson.loads(element.proto.bytes):
                for sent in row:
                    if is_in(sent["block"]):
                        value = {"block": sent["key"], kind: told}
                        states = self.driver._tree.get_widget_states()
                        state = states.widgets.add()
                        state.id = f"{TRIGGER}{element.proto.id}__events"
                        state.json_trigger_value = json.dumps([{"event": kind, "value": value}])
                        self.driver._run(states)
                        return self
        raise KeyError(str(told))

    def go_to(self, slug: str) -> "Opened":
        """Choose a page in the side bar, which leaves its address without the selection."""
        self.driver.query_params.clear()
        self.driver.switch_page(file_of(BY_SLUG[slug])).run()
        return self


def _choices(block: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The choices; the ways out of a control are such a choice too."""
    ways = [{"name": one["name"], "options": one["ways"]} for one in block["controls"] if one["ways"]]
    return {choice["name"]: choice for choice in [*block["choices"], *ways]}


def _fields(block: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {field["name"]: field for control in block["controls"] for field in control["fields"]}


def read(text: str) -> str:
    """A text as it stands on the screen, where a word joiner takes no room."""
    return ESCAPED.sub(r"\1", COLOURED.sub(r"\1", text)).replace("\u2060", "")


def rich_text(parts: list[Any]) -> str:
    """A text with links as it is read."""
    return "".join(part if isinstance(part, str) else part["text"] for part in parts)


def rich_texts(block: dict[str, Any]) -> Iterator[list[Any]]:
    """A block's texts that may have links in them."""
    yield from (card["grounds"] for card in block["cards"])
    if block["grid"]:
        yield from (cell for row in block["grid"]["rows"] for cell in row["cells"])
    yield from block["grounds"]


def texts(block: dict[str, Any]) -> Iterator[str]:
    """Everything that a block says."""
    yield from (message["text"] for message in block["messages"])
    yield from (block[name] for name in ("title", "question", "answer", "heading", "finding"))
    for control in block["controls"]:
        yield from (control[name] for name in ("label", "refusal", "note"))
        yield from (field[name] for field in control["fields"] for name in ("label", "help"))
    yield from (card[name] for card in block["cards"] for name in ("label", "value", "comparison"))
    yield from block["grid"]["headings"] if block["grid"] else ()
    yield from map(rich_text, rich_texts(block))
    yield from [block["folded"]["heading"], *block["folded"]["lines"]] if block["folded"] else ()


def file_of(entry: PageEntry) -> str:
    """The page's file as seen from the entry file."""
    return f"../pages/{entry.file}"


def open_page(slug: str, **address: str) -> Opened:
    """Open a page from its address."""
    driver = AppTest.from_file(ENTRY, default_timeout=SECONDS)
    for name, value in address.items():
        driver.query_params[name] = value
    if not BY_SLUG[slug].default:
        # Before the first run switch_page() knows a page by its file name only, not by its address.
        driver._page_hash = calc_hash(slug)
    return Opened(driver.run())
