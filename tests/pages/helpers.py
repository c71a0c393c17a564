"""A page opened as from an address, and what a reader sees on it."""

import re
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
        return tuple(str(self.driver.get_by_key(f"choose-{name}").value) for name in SELECTION)

    @property
    def charts(self) -> list[dict[str, Any]]:
        """What the browser is sent for each chart: its figure, and how to draw it."""
        return [orjson.loads(chart.proto.bytes) for chart in self.driver.get("bidi_component")]

    @property
    def key_figures(self) -> dict[str, str]:
        """The values of the page's first row by their labels, as read."""
        found = {}
        for element in self.driver.markdown:
            if element.value.startswith("| Nyckeltal |"):
                for line in element.value.splitlines()[2:]:
                    label, value, *_more = line.strip("| ").split(" | ")
                    found[read(label)] = read(value)
        return found

    @property
    def text(self) -> str:
        """Everything written on the page, as read: without Markdown's signs."""
        kinds = (self.driver.title, self.driver.subheader, self.driver.caption, self.driver.markdown)
        messages = (self.driver.warning, self.driver.error, self.driver.info)
        written = [element.value for kind in (*kinds, *messages) for element in kind]
        written += [str(cell) for table in self.driver.table for cell in table.value.to_numpy().ravel()]
        return read("\n".join(written))

    def messages(self, kind: str) -> list[str]:
        """The warnings, errors or infos on the page."""
        return [read(element.value) for element in getattr(self.driver, kind)]

    def choose(self, name: str, value: str) -> "Opened":
        """Choose in one of the selection's boxes, or one of its months."""
        self.driver.get_by_key(f"choose-{name}").set_value(value).run()
        return self

    def go_to(self, slug: str) -> "Opened":
        """Choose a page in the side bar, which leaves its address without the selection."""
        self.driver.query_params.clear()
        self.driver.switch_page(file_of(BY_SLUG[slug])).run()
        return self


def read(text: str) -> str:
    """A text as it stands on the screen, where a word joiner takes no room."""
    return ESCAPED.sub(r"\1", COLOURED.sub(r"\1", text)).replace("\u2060", "")


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
