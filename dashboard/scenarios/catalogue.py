"""The levers as written in levers.yaml: what can be changed in a scenario, by which unit and within what.

A spec says nothing about an association; `levers.py` makes levers of specs and a baseline.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from dashboard.parameters import strict_yaml
from dashboard.scenarios.baseline import Baseline

LeverUnit = Literal["tkr", "mkr", "share", "count", "number", "yes_no", "choice"]
Setting = bool | int | float | str | None
FILE = Path(__file__).with_name("levers.yaml")


class Item(NamedTuple):
    """A block, an activity in a block, or a municipality that has levers of its own."""

    code: str
    name: str
    block: str = ""


Items = tuple[tuple[str, tuple[Item, ...]], ...]


@dataclass(frozen=True, slots=True)
class LeverSpec:
    """One lever's rules. `item` is whose it is, for a lever made for each block, activity or municipality."""

    key: str
    group: str
    label: str
    unit: LeverUnit
    per_year: bool
    default_kind: Literal["value", "parameter", "baseline", "unknown"]
    default: Setting
    source: str
    minimum: float = -math.inf
    maximum: float = math.inf
    step: float | None = None
    slider: tuple[float, float] | None = None
    slider_around: float | None = None
    sensitivity: tuple[float, float] | None = None
    sensitivity_around: float | None = None
    choices: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    used_when: tuple[str, Setting] | None = None
    moves_equity: bool = True
    for_each: str | None = None
    item: str | None = None

    @property
    def is_number(self) -> bool:
        """Whether the lever's values are numbers, so that they can vary over a range."""
        return self.unit not in ("yes_no", "choice")

    def made_for(self, item: "Item") -> "LeverSpec":
        """The spec of one block, activity or municipality."""
        used = self.used_when
        return replace(
            self,
            key=self.key.format(code=item.code),
            label=self.label.format(name=item.name),
            used_when=None if used is None else (used[0].format(code=item.code, block=item.block), used[1]),
            item=item.code,
        )


@cache
def templates() -> tuple[LeverSpec, ...]:
    """Every lever of levers.yaml in its order; one made for each block or municipality is a template."""
    content = strict_yaml.read(FILE)
    groups = content["groups"]
    return tuple(_spec(written, groups) for written in content["levers"])


@cache
def _decimals() -> Mapping[str, int]:
    """Decimals by unit."""
    return MappingProxyType(dict(strict_yaml.read(FILE)["decimals"]))


def decimals_of(unit: LeverUnit) -> int:
    """How many decimals people read of a value in a unit; of a share as a fraction of one."""
    return _decimals()[unit]


def specs(baseline: Baseline) -> Mapping[str, LeverSpec]:
    """Every lever that a baseline has, by key, in the order of levers.yaml."""
    return _specs(_items(baseline))


def is_lever_key(key: str) -> bool:
    """Whether a key can be a lever of some baseline: in levers.yaml, or of a template there."""
    return any(_fits(spec.key, key) for spec in templates())


def _fits(template: str, key: str) -> bool:
    """Whether a key is the template's own, or the template with a code filled in."""
    before, marker, after = template.partition("{code}")
    if not marker:
        return key == template
    code = key.removeprefix(before).removesuffix(after)
    return key == template.format(code=code) and bool(code) and "." not in code


def _items(baseline: Baseline) -> Items:
    """For what and for whom levers are made: blocks, activities, and municipalities by their kind of key."""
    municipalities = tuple(Item(member.code, member.name) for member in baseline.party("municipality"))
    by_population = baseline.split_key == "population"
    activities = tuple(
        Item(activity.code, activity.name, block.code)
        for block in baseline.blocks
        for activity in block.activities
    )
    return (
        ("block", tuple(Item(block.code, block.name) for block in baseline.blocks)),
        ("activity", activities),
        ("municipality_by_population", municipalities if by_population else ()),
        ("municipality_by_fixed_share", () if by_population else municipalities),
    )


@lru_cache
def _specs(items: Items) -> Mapping[str, LeverSpec]:
    """The specs for these items; the same ones are asked for at every run."""
    by_kind = dict(items)
    made: dict[str, LeverSpec] = {}
    for spec in templates():
        if spec.for_each is None:
            made[spec.key] = spec
            continue
        for item in by_kind[spec.for_each]:
            special = spec.made_for(item)
            made[special.key] = special
    return MappingProxyType(made)


def _spec(written: Mapping[str, Any], groups: Mapping[str, str]) -> LeverSpec:
    """One lever of the file."""
    fields = dict(written)
    ((kind, default),) = fields.pop("default").items()
    used = fields.pop("used_when", None)
    for pair in ("slider", "sensitivity"):
        if pair in fields:
            fields[pair] = tuple(float(end) for end in fields[pair])
    return LeverSpec(
        group=groups[fields.pop("group")],
        default_kind=kind,
        default=None if kind == "unknown" else default,
        source=fields.pop("source", ""),
        used_when=None if used is None else next(iter(used.items())),
        choices=MappingProxyType(fields.pop("choices", {})),
        **fields,
    )
