"""The sample data in both databases: every figure once, the sums those of the files, twice refused."""

import csv
import threading
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlmodel import col

from data_access import sample, store
from data_access.errors import ImportRefusedError
from data_access.formats.words import MEASURES
from data_access.imports import ImportResult, carry_out, import_folder
from data_access.incoming import open_files
from data_access.made_up import loading as made_up
from data_access.made_up.association import SLUG as MADE_UP
from data_access.made_up.association import YEARS
from data_access.made_up.books import BANK, outcome
from data_access.queries import budget, contributions, organisation
from data_access.queries.datasets import answer
from data_access.queries.every_dataset import every_dataset
from data_access.queries.rows import Answer
from data_access.tables import Account, Association, Dataset, Figure, Ledger, LedgerEntry
from data_access.tables.enumerations import LedgerKind, Measure
from tests.data_access.conftest import Run
from tests.data_access.folder_faults import NUMBER
from tests.data_access.folders import change
from tests.data_access.stores import dump

PER_UNIT = {"kr": 100, "tkr": 100_000, "antal": 1, "andel": 1_000_000}
TKR = 100_000
EVER = ("1900-01", "2199-12")
SLUGS = [folder.name for folder in sample.folders()]
LOADED = [*SLUGS, MADE_UP]

Sums = dict[tuple[str, str, bool, bool], tuple[int, int]]


def sums_of_the_files(slug: str) -> Sums:
    """Count and sum by table, Swedish measure, whether totals, whether inside the total: a plain loop."""
    found: dict[tuple[str, str, bool, bool], list[Decimal]] = defaultdict(list)
    for file in sorted((sample.FOLDER / slug / "siffror").glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream, delimiter=";"):
                value = Decimal(row["värde"].replace(",", ".") or 0) * PER_UNIT[row["enhet"]]
                key = (file.stem, row["mått"], row.get("summa") == "ja", row.get("i summan") != "nej")
                found[key].append(value)
    return {key: (len(values), int(sum(values))) for key, values in found.items()}


def sums_of_the_store(url: str, slug: str) -> Sums:
    """The same in SQL."""
    swedish = {code.value: word for word, code in MEASURES.items()}
    groups = (col(Dataset.code), col(Figure.measure), col(Figure.is_total), col(Figure.in_total))
    statement = (
        select(*groups, func.count(), func.coalesce(func.sum(col(Figure.value)), 0))
        .join(Dataset, col(Dataset.id) == col(Figure.dataset_id))
        .join(Association, col(Association.id) == col(Dataset.association_id))
        .where(col(Association.slug) == slug)
        .group_by(*groups)
    )
    with store.reading(url) as session:
        return {
            (code, swedish[measure], is_total, in_total): (count, int(total))
            for code, measure, is_total, in_total, count, total in session.execute(statement)
        }


@pytest.mark.parametrize("slug", SLUGS)
def test_the_sums_in_sql_are_those_of_a_plain_loop_over_the_files(sample_url: str, slug: str) -> None:
    in_files = sums_of_the_files(slug)
    assert len(in_files) > 10
    assert sums_of_the_store(sample_url, slug) == in_files


def test_both_databases_hold_the_same(sample_sqlite_url: str, sample_postgres_url: str) -> None:
    sqlite, postgres = dump(sample_sqlite_url), dump(sample_postgres_url)
    for tables in (sqlite, postgres):
        tables["import_batch"] = [row[:3] + row[4:] for row in tables["import_batch"]]  # the hour apart
    assert sqlite == postgres


def test_every_association_and_every_source_is_there(sample_url: str) -> None:
    with store.reading(sample_url) as session:
        assert {row.slug for row in organisation.associations(session)} == set(LOADED)
        for slug in LOADED:
            row = organisation.association(session, slug)
            assert row is not None
            for dataset in every_dataset(session, row.id):
                figures = answer(session, row.id, dataset, EVER).rows
                assert figures
                assert all(figure.source.title for figure in figures)


