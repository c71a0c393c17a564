"""Statistics Sweden's population files in every form, and what is refused. Figures are those of DOMAIN.md."""

import io
from datetime import date
from typing import Any

import openpyxl
import orjson
import pytest

from data_access import limits
from data_access.formats import municipalities
from data_access.formats.population import Population, read_pasted, read_population
from tests.data_access.formats.corpus import HOSTILE_WORKBOOKS
from tests.data_access.formats.ledgers import PERSON
from tests.data_access.formats.workbooks import workbook

BORAS = [("1490", 2018, 112178), ("1490", 2019, 113179)]
BOTH = [*BORAS, ("1443", 2018, 9427), ("1443", 2019, 9495)]


def rows_of(population: Population) -> list[tuple[str, int, int]]:
    assert [str(problem) for problem in population.problems] == []
    assert all(row.month == date(row.month.year, 12, 1) for row in population.rows)
    return [(row.municipality, row.month.year, row.inhabitants) for row in population.rows]


def refused(population: Population) -> str:
    assert population.problems
    return "\n".join(str(problem) for problem in population.problems)


def csv(text: str, encoding: str = "utf-8") -> Population:
    return read_population("scb.csv", text.encode(encoding))


WIDE = (
    '"region";"Folkmängd 2018";"Folkmängd 2019"\r\n'
    '"1490 Borås";112178;113179\r\n'
    '"1443 Bollebygd";9427;9495\r\n'
)
LONG = (
    '"region";"år";"Folkmängd"\r\n'
    '"1490 Borås";"2018";112178\r\n'
    '"1490 Borås";"2019";113179\r\n'
    '"1443 Bollebygd";"2018";9427\r\n'
    '"1443 Bollebygd";"2019";9495\r\n'
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1"])
def test_a_column_a_year(encoding: str) -> None:
    population = csv(WIDE, encoding)

    assert rows_of(population) == BOTH
    assert population.encoding == ("Windows-1252" if encoding == "latin-1" else "UTF-8")
    assert [row.row for row in population.rows] == [2, 2, 3, 3]


@pytest.mark.parametrize(
    "text",
    [
        WIDE.replace(";", ","),
        WIDE.replace(";", "\t"),
        "Folkmängd efter region, kön och år\r\n\r\n" + WIDE.replace(";", ","),
        WIDE.replace("Folkmängd ", ""),
        WIDE.replace("Folkmängd 20", "31 december 20"),
        WIDE.replace("Folkmängd ", "").replace("2019", "2019-12-31"),
        WIDE.replace("Folkmängd", "Population").replace("region", "municipality"),
        WIDE.replace("region", "Kommuner i Västra Götaland"),
        WIDE.replace('"1490 Borås"', "1490").replace('"1443 Bollebygd"', '"1443"'),
        WIDE.replace("1490 ", "").replace("1443 ", ""),
        WIDE.replace("112178", '"112 178"').replace("113179", '"113\u00a0179"'),
        WIDE + '"00 Riket";1;2\r\n"14 Västra Götalands län";3;4\r\n"Totalt";5;6\r\n',
        WIDE + "\r\nKälla: Statistiska centralbyrån\r\n",
        WIDE + '"1490 Borås";112178;113179\r\n',
        '"regionkod";"kommun";"2018";"2019"\r\n1490;Borås;112178;113179\r\n1443;Bollebygd;9427;9495\r\n',
        '"region";"";"2018";"2019"\r\n"1490 Borås";"Folkmängd";112178;113179\r\n1443;Bollebygd;9427;9495\r\n',
        LONG,
        LONG.replace(";", ",").replace("år", "year").replace("Folkmängd", "value"),
    ],
)  # fmt: skip
def test_other_headings_delimiters_and_layouts(text: str) -> None:
    assert rows_of(csv(text)) == BOTH


def test_excel_drops_the_nought_of_a_code() -> None:
    assert rows_of(csv("region;2019\n114;47184\n")) == [("0114", 2019, 47184)]


def test_totals_are_passed_over_and_nothing_is_added_up() -> None:
    population = csv(WIDE + '"00 Riket";1;2\r\n')

    assert rows_of(population) == BOTH
    assert population.remarks == ("Rader för län eller riket läses inte (1).",)


@pytest.mark.parametrize("missing", ["..", ".", "-", "–", "…", ""])
def test_missing_values_give_no_row(missing: str) -> None:
    population = csv(WIDE.replace(";112178", f";{missing}"))

    assert rows_of(population) == BOTH[1:]
    assert population.remarks == ("Uppgifter saknas i källan (1).",)


def test_a_row_of_a_region_that_is_missing_throughout() -> None:
    assert rows_of(csv(WIDE + "Okänd;..;..\r\n")) == BOTH


def test_columns_of_other_things_are_named_and_passed_over() -> None:
    text = '"region";"Folkmängd 2018";"Folkökning 2018";"2018-2019"\r\n"1490 Borås";112178;1152;5\r\n'
    population = csv(text)

    assert rows_of(population) == BORAS[:1]
    assert population.remarks == (
        "Kolumnen ”Folkökning 2018” läses inte.",
        "Kolumnen ”2018-2019” läses inte.",
    )


def test_rows_of_other_contents_are_passed_over() -> None:
    text = (
        '"region";"tabellinnehåll";"2018"\n"1490 Borås";"Folkmängd";112178\n"1490 Borås";"Folkökning";1152\n'
    )

    population = csv(text)

    assert rows_of(population) == BORAS[:1]
    assert population.remarks == ("Rader om annat än folkmängd läses inte (1).",)


PARTED = '"region";"kön";"2018"\r\n"1490 Borås";"män";55924\r\n"1490 Borås";"kvinnor";56254\r\n'


def test_a_table_by_sex_is_read_by_its_totals() -> None:
    """From 2025 the parts need not make the total: 55 924 + 56 000 is not 112 178, and nobody minds."""
    population = csv(PARTED.replace("56254", "56000") + '"1490 Borås";"totalt";112178\r\n')

    assert rows_of(population) == BORAS[:1]
    assert population.remarks == ("Rader för delar av befolkningen läses inte, bara de för alla.",)


@pytest.mark.parametrize("heading", ["kön", "", "ålder"])
def test_a_table_of_parts_only_is_refused(heading: str) -> None:
    assert "rad 2: tabellen är uppdelad" in refused(csv(PARTED.replace("kön", heading)))


def test_months_are_kept_where_the_table_has_them() -> None:
    population = csv("region;2019M06\n1490 Borås;112500\n")

    assert [row.month for row in population.rows] == [date(2019, 6, 1)]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "filen är tom"),
        ("region;2019\n", "inga kommuners folkmängd"),
        ("a;b\n1;2\n", "ingen rad med rubriker"),
        ("region;år\n1490;2019\n", "ingen rad med rubriker"),
        ("region;2019M13\n1490;1\n", "ingen rad med rubriker"),
        ("region;2019\n9999 Ingenstans;5\n", "rad 2, värde ”9999”: kommunkoden finns inte"),
        ("region;2019\nIngenstans;5\n", "rad 2, värde ”Ingenstans 5”: raden saknar kommunkod"),
        ("region;2019\n;5\n", "raden saknar kommunkod"),
        ("region;2019\n1490 Borås;många\n", "värde ”många”: är inte ett tal"),
        ("region;2019\n1490 Borås;1,5\n", "ska vara ett heltal"),
        ("region;2019\n1490 Borås;-5\n", "värde ”-5”: är inget rimligt antal"),
        ("region;2019\n1490 Borås;112178 113179\n", "är inte ett tal"),
        ("region;2019\n1490 Borås;1\n1490 Borås;2\n", "rad 3, värde ”1490 2019”: kommunen och året står"),
        ("region;år;antal\n1490 Borås;i fjol;1\n", "värde ”i fjol”: är inget årtal"),
        ("region;år;antal\n1490 Borås\n", "inga kommuners folkmängd"),
        (f"region;2019\n1490 Borås {PERSON};1\n", "rad 2: ser ut som ett personnummer"),
        ("region;2019\n1490 \x05;1\n", "rad 2, värde ”1490 ?;1”: raden har tecken"),
        ('region;2019\n"1490 Borås;1\n' + ("a" * 19_000 + "\n") * 7, "ett citattecken stängs inte"),
    ],
)  # fmt: skip
def test_other_tables_are_refused(text: str, reason: str) -> None:
    assert reason in refused(csv(text))


