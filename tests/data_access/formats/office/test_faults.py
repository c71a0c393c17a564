"""Bad sheets, and exactly what is said of each: where, what, and what to do."""

from typing import Any

import pytest

from data_access.formats.office import Known
from data_access.limits import MOST_PROBLEMS
from tests.data_access.formats.ledgers import PERSON
from tests.data_access.formats.office.books import COST_CENTRES, KNOWN, MEMBERS, problems, read, said

BUDGET = ("År", "Kostnadsställe", "Budget, tkr")
OUTCOME = ("Från", "Till", "Kostnadsställe", "Kostnad, tkr")
FLOWS = ("Månad", "Kön", "Kommun", "Insats", "In", "Ut")

CORPUS: dict[str, tuple[str, list[tuple[Any, ...]], list[str]]] = {
    "text in a number": (
        "Budget",
        [BUDGET, (2026, "1001", "ca 200")],
        [
            "rad 2, kolumn ”Budget, tkr”, värde ”ca 200”: är inte ett tal. Skriv till exempel 1250 eller −1 250,50."
        ],
    ),
    "a number that can be read in two ways": (
        "Budget",
        [BUDGET, (2026, "1001", "1.250")],
        ["rad 2, kolumn ”Budget, tkr”, värde ”1.250”: kan läsas på två sätt. Skriv 1250 eller 1,25."],
    ),
    "a dash for nothing": (
        "Budget",
        [BUDGET, (2026, "1001", "–")],
        [
            "rad 2, kolumn ”Budget, tkr”, värde ”–”: är inget tal. Skriv 0 om det är noll, annars lämna cellen tom."
        ],
    ),
    "no year": (
        "Budget",
        [BUDGET, (None, "1001", 200), ("i år", "3001", 1)],
        [
            "rad 2, kolumn ”År”: cellen är tom men behövs. Fyll i den.",
            "rad 3, kolumn ”År”, värde ”i år”: är inget årtal. Skriv till exempel 2026.",
        ],
    ),
    "a sum where the year should be": (
        "Budget",
        [BUDGET, ("Summa", None, 200)],
        [
            "rad 2, kolumn ”År”, värde ”Summa”: är en summarad. Ta bort raden: summor räknas ut.",
            "rad 2, kolumn ”Kostnadsställe”: cellen är tom men behövs. Fyll i den.",
        ],
    ),
    "no amount": (
        "Budget",
        [BUDGET, (2026, "1001", None)],
        ["rad 2: raden har inget tal. Fyll i Budget, tkr, eller ta bort raden."],
    ),
    "an unknown cost centre with a near one": (
        "Budget",
        [BUDGET, (2026, "3002", 1), (2026, "Styrelsen", 2), (2026, "Öknen", 3)],
        [
            (
                "rad 2, kolumn ”Kostnadsställe”, värde ”3002”: kostnadsstället finns inte. Rätta det, eller lägg till det "
                "på bladet Kostnadsställen. Menade du ”3001 Verksamheter i Borås”?"
            ),
            (
                "rad 3, kolumn ”Kostnadsställe”, värde ”Styrelsen”: kostnadsstället finns inte. Rätta det, eller lägg till "
                "det på bladet Kostnadsställen. Menade du ”Styrelse”?"
            ),
            (
                "rad 4, kolumn ”Kostnadsställe”, värde ”Öknen”: kostnadsstället finns inte. Rätta det, eller lägg till det "
                "på bladet Kostnadsställen."
            ),
        ],
    ),
    "two rows for one key": (
        "Budget",
        [BUDGET, (2026, "1001", 1), (2026, "3001", 1), (2026, "Styrelse", 2)],
        [
            "rad 4, kolumn ”Budget, tkr”, värde ”2”: samma uppgift står redan på rad 2. Ta bort den ena raden.",
        ],
    ),
    "two rows of two counts for one key are said once": (
        "Flöden",
        [FLOWS, ("2026-01", "kvinna", None, None, 1, 2), ("2026-01", "kvinnor", None, None, 1, 2)],
        ["rad 3, kolumn ”In”, värde ”1”: samma uppgift står redan på rad 2. Ta bort den ena raden."],
    ),
    "a month out of range": (
        "Flöden",
        [FLOWS, ("2026-13", None, None, None, 1, 2)],
        ["rad 2, kolumn ”Månad”, värde ”2026-13”: är inte en månad. Skriv till exempel 2017-04."],
    ),
    "a negative count and a part of a person": (
        "Flöden",
        [FLOWS, ("2026-01", None, None, None, -1, 2.5)],
        [
            "rad 2, kolumn ”In”, värde ”-1”: ett antal kan inte vara mindre än noll. Rätta tecknet.",
            "rad 2, kolumn ”Ut”, värde ”2,5”: är ett antal och ska vara ett heltal.",
        ],
    ),
    "a municipality that is no member": (
        "Flöden",
        [FLOWS, ("2026-01", None, "Göteborg", None, 1, 2)],
        [
            (
                "rad 2, kolumn ”Kommun”, värde ”Göteborg”: kommunen hör inte till förbundet. Rätta den, eller lägg till "
                "kommunen på bladet Medlemmar."
            )
        ],
    ),
    "an unknown gender and activity": (
        "Flöden",
        [FLOWS, ("2026-01", "annat", None, "Aktiv hälsan", 1, 2)],
        [
            "rad 2, kolumn ”Kön”, värde ”annat”: är inte känt. Skriv något av: kvinna, kvinnor, man, män.",
            (
                "rad 2, kolumn ”Insats”, värde ”Aktiv hälsan”: insatsen finns inte. Rätta namnet, eller lägg till insatsen "
                "på bladet Insatser. Menade du ”Aktiv hälsa”?"
            ),
        ],
    ),
    "a period that is none": (
        "Utfall",
        [
            OUTCOME,
            ("2026-04", "2026-01", "1001", 1),
            ("2025-12", "2026-01", "1001", 1),
            ("2026-05", "2026-08", "1001", 1),
        ],
        [
            "rad 2, kolumn ”Till”, värde ”2026-01”: perioden slutar innan den börjar. Rätta månaderna.",
            "rad 3, kolumn ”Till”, värde ”2026-01”: perioden går över årsskiftet. Dela upp raden på år.",
            (
                "rad 4, kolumn ”Från”, värde ”2026-05”: perioden ska vara en månad, eller börja i januari. Dela upp raden "
                "på månader."
            ),
        ],
    ),
    "participants of nothing": (
        "Deltagare",
        [("Till och med", "Kommun", "Insats", "Totalt"), ("2026-04", None, None, 4)],
        ["rad 2: fyll i kommun eller insats: siffran hör inte till något."],
    ),
    "a column that is missing": (
        "Budget",
        [("År", "Belopp, tkr"), (2026, 1)],
        ["rad 1, kolumn ”Kostnadsställe”: kolumnen saknas. Lägg till den eller rätta rubriken."],
    ),
    "all columns for counts are missing": (
        "Flöden",
        [("Månad", "Kön"), ("2026-01", "man")],
        ["rad 1, kolumn ”In”: kolumnen saknas. Lägg till den eller rätta rubriken."],
    ),
    "a heading twice": (
        "Budget",
        [("År", "Kostnadsställe", "Budget, tkr", "Belopp, kr"), (2026, "1001", 1, 2)],
        ["rad 1, kolumn ”Belopp, kr”: rubriken står två gånger. Ta bort den ena kolumnen."],
    ),
    "no unit, or two": (
        "Budget",
        [("År", "Kostnadsställe", "Budget"), (2026, "1001", 1)],
        [
            (
                "rad 1, kolumn ”Budget”: rubriken ska säga vilken enhet beloppen har. Skriv Budget, tkr, eller kr i stället "
                "för tkr."
            )
        ],
    ),
    "no headings": (
        "Budget",
        [("Vår budget", None), (2026, 1)],
        ["rubrikerna hittas inte. Ha en rad med rubriker överst, minst: År, Kostnadsställe, Budget, tkr."],
    ),
    "a personnummer where a number should be": (
        "Budget",
        [BUDGET, (2026, "1001", PERSON)],
        ["rad 2, kolumn ”Budget, tkr”: ser ut som ett personnummer. Ta bort det: här får bara antal finnas."],
    ),
    "a personnummer in a column that is not read, and above the headings": (
        "Budget",
        [(None, PERSON), (*BUDGET, "Anteckning"), (2026, "1001", 1, PERSON)],
        [
            "rad 1, kolumn ”B”: ser ut som ett personnummer. Ta bort det: här får bara antal finnas.",
            "rad 3, kolumn ”D”: ser ut som ett personnummer. Ta bort det: här får bara antal finnas.",
        ],
    ),
    "a personnummer in the column for the example's mark": (
        "Budget",
        [("Exempel", *BUDGET), (PERSON, 2026, "1001", 1)],
        ["rad 2, kolumn ”A”: ser ut som ett personnummer. Ta bort det: här får bara antal finnas."],
    ),
    "a statement line without a name": (
        "Resultaträkning",
        [("Till och med", "Rad", "Avsnitt", "Utfall, kr"), ("2026-04", "---", "kostnader", 1)],
        ["rad 2, kolumn ”Rad”, värde ”---”: raden behöver ett namn med bokstäver."],
    ),
    "parts of an öre": (
        "Förbundet",
        [
            ("Namn", "Fördelningsnyckel", "Skyddströskel", "Golv, kr"),
            ("Ett", "befolkning", 5, 0.001),
        ],
        ["rad 2, kolumn ”Golv, kr”, värde ”0,001”: har fler decimaler än ören. Avrunda till hela ören."],
    ),
    "two cost centres of one name": (
        "Kostnadsställen",
        [COST_CENTRES[0], ("1", "Kansli", "administration"), ("2", "kansli", "Administration")],
        [],
    ),
    "a row for two line sections": (
        "Resultaträkning",
        [
            ("Till och med", "Rad", "Avsnitt", "Utfall, kr"),
            ("2026-04", "Löner", "kostnader", 1),
            ("2026-08", "Löner", "intäkter", 1),
        ],
        [
            "rad 3, kolumn ”Avsnitt”, värde ”intäkter”: raden står i ett annat avsnitt på rad 2. Rätta det ena."
        ],
    ),
    "wrong municipality codes": (
        "Medlemmar",
        [
            ("Namn", "Slag", "Kommunkod"),
            ("Borås", "kommun", "1491"),
            ("Mark", "kommun", "9999"),
            ("Storstaden", "kommun", "9998"),
            ("Tranemo", "kommun", "14-52"),
            ("Småbyn", "kommun", None),
            ("Regionen", "region", "1490"),
        ],
        [
            (
                "rad 5, kolumn ”Kommunkod”, värde ”14-52”: är ingen kommunkod. Skriv kommunens fyra siffror, till exempel "
                "1490."
            ),
            "rad 2, kolumn ”Kommunkod”, värde ”1491”: 1491 är Ulricehamn. Rätta koden till 1490, eller namnet.",
            "rad 3, kolumn ”Kommunkod”, värde ”9999”: kommunkoden finns inte. Rätta den till 1463.",
            (
                "rad 4, kolumn ”Kommunkod”, värde ”9998”: kommunkoden finns inte. Skriv kommunens fyra siffror, till "
                "exempel 1490."
            ),
            "rad 7, kolumn ”Kommunkod”, värde ”1490”: bara en kommun har kommunkod. Töm cellen, eller rätta slaget.",
            "rad 6, kolumn ”Kommunkod”: en kommun ska ha kommunkod, och bara en kommun.",
        ],
    ),
    "a member twice and an unknown kind": (
        "Medlemmar",
        [*MEMBERS, ("BORÅS", "kommun", "1490"), ("Kyrkan", "kyrka", None)],
        [
            (
                "rad 9, kolumn ”Slag”, värde ”kyrka”: är inte känt. Skriv något av: försäkringskassan, arbetsförmedlingen, "
                "staten, region, kommun."
            ),
            "rad 8, kolumn ”Namn”, värde ”BORÅS”: koden står redan på rad 5. Ta bort den ena raden eller ändra koden.",
        ],
    ),
    "a share of more than one, and of nothing": (
        "Medlemmar",
        [
            ("Namn", "Slag", "Kommunkod", "Fast andel"),
            ("Borås", "kommun", "1490", 25),
            ("Svenljunga", "kommun", None, "120 %"),
            ("Tranemo", "kommun", None, None),
        ],
        [
            "rad 2, kolumn ”Fast andel”, värde ”25”: är ingen andel. Skriv till exempel 25 % eller 0,25.",
            "rad 3, kolumn ”Fast andel”, värde ”120 %”: är ingen andel. Skriv till exempel 25 % eller 0,25.",
        ],
    ),
    "a cost centre twice and a place that is none": (
        "Kostnadsställen",
        [*COST_CENTRES, ("1001", "Kansli", "administration", None, "Staden")],
        [
            (
                "rad 6, kolumn ”Plats”, värde ”Staden”: kommunen hör inte till förbundet. Rätta den, eller lägg till kommunen "
                "på bladet Medlemmar."
            ),
            "rad 6, kolumn ”Kod”, värde ”1001”: koden står redan på rad 2. Ta bort den ena raden eller ändra koden.",
        ],
    ),
    "half a goal, and a share that is none": (
        "Mål",
        [
            ("Mål", "Gräns", "Enhet", "Riktning"),
            ("Ett", "85 %", None, None),
            ("Två", 85, "andel", "minst"),
        ],
        [
            "rad 3, kolumn ”Gräns”, värde ”85”: är ingen andel. Skriv till exempel 85 % eller 0,85.",
            (
                "rad 2, kolumn ”Gräns”, värde ”85 %”: ett mål med gräns har gräns, enhet och riktning. Fyll i alla tre eller "
                "ingen."
            ),
        ],
    ),
    "two associations": (
        "Förbundet",
        [
            ("Namn", "Fördelningsnyckel", "Skyddströskel"),
            ("Ett", "befolkning", 5),
            ("Två", "fasta andelar", "fem"),
        ],
        [
            "rad 3, kolumn ”Skyddströskel”, värde ”fem”: är inte ett tal. Skriv till exempel 1250 eller −1 250,50.",
            "rad 3, kolumn ”Namn”, värde ”Två”: bladet ska ha just en rad: förbundet. Ta bort de andra.",
        ],
    ),
}