# Association | table | measure | year | stated total in tkr | its parts minus the total, in tkr.
TOTALS = [
    ("sjuharad", "medlemsbidrag-2016", Measure.CONTRIBUTION, "2016", 17_668, 1),
    ("sjuharad", "medlemsbidrag-2017", Measure.CONTRIBUTION, "2017", 17_668, None),
    ("sjuharad", "medlemsbidrag-2017-2018", Measure.CONTRIBUTION, "2017", 15_270, 0.5),
    ("sjuharad", "medlemsbidrag-2017-2018", Measure.CONTRIBUTION, "2018", 15_270, 0.5),
    ("sjuharad", "medlemsbidrag-2022", Measure.CONTRIBUTION, "2022", 19_032, 0),
    ("sjuharad", "medlemsbidrag-2023-2024", Measure.CONTRIBUTION, "2023", 20_000, 0),
    ("sjuharad", "medlemsbidrag-2023-2024", Measure.CONTRIBUTION, "2024", 20_000, 0),
    ("sjuharad", "budget-2017", Measure.BUDGET, "2017", -17_668, 0),
    ("sjuharad", "utfall-2017-04", Measure.OUTCOME, "2017", -7_393, 0),
    ("sjuharad", "administration-2016", Measure.BUDGET, "2016", -1_994, 0),
    ("sjuharad", "sammanstallning-2016", Measure.BUDGET, "2016", -17_668, 0),
    ("sjuharad", "sammanstallning-2022", Measure.BUDGET, "2022", -19_605, 0),
    ("sjuharad", "administration-2022", Measure.BUDGET, "2022", -2_850, 0),
    ("norra-skaraborg", "medlemsbidrag-2018", Measure.CONTRIBUTION, "2018", 3_588, 0),
    ("norra-skaraborg", "medlemsbidrag-2019", Measure.CONTRIBUTION, "2019", 3_492, 0),
    ("norra-skaraborg", "utfall-2018", Measure.OUTCOME, "2018", -(776 + 2_544 + 212), 0),
    ("norra-skaraborg", "budget-2019", Measure.BUDGET, "2019", -(650 + 3_175 + 220), 0),
]


def table(url: str, slug: str, code: str, year: str) -> Answer:
    with store.reading(url) as session:
        row = organisation.association(session, slug)
        assert row is not None
        (dataset,) = [found for found in every_dataset(session, row.id) if found.code == code]
        return answer(session, row.id, dataset, (f"{year}-01", f"{year}-12"))


@pytest.mark.parametrize(("slug", "code", "measure", "year", "stated", "apart"), TOTALS)
def test_stated_totals_compare_as_the_source_says(  # noqa: PLR0917  the columns of the table above
    sample_url: str, slug: str, code: str, measure: Measure, year: str, stated: int, apart: float | None
) -> None:
    found = table(sample_url, slug, code, year)
    total = found.total(measure.value)
    assert total is not None
    assert total.value == stated * TKR
    parts = [row.value for row in found.parts(measure.value) if row.in_total and row.value is not None]
    if apart is None:
        assert parts == []
    else:
        assert sum(parts) - stated * TKR == apart * TKR


def test_flows_have_no_stated_total_but_each_month_has(sample_url: str) -> None:
    """The cells of "Totalt perioden" are blank in the source: January's total is not the table's."""
    flows = table(sample_url, "sjuharad", "floden-2017-04", "2017")
    assert flows.total(Measure.INFLOW.value) is None
    months = [
        row for row in flows.rows if row.is_total and row.measure == Measure.INFLOW and row.value is not None
    ]
    assert [(row.period_from, row.value) for row in months] == [
        ("2017-01", 50 + 30),
        ("2017-02", 25 + 32),
        ("2017-03", 28 + 18),
        ("2017-04", 18 + 7),
    ]


def test_what_was_paid_and_what_was_foreseen_are_never_mixed(sample_url: str) -> None:
    year = ("2017-01", "2017-12")
    with store.reading(sample_url) as session:
        row = organisation.association(session, "sjuharad")
        assert row is not None
        in_total = contributions.in_total(session, row.id, year)
        by_member = contributions.by_member(session, row.id, year)
    assert in_total is not None
    assert by_member is not None

    assert (in_total.dataset.status, contributions.total_ore(in_total)) == ("outcome", 17_668 * TKR)
    assert (by_member.dataset.status, contributions.total_ore(by_member)) == ("outlook", 15_270 * TKR)
    assert {figure.source.code for figure in in_total.rows} & {
        figure.source.code for figure in by_member.rows
    } == set()
    members = [figure for figure in by_member.parts(Measure.CONTRIBUTION.value) if figure.member]
    assert sum(figure.value or 0 for figure in members) == (3 * 38_175 + 38_180) * TKR // 10


def test_an_outcome_of_four_months_is_one_row_and_not_the_years(sample_url: str) -> None:
    with store.reading(sample_url) as session:
        row = organisation.association(session, "sjuharad")
        assert row is not None
        to_april = budget.outcome(session, row.id, ("2017-01", "2017-04"))
        to_march = budget.outcome(session, row.id, ("2017-01", "2017-03"))
    assert to_april is not None
    assert {(figure.period_from, figure.period_to) for figure in to_april.rows} == {("2017-01", "2017-04")}
    assert to_march is None


def test_importing_again_changes_nothing(store_url: str) -> None:
    folder = sample.FOLDER / "norra-skaraborg"
    import_folder(folder, store_url)
    before = dump(store_url)
    result = import_folder(folder, store_url)
    assert (result.batch, result.new, result.changed, result.gone) == (None, 0, 0, 0)
    assert dump(store_url) == before