def test_problems_are_bounded() -> None:
    population = csv("region;2019\n" + "Ingenstans;5\n" * 600)

    assert len(population.problems) == limits.MOST_PROBLEMS


def dataset(**changes: Any) -> dict[str, Any]:
    dimension = {
        "Region": {"category": {"index": {"00": 0, "1490": 1}, "label": {"00": "Riket", "1490": "Borås"}}},
        "ContentsCode": {"category": {"index": {"BE0101N1": 0}, "label": {"BE0101N1": "Folkmängd"}}},
        "Tid": {"category": {"index": ["2018", "2019"]}},
    }
    return {
        "version": "2.0", "class": "dataset", "id": ["Region", "ContentsCode", "Tid"], "size": [2, 1, 2],
        "dimension": dimension, "value": [10230185, 10327589, 112178, 113179],
    } | changes  # fmt: skip


def json(**changes: Any) -> Population:
    return read_population("scb.json", orjson.dumps(dataset(**changes)))


def test_json_stat() -> None:
    population = json()

    assert rows_of(population) == BORAS
    assert population.encoding == "UTF-8"
    assert population.remarks == ("Rader för län eller riket läses inte (2).",)


def test_json_stat_with_sparse_values() -> None:
    population = json(value={"3": 113179})

    assert rows_of(population) == BORAS[1:]


