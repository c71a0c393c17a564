"""The sample data: every folder of `sample_data/` that holds an association, and the made-up one."""

from pathlib import Path

from sqlmodel import select

from data_access import store
from data_access.imports import ImportResult, checked, write, writing_rows
from data_access.made_up.association import SLUG
from data_access.tables import Association

FOLDER = store.ROOT / "sample_data"


def folders(folder: Path = FOLDER) -> list[Path]:
    """The folders that hold an association, in alphabetical order."""
    return sorted(file.parent for file in folder.glob("*/forbund.csv"))


def load(url: str | None = None, folder: Path = FOLDER) -> list[ImportResult]:
    """Import every association of the sample data that the store does not have, the made-up one last.

    All of them or none, in one transaction; raises what the imports raise.
    """
    with store.reading(url) as session:
        known = set(session.exec(select(Association.slug)))
    packages = checked([path for path in folders(folder) if path.name not in known])
    has_made_up = folder != FOLDER or SLUG in known
    if not packages and has_made_up:
        return []
    with writing_rows(url) as session:
        # Another process may have come first since we looked.
        known = set(session.exec(select(Association.slug)))
        results = [write(session, package) for package in packages if package.slug not in known]
        if not has_made_up and SLUG not in known:
            from data_access.made_up import loading as made_up  # noqa: PLC0415  openpyxl takes a while

            results.append(made_up.load(session))
        return results


def is_empty(url: str | None = None) -> bool:
    """Whether the store has no association yet."""
    with store.reading(url) as session:
        return session.exec(select(Association.id)).first() is None
