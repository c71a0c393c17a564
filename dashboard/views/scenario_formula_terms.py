"""The values that the scenario's formulas are made of, each with its source."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from dashboard.parameters.units import ORE_PER_TKR
from dashboard.scenarios.levers import Lever, lever
from dashboard.shapes.formula import Formula, FormulaUnit, Term
from dashboard.translation import _
from dashboard.views.scenario_levers import source_of
from dashboard.views.scenario_run import ScenarioRun

UNITS: Mapping[str, FormulaUnit] = {"tkr": "tkr", "mkr": "mkr", "share": "share", "count": "count"}
ORE_IN_TKR = 1 / ORE_PER_TKR
KRONA_IN_TKR = 100 / ORE_PER_TKR
SAYS_SO = "Antagande, "


class Terms:
    """Makes terms and formulas for the focused year of a run."""

    def __init__(self, run: ScenarioRun) -> None:
        self.run = run
        self.settings = run.result.settings
        self._levers: dict[str, Lever] = {}

    def lever(self, key: str) -> Term:
        """A lever as it stands: in the scenario where it is moved, else with the baseline's source."""
        found = self._lever(key)
        value = found.values[self.run.place]
        unit: FormulaUnit = UNITS.get(found.unit, "number")
        moved = found.values[self.run.place] != found.default[self.run.place]
        source = _("ändrat i scenariot") if moved else source_of(found, self.run.plan.origins)
        if found.status == "assumption" and not moved:
            source = assumption(source)
        label = found.label[:1].lower() + found.label[1:]
        number = float(value) if isinstance(value, int | float) else float("nan")
        return Term(label, number, unit, source)

    def number(self, key: str) -> float:
        """A lever's value in the focused year, NaN where unknown."""
        return float(np.broadcast_to(self.settings.number(key), self.settings.shape)[self.run.place])

    def flag(self, key: str) -> bool:
        """A yes-or-no lever in the focused year."""
        return bool(np.broadcast_to(self.settings.flag(key), self.settings.shape)[self.run.place])

    def chosen(self, key: str, choice: str) -> bool:
        """Whether a choice lever stands at a choice in the focused year."""
        return bool(np.broadcast_to(self.settings.chosen(key, choice), self.settings.shape)[self.run.place])

    def moves(self, *keys: str) -> bool:
        """Whether any of the levers is moved."""
        return any(self.settings.moves(key) for key in keys)

    def plan(self, label: str, amount_ore: float) -> Term:
        """An amount of the plan, without its sign."""
        return Term(label, abs(amount_ore) / ORE_PER_TKR, "tkr", self.run.baseline.source)

    def _lever(self, key: str) -> Lever:
        if key not in self._levers:
            self._levers[key] = lever(self.run.baseline, key, self.run.overrides)
        return self._levers[key]


def assumption(source: str) -> str:
    """A source that is an assumption, said once: some sources say so themselves."""
    return _("antagande: {source}").format(source=source.removeprefix(SAYS_SO))


def amount(label: str, amount_ore: float, source: str = "") -> Term:
    """An amount that another formula gives."""
    return Term(label, amount_ore / ORE_PER_TKR, "tkr", source)


def share(label: str, value: float, source: str = "") -> Term:
    """A share that another formula gives."""
    return Term(label, value, "share", source)


def count(label: str, value: float, source: str = "") -> Term:
    """A count."""
    return Term(label, value, "count", source)


def tkr_formula(
    name: str, label: str, template: str, terms: Mapping[str, Term], value_ore: float, **more: Any
) -> Formula:
    """A formula whose result is an amount; it is whole ören, so the arithmetic may differ by half of one."""
    fields = {"margin": ORE_IN_TKR} | more
    return Formula(
        id=name,
        label=label,
        template=template,
        terms=dict(terms),
        value=value_ore / ORE_PER_TKR,
        unit="tkr",
        **fields,
    )
