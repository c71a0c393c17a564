"""`python -m data_access check`: the comparisons as text and as JSON, for one association or all."""

import json
from pathlib import Path
from typing import Any

import pytest

from data_access.__main__ import main

pytestmark = pytest.mark.usefixtures("in_sample_store")
SPACE = "\u00a0"


def checked(capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, Any]]:
    assert main(["check", "--json", *words]) == 0
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)["associations"]
    return found


def test_it_ends_well_however_much_differs_and_says_how_much(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--association", "sjuharad"]) == 0
    written = capsys.readouterr().out

    assert written.startswith("Sjuhärads samordningsförbund: ")
    assert " skiljer" in written.splitlines()[0]
    assert f"−5{SPACE}950{SPACE}tkr" in written
    assert f"−5{SPACE}850{SPACE}tkr" in written
    assert "\nSkiljer\n" in written
    assert "\nStämmer\n" not in written


def test_every_association_is_checked_unless_one_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert {one["association"] for one in checked(capsys)} >= {"sjuharad", "norra-skaraborg"}
    assert [one["association"] for one in checked(capsys, "--association", "sjuharad")] == ["sjuharad"]


def test_the_data_has_each_kind_of_figure_under_its_own_key(capsys: pytest.CaptureFixture[str]) -> None:
    (sjuharad,) = checked(capsys, "--association", "sjuharad")
    comparisons = sjuharad["comparisons"]
    place = next(one for one in comparisons if one["what"] == "Budget, Borås" and one["verdict"] == "differs")
    inflow = next(one for one in comparisons if one["rule"] == "two_tables" and one["measure"] == "inflow")
    shares = next(one for one in comparisons if one["rule"] == "sum_of_shares")

    assert (place["left"]["value_ore"], place["right"]["value_ore"]) == (-5_950_000_00, -5_850_000_00)
    assert place["difference_ore"] == -100_000_00
    assert (inflow["left"]["value"], inflow["right"]["value"], inflow["difference"]) == (208, 207, 1)
    assert (shares["left"]["value_share"], shares["right"]["value_share"]) == (1.0, 1.0)
    assert sum(sjuharad["counts"].values()) == sjuharad["comparisons_made"] == len(comparisons)


def test_an_unknown_association_is_refused_with_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--association", "nowhere"]) == 1
    captured = capsys.readouterr()

    assert captured.out == ""
    assert "”nowhere” finns inte" in captured.err
    assert "sjuharad" in captured.err


def test_without_a_store_the_reason_is_one_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHBOARD_STORE", str(tmp_path / "nowhere.sqlite"))

    assert main(["check"]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
