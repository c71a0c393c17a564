"""What the calculation has to say: a refusal stops a run, a remark goes with its result.

Both carry a Swedish source text with named places and the values for them, so that a page can show
`str(message)` as it is, or translate `text` and fill in `values` itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from dashboard.parameters.units import ORE_PER_TKR

NO_VALUES: Final[Mapping[str, str]] = MappingProxyType({})
_TO_SWEDISH: Final = str.maketrans({",": "\u00a0", ".": ",", "-": "\u2212"})


@dataclass(frozen=True, slots=True)
class Remark:
    """Something the reader must know beside the figures; never silently clipped. `key` is the lever's."""

    text: str
    values: Mapping[str, str] = field(default_factory=lambda: NO_VALUES)
    key: str | None = None

    def __str__(self) -> str:
        return self.text.format(**self.values)


class ScenarioError(ValueError):
    """An impossible value or baseline, with the Swedish reason. `key` is the lever's, when it is a lever."""

    def __init__(self, text: str, key: str | None = None, **values: str) -> None:
        self.text = text
        self.key = key
        self.values: Mapping[str, str] = MappingProxyType(values)
        super().__init__(text.format(**values))


def plain_number(value: float) -> str:
    """A number as text in a message: decimal comma, no-break thousands, true minus, no idle zeros."""
    whole = float(value).is_integer()
    return (f"{value:,.0f}" if whole else f"{value:,.10g}").translate(_TO_SWEDISH)


def in_unit(value: float, unit: str) -> str:
    """A lever's value with its unit, `7 635 tkr`, `−10 %`, `82`."""
    if unit == "share":
        return f"{plain_number(round(value * 100, 12))}\u00a0%"
    if unit in ("tkr", "mkr"):
        return f"{plain_number(value)}\u00a0{unit}"
    return plain_number(value)


def as_tkr(amount_ore: float) -> str:
    """An amount in ören as text in tkr, `−573 tkr`."""
    return in_unit(amount_ore / ORE_PER_TKR, "tkr")
