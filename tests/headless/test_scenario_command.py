"""`python -m dashboard scenario`: the shipped files come to their anchors, and what cannot be run is refused."""

import re
from pathlib import Path
from typing import Any

import pytest

from benchmarks.serving import ROOT
from tests.headless.conftest import Command
from tests.headless.specification import DOCUMENT

TKR = 100_000
SHIPPED = ROOT / "sample_data" / "scenarios"


def ran(command: Command, name: str, *more: str) -> dict[str, Any]:
    return command("scenario", "run", str(SHIPPED / f"{name}.yaml"), "--json", *more).data


def year(data: dict[str, Any], wanted: str) -> dict[str, Any]:
    table = next(found for found in data["tables"] if found["id"] == "years")
    return next(row for row in table["rows"] if row["id"] == wanted)


@pytest.mark.parametrize(
    ("name", "wanted", "figures"),
    [
        ("sjuharad-2022", "2022", {"result_ore": 19_032 - 19_605, "state_allocation_ore": 2 * 4516}),
        ("sjuharad-2022-project-granted", "2022", {"result_ore": 19_032 - (19_605 - 2850 + 2277)}),
        (
            "sjuharad-2017-state-cut",
            "2017",
            {
                "state_allocation_ore": 7635,
                "income_ore": 2 * 7635,
                "costs_ore": -(17_668 - 2398),
                "result_ore": 0,
            },
        ),
        (
            "norra-skaraborg-2019",
            "2019",
            {
                "result_ore": 3492 + 42 - 4045,
                "closing_equity_ore": 661 + 3492 + 42 - 4045,
                "ceiling_ore": 698.4,
            },
        ),
    ],
)
def test_the_shipped_files_come_to_their_anchors(
    command: Command, name: str, wanted: str, figures: dict[str, float]
) -> None:
    found = year(ran(command, name), wanted)

    assert {key: found[key] for key in figures} == {key: round(tkr * TKR) for key, tkr in figures.items()}


def test_the_year_shown_is_the_one_that_the_file_changes(command: Command) -> None:
    assert ran(command, "sjuharad-2017-state-cut")["year"] == 2017
    assert ran(command, "sjuharad-2017-state-cut", "--year", "2018")["year"] == 2018
    assert ran(command, "sjuharad-2022")["year"] == 2022


def test_every_result_has_its_formula(command: Command) -> None:
    formulas = {one["id"]: one for one in ran(command, "sjuharad-2022")["formulas"]}

    assert formulas["result"]["value"] == -573
    assert [term["value"] for term in formulas["result"]["terms"]] == [19_032, 19_605]
    assert "verksamhetsplan 2022" in formulas["cost-individinriktat-boras"]["terms"][0]["source"]


def test_the_text_says_the_same(command: Command) -> None:
    answer = command("scenario", "run", str(SHIPPED / "sjuharad-2022.yaml"))

    assert answer.status == 0
    assert answer.output.startswith("Planen 2022 utan beviljat projekt\n")
    assert "Resultatet 2022 blir −573\u00a0tkr" in answer.output


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("horizon: 9", "Ett scenario omfattar 1–5 år, inte 9."),
        ("horizon: 3\noverrides: {state.finns_inte: 1}", "reglaget «state.finns_inte» finns inte"),
        ("horizon: 3\noverrides: {cost.x.places: 1}", "Reglaget «cost.x.places» finns inte för sjuharad."),
        ("horizon: 3\noverrides: {state.amount_tkr: -5}", "kan vara mellan 0\u00a0tkr"),
        ("horizon: 3\noverrides: {model.need_weight_share: 0.8}", "är låst. Ett känt år ger bara"),
        (
            "horizon: 3\noverrides: {state.amount_tkr: {2030: 5}}",
            "2030 ligger utanför scenariots år 2022–2024",
        ),
        ("horizon: [", ": går inte att läsa som YAML"),
    ],
)
def test_what_cannot_be_run_is_refused_with_the_reason(
    command: Command, tmp_path: Path, text: str, reason: str
) -> None:
    file = tmp_path / "scenario.yaml"
    file.write_text(f"association: sjuharad\nbase_plan: '2022'\n{text}\n", encoding="utf-8")
    answer = command("scenario", "run", str(file), "--json")

    assert (answer.status, answer.output) == (1, "")
    assert reason in answer.errors
    assert answer.errors.count("\n") == 1


def test_a_year_outside_the_scenario_is_refused(command: Command) -> None:
    answer = command("scenario", "run", str(SHIPPED / "sjuharad-2022.yaml"), "--year", "2030")

    assert (answer.status, answer.output) == (1, "")
    assert "2030 ligger utanför scenariots år 2022–2024" in answer.errors


def test_every_lever_has_its_unit_limits_default_and_source(command: Command) -> None:
    data = command("scenario", "levers", "--association", "sjuharad", "--year", "2022", "--json").data
    levers = {one["key"]: one for one in data["levers"]}

    assert data["years"] == [2022, 2023, 2024]
    assert levers["state.amount_tkr"]["default"] == {"2022": 9032, "2023": 10_000, "2024": 10_000}
    assert levers["model.pot_mkr"]["status"] == "verified"
    assert levers["model.deduction_rate_share"]["status"] == "assumption"
    assert levers["model.need_weight_share"]["locked"].startswith("Ett känt år ger bara")
    assert levers["equity.opening_tkr"]["status"] == "unknown"
    assert all(one["source"] and one["unit"] for one in levers.values())
    text = command("scenario", "levers", "--association", "sjuharad", "--year", "2022").output
    assert all(f"  {key}  [" in text for key in levers)
    assert "Källa: finsam.se, Statens fördelningsmodell" in text


def test_the_document_names_every_key_that_is_printed(command: Command) -> None:
    section = (
        DOCUMENT.read_text(encoding="utf-8").partition("## Scenarios from files")[2].partition("\n## ")[0]
    )
    first, _, second = section.partition("`levers --json` has:")
    described = [set(re.findall(r"^\| `(\w+)` \|", part, re.MULTILINE)) for part in (first, second)]
    view = command("show", "scenario", "--association", "sjuharad", "--year", "2022", "--json").data
    levers = command("scenario", "levers", "--association", "sjuharad", "--year", "2022", "--json").data

    assert described[0] == set(ran(command, "sjuharad-2022")) - set(view)
    assert described[1] == {key for lever in levers["levers"] for key in lever}
