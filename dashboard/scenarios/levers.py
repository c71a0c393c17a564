"""The levers of one baseline as a page, a command or a file needs them: value, limits, source, lock.

A lever's key, unit and limits come from levers.yaml, its default from the plan or from a rule number, and its
lock from how the other levers stand.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from dashboard import parameters
from dashboard.scenarios.baseline import Baseline
from dashboard.scenarios.catalogue import LeverSpec, LeverUnit, Setting, decimals_of
from dashboard.scenarios.combinations import is_used, lock_reason
from dashboard.scenarios.defaults import block_of, default_values
from dashboard.scenarios.messages import in_unit
from dashboard.scenarios.settings import NO_OVERRIDES, Overrides, Settings, resolve

LeverStatus = Literal["plan", "verified", "assumption", "unknown"]
Range = tuple[float, float]
NEW_BLOCK: Final = "Finns inte i planen: börjar utan kostnad, och en plats kostar planens snitt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lever:
    """One thing that can be changed. Values are in `unit`; shares are fractions of one.

    `default` is the baseline's value per year (None: unknown) and `values` the value with the overrides
    given. `minimum`-`maximum` is what is possible, `slider` what a slider should span, `sensitivity` the
    stated uncertainty (None: not part of a sensitivity analysis). `choices` maps a choice lever's values to
    Swedish. `status` says what the default rests on, `source` where it stands. `locked` is the Swedish reason
    why the lever cannot be moved now, and `moves_equity` whether it can move result or equity at all as the
    others stand.
    """

    key: str
    group: str
    label: str
    unit: LeverUnit
    per_year: bool
    default: tuple[Setting, ...]
    values: tuple[Setting, ...]
    minimum: float | None
    maximum: float | None
    step: float | None
    slider: Range | None
    sensitivity: Range | None
    choices: Mapping[str, str]
    status: LeverStatus
    source: str
    locked: str | None
    moves_equity: bool

    @property
    def is_moved(self) -> bool:
        """Whether the overrides change the lever from its default."""
        return self.values != self.default

    def text(self, value: Setting) -> str:
        """A value as Swedish text with its unit: `7 635 tkr`, `−10 %`, `ja`, the choice's own words."""
        if value is None:
            return "okänt"
        if isinstance(value, bool):
            return "ja" if value else "nej"
        if isinstance(value, str):
            return self.choices[value]
        return in_unit(round(value, decimals_of(self.unit)), self.unit)


def levers(baseline: Baseline, overrides: Overrides = NO_OVERRIDES) -> tuple[Lever, ...]:
    """Every lever of the baseline, in groups, as it stands with these overrides (one setting).

    Raises ScenarioError for overrides that are impossible in themselves, ValueError for arrays of settings.
    """
    settings = resolve(baseline, overrides)
    if settings.lead:
        raise ValueError("levers are shown for one setting")
    return tuple(_lever(spec, settings) for spec in settings.specs.values())


def lever(baseline: Baseline, key: str, overrides: Overrides = NO_OVERRIDES) -> Lever:
    """One lever by its key. Raises KeyError when the baseline has no such lever."""
    settings = resolve(baseline, overrides)
    return _lever(settings.specs[key], settings)


def levers_of(settings: Settings, keys: Sequence[str]) -> dict[str, Lever]:
    """Some of the levers of one setting by key. Raises KeyError for one that the baseline does not have."""
    return {key: _lever(settings.specs[key], settings) for key in keys}


def moved_levers(settings: Settings) -> tuple[Lever, ...]:
    """The levers that one setting moves from their defaults, in the order of levers.yaml."""
    found = (_lever(spec, settings) for key, spec in settings.specs.items() if settings.moves(key))
    return tuple(one for one in found if one.is_moved)


def plain_values(spec: LeverSpec, settings: Settings) -> tuple[Setting, ...]:
    """The lever's value per year with one setting, None where unknown."""
    written = settings.array(spec.key).tolist()
    return tuple(None if isinstance(value, float) and np.isnan(value) else value for value in written)


