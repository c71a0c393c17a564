"""`python -m dashboard show VIEW --json`: form, units, ids and signs, for every view and selection."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.headless.conftest import Command
from tests.headless.specification import DescribedTable, specification
from tests.views.documents import COST_CENTRES_2017, NORRA_SKARABORG_ROWS
from tests.views.helpers import MUNICIPALITIES, NORRA_SKARABORG, SELECTIONS, SJUHARAD, TKR, VIEW_NAMES

PROTECTED = ".."
DESCRIBED = specification()
ALL = [(view, *selection) for view in VIEW_NAMES for selection in SELECTIONS]
STATUSES = {"outcome", "preliminary", "decided", "plan", "outlook"}


@pytest.fixture(params=ALL, ids=["-".join(map(str, chosen)) for chosen in ALL])
def data(request: pytest.FixtureRequest, command: Command) -> dict[str, Any]:
    view, association, year = request.param
    answer = command("show", view, "--association", association, "--year", str(year), "--json")
    assert (answer.status, answer.errors) == (0, "")
    return answer.data


def shown(command: Command, view: str, association: str, year: int) -> dict[str, Any]:
    return command("show", view, "--association", association, "--year", str(year), "--json").data


def lines(data: dict[str, Any]) -> Iterator[tuple[str, dict[str, str], dict[str, Any]]]:
    """Every row and totals line: where it stands, the units of its keys, and itself.

    A key that docs/headless.md forgets has the unit of its column here; test_documentation.py reports it.
    """
    for table in data["tables"]:
        described = DESCRIBED.tables.get(data["view"], {}).get(table["id"], DescribedTable())
        units = {column["key"]: column["unit"] for column in table["columns"]} | described.rows
        for row in table["rows"]:
            yield f"{table['id']} {row['id']}", units, row
        yield f"{table['id']} totals", units | described.totals, table["totals"]


def row_ids(data: dict[str, Any], table_id: str) -> list[str]:
    return next([row["id"] for row in table["rows"]] for table in data["tables"] if table["id"] == table_id)


def test_the_view_says_what_it_is_of(data: dict[str, Any], request: pytest.FixtureRequest) -> None:
    view, association, year = request.node.callspec.params["data"]

    assert (data["view"], data["association"], data["year"]) == (view, association, year)
    assert data["through"] == ("2017-04" if year == 2017 else f"{year}-12")


def test_required_keys_are_there(data: dict[str, Any]) -> None:
    assert set(DESCRIBED.objects["view"]) == set(data)
    for figure in data["key_figures"]:
        assert {"id", "label", "unit", "status", "sources"} <= set(figure)
        assert ("value_ore" in figure) == (figure["unit"] == "ore")
        assert ("value" in figure) == (figure["unit"] != "ore")
    for table in data["tables"]:
        assert set(table) == set(DESCRIBED.objects["table"])
        assert all(
            {"id", *(column["key"] for column in table["columns"])} <= set(row) for row in table["rows"]
        )


def test_amounts_are_whole_ore(data: dict[str, Any]) -> None:
    amounts = [("key figure", f["value_ore"]) for f in data["key_figures"] if "value_ore" in f]
    for place, _, line in lines(data):
        amounts += [(f"{place} {key}", cell) for key, cell in line.items() if key.endswith("_ore")]

    for place, amount in amounts:
        assert amount is None or amount == PROTECTED or type(amount) is int, place


def test_shares_are_fractions_of_one(data: dict[str, Any]) -> None:
    """A share of a budget can pass 1; a deviation can be less than nothing; nothing here is a percentage."""
    shares = [(f["id"], f["value"]) for f in data["key_figures"] if f["unit"] == "share"]
    for place, _, line in lines(data):
        shares += [(f"{place} {key}", cell) for key, cell in line.items() if key.endswith("_share")]

    for place, share in shares:
        assert share is None or share == PROTECTED or type(share) in {int, float}, place
        if isinstance(share, int | float):
            assert -2 <= share <= 2, place
            assert str(share) != "-0.0", f"{place}: zero has no sign"


def test_counts_are_whole_and_booleans_are_booleans(data: dict[str, Any]) -> None:
    for place, units, line in lines(data):
        for key, cell in line.items():
            if units.get(key) == "count":
                assert cell is None or cell == PROTECTED or type(cell) is int, (place, key)
            elif units.get(key) == "boolean":
                assert cell is None or type(cell) is bool, (place, key)
            elif units.get(key) == "text":
                assert cell is None or isinstance(cell, str | bool), (place, key)


def test_missing_has_its_reason(data: dict[str, Any]) -> None:
    for figure in data["key_figures"]:
        if figure.get("value_ore", figure.get("value")) is None:
            assert figure["missing_reason"], figure["id"]
    for place, units, line in lines(data):
        numbers = [key for key in line if units.get(key, "text") != "text"]
        absent = [key for key in numbers if line[key] is None]
        assert not absent or line.get("missing_reason"), (place, absent)


def test_statuses_are_the_five(data: dict[str, Any]) -> None:
    found = {figure["status"] for figure in data["key_figures"]} | {
        table["status"] for table in data["tables"]
    }

    assert found <= STATUSES | {None}


def test_sources_are_traced_to_their_file(data: dict[str, Any]) -> None:
    for owner in (*data["key_figures"], *data["tables"]):
        for source in owner["sources"]:
            assert source["title"]
            assert (source["file_name"] is None) == (source["file_sha256"] is None)
            assert source["file_sha256"] is None or len(source["file_sha256"]) == 64


def test_a_key_figure_has_the_sign_of_its_table(command: Command) -> None:
    for association, year in SELECTIONS:
        data = shown(command, "budget-outcome", association, year)
        totals = {table["id"]: table["totals"] for table in data["tables"]}.get("cost-centres", {})
        for figure in data["key_figures"]:
            if figure["id"] in {"budget", "outcome"} and figure["value_ore"] is not None:
                assert figure["value_ore"] == totals[f"{figure['id']}_ore"], (association, year, figure["id"])


def test_row_ids_are_codes_and_slugs(command: Command) -> None:
    budget = shown(command, "budget-outcome", SJUHARAD, 2017)
    people = shown(command, "participants", SJUHARAD, 2017)
    money = shown(command, "members", SJUHARAD, 2017)
    residence_order = list(MUNICIPALITIES.values())

    assert row_ids(budget, "cost-centres") == list(COST_CENTRES_2017)
    assert row_ids(budget, "operations")[-2:] == ["own-operations", "projects"]
    assert row_ids(people, "flows-by-month") == ["2017-01", "2017-02", "2017-03", "2017-04"]
    assert row_ids(people, "flows-by-gender") == ["women", "men"]
    assert row_ids(people, "municipalities") == residence_order
    assert "1465+1452" in row_ids(people, "anonymous")
    assert row_ids(money, "contributions") == [
        "forsakringskassan",
        "arbetsformedlingen",
        "vastra-gotalandsregionen",
        *MUNICIPALITIES,
    ]
    assert row_ids(money, "history") == ["2016", "2017", "2018", "2022", "2023", "2024"]
    assert row_ids(shown(command, "scenario", SJUHARAD, 2022), "years") == ["2022", "2023", "2024"]
    assert row_ids(shown(command, "budget-outcome", NORRA_SKARABORG, 2019), "cost-centres") == list(
        NORRA_SKARABORG_ROWS
    )


def test_a_few_figures_all_the_way_out(command: Command) -> None:
    budget = shown(command, "budget-outcome", SJUHARAD, 2017)
    totals = next(table["totals"] for table in budget["tables"] if table["id"] == "cost-centres")
    result = next(figure for figure in budget["key_figures"] if figure["id"] == "result")
    scenario = shown(command, "scenario", SJUHARAD, 2022)

    assert (totals["budget_ore"], totals["outcome_ore"]) == (-17_668 * TKR, -7_392_809_15)
    assert result["value_ore"] == -1_301_239_31
    assert {figure["id"]: figure.get("value_ore") for figure in scenario["key_figures"]}[
        "result"
    ] == -573 * TKR


def test_protection_is_of_the_published_grid(command: Command) -> None:
    """The documents' own small counts are public and shown as published: one man in Aktiv hälsa."""
    people = shown(command, "participants", SJUHARAD, 2017)
    anonymous = next(table["rows"] for table in people["tables"] if table["id"] == "anonymous")

    assert {row["id"]: row["men"] for row in anonymous}["1465+1452"] == 1


