"""Reads the case files: a baseline in tkr as the documents print it, and cases with what must come out.

Amounts are written in tkr, costs without sign; a number per year is a list. An expected value may be a sum
written out (`19032 - 19605`), so that the reader sees where it comes from.
"""

import ast
import operator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from dashboard.funding.allocation import KnownAllocation
from dashboard.scenarios import file as scenario_file
from dashboard.scenarios.baseline import Baseline, CostBlock, Member
from dashboard.scenarios.outcome import YearOutcome
from dashboard.scenarios.settings import Overrides

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[1]
ORE = 100_000
OPERATORS = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv}


@dataclass(frozen=True)
class Case:
    """One case: the baseline, what is moved, and what must come out within the margin (tkr)."""

    name: str
    baseline: Baseline
    overrides: Overrides
    margin_tkr: float
    expect: dict[int, dict[str, Any]]
    remarks: tuple[str, ...]
    scenario: scenario_file.ScenarioFile | None


def read_baseline(name: str) -> Baseline:
    """The baseline of one case file, `sjuharad_2022`."""
    return _baseline(_content(FOLDER / f"{name}.yaml")["baseline"])


def all_cases() -> list[Case]:
    """Every case of every file."""
    return [case for path in sorted(FOLDER.glob("*.yaml")) for case in _cases(path)]


def arithmetic(written: float | str) -> float:
    """A number, or a sum of numbers written out."""
    return written if isinstance(written, int | float) else _evaluate(ast.parse(written, mode="eval").body)


def actual(year: YearOutcome, field: str) -> Any:
    """A field of a year's outcome, amounts in tkr: `result_tkr`, `contributions_tkr`, `floor_kept`."""
    value = getattr(year, field.replace("_tkr", "_ore"))
    if not field.endswith("_tkr") or value is None:
        return value
    if hasattr(value, "items"):
        return {code: amount / ORE for code, amount in value.items()}
    return value / ORE


def _content(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return content


def _cases(path: Path) -> list[Case]:
    content = _content(path)
    baseline = _baseline(content["baseline"])
    cases = []
    for written in content["cases"]:
        unknown = set(written) - {"name", "overrides", "scenario_file", "margin_tkr", "expect", "remarks"}
        assert not unknown, f"{path.name}: {unknown}"
        shipped = None
        if "scenario_file" in written:
            shipped = scenario_file.read(ROOT / written["scenario_file"])
        cases.append(
            Case(
                name=f"{path.stem}: {written['name']}",
                baseline=baseline.over(shipped.horizon) if shipped else baseline,
                overrides=shipped.overrides if shipped else written["overrides"],
                margin_tkr=written["margin_tkr"],
                expect=written["expect"],
                remarks=tuple(written.get("remarks", ())),
                scenario=shipped,
            )
        )
    return cases


def _baseline(written: dict[str, Any]) -> Baseline:
    fields = dict(written)
    horizon = fields["horizon"]

    def per_year(amount: Any, sign: int = 1) -> tuple[int, ...]:
        amounts = amount if isinstance(amount, list) else [amount] * horizon
        return tuple(round(sign * one * ORE) for one in amounts)

    def once(amount: float | None) -> int | None:
        return None if amount is None else round(amount * ORE)

    granted = fields.pop("administration_granted", None)
    known = tuple(
        KnownAllocation(item["year"], round(item["state"] * ORE)) for item in fields.pop("known", [])
    )
    calibration_year = fields.pop("calibration_year", None)
    return Baseline(
        members=tuple(
            Member(
                code=item["code"],
                name=item["name"],
                party=item["party"],
                contribution_ore=per_year(item["pays"]),
                split_weight=(float(item["weight"]),) * horizon if "weight" in item else None,
            )
            for item in fields.pop("members")
        ),
        blocks=tuple(
            CostBlock(
                code=item["code"],
                name=item["name"],
                budget_area=item["area"],
                amount_ore=per_year(item["cost"], -1),
                planned_places=item.get("places"),
            )
            for item in fields.pop("blocks")
        ),
        administration_ore=per_year(fields.pop("administration"), -1),
        administration_granted_ore=None if granted is None else per_year(granted, -1),
        other_income_ore=per_year(fields.pop("other_income")),
        opening_equity_ore=once(fields.pop("opening_equity", None)),
        floor_ore=once(fields.pop("floor", None)),
        previous_state_ore=once(fields.pop("previous_state", None)),
        previous_total_ore=once(fields.pop("previous_total", None)),
        known_allocations=known,
        calibration=next((item for item in known if item.year == calibration_year), None),
        **fields,
    )


def _evaluate(node: ast.expr) -> float:
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return node.value
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -_evaluate(node.operand)
    assert isinstance(node, ast.BinOp), ast.dump(node)
    return float(OPERATORS[type(node.op)](_evaluate(node.left), _evaluate(node.right)))
