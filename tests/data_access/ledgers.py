"""A small association with a ledger, written out so that every expected value can be added up by hand."""

from collections.abc import Sequence
from datetime import date

from sqlmodel import Session

from data_access import store
from data_access.ledger_imports import AccountEntry, LedgerFile, PostingEntry, import_ledger
from data_access.tables import Association, CostCentre, Source, StatementLine

SLUG = "provforbundet"
LINES = (
    ("bidrag-projekt", "income", True),
    ("summa-intakter", "income", False),
    ("loner", "cost", False),
    ("ovrigt", "cost", False),
    ("summa-kostnader", "cost", False),
    ("nettokostnad", "net_cost", False),
    ("medlemsbidrag", "contribution", False),
    ("rantor", "financial", False),
    ("resultat", "result", False),
)
CENTRES = (("100", "administration", False), ("300", "individual", False), ("900", "project", True))
ACCOUNTS = (
    AccountEntry("1930", "Bank", None),
    AccountEntry("3010", "Medlemsbidrag", "medlemsbidrag"),
    AccountEntry("3500", "Projektbidrag", "bidrag-projekt"),
    AccountEntry("5010", "Löner", "loner"),
    AccountEntry("6010", "Lokaler", "ovrigt"),
    AccountEntry("8010", "Räntor", "rantor"),
)


def make_association(url: str) -> int:
    """An empty association with lines and cost centres; returns its key."""
    store.migrate(url)
    with store.writing(url) as session:
        association = Association(slug=SLUG, name="Provförbundet", split_key="population", cell_threshold=5)
        session.add(association)
        session.flush()
        identity = association.id or 0
        _add_lists(session, identity)
    return identity


def _add_lists(session: Session, association: int) -> None:
    source = Source(association_id=association, code="prov", title="Prov")
    session.add(source)
    session.flush()
    key = source.id or 0
    for place, (code, section, is_project) in enumerate(LINES, start=1):
        session.add(
            StatementLine(
                association_id=association,
                code=code,
                name=code,
                section=section,
                is_project=is_project,
                position=place,
                source_id=key,
            )
        )
    for place, (code, area, is_project) in enumerate(CENTRES, start=1):
        session.add(
            CostCentre(
                association_id=association,
                code=code,
                name=f"Ställe {code}",
                budget_area=area,
                is_project=is_project,
                position=place,
                source_id=key,
            )
        )


def posting(month: int, account: str, centre: str | None, amount: int, *, year: int = 2024) -> PostingEntry:
    """A posting on the 15th."""
    return PostingEntry(
        date(year, month, 15), date(year, month, 1), account, centre, None, f"A{month}", amount
    )


def ledger_file(
    postings: Sequence[PostingEntry], *, kind: str = "outcome", year: int = 2024, last_month: int = 12
) -> LedgerFile:
    """The postings as a year's ledger."""
    return LedgerFile(
        year=year,
        kind=kind,
        status="decided" if kind == "budget" else "outcome",
        title=f"Huvudbok {kind} {year}",
        last_month=date(year, last_month, 1),
        source_code=f"huvudbok-{kind}-{year}",
        source_title=f"Huvudbok {kind} {year}",
        source_section="Poster",
        file_name="prov.csv",
        file_sha256="0" * 64,
        accounts=ACCOUNTS,
        postings=tuple(postings),
    )


def bring_in(url: str, *files: LedgerFile) -> None:
    """Import the ledgers."""
    import_ledger(SLUG, files, url)
