"""The inhabitants by age and gender, and on 30 June, where a source has them: the documents do not."""

import shutil
from collections.abc import Iterator

import pytest

from dashboard.shapes.view import View
from dashboard.views.choices import choices, resolve
from dashboard.views.context import open_context
from dashboard.views.population import Population, latest_population
from dashboard.views.registry import VIEWS
from data_access import schema, store
from data_access.imports import import_folder
from data_access.sample import FOLDER
from tests.conftest import dispose_engines
from tests.views.helpers import NORRA_SKARABORG, column, rows, table

AGED = {"1493": 14_000, "1473": 5_000, "1447": 3_000}
WOMEN = {"1493": 12_000, "1473": 4_500, "1447": 2_500}
MEN = {"1493": 12_500, "1473": 4_750, "1447": 2_750}
JUNE_2018 = {"1493": 24_300, "1473": 9_400, "1447": 5_300}


def lines(amounts: dict[str, int], month: str, *more: str) -> list[str]:
    return [
        ";".join(("befolkning", month, month, code, *more, str(n), "antal", "scb-befolkning"))
        for code, n in amounts.items()
    ]


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[dict[str, View], Population]]:
    """Norra Skaraborg 2019 with made-up inhabitants aged 16-64, by gender, and on 30 June 2018."""
    folder = tmp_path_factory.mktemp("more") / NORRA_SKARABORG
    shutil.copytree(FOLDER / NORRA_SKARABORG, folder)
    tables = {
        "befolkning-alder": ("folkbokföring,kategori", "kategori", lines(AGED, "2019-12", "16-64 år")),
        "befolkning-kon": (
            "folkbokföring,kön",
            "kön",
            [*lines(WOMEN, "2019-12", "kvinna"), *lines(MEN, "2019-12", "man")],
        ),
        "befolkning-juni": ("folkbokföring", "", lines(JUNE_2018, "2018-06")),
    }
    with (folder / "tabeller.csv").open("a", encoding="utf-8") as listed:
        for code, (grain, extra, figures) in tables.items():
            listed.write(f"{code};befolkning;Påhittad folkmängd;utfall;;{grain};ja;scb-befolkning;\n")
            heading = [
                "mått",
                "från",
                "till",
                "folkbokföring",
                *([extra] if extra else []),
                "värde",
                "enhet",
                "källa",
            ]
            text = "\n".join([";".join(heading), *figures]) + "\n"
            (folder / "siffror" / f"{code}.csv").write_text(text, encoding="utf-8")
    address = f"sqlite:///{folder.parent / 'store.sqlite'}"
    schema.migrate(address)
    import_folder(folder, address)
    with store.reading(address) as session:
        selection = resolve(choices(session), NORRA_SKARABORG, 2019)
        views = {name: VIEWS[name](session, selection) for name in ("members", "fairness")}
        found = latest_population(open_context(session, selection))
    assert found is not None
    yield views, found
    dispose_engines()


@pytest.fixture
def show_more(made_up: tuple[dict[str, View], Population]) -> dict[str, View]:
    """The views of the year."""
    return made_up[0]


def test_women_s_share_of_the_inhabitants(made_up: tuple[dict[str, View], Population]) -> None:
    """12 000 + 4 500 + 2 500 women of 39 000."""
    found = made_up[1]

    assert found.women_share == 19_000 / (19_000 + 20_000)
    assert found.day == "31 december 2019"
    assert len(found.answers) == 3


def test_places_per_thousand_of_working_age(show_more: dict[str, View]) -> None:
    found = rows(show_more["members"], "per-inhabitant")

    assert column(show_more["members"], "per-inhabitant", "population_aged_16_64") == AGED
    assert found["1493"]["places_per_thousand_aged_16_64"] == 50 * 1000 / 14_000
    assert any("16_64" in shown.key for shown in table(show_more["members"], "per-inhabitant").columns)
    assert not any("okänt" in note for note in table(show_more["members"], "per-inhabitant").notes)


def test_all_inhabitants_are_still_all(show_more: dict[str, View]) -> None:
    """24 537 in Mariestad on 31 December 2019, whatever parts are known too."""
    assert column(show_more["fairness"], "municipalities", "population")["1493"] == 24_537


def test_a_stated_30_june_goes_before_the_mean(show_more: dict[str, View]) -> None:
    split = show_more["members"].facts["split"]

    assert split.basis("2018").name == "30 juni 2018"
    assert list(split.basis("2018").weights.values()) == list(JUNE_2018.values())
    assert split.basis("2019").weights["mariestad"] == (24_372 + 24_537) / 2


def test_what_the_comparison_cannot_say_follows_what_is_known(show_more: dict[str, View]) -> None:
    cannot = " ".join(str(row["cannot"]) for row in table(show_more["fairness"], "meaning").rows)
    assert "16–64 år finns inte i källorna" not in cannot
