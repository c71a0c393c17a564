"""What rests on each source is what the files say, on either database."""

import csv
from collections import Counter
from pathlib import Path

from data_access import sample, store
from data_access.imports import import_folder
from data_access.queries import organisation, provenance

FOLDER = sample.FOLDER / "norra-skaraborg"


def lines(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text, delimiter=";"))


def test_every_row_of_the_files_rests_on_the_source_that_it_names(database_url: str) -> None:
    store.migrate(database_url)
    import_folder(FOLDER, database_url)
    figures = [row for file in sorted(FOLDER.glob("siffror/*.csv")) for row in lines(file)]
    with store.reading(database_url) as session:
        association = organisation.association(session, FOLDER.name)
        assert association is not None
        resting = provenance.resting(session, association.id)
        listed = provenance.listed(session, association.id)
        headed = provenance.headed(session, association.id)
        sources = provenance.sources(session, association.id)
        budget = list(provenance.figures_of(session, association.id, "plan-2019-budget"))

    counted: Counter[str] = Counter()
    for row in resting:
        counted[row.source] += row.figures
    assert counted == Counter(row["källa"] for row in figures)
    assert [source.code for source in sources] == [row["kod"] for row in lines(FOLDER / "kallor.csv")]
    for name, file in {"goals": "mal", "members": "medlemmar", "cost_centres": "kostnadsstallen"}.items():
        of_list = Counter(row["källa"] for row in lines(FOLDER / f"{file}.csv"))
        assert {code: found[name] for code, found in listed.items() if name in found} == of_list
    named = Counter(row["källa"] for row in lines(FOLDER / "tabeller.csv"))
    assert {code: len(tables) for code, tables in headed.items()} == named
    assert len(budget) == sum(row["källa"] == "plan-2019-budget" for row in figures)