@pytest.mark.parametrize("name", CORPUS)
def test_a_bad_sheet(name: str) -> None:
    sheet, rows, expected = CORPUS[name]
    assert problems({sheet: rows}) == [
        f"blad ”{sheet}”" + (", " if line.startswith("rad") else ": ") + line for line in expected
    ]


def test_fixed_shares_that_do_not_sum_to_one() -> None:
    association = [("Namn", "Fördelningsnyckel", "Skyddströskel"), ("Ett", "fasta andelar", 5)]
    members = [
        ("Namn", "Slag", "Fast andel"),
        ("Borås", "kommun", "50 %"),
        ("Svenljunga", "kommun", "20 %"),
        ("Tranemo", "kommun", "20 %"),
    ]
    assert problems({"Förbundet": association, "Medlemmar": members}) == [
        (
            "blad ”Medlemmar”, rad 4, kolumn ”Fast andel”, värde ”20 %”: kommunernas fasta andelar ska bli 1 tillsammans. "
            "Rätta dem."
        )
    ]


def test_a_name_that_two_rows_have_is_refused_where_it_is_used() -> None:
    centres = [COST_CENTRES[0], ("1", "Kansli", "administration"), ("2", "kansli", "administration")]
    assert problems(
        {"Kostnadsställen": centres, "Budget": [BUDGET, (2026, "Kansli", 1), (2026, "2", 1)]}
    ) == [
        "blad ”Budget”, rad 2, kolumn ”Kostnadsställe”, värde ”Kansli”: flera rader heter så: 1, 2. Skriv koden."
    ]


