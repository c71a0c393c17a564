"""The sample data: every folder of `sample_data/` that holds an association, and the made-up one."""

from pathlib import Path

from sqlmodel import select

from data_access import store
from data_access.imports import ImportResult, import_folder
from data_access.made_up import folder as made_up
from data_access.tables import Association

FOLDER = store.ROOT / "sample_data"


def folders(folder: Path = FOLDER) -> list[Path]:
    """The folders that hold an association, in alphabetical order."""
    return sorted(file.parent for file in folder.glob("*/forbund.csv"))


def load(url: str | None = None, folder: Path = FOLDER) -> list[ImportResult]:
    """Import every association of the sample data that the store does not have, the made-up one last."""
    with store.reading(url) as session:
        known = set(session.exec(select(Association.slug)))
    results = [import_folder(path, url) for path in folders(folder) if path.name not in known]
    if folder == FOLDER and made_up.SLUG not in known:
        results.append(made_up.load(url))
    return results


def is_empty(url: str | None = None) -> bool:
    """Whether the store has no association yet."""
    with store.reading(url) as session:
        return session.exec(select(Association.id)).first() is None