def sensitivity_range(spec: LeverSpec, value: float) -> Range | None:
    """The stated uncertainty around where the lever stands: two values, or a part below and above it.

    Two values on either side of zero are a change's, and are counted from where the lever stands.
    """
    if spec.sensitivity_around is not None:
        return _around(spec, value, spec.sensitivity_around)
    if spec.sensitivity is None or not spec.sensitivity[0] < 0 < spec.sensitivity[1]:
        return spec.sensitivity
    low, high = (value + end for end in spec.sensitivity)
    return max(spec.minimum, low), min(spec.maximum, high)


def _around(spec: LeverSpec, value: float, part: float) -> Range:
    """So large a part below and above a value, within what is possible; whole numbers where counted."""
    low, high = value * (1 - part), value * (1 + part)
    if spec.unit == "count":
        low, high = float(np.floor(low)), float(np.ceil(high))
    return max(spec.minimum, low), min(spec.maximum, high)


def _lever(spec: LeverSpec, settings: Settings) -> Lever:
    """One lever as it stands."""
    default = plain_default(spec, settings.baseline)
    first = next((value for value in default if isinstance(value, float) and value > 0), None)
    return Lever(
        key=spec.key,
        group=spec.group,
        label=spec.label,
        unit=spec.unit,
        per_year=spec.per_year,
        default=default,
        values=plain_values(spec, settings),
        minimum=spec.minimum if spec.is_number else None,
        maximum=spec.maximum if spec.is_number else None,
        step=spec.step,
        slider=_slider(spec, first),
        sensitivity=sensitivity_range(spec, first) if first is not None else spec.sensitivity,
        choices=spec.choices,
        status=_status(spec, settings.baseline, default),
        source=_source(spec, settings.baseline),
        locked=lock_reason(spec, settings),
        moves_equity=spec.moves_equity and is_used(spec, settings),
    )


def plain_default(spec: LeverSpec, baseline: Baseline) -> tuple[Setting, ...]:
    """The lever's default per year: numbers as floats, None where unknown."""
    values = default_values(spec, baseline)
    if not spec.is_number:
        return values
    return tuple(None if value is None else float(value) for value in values)


def _slider(spec: LeverSpec, value: float | None) -> Range | None:
    """What a slider should span: stated, around the default, or all that is possible."""
    if not spec.is_number:
        return None
    if spec.slider_around is not None and value is not None:
        return _around(spec, value, spec.slider_around)
    return spec.slider or (spec.minimum, spec.maximum)


def _status(spec: LeverSpec, baseline: Baseline, default: tuple[Setting, ...]) -> LeverStatus:
    """What the default rests on. A rule number is verified only when it is so every year."""
    if any(value is None for value in default):
        return "unknown"
    if spec.key in baseline.assumed:
        return "assumption"
    if spec.default_kind != "parameter":
        return "plan"
    return "verified" if all(item.status == "verified" for item in _records(spec, baseline)) else "assumption"


def _source(spec: LeverSpec, baseline: Baseline) -> str:
    """Where the default stands: the rule number's sources, or the plan."""
    if spec.for_each == "block" and block_of(baseline, spec).is_new:
        return NEW_BLOCK
    if spec.default_kind == "parameter":
        return "; ".join(dict.fromkeys(item.source.line for item in _records(spec, baseline)))
    if spec.default_kind == "baseline" and baseline.source:
        return f"{baseline.source}: {spec.source}"
    return spec.source


def _records(spec: LeverSpec, baseline: Baseline) -> list[parameters.Record]:
    """The rule number's records over the years that have one."""
    known = {item.valid_from.year for item in parameters.all_records() if item.key == spec.default}
    years = [year for year in baseline.years if year >= min(known)]
    return [parameters.record(str(spec.default), year) for year in years]