def test_anonymous_participants_of_nowhere() -> None:
    rows = [("Till och med", "Insats", "Antal"), ("2026-04", "Aktiv hälsa", 1)]
    known = Known("annat", "Annat", activities=KNOWN.activities)
    assert problems({"Anonyma": rows}, known) == [
        "blad ”Anonyma”, rad 2, kolumn ”Plats”: cellen är tom men behövs. Fyll i den."
    ]


def test_of_many_unknown_columns_some_are_named() -> None:
    more = [f"Fråga {number}" for number in range(1, 11)]
    package = read({"Budget": [(*BUDGET, *more), (2026, "1001", 1)]}, KNOWN)
    named = ", ".join(f"”{heading}”" for heading in more[:8])
    assert package.remarks == [
        f"förbund.xlsx, blad ”Budget”: kolumner som inte känns igen läses inte: {named} och 2 till."
    ]


def test_a_list_that_cannot_be_read_is_said_once_and_not_of_what_refers_to_it() -> None:
    found = problems(
        {
            "Kostnadsställen": [("Kod", "Namn"), ("1001", "Styrelse")],
            "Budget": [BUDGET, (2026, "1001", 1), (2026, "3001", 1)],
        }
    )
    assert found == [
        "blad ”Kostnadsställen”, rad 1, kolumn ”Budgetområde”: kolumnen saknas. Lägg till den eller rätta rubriken."
    ]


