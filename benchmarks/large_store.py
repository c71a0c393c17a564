"""A store with half a million postings: ten years, twelve months, sixty cost centres, forty accounts."""

from sqlalchemy import func, select

from data_access import store
from data_access.ledger_imports import import_ledger
from data_access.made_up.large import centre_codes, large_ledgers
from data_access.tables import Association, CostCentre, LedgerEntry, Source, StatementLine
from data_access.tables.base import columns_of

SLUG, LINE = "stort-forbund", "kostnader"
AREAS = ("individual", "structural", "board", "administration")


def make(url: str) -> int:
    """Fill an empty store; returns the number of postings."""
    store.migrate(url)
    with store.writing(url) as session:
        association = Association(
            slug=SLUG, name="Stort förbund (påhittat)", split_key="population", cell_threshold=5
        )
        session.add(association)
        session.flush()
        owner = association.id or 0
        source = Source(association_id=owner, code="pahittat", title="Påhittade siffror")
        session.add(source)
        session.flush()
        for place, code in enumerate(centre_codes(), start=1):
            session.add(
                CostCentre(
                    association_id=owner,
                    code=code,
                    name=f"Kostnadsställe {place}",
                    budget_area=AREAS[place % len(AREAS)],
                    position=place,
                    source_id=source.id or 0,
                )
            )
        session.add(
            StatementLine(
                association_id=owner,
                code=LINE,
                name="Kostnader",
                section="cost",
                position=1,
                source_id=source.id or 0,
            )
        )
    for file in large_ledgers(LINE):
        import_ledger(SLUG, [file], url)
    with store.reading(url) as session:
        return int(session.scalar(select(func.count(columns_of(LedgerEntry).id))) or 0)
