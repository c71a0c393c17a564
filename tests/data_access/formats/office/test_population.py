"""Statistics Sweden's file as the association's own table of inhabitants."""

import hashlib

from data_access.formats.office import Known, population_package
from data_access.formats.population import read_pasted, read_population
from data_access.tables.enumerations import ImportKind
from tests.data_access.formats.office.books import KNOWN, dataset, fields, figures, said

FILE = (
    "region;Folkmängd 2024;Folkmängd 2025\n"
    "00 Riket;10500000;10600000\n"
    "1490 Borås;113000;114000\n"
    "1452 Tranemo;11900;..\n"
    "1480 Göteborg;600000;605000\n"
    "1463 Mark;35000;35100\n"
).encode()
SUM = hashlib.sha256(FILE).hexdigest()


def test_the_associations_municipalities_are_read_and_the_others_counted() -> None:
    package = population_package(read_population("scb.csv", FILE), KNOWN, SUM)
    assert said(package, KNOWN) == []
    assert figures(package, "egen-befolkning") == {
        ("population", "1490", "2024-12"): 113_000,
        ("population", "1490", "2025-12"): 114_000,
        ("population", "1452", "2024-12"): 11_900,
    }
    assert "2 kommuner i filen hör inte till förbundet och läses inte." in package.remarks
    assert package.partial == {"egen-befolkning"}
    assert (package.into, package.kind) == ("testforbundet", ImportKind.POPULATION)


def test_its_dataset_and_source() -> None:
    package = population_package(read_population("scb.csv", FILE), KNOWN, SUM)
    row = dataset(package, "egen-befolkning")
    assert (row["kind"], row["grain"], row["status"], row["is_published"]) == (
        "population",
        "residence_area",
        "outcome",
        False,
    )
    assert fields(package, "sources", "code", "title", "section", "file_sha256") == [
        (f"fil-{SUM[:12]}-folkmangd", "scb.csv", "Folkmängd", SUM)
    ]
    assert package.file_sources == {row["source"]}
    assert [one.row for one in package.figures["egen-befolkning"]] == [3, 3, 4]


def test_a_pasted_table() -> None:
    package = population_package(read_pasted("Borås 114 000\nTranemo 12 000", 2025), KNOWN, SUM)
    assert figures(package, "egen-befolkning") == {
        ("population", "1490", "2025-12"): 114_000,
        ("population", "1452", "2025-12"): 12_000,
    }


def test_a_file_of_other_municipalities() -> None:
    known = Known("annat", "Annat")
    assert said(population_package(read_population("scb.csv", FILE), known, SUM), known) == [
        "scb.csv: filen har ingen av förbundets kommuner. Välj en annan fil."
    ]


def test_what_is_wrong_with_the_file_is_said() -> None:
    package = population_package(read_population("scb.csv", b"hej"), KNOWN, SUM)
    assert len(said(package, KNOWN)) == 1
    assert package.figures == {}
