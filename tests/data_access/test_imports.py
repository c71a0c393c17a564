"""What comes in: every cell of a folder in its column, who brought it, and what the database refuses."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlmodel import select

from data_access import checks, store
from data_access.errors import ImportRefusedError, StoreError
from data_access.formats.csv_folder import read_folder
from data_access.imports import examining, import_folder
from data_access.queries import organisation
from data_access.queries.datasets import answer
from data_access.queries.every_dataset import every_dataset
from data_access.queries.rows import (
    ActivityRow,
    AreaRow,
    AssociationRow,
    CostCentreRow,
    FigureRow,
    GoalRow,
    MemberRow,
    SourceRow,
    StatementLineRow,
)
from data_access.tables import CalendarEvent, ImportBatch
from tests.data_access.folders import FILES, change, write_folder
from tests.data_access.stores import dump

SHA256 = "0123456789abcdef" * 4
PLAN = SourceRow("plan", "Verksamhetsplan 2020", "2019-11-20", "3 Budget", "7", None, "plan.txt", SHA256)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "lilla")


def test_the_lists_come_in_cell_by_cell(small_url: str) -> None:
    with store.reading(small_url) as session:
        row = organisation.association(session, "lilla")
        assert row is not None
        assert row == AssociationRow(
            id=row.id,
            slug="lilla",
            name="Lilla förbundet",
            is_fictional=True,
            split_key="fixed_shares",
            cell_threshold=5,
            protect_published=False,
            equity_floor_ore=100 * 100_000,
            equity_ceiling_share=0.2,
        )
        assert organisation.association(session, "stora") is None
        assert list(organisation.areas(session, row.id).values()) == [
            AreaRow("0001", "Aby", "municipality", ()),
            AreaRow("0002", "Östby", "municipality", ()),
            AreaRow("0001+0002", "Aby + Östby", "group", ("0001", "0002")),
        ]
        assert list(organisation.members(session, row.id).values()) == [
            MemberRow("staten", "Staten", "state", None, None),
            MemberRow("aby", "Aby", "municipality", "0001", 0.75),
            MemberRow("ostby", "Östby", "municipality", "0002", 0.25),
        ]
        assert list(organisation.cost_centres(session, row.id).values()) == [
            CostCentreRow("100", "Kansli", "administration", is_project=False, delivery_area=None),
            CostCentreRow("200", "Vägen", "individual", is_project=False, delivery_area="0001"),
            CostCentreRow("300", "Projektet", "project", is_project=True, delivery_area=None),
        ]
        assert list(organisation.statement_lines(session, row.id).values()) == [
            StatementLineRow("bidrag", "Medlemmarnas bidrag", "contribution", is_project=False)
        ]
        assert organisation.activities(session, row.id) == {
            "vagen": ActivityRow(
                slug="vagen",
                name="Vägen",
                orientation="individual",
                sub_category="preparatory",
                target_group="Unga",
                labels=("Unga AE PRIO", "ESF MF"),
                duration="1 år",
                description="En väg.",
                source=PLAN,
            )
        }
        assert organisation.goals(session, row.id) == (
            GoalRow(
                code="eget-kapital",
                text="Minst 100 tkr.",
                measure="eget-kapital",
                threshold=100 * 100_000,
                unit="tkr",
                direction="at_least",
                valid_from="2020-01",
                source=PLAN,
            ),
        )
        (event,) = session.exec(select(CalendarEvent))
        assert (event.starts, event.ends, event.title, event.kind, event.note) == (
            "2020-02-11",
            "2020-02-12",
            "Styrelsemöte",
            "board_meeting",
            None,
        )


def figures(url: str, code: str) -> tuple[FigureRow, ...]:
    with store.reading(url) as session:
        row = organisation.association(session, "lilla")
        assert row is not None
        (dataset,) = [found for found in every_dataset(session, row.id) if found.code == code]
        return answer(session, row.id, dataset, ("2020-01", "2020-12")).rows


def test_the_figures_come_in_cell_by_cell(small_url: str) -> None:
    state, aby, _ostby, municipalities, share = figures(small_url, "bidrag-2020")
    assert state == FigureRow(
        measure="contribution",
        period_from="2020-01",
        period_to="2020-12",
        cost_centre=None,
        statement_line=None,
        category=None,
        member="staten",
        activity=None,
        gender=None,
        residence_area=None,
        delivery_area=None,
        alternative=None,
        value=1_000 * 100_000,
        precision=100_000,
        printed="1 000*",
        in_total=True,
        is_total=False,
        missing_reason=None,
        note="Med stjärna.",
        source=PLAN,
    )
    assert (aby.member, aby.value, aby.printed, aby.note) == ("aby", 750 * 100_000, None, None)
    assert (municipalities.category, municipalities.is_total, municipalities.in_total) == (
        "Kommuner",
        True,
        False,
    )
    assert (municipalities.value, municipalities.precision) == (1_000 * 100_000 + 50_000, 50_000)
    assert (share.measure, share.value, share.precision) == ("printed_share", 500_000, 10_000)

    (line,) = figures(small_url, "resultat-2020")
    assert (line.statement_line, line.value, line.precision) == ("bidrag", 200_050_025, 1)
    plan, planned = figures(small_url, "insatser-2020")
    assert (plan.activity, plan.delivery_area, plan.value) == ("vagen", "0001+0002", -600 * 100_000)
    assert plan.alternative == "project_not_granted"
    assert (planned.alternative, planned.delivery_area, planned.value) == ("project_granted", "0001", 30)
    women, men, missing = figures(small_url, "floden-2020")
    assert [row.gender for row in (women, men, missing)] == ["women", "men", "women"]
    assert (missing.value, missing.missing_reason) == (None, "tom cell i källan")
    assert [row.residence_area for row in figures(small_url, "kommuner-2020")] == ["0001", "0002", "0001"]


def test_an_import_says_what_came_in(store_url: str, folder: Path) -> None:
    before = datetime.now(UTC)
    result = import_folder(folder, store_url)
    rows = sum(text.count("\n") - 1 for text in FILES.values())
    assert (result.association, result.row_count, result.remarks) == ("lilla", rows, ())
    # Two rows more than the folder has: the group's two municipalities are rows of their own.
    assert (result.new, result.changed, result.unchanged, result.gone) == (rows, 0, 0, 0)
    with store.reading(store_url) as session:
        (batch,) = session.exec(select(ImportBatch))
    assert (batch.file_name, batch.row_count, batch.file_sha256) == (
        "lilla",
        rows,
        read_folder(folder).sha256,
    )
    assert batch.imported_by
    assert (
        before.replace(tzinfo=None)
        <= batch.imported_at.replace(tzinfo=None)
        <= datetime.now(UTC).replace(tzinfo=None)
    )


@pytest.mark.parametrize("error", [KeyError("uid"), OSError("no user"), ImportError("pwd")])
def test_a_user_without_a_name_may_import(
    sqlite_url: str, folder: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def nobody() -> str:
        raise error

    monkeypatch.setattr("getpass.getuser", nobody)
    store.migrate(sqlite_url)
    import_folder(folder, sqlite_url)
    with store.reading(sqlite_url) as session:
        assert session.exec(select(ImportBatch.imported_by)).one() == "okänd"


def test_rows_without_a_number_stand_as_in_the_file(sqlite_url: str, folder: Path) -> None:
    """A number is kept, zero too; where there is none the row's own place is taken."""
    change(
        folder,
        "kostnadsstallen.csv",
        "100;Kansli;administration;nej;;1;",
        "100;Kansli;administration;nej;;9;",
    )
    change(folder, "kostnadsstallen.csv", "200;Vägen;individ;nej;0001;2;", "200;Vägen;individ;nej;0001;;")
    change(folder, "kostnadsstallen.csv", "300;Projektet;projekt;ja;;3;", "300;Projektet;projekt;ja;;0;")
    store.migrate(sqlite_url)
    import_folder(folder, sqlite_url)
    with store.reading(sqlite_url) as session:
        assert list(organisation.cost_centres(session, 1)) == ["300", "200", "100"]