def test_all_came_in_and_loading_again_changes_nothing(sample_url: str) -> None:
    assert not sample.is_empty(sample_url)
    before = dump(sample_url)
    assert [row[1] for row in before["association"]] == LOADED
    assert sample.load(sample_url) == []
    assert dump(sample_url) == before


def test_a_new_store_is_empty(store_url: str) -> None:
    assert sample.is_empty(store_url)


def test_only_what_is_missing_is_loaded(store_url: str, two_small_samples: Path) -> None:
    import_folder(two_small_samples / "andra", store_url)
    assert [result.association for result in sample.load(store_url)] == ["forsta"]
    assert sample.load(store_url) == []


@pytest.mark.usefixtures("two_small_samples")
def test_two_loads_at_once_give_one_of_each(store_url: str) -> None:
    results: list[list[ImportResult]] = []

    def load() -> None:
        results.append(sample.load(store_url))

    threads = [threading.Thread(target=load) for _number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(len(result) for result in results) == [0, 2]
    assert len(dump(store_url)["association"]) == 2


def test_the_made_up_association_comes_in_whole_or_not_at_all(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its workbook and its books are one transaction, with those of the others."""
    store.migrate(sqlite_url)

    def broken(_year: int) -> bytes:
        raise ZeroDivisionError

    monkeypatch.setattr(made_up, "sie_file", broken)
    with pytest.raises(ZeroDivisionError):
        sample.load(sqlite_url)
    assert sample.is_empty(sqlite_url)


def test_the_made_up_association_comes_in_by_the_way_that_people_bring_it(
    sample_sqlite_url: str, sqlite_url: str
) -> None:
    """A workbook and a ledger a year, each mapped as suggested; brought again they change nothing."""
    store.migrate(sqlite_url)
    for name, data in made_up.files():
        association = None if name.endswith(".xlsx") else MADE_UP
        for time in range(2):
            incoming = open_files({name: data}, association, url=sqlite_url)
            result = carry_out(incoming.package, url=sqlite_url)
            assert (result.association, result.batch is None) == (MADE_UP, time == 1)
    ledgers = dump(sqlite_url)["ledger_entry"]
    assert len(ledgers) == len(dump(sample_sqlite_url)["ledger_entry"])


def test_the_made_up_files_are_the_same_each_time() -> None:
    assert dict(made_up.files()) == dict(made_up.files())


def test_every_posting_of_the_made_up_books_is_in_the_store(sample_sqlite_url: str) -> None:
    """Each of the generator's postings, and as much again on the bank account."""
    posted = sum(row.amount for year in YEARS for row in outcome(year))
    with store.reading(sample_sqlite_url) as session:
        amounts = (
            select(col(Account.code), func.sum(col(LedgerEntry.amount)), func.count())
            .join(Account, col(Account.id) == col(LedgerEntry.account_id))
            .join(Ledger, col(Ledger.id) == col(LedgerEntry.ledger_id))
            .where(col(Ledger.kind) == LedgerKind.OUTCOME.value)
            .group_by(col(Account.code))
        )
        found = {code: (total, count) for code, total, count in session.execute(amounts)}
    bank = found.pop(BANK)
    assert sum(total for total, _count in found.values()) == posted == -bank[0]
    assert sum(count for _total, count in found.values()) == sum(len(outcome(year)) for year in YEARS)


def test_a_wrong_cell_in_one_association_keeps_all_out(store_url: str, two_small_samples: Path) -> None:
    change(two_small_samples / "forsta", "siffror/budget-2020.csv", "-600", "sexhundra")
    change(two_small_samples / "forsta", "mal.csv", "minst;", "cirka;")
    before = dump(store_url)
    with pytest.raises(ImportRefusedError) as refused:
        sample.load(store_url)
    assert [(problem.file, problem.row, problem.value) for problem in refused.value.problems] == [
        ("forsta/mal.csv", 2, "cirka"),
        ("forsta/siffror/budget-2020.csv", 3, "sexhundra"),
    ]
    assert dump(store_url) == before


def test_a_folder_without_associations_writes_nothing(store_url: str, tmp_path: Path) -> None:
    before = dump(store_url)
    assert sample.load(store_url, tmp_path) == []
    assert dump(store_url) == before


def test_a_wrong_cell_in_the_sample_data_is_said_by_the_command(
    run: Run, store_file: Path, two_small_samples: Path
) -> None:
    change(two_small_samples / "andra", "siffror/budget-2020.csv", "-600", "sexhundra")
    said = run("load-sample", "--if-empty", file=store_file)
    assert said.status == 1
    assert said.out == ""
    assert said.error.splitlines() == [
        "Ingenting har sparats. Rätta det här och försök igen:",
        f"andra/siffror/budget-2020.csv, rad 3, kolumn ”värde”, värde ”sexhundra”: {NUMBER}",
    ]
