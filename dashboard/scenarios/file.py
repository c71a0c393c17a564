"""A scenario as a YAML file: which association and plan, how many years, and the overrides by lever key.

    name: Staten drar ner
    association: sjuharad
    base_plan: "2016"
    horizon: 3
    overrides:
      state.amount_tkr: {2017: 7635, 2018: 7635}
      region.matching: state

The file holds no results and no baseline figures. Unknown keys are refused with the file's path and the key;
whether the association has the block or municipality in a lever's key is checked when the scenario is run.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import yaml

from dashboard.parameters import strict_yaml
from dashboard.scenarios.catalogue import Setting, is_lever_key
from dashboard.scenarios.messages import ScenarioError

FileOverride = Setting | Mapping[int, Setting]
REQUIRED: Final = ("association", "base_plan", "horizon")
OPTIONAL: Final = ("name", "note", "overrides")


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioFile:
    """A scenario as written. `overrides` go to `run` as they are, with a baseline over `horizon` years."""

    association: str
    base_plan: str
    horizon: int
    overrides: Mapping[str, FileOverride]
    name: str = ""
    note: str = ""


def read(path: Path) -> ScenarioFile:
    """The scenario in a file. Raises ScenarioError with the file's path, and the key that is wrong."""
    try:
        content = strict_yaml.read(path)
    except strict_yaml.YamlError as error:
        raise ScenarioError("{reason}", reason=str(error)) from error
    return from_content(content, str(path))


def parse(text: str, name: str) -> ScenarioFile:
    """The scenario in a text, as from an upload called `name`. Raises ScenarioError as `read`."""
    try:
        content = strict_yaml.parse(text, name)
    except strict_yaml.YamlError as error:
        raise ScenarioError("{reason}", reason=str(error)) from error
    return from_content(content, name)


def from_content(content: Any, name: str) -> ScenarioFile:
    """The scenario in already read data; `name` is what messages call the file. Raises ScenarioError."""
    if not isinstance(content, dict):
        raise ScenarioError("{file}: är inget scenario.", file=name)
    for key in content:
        if key not in (*REQUIRED, *OPTIONAL):
            raise ScenarioError("{file}: «{found}» är okänt.", file=name, found=str(key))
    for key in REQUIRED:
        if content.get(key) in (None, ""):
            raise ScenarioError("{file}: «{found}» saknas.", file=name, found=key)
    horizon = content["horizon"]
    if isinstance(horizon, bool) or not isinstance(horizon, int):
        raise ScenarioError("{file}: «horizon» ska vara ett antal år.", file=name)
    return ScenarioFile(
        association=str(content["association"]),
        base_plan=str(content["base_plan"]),
        horizon=horizon,
        overrides=_overrides(content.get("overrides") or {}, name),
        name=_words(content, "name", name),
        note=_words(content, "note", name),
    )


def _words(content: dict[Any, Any], key: str, name: str) -> str:
    """The scenario's own name or note, when it is a text."""
    written = content.get(key)
    if isinstance(written, list | dict):
        raise ScenarioError("{file}: «{found}» ska vara en text.", file=name, found=key)
    return "" if written is None else str(written)


def write(scenario: ScenarioFile) -> str:
    """The scenario as YAML text; reading it gives the same scenario."""
    content: dict[str, Any] = {"name": scenario.name} if scenario.name else {}
    if scenario.note:
        content["note"] = scenario.note
    content.update(association=scenario.association, base_plan=scenario.base_plan, horizon=scenario.horizon)
    content["overrides"] = {
        key: {year: _short(one) for year, one in value.items()}
        if isinstance(value, Mapping)
        else _short(value)
        for key, value in scenario.overrides.items()
    }
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False)


def _short(value: Setting) -> Setting:
    """A whole number without its decimals, as people write it."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _overrides(written: Any, name: str) -> Mapping[str, FileOverride]:
    """The overrides, when every key can be a lever's and every value is one, or one a year."""
    if not isinstance(written, dict):
        raise ScenarioError("{file}: «overrides» ska vara reglage med värden.", file=name)
    checked: dict[str, FileOverride] = {}
    for key, value in written.items():
        if not isinstance(key, str) or not is_lever_key(key):
            raise ScenarioError("{file}: reglaget «{found}» finns inte.", str(key), file=name, found=str(key))
        checked[key] = _value(value, key, name)
    return MappingProxyType(checked)


def _value(value: Any, key: str, name: str) -> FileOverride:
    """One value, or one a year."""
    if _is_setting(value):
        return value  # type: ignore[no-any-return]
    if isinstance(value, dict) and all(type(year) is int and _is_setting(one) for year, one in value.items()):
        return MappingProxyType(dict(value))
    raise ScenarioError(
        "{file}: «{found}» ska ha ett värde, eller ett värde per år ({{2022: 9032}}).",
        key,
        file=name,
        found=key,
    )


def _is_setting(value: Any) -> bool:
    """Whether a value can be a lever's."""
    return value is None or isinstance(value, bool | int | float | str)
