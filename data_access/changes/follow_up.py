"""What the changes of the follow-up share: finding the row that is changed, and saying who changed it."""

from datetime import UTC, datetime
from typing import Any

from sqlmodel import Session, SQLModel, select

from data_access.changes.refusals import ChangeRefusedError
from data_access.formats.cells import looks_like_personnummer
from data_access.tables import Association, CostCentre
from data_access.translation import _


def association_of(session: Session, slug: str) -> int:
    """The association's key. Raises ChangeRefusedError where it does not exist."""
    found = session.exec(select(Association.id).where(Association.slug == slug)).first()
    if found is None:
        raise ChangeRefusedError(_("Förbundet ”{slug}” finns inte.").format(slug=slug))
    return found


def cost_centre_of(session: Session, association: str, code: str) -> int:
    """The cost centre's key. Raises ChangeRefusedError where it does not exist."""
    owner = association_of(session, association)
    found = session.exec(
        select(CostCentre.id).where(CostCentre.association_id == owner, CostCentre.code == code)
    ).first()
    if found is None:
        raise ChangeRefusedError(_("Kostnadsstället ”{code}” finns inte.").format(code=code))
    return found


def refuse_persons(*texts: str) -> None:
    """Raise ChangeRefusedError where a text holds what is shaped like a personnummer."""
    if any(looks_like_personnummer(text) for text in texts):
        raise ChangeRefusedError(
            _("Texten ser ut att ha ett personnummer. Ta bort det: det får inte sparas här.")
        )


def keep(
    session: Session, table: type[SQLModel], keys: dict[str, Any], values: dict[str, Any], by: str
) -> None:
    """Write the values into the row with the keys, a new one where there is none."""
    row = _find(session, table, keys) or table(**keys)
    for name, value in (values | {"changed_by": by, "changed_at": datetime.now(UTC)}).items():
        setattr(row, name, value)
    session.add(row)


def take_away(session: Session, table: type[SQLModel], keys: dict[str, Any]) -> None:
    """Delete the row with the keys, where there is one."""
    row = _find(session, table, keys)
    if row is not None:
        session.delete(row)


def _find(session: Session, table: type[SQLModel], keys: dict[str, Any]) -> SQLModel | None:
    return session.exec(select(table).filter_by(**keys)).first()