@pytest.fixture
def without_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the checks might miss comes as far as the store."""
    monkeypatch.setattr(examining, "check", lambda *_: [])


@pytest.mark.usefixtures("without_checks")
def test_what_the_checks_might_miss_the_database_refuses(small_url: str, folder: Path) -> None:
    """The row meets the rules of the tables: one line, nothing written."""
    change(folder, "siffror/floden-2020.csv", ";6;antal", ";-6;antal")
    change(folder, "forbund.csv", "lilla;", "annat;")
    before = dump(small_url)
    with pytest.raises(StoreError) as refused:
        import_folder(folder, small_url)
    assert str(refused.value).startswith("Databasen godtar inte raderna (")
    assert str(refused.value).endswith("). Ingenting har sparats.")
    assert "\n" not in str(refused.value)
    assert dump(small_url) == before


@pytest.mark.usefixtures("without_checks")
@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("kostnadsstallen.csv", "200;Vägen", "100;Vägen", "står två gånger i tabellen Kostnadsställen."),
        ("siffror/budget-2020.csv", "2020-12;100;", "2020-12;200;", "står två gånger i tabellen Siffror."),
    ],
)
def test_rows_with_one_key_are_refused_also_without_the_checks(
    small_url: str, folder: Path, name: str, old: str, new: str, said: str
) -> None:
    change(folder, name, old, new)
    before = dump(small_url)
    with pytest.raises(ImportRefusedError) as refused:
        import_folder(folder, small_url)
    assert said in str(refused.value)
    assert dump(small_url) == before


def test_the_key_of_a_figure_names_what_it_is(folder: Path) -> None:
    package = read_folder(folder)
    keys = [checks.figure_key(row.fields) for row in package.figures["bidrag-2020"]]
    assert keys == [
        "contribution|2020-01|2020-12|member=staten",
        "contribution|2020-01|2020-12|member=aby",
        "contribution|2020-01|2020-12|member=ostby",
        "contribution|2020-01|2020-12|category=Kommuner|total",
        "printed_share|2020-01|2020-12|member=staten",
    ]


def test_the_longest_key_fits_the_index_of_postgresql(store_url: str, folder: Path) -> None:
    """Codes and categories as long as they may be, in every dimension: 2 700 bytes is PostgreSQL's limit."""
    code, category = "x" * 100, "å" * 200
    change(folder, "kostnadsstallen.csv", "300;Projektet", f"{code};Projektet")
    change(folder, "siffror/budget-2020.csv", "2020-12;300;", f"2020-12;{code};")
    for name, old in (("medlemmar.csv", "staten;Staten;"), ("insatser.csv", "vagen;Vägen;")):
        change(folder, name, old, f"{code};{old.split(';')[1]};")
    change(folder, "resultatrader.csv", "bidrag;Medlemmarnas", f"{code};Medlemmarnas")
    change(folder, "omraden.csv", "0001+0002;Aby", f"{code};Aby")
    bidrag = FILES["siffror/bidrag-2020.csv"].replace("staten;", f"{code};")
    (folder / "siffror/bidrag-2020.csv").write_text(bidrag, encoding="utf-8")
    change(folder, "siffror/resultat-2020.csv", ";bidrag;", f";{code};")
    insatser = (
        FILES["siffror/insatser-2020.csv"]
        .replace("vagen;0001+0002;", f"{code};{code};")
        .replace("vagen", code)
    )
    (folder / "siffror/insatser-2020.csv").write_text(insatser, encoding="utf-8")
    headings = "mått;från;till;kostnadsställe;resultatrad;kategori;medlem;insats;kön;folkbokföring;leverans"
    cells = f"utfall;2020-01;2020-12;{code};{code};{category};{code};{code};kvinna;{code};{code}"
    (folder / "siffror/kommuner-2020.csv").write_text(
        f"{headings};alternativ;värde;enhet;summa;källa\n{cells};utan beviljat projekt;1;kr;ja;plan\n",
        encoding="utf-8",
    )
    import_folder(folder, store_url)
    assert max(len(row[2].encode()) for row in dump(store_url)["figure"]) > 1_000
