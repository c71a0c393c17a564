"""A store that is not there or cannot be read: one Swedish error on every page, and nothing written."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from data_access.formats.office import AssociationForm, MemberForm, MemberKind, SplitKey
from data_access.imports import carry_out
from data_access.incoming import open_form
from tests.conftest import dispose_engines
from tests.pages.helpers import BY_SLUG, FILES, WITH_VIEW, open_page

each_page = pytest.mark.parametrize("slug", BY_SLUG)


@each_page
def test_a_missing_store(slug: str, without_store: Path) -> None:
    page = open_page(slug)

    assert not page.driver.exception
    assert len(page.messages("error")) == 1
    assert "Databasfilen" in page.messages("error")[0]
    assert "finns inte" in page.messages("error")[0]
    assert "python -m data_access init" in page.messages("error")[0]
    assert page.title == BY_SLUG[slug].title
    assert not without_store.exists()


@each_page
def test_a_corrupt_store(slug: str, without_store: Path) -> None:
    without_store.parent.mkdir()
    without_store.write_bytes(b"not a database at all" * 400)
    page = open_page(slug)

    assert not page.driver.exception
    assert len(page.messages("error")) == 1
    assert "skadad" in page.messages("error")[0]
    assert without_store.read_bytes() == b"not a database at all" * 400


@pytest.fixture
def without_associations(
    migrated_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    monkeypatch.setenv("DASHBOARD_STORE", str(shutil.copy(migrated_file, tmp_path / "store.sqlite")))
    yield
    dispose_engines()


@pytest.mark.usefixtures("without_associations")
@pytest.mark.parametrize("slug", WITH_VIEW)
def test_a_store_without_associations(slug: str) -> None:
    page = open_page(slug)

    assert not page.driver.exception
    assert len(page.messages("error")) == 1
    assert "load-sample" in page.messages("error")[0]


@pytest.mark.usefixtures("without_associations")
def test_a_store_without_associations_offers_a_new_one() -> None:
    page = open_page(FILES)

    assert not page.driver.exception
    assert page.messages("error") == []
    assert [field.label for field in page.driver.text_input][:1] == ["Förbundets namn"]


def test_a_database_that_does_not_answer_keeps_its_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://office:hemligt@127.0.0.1:9/dashboard")
    page = open_page("overview")
    dispose_engines()

    assert not page.driver.exception
    assert len(page.messages("error")) == 1
    assert "hemligt" not in page.text


@pytest.fixture
def without_figures(without_associations: None) -> Iterator[None]:
    """An association that somebody has just set up: its name and two members."""
    members = (MemberForm("Åmål", MemberKind.MUNICIPALITY, "1492"), MemberForm("Regionen", MemberKind.REGION))
    form = AssociationForm("Förbundet Nytt", members, SplitKey.POPULATION, 5)
    carry_out(open_form(form).package)
    dispose_engines()
    yield
    dispose_engines()


@pytest.mark.usefixtures("without_figures")
@pytest.mark.parametrize("slug", BY_SLUG)
def test_an_association_without_figures_is_there_and_says_so(slug: str) -> None:
    page = open_page(slug)

    assert not page.driver.exception
    assert (page.messages("error"), page.messages("warning")) == ([], [])
    assert page.selection == ("forbundet-nytt", str(datetime.now(UTC).year), f"{datetime.now(UTC).year}-12")


@pytest.mark.usefixtures("without_figures")
def test_what_is_missing_is_to_be_imported() -> None:
    said = "Budget och utfall: förbundet har inga siffror än. Läs in dem på sidan Importera."
    assert said in open_page("budget-outcome").text
