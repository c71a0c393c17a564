"""How a figure was made: the formula, the values in it, and where each value comes from."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

FormulaUnit = Literal["tkr", "mkr", "share", "count", "number"]
NAME = re.compile(r"[a-zåäö_][a-zåäö_0-9]*")


@dataclass(frozen=True, slots=True)
class Term:
    """One value in a formula: what it is called, the number in its unit, and where it comes from.

    Shares are fractions of one. `source` is empty where the value is another formula's result.
    """

    label: str
    value: float
    unit: FormulaUnit
    source: str = ""


@dataclass(frozen=True, slots=True)
class Formula:
    """A figure as arithmetic: `template` over the names of `terms` gives `value`, within `margin`.

    The template has + - * / ** ( ) and the functions max, min and floor; amounts are in tkr.
    """

    id: str
    label: str
    template: str
    terms: Mapping[str, Term]
    value: float
    unit: FormulaUnit
    margin: float = 0.0
    note: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The terms' names in the order in which the template has them, each once."""
        found = dict.fromkeys(NAME.findall(self.template))
        return tuple(name for name in found if name in self.terms)


@dataclass(frozen=True, slots=True)
class FormulaGroup:
    """Formulas that belong together, under a heading."""

    title: str
    formulas: tuple[Formula, ...]
