"""An office's afternoon: its workbook and its books come in through the page, are seen, and go out again."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from benchmarks.serving import ROOT, serving, store_environment
from data_access.addresses import file_url
from data_access.backups.restoring import restore
from data_access.made_up.association import SLUG
from data_access.made_up.books import outcome
from data_access.made_up.loading import files
from data_access.made_up.workbook import FILE
from tests.browser.helpers import accessibility_findings, settled
from tests.conftest import dispose_engines
from tests.data_access.stores import dump

BROUGHT = dict(files())
LEDGER = f"{SLUG}-2024.se"
HISTORY = ("store_state", "import_batch", "import_journal")
MILLISECONDS = 60_000
PAIRS = 40_000


@pytest.fixture(scope="module")
def served(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A store of the office's own, and the address of an app with it."""
    folder = tmp_path_factory.mktemp("kontor")
    file = Path(shutil.copy(migrated_file, folder / "kontor.sqlite"))
    with serving(ROOT / "dashboard" / "asgi.py", store_environment(file), folder / "server.log") as address:
        yield file, address


@pytest.fixture
def file(served: tuple[Path, str], migrated_file: Path) -> Path:
    """The store without any association: whatever an earlier test has brought in is taken out again."""
    file, _address = served
    restore(migrated_file, file_url(file), confirmed=True)
    dispose_engines()
    return file


@pytest.fixture
def server(served: tuple[Path, str], file: Path) -> str:
    """The app's address, once its store is empty."""
    return served[1]


@pytest.fixture
def office(page: Page) -> Page:
    """A window on the import page of that app."""
    page.goto("/import")
    return settled(page)


def contents(file: Path) -> dict[str, list[tuple[object, ...]]]:
    return {name: rows for name, rows in dump(file_url(file)).items() if name not in HISTORY}


def choose(page: Page, name: str, data: bytes) -> None:
    """Choose a file and have it looked through."""
    page.locator('input[type="file"]').set_input_files(
        [{"name": name, "mimeType": "application/octet-stream", "buffer": data}]
    )
    press(page, "Granska")
    expect(page.get_by_role("button", name="Välj en annan fil")).to_be_visible(timeout=MILLISECONDS)
    settled(page)


def press(page: Page, label: str) -> None:
    page.get_by_role("button", name=label, exact=True).first.click()


def sign(page: Page) -> None:
    page.get_by_label("Ditt namn").fill("Kansliet")
    page.keyboard.press("Tab")


def bring_in(page: Page) -> None:
    press(page, "Läs in")
    expect(page.get_by_text("Klart:")).to_be_visible(timeout=MILLISECONDS)
    settled(page)


def part(page: Page, label: str) -> None:
    page.get_by_role("radio", name=label).click()
    settled(page)


def test_an_association_is_up_and_running_from_its_own_files(office: Page, file: Path) -> None:
    expect(office.get_by_label("Förbundets namn")).to_be_visible()
    assert accessibility_findings(office) == []

    part(office, "Läs in en fil")
    choose(office, FILE, BROUGHT[FILE])
    expect(office.get_by_text("Ett nytt förbund läggs upp.")).to_be_visible()
    assert accessibility_findings(office) == []
    sign(office)
    bring_in(office)
    lists = contents(file)

    press(office, "Läs in en fil till")
    settled(office)
    choose(office, LEDGER, BROUGHT[LEDGER])
    expect(office.get_by_text("Nytt i filen: 17 konton och 0 kostnadsställen.")).to_be_visible()
    assert accessibility_findings(office) == []
    bring_in(office)
    books = contents(file)

    ore = -sum(row.amount for row in outcome(2024) if row.account == "5010")
    fees = f"{ore // 100:,},{ore % 100:02d}".replace(",", "\u00a0", 1)
    office.goto(f"/budget-outcome?association={SLUG}&year=2024&through=2024-12&part=statement")
    settled(office)
    expect(office.get_by_role("row").filter(has_text="Arvoden").first).to_contain_text(fees)

    office.goto("/import")
    settled(office)
    part(office, "Historik och ångra")
    expect(office.get_by_text(LEDGER)).to_be_visible()
    expect(office.get_by_role("button", name="Ångra", exact=True).first).to_be_disabled()
    sign(office)
    press(office, "Ångra")
    expect(office.get_by_text("Inläsningen är ångrad")).to_be_visible()
    assert contents(file) == lists
    press(office, "Gör om")
    expect(office.get_by_text("Inläsningen gäller igen")).to_be_visible()
    assert contents(file) == books
    assert accessibility_findings(office) == []


def test_a_wrong_file_says_what_to_do_and_changes_nothing(office: Page, file: Path) -> None:
    before = dump(file_url(file))
    part(office, "Läs in en fil")
    choose(office, LEDGER, BROUGHT[LEDGER])

    expect(office.get_by_text("Filen är inte inläst: 1 sak att rätta.")).to_be_visible()
    expect(office.get_by_text("välj förbundet som bokföringen hör till")).to_be_visible()
    assert accessibility_findings(office) == []
    assert dump(file_url(file)) == before


def long_ledger() -> bytes:
    """The books with one long voucher more, to have time to change one's mind."""
    pair = '   #TRANS 5010 {1 "100"} 1.00\r\n   #TRANS 1930 {} -1.00\r\n'
    voucher = '#VER B 1 20241231 ""\r\n{\r\n' + PAIRS * pair + "}\r\n"
    lines = BROUGHT[LEDGER].decode("cp437").split("\r\n")
    kept = [line for line in lines if not line.startswith("#RES")]
    return ("\r\n".join(kept) + voucher).encode("cp437")


def test_long_work_shows_how_far_it_is_and_can_be_cancelled(office: Page, file: Path) -> None:
    part(office, "Läs in en fil")
    choose(office, FILE, BROUGHT[FILE])
    sign(office)
    bring_in(office)
    before = dump(file_url(file))

    press(office, "Läs in en fil till")
    settled(office)
    choose(office, LEDGER, long_ledger())
    press(office, "Läs in")
    expect(office.get_by_role("progressbar")).to_be_visible(timeout=MILLISECONDS)
    press(office, "Avbryt")
    expect(office.get_by_text("Inläsningen avbröts. Ingenting har ändrats.")).to_be_visible(
        timeout=MILLISECONDS
    )
    assert dump(file_url(file)) == before