def by_sex(*codes: str) -> dict[str, Any]:
    dimension = dataset()["dimension"] | {"Kon": {"category": {"index": list(codes), "label": {"1": "män"}}}}
    values = [place + 1 for place in range(4 * len(codes))]
    order = ["Region", "Kon", "ContentsCode", "Tid"]
    return {"id": order, "size": [2, len(codes), 1, 2], "dimension": dimension, "value": values}


def test_json_stat_by_sex_is_read_by_its_totals() -> None:
    """Region x sex x content x year: the second region's third sex starts after 2*3 + 2*2 values."""
    assert rows_of(json(**by_sex("1", "2", "1+2"))) == [("1490", 2018, 2 * 3 + 2 * 2 + 1), ("1490", 2019, 12)]


def test_json_stat_of_one_sex_is_refused() -> None:
    assert "uppdelad på Kon" in refused(json(**by_sex("1")))


def test_json_stat_of_another_content_is_refused() -> None:
    contents = {"category": {"label": {"BE0101N2": "Folkökning"}}}

    assert "uppdelad på ContentsCode" in refused(
        json(dimension=dataset()["dimension"] | {"ContentsCode": contents})
    )


def with_dimension(name: str, index: Any) -> dict[str, Any]:
    return {"dimension": dataset()["dimension"] | {name: {"category": {"index": index}}}}


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"class": "collection"}, "inte JSON-stat 2"),
        ({"dimension": []}, "hör inte ihop"),
        ({"size": [2, 1]}, "hör inte ihop"),
        ({"size": [2, 1, 3]}, "hör inte ihop"),
        ({"id": ["Region", 5, "Tid"]}, "hör inte ihop"),
        ({"value": [1, 2]}, "hör inte ihop"),
        ({"value": "1"}, "hör inte ihop"),
        (with_dimension("Tid", {"2018": 0, "2019": 5}), "hör inte"),
        (with_dimension("Tid", "2018"), "hör inte"),
        (with_dimension("A", ["tot", "a"]) | {"id": ["A", "ContentsCode", "Tid"]}, "saknar region eller år"),
        ({"value": [1, 2, "många", 113179]}, "rad 3, värde ”många”: är inte ett antal"),
        ({"value": [1, 2, 1.5, 113179]}, "är inte ett antal"),
        ({"value": [1, 2, -1, 113179]}, "är inget rimligt antal"),
        ({"value": [1, 2, 1e300, 113179]}, "är inget rimligt antal"),
        ({"value": [1, 2, True, 113179]}, "är inte ett antal"),
        (with_dimension("Tid", ["2018", "nu"]), "är inget årtal"),
        (with_dimension("Region", ["00", "9999"]), "kommunkoden"),
        ({"note": [PERSON]}, "personnummer"),
    ],
)  # fmt: skip
def test_other_json_is_refused(changes: dict[str, Any], reason: str) -> None:
    assert reason in refused(json(**changes))


def test_a_missing_value_of_json_stat_gives_no_row() -> None:
    assert rows_of(json(value=[1, 2, None, 113179])) == BORAS[1:]


@pytest.mark.parametrize(
    "data", [b"{", b'{"a":' * 5000, b'{"class":"dataset"', b'{"a":1}' + b" " * limits.MOST_JSON_BYTES]
)
def test_json_that_is_none_or_too_large_is_refused(data: bytes) -> None:
    assert read_population("scb.json", data).problems


