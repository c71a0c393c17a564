"""Files that bring a year's participants month by month: each month stays until a file brings it anew."""

import pytest

from data_access.imports import ImportResult, carry_out
from data_access.incoming import open_files
from data_access.queries import participants
from data_access.queries.organisation import association
from data_access.store import reading
from tests.data_access.formats.office.books import LISTS, Rows, workbook

SLUG = "samordningsforbundet-test"
HEADINGS = ("T.o.m.", "Kommun", "Totalt", "Förväntad årsvolym")
APRIL: Rows = [HEADINGS, ("2026-04", "Borås", 30, 90), ("2026-04", "Tranemo", 12, 40)]
AUGUST: Rows = [HEADINGS, ("2026-08", "Borås", 50, 90), ("2026-08", "Tranemo", 20, 40)]
YEAR = ("2026-01", "2026-12")


@pytest.fixture
def url(store_url: str) -> str:
    """A store with the association and what it had in April."""
    data = workbook({**LISTS, "Deltagare": APRIL})
    carry_out(open_files({"april.xlsx": data}, None, url=store_url).package, url=store_url)
    return store_url


def bring(url: str, rows: Rows) -> ImportResult:
    data = workbook({"Deltagare": rows})
    return carry_out(open_files({"deltagare.xlsx": data}, SLUG, url=url).package, url=url)


def counted(url: str) -> dict[tuple[str, str | None], int | None]:
    """Participants since January by last month and municipality."""
    with reading(url) as session:
        found = association(session, SLUG)
        assert found is not None
        answer = participants.by_municipality(session, found.id, YEAR)
        assert answer is not None
        return {(row.period_to, row.residence_area): row.value for row in answer.parts("participants_total")}


def test_april_stays_when_august_comes(url: str) -> None:
    result = bring(url, AUGUST)

    assert (result.new, result.gone) == (2 + 1, 0), "two counts and the file; the year's volumes are the same"
    assert counted(url) == {
        ("2026-04", "1490"): 30,
        ("2026-04", "1452"): 12,
        ("2026-08", "1490"): 50,
        ("2026-08", "1452"): 20,
    }


def test_a_month_that_is_brought_anew_is_replaced_whole(url: str) -> None:
    bring(url, AUGUST)
    result = bring(url, [HEADINGS[:3], ("2026-04", "Borås", 31)])

    assert (result.changed, result.gone) == (1 + 1, 1)
    assert counted(url) == {("2026-04", "1490"): 31, ("2026-08", "1490"): 50, ("2026-08", "1452"): 20}


def test_the_same_month_twice_changes_nothing(url: str) -> None:
    assert bring(url, APRIL).batch is None