def test_everything_is_said_at_once() -> None:
    found = problems(
        {
            "Budget": [BUDGET, (2026, "x", 1)],
            "Utfall": [OUTCOME, ("2026-01", "2026-04", "1001", "x")],
            "Flöden": [FLOWS, ("2026-01", None, None, None, -1, None)],
        }
    )
    assert [line.partition(",")[0] for line in found] == ["blad ”Budget”", "blad ”Utfall”", "blad ”Flöden”"]


def test_no_more_problems_than_a_person_can_look_through() -> None:
    package = read(
        {"Budget": [BUDGET, *((2026, f"okänd {number}", 1) for number in range(MOST_PROBLEMS + 50))]}
    )
    assert len(package.problems) == MOST_PROBLEMS + 1
    assert str(package.problems[-1]).endswith("det finns fler fel än de som visas. Rätta dem först.")


def test_without_an_association_nothing_can_be_brought_in() -> None:
    package = read({"Budget": [BUDGET]}, lists=False)
    assert said(package) == [
        "förbund.xlsx: uppgifter om förbundet saknas. Fyll i bladet Förbundet, eller välj ett förbund som finns."
    ]


def test_the_store_is_enough_for_a_part_of_the_workbook() -> None:
    assert problems({"Flöden": [FLOWS, ("2026-01", "kvinna", "Borås", "aktiv-halsa", 1, 2)]}, KNOWN) == []
    assert problems({"Budget": [BUDGET, (2026, 101, 1)]}, KNOWN) == []


