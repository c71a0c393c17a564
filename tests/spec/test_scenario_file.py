"""Scenariot som fil."""

import pytest

from dashboard.scenarios import file as scenario_file
from dashboard.scenarios.file import ScenarioFile
from dashboard.scenarios.messages import ScenarioError

TEXT = """
name: Staten drar ner
association: sjuharad
base_plan: 2016
horizon: 3
overrides:
  state.amount_tkr: {2017: 7635, 2018: 7635}
  region.matching: state
  cost.under-utredning.included: false
"""


def refused(text):
    """Skälet till att en fil vägras."""
    with pytest.raises(ScenarioError) as caught:
        scenario_file.parse(text, "min.yaml")
    return str(caught.value)


def test_a_file():
    """En fil namnger förbund, plan, antal år och de reglage som är flyttade."""
    found = scenario_file.parse(TEXT, "min.yaml")
    assert (found.name, found.association, found.base_plan, found.horizon) == (
        "Staten drar ner",
        "sjuharad",
        "2016",
        3,
    )
    assert found.overrides["state.amount_tkr"] == {2017: 7635, 2018: 7635}
    assert found.overrides["cost.under-utredning.included"] is False


def test_writing_and_reading_again():
    """Det som skrivs läses tillbaka likadant."""
    first = scenario_file.parse(TEXT, "min.yaml")
    assert scenario_file.parse(scenario_file.write(first), "igen.yaml") == first
    noted = ScenarioFile(association="a", base_plan="b", horizon=1, overrides={}, note="för styrelsen")
    again = scenario_file.parse(scenario_file.write(noted), "igen.yaml")
    assert (again.note, again.name, dict(again.overrides)) == ("för styrelsen", "", {})


def test_a_file_on_disk(tmp_path):
    """Filen läses som UTF-8, och det som är fel sägs med filens sökväg."""
    path = tmp_path / "scenario.yaml"
    path.write_text(TEXT, encoding="utf-8")
    assert scenario_file.read(path).association == "sjuharad"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(ScenarioError, match=r"scenario\.yaml: är inte UTF-8"):
        scenario_file.read(path)
    with pytest.raises(ScenarioError, match="går inte att öppna"):
        scenario_file.read(tmp_path / "saknas.yaml")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("- a", "min.yaml: är inget scenario."),
        (TEXT + "state: 1", "min.yaml: «state» är okänt."),
        ("association: a\nhorizon: 3", "min.yaml: «base_plan» saknas."),
        (TEXT.replace("horizon: 3", "horizon: tre"), "min.yaml: «horizon» ska vara ett antal år."),
        (TEXT.replace("horizon: 3", "horizon: true"), "min.yaml: «horizon» ska vara ett antal år."),
        (TEXT.replace("region.matching", "region.match"), "min.yaml: reglaget «region.match» finns inte."),
        (TEXT.replace("region.matching", "7"), "min.yaml: reglaget «7» finns inte."),
        (
            TEXT.replace("matching: state", "matching: [1, 2]"),
            "min.yaml: «region.matching» ska ha ett värde, eller ett värde per år ({2022: 9032}).",
        ),
        (
            TEXT.replace("{2017: 7635, 2018: 7635}", "{i fjol: 7635}"),
            "min.yaml: «state.amount_tkr» ska ha ett värde, eller ett värde per år ({2022: 9032}).",
        ),
        (
            "association: a\nbase_plan: b\nhorizon: 1\noverrides: [1]",
            "min.yaml: «overrides» ska vara reglage med värden.",
        ),
        (TEXT + "name: igen", "min.yaml, rad 10: nyckeln «name» står två gånger"),
        ("a: [", "min.yaml, rad 1: "),
        (TEXT.replace("Staten drar ner", "[a]"), "min.yaml: «name» ska vara en text."),
        (TEXT + "note: {a: 1}", "min.yaml: «note» ska vara en text."),
    ],
)
def test_what_is_wrong_is_said(text, reason):
    """En fil med något okänt eller fel vägras med filens namn och nyckeln."""
    assert refused(text).startswith(reason)
