"""Saved scenarios, the baselines they were saved on, and values that the office has entered itself."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

from sqlmodel import Session, col, select

from data_access.tables import Association, EnteredValue, SavedBaseline, SavedScenario
from data_access.tables.enumerations import SHARE_SCALE
from data_access.tables.scenarios import EnteredName


@dataclass(frozen=True, slots=True)
class SavedScenarioRow:
    """A saved scenario: what was moved, on which baseline, by whom and when (UTC).

    `overrides` is by lever key: one value, or a mapping from year to value. `revision` is handed back with
    the next change, which is refused where somebody else has changed the scenario in between.
    """

    id: int
    association: str
    baseline_identity: str
    name: str
    note: str
    base_plan: str
    horizon: int
    overrides: Mapping[str, Any]
    revision: int
    created_by: str
    created_at: datetime
    saved_by: str
    saved_at: datetime
    locked_by: str | None
    deleted_by: str | None
    deleted_at: datetime | None


@dataclass(frozen=True, slots=True)
class EnteredRow:
    """A value that someone has entered: ören, or a share for the ceiling; None where it was taken away."""

    name: str
    year: int | None
    value: int | None
    replaced: int | None
    entered_by: str
    entered_at: datetime

    @property
    def share(self) -> float | None:
        """The ceiling's value as a fraction of one."""
        return None if self.value is None else self.value / SHARE_SCALE


def saved(session: Session, association: str, *, deleted: bool = False) -> tuple[SavedScenarioRow, ...]:
    """An association's saved scenarios, the latest saved first; or those that have been deleted."""
    removed = col(SavedScenario.deleted_at)
    found = session.exec(
        select(SavedScenario)
        .join(Association, col(Association.id) == col(SavedScenario.association_id))
        .where(Association.slug == association, removed.is_not(None) if deleted else removed.is_(None))
        .order_by(col(SavedScenario.saved_at).desc(), col(SavedScenario.id).desc())
    )
    return tuple(row_of(scenario, association) for scenario in found)


def saved_one(session: Session, identity: int) -> SavedScenarioRow | None:
    """One saved scenario that has not been deleted, or None."""
    found = session.exec(
        select(SavedScenario, Association.slug)
        .join(Association, col(Association.id) == col(SavedScenario.association_id))
        .where(SavedScenario.id == identity, col(SavedScenario.deleted_at).is_(None))
    ).first()
    return row_of(*found) if found else None


def baseline_content(session: Session, identity: str) -> str | None:
    """The content of a baseline that a scenario was saved on."""
    return session.exec(select(SavedBaseline.content).where(SavedBaseline.identity == identity)).first()


def entered(session: Session, association: str) -> tuple[EnteredRow, ...]:
    """The latest entry of each name and year, also where it took the value away."""
    found = session.exec(
        select(EnteredValue)
        .join(Association, col(Association.id) == col(EnteredValue.association_id))
        .where(Association.slug == association)
        .order_by(col(EnteredValue.id))
    )
    latest = {(row.name, row.year): _entered(row) for row in found}
    return tuple(latest.values())


def entered_opening(session: Session, association: str, year: int) -> EnteredRow | None:
    """The opening equity that someone has entered for a year, or None."""
    wanted = (EnteredName.OPENING_EQUITY.value, year)
    rows = {(row.name, row.year): row for row in entered(session, association)}
    row = rows.get(wanted)
    return row if row is not None and row.value is not None else None


def row_of(scenario: SavedScenario, association: str) -> SavedScenarioRow:
    """A saved scenario as it is shown."""
    return SavedScenarioRow(
        id=scenario.id or 0,
        association=association,
        baseline_identity=scenario.baseline_identity,
        name=scenario.name,
        note=scenario.note,
        base_plan=scenario.base_plan,
        horizon=scenario.horizon,
        overrides=overrides_of(scenario.overrides),
        revision=scenario.revision,
        created_by=scenario.created_by,
        created_at=_utc(scenario.created_at),
        saved_by=scenario.saved_by,
        saved_at=_utc(scenario.saved_at),
        locked_by=scenario.locked_by,
        deleted_by=scenario.deleted_by,
        deleted_at=None if scenario.deleted_at is None else _utc(scenario.deleted_at),
    )


def overrides_of(text: str) -> Mapping[str, Any]:
    """The stored overrides, years as numbers again."""
    written: dict[str, Any] = json.loads(text)
    return MappingProxyType(
        {
            key: MappingProxyType({int(year): one for year, one in value.items()})
            if isinstance(value, dict)
            else value
            for key, value in written.items()
        }
    )


def _entered(row: EnteredValue) -> EnteredRow:
    return EnteredRow(row.name, row.year, row.value, row.replaced, row.entered_by, _utc(row.entered_at))


def _utc(moment: datetime) -> datetime:
    """SQLite gives the moment back without its zone."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
