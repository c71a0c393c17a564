"""What a file says about itself."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dashboard.shapes.selection import Selection
from dashboard.views.choices import SelectionError
from dashboard.views.stamp import dated, stamp, stamped
from data_access import store
from tests.conftest import dispose_engines
from tests.views.helpers import SJUHARAD, Show
from tests.views.test_protected import change

SMALL = (
    "Antal deltagare lägre än 5, och de antal som skulle avslöja dem, står som två punkter (..). Noll visas."
)


@pytest.mark.parametrize(
    ("setting", "says"),
    [
        ("protect_published = 0", f"{SMALL} Offentliga dokuments tabeller står som de är publicerade."),
        ("protect_published = 1", f"{SMALL} Det gäller också offentliga dokuments tabeller."),
        ("cell_threshold = 0", "Små antal deltagare är inte skyddade."),
    ],
)
def test_whether_and_how_small_counts_are_protected(
    sample_store: Path, tmp_path: Path, setting: str, says: str
) -> None:
    file = tmp_path / "store.sqlite"
    shutil.copy(sample_store, file)
    change(file, f"UPDATE association SET {setting}")
    with store.reading(f"sqlite:///{file}") as session:
        found = stamp(session, Selection(SJUHARAD, 2017, "2017-04"))
    dispose_engines()

    assert found.protection == says
    assert (found.association, found.period) == ("Sjuhärads samordningsförbund", "januari–april 2017")


def test_it_is_dated_in_the_readers_own_time(sample_store: Path) -> None:
    with store.reading(f"sqlite:///{sample_store}") as session:
        undated = stamp(session, Selection("exempelforbundet", 2024, "2024-12"))
    at = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)

    assert undated.is_fictional
    assert dated(undated, at, "UTC").made == "31 december 2026 kl. 23.30"
    assert dated(undated, at).made == "1 januari 2027 kl. 00.30"


def test_an_association_that_does_not_exist_has_no_stamp(sample_store: Path) -> None:
    with (
        store.reading(f"sqlite:///{sample_store}") as session,
        pytest.raises(SelectionError, match="atlantis"),
    ):
        stamp(session, Selection("atlantis", 2017, "2017-04"))


def test_the_alternatives_of_a_comparison_say_what_is_moved_in_each(show: Show) -> None:
    page = stamped("Jämför scenarier", show("scenario-compare", SJUHARAD, 2022))

    ((label, text),) = page.choices
    assert label == "Ändrade förutsättningar"
    assert "Projektet beviljas, " in text
    assert text.count("; ") == 1
