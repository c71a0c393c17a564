"""The database's sums are pandas' sums and a plain loop's, on generated ledgers, in both databases."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data_access import store
from data_access.ledger_imports import PostingEntry
from data_access.queries import ledger
from data_access.tables.enumerations import LedgerKind
from tests.data_access.ledgers import ACCOUNTS, CENTRES, LINES, bring_in, ledger_file, make_association

SECTION = {code: section for code, section, _project in LINES}
LINE_OF = {account.code: account.statement_line for account in ACCOUNTS}
IS_PROJECT = {code: project for code, _area, project in CENTRES} | {None: False}
PROJECT_LINES = {code for code, _section, project in LINES if project}
EXAMPLES = 25

postings = st.lists(
    st.builds(
        PostingEntry,
        day=st.none() | st.dates(date(2024, 1, 1), date(2024, 12, 31)),
        month=st.integers(1, 12).map(lambda month: date(2024, month, 1)),
        account=st.sampled_from([account.code for account in ACCOUNTS]),
        cost_centre=st.sampled_from([code for code, _area, _project in CENTRES]),
        project=st.none() | st.sampled_from(["P1", "P2"]),
        voucher=st.none() | st.just("A1"),
        amount=st.integers(-(10**12), 10**12),
    ),
    max_size=60,
)


@pytest.fixture(params=["sqlite", "postgres"])
def prepared(request: pytest.FixtureRequest) -> Iterator[tuple[str, int]]:
    url = request.getfixturevalue(f"{request.param}_url")
    return url, make_association(url)


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=postings, first=st.integers(1, 12), last=st.integers(1, 12))
def test_sums_per_cost_centre(
    prepared: tuple[str, int], rows: list[PostingEntry], first: int, last: int
) -> None:
    url, association = prepared
    bring_in(url, ledger_file(rows))
    by_loop: dict[str, int] = defaultdict(int)
    for row in rows:
        is_cost = SECTION.get(LINE_OF[row.account] or "") == "cost"
        if is_cost and first <= row.month.month <= last:
            by_loop[str(row.cost_centre)] += row.amount
    frame = pd.DataFrame(rows, columns=PostingEntry._fields)
    costs = frame[frame["account"].map(lambda code: SECTION.get(LINE_OF[code] or "") == "cost").astype(bool)]
    inside = costs[costs["month"].map(lambda month: first <= month.month <= last).astype(bool)]
    by_pandas = {str(code): int(group["amount"].sum()) for code, group in inside.groupby("cost_centre")}

    with store.reading(url) as session:
        row = ledger.ledger(session, association, 2024, LedgerKind.OUTCOME)
        assert row is not None
        by_database = ledger.cost_by_centre(session, row, (f"2024-{first:02d}", f"2024-{last:02d}"))
        months = ledger.cost_by_centre_and_month(session, row)

    assert by_database == dict(by_loop) == by_pandas
    if (first, last) == (1, 12):
        assert {code: sum(amounts.values()) for code, amounts in months.items()} == by_database


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=postings)
def test_own_operations_and_projects_make_the_whole_statement(
    prepared: tuple[str, int], rows: list[PostingEntry]
) -> None:
    url, association = prepared
    bring_in(url, ledger_file(rows))
    by_loop: dict[bool, dict[str, int]] = {True: defaultdict(int), False: defaultdict(int)}
    for row in rows:
        line = LINE_OF[row.account]
        if line is not None:
            by_loop[IS_PROJECT[row.cost_centre] or line in PROJECT_LINES][line] += row.amount

    whole = ("2024-01", "2024-12")
    with store.reading(url) as session:
        found = ledger.ledger(session, association, 2024, LedgerKind.OUTCOME)
        assert found is not None
        projects = ledger.by_statement_line(session, found, whole, projects=True)
        own = ledger.by_statement_line(session, found, whole, projects=False)
        everything = ledger.by_statement_line(session, found, whole)

    assert projects == dict(by_loop[True])
    assert own == dict(by_loop[False])
    assert everything == {
        line: projects.get(line, 0) + own.get(line, 0) for line in projects.keys() | own.keys()
    }