def test_sheets_and_columns_that_are_not_known_are_named_and_looked_through() -> None:
    package = read(
        {
            "Budget": [(*BUDGET, "Ansvarig", None), (2026, "1001", 1, "Kim", "svar väntas")],
            "Anteckningar": [("Kom ihåg",), (PERSON,)],
        }
    )
    assert package.remarks == [
        "Blad som inte känns igen läses inte: ”Anteckningar”.",
        "förbund.xlsx, blad ”Budget”: kolumner som inte känns igen läses inte: ”Ansvarig”.",
        "förbund.xlsx, blad ”Budget”: kolumn E har ingen rubrik och läses inte.",
    ]
    assert said(package) == [
        (
            "förbund.xlsx, blad ”Anteckningar”, rad 2, kolumn ”A”: ser ut som ett personnummer. Ta bort det: här får bara "
            "antal finnas."
        )
    ]


def test_every_fault_of_a_row_is_said_at_once() -> None:
    rows = [("Månad", "Kön", "In"), ("2026-13", "flicka", "2,5")]
    assert problems({"Flöden": rows}) == [
        f"blad ”Flöden”, rad 2, {said}"
        for said in (
            "kolumn ”Månad”, värde ”2026-13”: är inte en månad. Skriv till exempel 2017-04.",
            "kolumn ”Kön”, värde ”flicka”: är inte känt. Skriv något av: kvinna, kvinnor, man, män.",
            "kolumn ”In”, värde ”2,5”: är ett antal och ska vara ett heltal.",
        )
    ]
