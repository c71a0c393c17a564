"""Overrides in an address: short, readable, and only of signs that no address has to escape.

    state.change_share~-0.1~project.granted~2022_ja~region.matching~state

Keys and values take turns with `~` between; a value per year is `2017_7635_2018_7635`; yes and no are `ja`
and `nej`. What the keys and values may be is checked when the scenario is run.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final
from urllib.parse import quote, unquote

from dashboard.scenarios.catalogue import Setting, is_lever_key
from dashboard.scenarios.file import FileOverride
from dashboard.scenarios.messages import ScenarioError

BETWEEN: Final = "~"
BETWEEN_YEARS: Final = "_"
FLAGS: Final[Mapping[str, bool]] = MappingProxyType({"ja": True, "nej": False})
WORDS: Final[Mapping[bool, str]] = MappingProxyType({value: word for word, value in FLAGS.items()})
YEAR = re.compile(r"[0-9]{4}")
LONGEST: Final = 8_000


def encode(overrides: Mapping[str, FileOverride]) -> str:
    """The overrides as text; the empty text where nothing is moved."""
    parts: list[str] = []
    for key, value in overrides.items():
        written = _by_year(value) if isinstance(value, Mapping) else _one(value)
        if written:
            parts += [quote(key, safe="").replace(BETWEEN, "%7E"), written]
    return BETWEEN.join(parts)


def decode(text: str) -> dict[str, FileOverride]:
    """The overrides in a text. Raises ScenarioError for what is no list of levers with values."""
    if not text:
        return {}
    parts = text[:LONGEST].split(BETWEEN)
    if len(parts) % 2 or len(text) > LONGEST:
        raise ScenarioError("Länken är avklippt: ett reglage saknar sitt värde.")
    found: dict[str, FileOverride] = {}
    for key, written in zip((unquote(part) for part in parts[::2]), parts[1::2], strict=True):
        if not is_lever_key(key):
            raise ScenarioError("Reglaget «{lever}» i länken finns inte.", key, lever=key[:80])
        if key in found:
            raise ScenarioError("Länken har reglaget «{lever}» två gånger.", key, lever=key)
        found[key] = _value(written, key)
    return found


def number(text: str, highest: int) -> int | None:
    """A whole number from 1 up to `highest`, or None."""
    return int(text) if re.fullmatch("[0-9]{1,2}", text) and 1 <= int(text) <= highest else None


def year(text: str) -> int | None:
    """A year, or None."""
    return int(text) if YEAR.fullmatch(text) else None


def _by_year(by_year: Mapping[int, Setting]) -> str:
    """A value per year; years that say nothing are left out."""
    known = [(year, _one(value)) for year, value in sorted(by_year.items()) if value is not None]
    return BETWEEN_YEARS.join(part for year, value in known for part in (str(year), value))


def _one(value: Setting) -> str:
    """One value; nothing is the empty text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return WORDS[value]
    if isinstance(value, str):
        return value
    number = float(value)
    return str(int(number)) if number.is_integer() else repr(number)


def _value(written: str, key: str) -> FileOverride:
    """One value, or one a year."""
    parts = written.split(BETWEEN_YEARS)
    if len(parts) == 1:
        return _setting(written)
    if len(parts) % 2 or not all(YEAR.fullmatch(year) for year in parts[::2]):
        raise ScenarioError("Länken går inte att läsa vid «{lever}».", key, lever=key)
    if len(set(parts[::2])) < len(parts[::2]):
        raise ScenarioError("Länken har samma år två gånger vid «{lever}».", key, lever=key)
    return {int(year): _setting(value) for year, value in zip(parts[::2], parts[1::2], strict=True)}


def _setting(written: str) -> Setting:
    """A flag, a number or a word."""
    if written in FLAGS:
        return FLAGS[written]
    try:
        return float(written)
    except ValueError:
        return written