def test_the_same_words_give_the_same_bytes(sample_store: object, command: Command) -> None:
    words = ("show", "overview", "--association", SJUHARAD, "--year", "2017", "--json")

    assert command(*words).output == command(*words, "--through", "2017-04").output


def test_what_is_left_out_gets_its_default(command: Command) -> None:
    data = command("show", "overview", "--json").data

    assert (data["association"], data["year"], data["through"]) == (SJUHARAD, 2017, "2017-04")


@pytest.mark.parametrize("view", VIEW_NAMES)
def test_without_json_the_same_view_is_text(command: Command, view: str) -> None:
    words = ("show", view, "--association", SJUHARAD, "--year", "2017")
    answer, data = command(*words), command(*words, "--json").data

    assert answer.status == 0
    assert data["finding"] in answer.output
    assert all(figure["label"] in answer.output for figure in data["key_figures"])
    assert all(table["title"] in answer.output for table in data["tables"])
    assert "None" not in answer.output


def test_a_span_within_the_year(command: Command) -> None:
    """February-April 2017: 57 + 46 + 25 in."""
    words = ("show", "participants", "--association", "sjuharad", "--year", "2017", "--from", "2017-02")
    data = command(*words, "--json").data

    assert (data["from"], data["through"]) == ("2017-02", "2017-04")
    assert next(one["value"] for one in data["key_figures"] if one["id"] == "inflow") == 57 + 46 + 25
    assert row_ids(data, "flows-by-month") == ["2017-02", "2017-03", "2017-04"]


def test_one_municipalitys_own_view(command: Command) -> None:
    """What a council is shown: Borås 1 902 of 15 270 tkr foreseen, 167 residents in activities."""
    words = ("--association", SJUHARAD, "--year", "2017", "--municipality", "1490", "--json")
    data = command("show", "members", *words).data
    figures = {figure["id"]: figure for figure in data["key_figures"]}

    assert figures["pays"]["value_ore"] == 1902 * TKR
    assert figures["residents-total"]["value"] == 167
    assert data["finding"].startswith("Borås betalar")