def test_json_stat_with_more_values_than_there_are_is_refused() -> None:
    index = {f"1{number:03}": number for number in range(1001)}
    huge = {"Region": {"category": {"index": index}}, "Tid": {"category": {"index": index}}}

    population = json(id=["Region", "Tid"], size=[1001, 1001], dimension=huge, value={})

    assert "hör inte ihop" in refused(population)


def excel(*rows: list[Any], more: bool = False) -> Population:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    if more:
        book.create_sheet("Män").append(["region", 2019])
    file = io.BytesIO()
    book.save(file)
    return read_population("scb.xlsx", file.getvalue())


def test_excel_as_pxweb_writes_it() -> None:
    population = excel(
        ["Folkmängd efter region och år"],
        [],
        [None, None, "Folkmängd"],
        [None, None, "2018", "2019"],
        ["1490", "Borås", 112178, 113179],
        ["1443 Bollebygd", None, 9427, 9495],
        [],
        ["Folkmängden den 31 december avser den regionala indelningen 1 januari året efter."],
        ["Källa: SCB"],
    )

    assert rows_of(population) == BOTH
    assert [row.row for row in population.rows] == [5, 5, 6, 6]
    assert population.encoding == ""


def test_the_first_sheet_is_read() -> None:
    population = excel(["region", 2019], ["1490 Borås", 113179], more=True)

    assert rows_of(population) == BORAS[1:]
    assert population.remarks == ("Bara det första bladet, ”Sheet”, läses.",)


def test_what_is_wrong_with_a_workbook_is_wrong_with_the_population() -> None:
    assert "visar ett fel" in refused(excel(["region", 2019], ["1490 Borås", "#REF!"]))
    assert "sammanfogade" in refused(
        read_population("scb.xlsx", workbook("", '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'))
    )
    assert "makron" in refused(read_population("scb.xlsx", HOSTILE_WORKBOOKS["macros"].make()))


@pytest.mark.parametrize(
    "text",
    [
        "Kommun\t2018\t2019\nBorås\t112 178\t113 179\n1443 Bollebygd\t9427\t9495",
        "Kommun 2018 2019\n1490 Borås 112 178 113 179\nBollebygd 9 427 9 495",
        "2018 2019\n1490 Borås 112178 113179\n1443 Bollebygd 9427 9495\n\n",
        "Kommun      2018      2019\n1490 Borås   112 178   113 179\nBollebygd   9 427   9 495",
        "2018\t2019\nBorås\t112 178\t113 179\nBollebygd\t9427\t9495",
        "kommun;2018;2019\nBorås stad;112178;113179\nBollebygds kommun;9427;9495",
    ],
)
def test_a_pasted_table(text: str) -> None:
    population = read_pasted(text)

    assert sorted(rows_of(population)) == sorted(BOTH)
    assert population.file == "inklistrad tabell"


def test_a_pasted_column_for_a_year() -> None:
    assert rows_of(read_pasted("1490 Borås 112 178\nBollebygd 9427\nMark ..", 2018)) == [BOTH[0], BOTH[2]]


def test_a_pasted_table_under_a_title() -> None:
    assert rows_of(read_pasted("Folkmängd 31 december 2019\nBorås 113 179")) == BORAS[1:]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "filen är tom"),
        ("Borås 113 179", "ingen rad med rubriker"),
        (
            "Kommun 2018 2019\nBorås 1 2 3",
            "inklistrad tabell, rad 2, värde ”Borås 1 2 3”: det går inte att se",
        ),
        ("Kommun 2018\nBorås 112178 113 179", "vilka siffror som hör ihop"),
        ("Kommun\t2018\nBorås\t112178\t113179", "fler celler än rubriker"),
        ("Kommun 2018\nOkänd 5", "raden saknar kommunkod"),
        ("a\n" * 200_001, "fler än 200000 rader"),
    ],
)
def test_other_pasted_texts_are_refused(text: str, reason: str) -> None:
    assert reason in refused(read_pasted(text))


def test_all_municipalities_are_known() -> None:
    assert len(municipalities.names()) == 290
    assert municipalities.names()["1490"] == "Borås"
    assert [municipalities.code_of(name) for name in ("Mark", "borås  Stad", "Alingsås kommun", "Ö")] == [
        "1463", "1490", "1489", None,
    ]  # fmt: skip
