"""Källor: what rests on each source, one source's own figures, and the rule numbers."""

from pathlib import Path

import pytest
from sqlalchemy import update

from dashboard import parameters
from dashboard.shapes.selection import Selection
from dashboard.shapes.view import View
from dashboard.views import sources
from data_access import store
from data_access.tables import Dataset
from tests.views.helpers import NORRA_SKARABORG, SJUHARAD, SPACE, Show, column, figure, rows, table

STATEMENT = "tertial-2017-resultat"
FLOWS = "tertial-2017-manad"


@pytest.fixture(scope="module")
def sjuharad(show: Show) -> View:
    return show("sources", SJUHARAD, 2017)


def marked(store_file: Path, source: str | None) -> View:
    with store.reading(f"sqlite:///{store_file}") as session:
        return sources.build(session, Selection(SJUHARAD, 2017, "2017-04"), source)


def test_every_figure_of_the_association_rests_on_a_source(sjuharad: View) -> None:
    assert sum(column(sjuharad, "sources", "figures").values()) == figure(sjuharad, "figures").value
    assert table(sjuharad, "datasets").totals["figures"] == figure(sjuharad, "figures").value


def test_what_rests_on_the_income_statement(sjuharad: View) -> None:
    """Fifteen rows of one table, and the fifteen lines that they are rows of."""
    row = rows(sjuharad, "sources")[STATEMENT]

    assert (row["figures"], row["datasets"], row["listed"]) == (15, 1, "15 resultatrader")
    assert row["file_name"] == "003_6613daf53bcc674a.txt"
    assert str(row["file_sha256"]).startswith("bbdb909006bf")
    assert row["sha256_start"] == "bbdb909006bf"


def test_a_table_counts_for_the_source_that_it_names(sjuharad: View) -> None:
    """The plan's activities stand in sections of their own; the chapter's heading is the table's source."""
    assert rows(sjuharad, "sources")["plan-2016-insatser"]["datasets"] == 1


def test_one_sources_figures_are_listed_as_they_stand(sample_store: Path) -> None:
    view = marked(sample_store, STATEMENT)
    found = {str(row["name"]): row for row in table(view, "figures").rows}

    assert view.facts["source"] == STATEMENT
    assert len(found) == 15
    gross = found["Utfall, Summa Verksamhetens kostnader"]
    assert gross["value_ore"] == -7_392_809_15
    assert gross["value_text"] == f"−7{SPACE}392{SPACE}809,15{SPACE}kr"
    assert gross["is_total"] is True
    assert [row["is_marked"] for row in table(view, "sources").rows].count(True) == 1
    assert {row["source"] for row in table(view, "datasets").rows} == {STATEMENT}


def test_a_blank_cell_is_listed_with_its_reason(sample_store: Path) -> None:
    found = [row for row in table(marked(sample_store, FLOWS), "figures").rows if row["value_text"] == "–"]

    assert [(row["name"], row["covers"], row["note"]) for row in found] == [
        ("Inflöde, summa", "januari–april 2017", "tom cell i källan"),
        ("Utflöde, summa", "januari–april 2017", "tom cell i källan"),
    ]


def test_rows_outside_the_sum_say_so(sample_store: Path) -> None:
    with store.reading(f"sqlite:///{sample_store}") as session:
        view = sources.build(session, Selection(NORRA_SKARABORG, 2019, "2019-12"), "plan-2019-budget")
    bracketed = [row for row in table(view, "figures").rows if row["printed"] == "(-700)"]

    assert [str(row["note"]).split(";")[0] for row in bracketed] == ["utanför tabellens summa"]


def test_a_source_that_does_not_exist_marks_nothing(sample_store: Path, sjuharad: View) -> None:
    view = marked(sample_store, "nowhere")

    assert view.facts["source"] is None
    assert view.table("figures") is None
    assert table(view, "sources").rows == table(sjuharad, "sources").rows


def test_every_rule_number_is_there_with_its_source_and_status(sjuharad: View) -> None:
    found = rows(sjuharad, "parameters")

    assert len(found) == len(parameters.all_records()) == figure(sjuharad, "parameters").value
    assert {row["status_text"] for row in found.values()} == {"verifierad", "antagande"}
    assert all(row["source"] and row["unit"] for row in found.values())
    state = found["matching.state_share@2004-01-01"]
    assert (state["value_text"], state["source"]) == (
        f"50,0{SPACE}%",
        "Lag (2003:1210) om finansiell samordning, 5 §",
    )
    ceiling = found["equity.ceiling_steps@2013-10-02"]
    assert ceiling["value_text"] == f"till 7 mkr: 20,0{SPACE}%"
    assert ceiling["valid_from_text"] == "2 oktober 2013"


def test_counts_of_persons_in_a_table_that_is_not_public_are_protected(own_store: str) -> None:
    with store.writing(own_store) as session:
        session.exec(update(Dataset).where(Dataset.code == "floden-2017-04").values(is_published=False))
    view = marked(Path(own_store.removeprefix("sqlite:///")), FLOWS)

    shown = {row["value_text"] for row in table(view, "figures").rows}
    assert shown == {"..", "–"}
    assert {row["value"] for row in table(view, "figures").rows} == {"..", None}
    assert any("skyddade" in note for note in table(view, "figures").notes)
