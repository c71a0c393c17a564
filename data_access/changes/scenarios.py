"""Keeping scenarios: save, copy, lock, delete, restore. Each is one transaction that raises the version.

A change names the revision that it was made from, and is refused where somebody else has changed the
scenario since: two people cannot overwrite each other unseen. A locked scenario is not overwritten,
renamed or deleted until someone unlocks it.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select, update

from data_access import store
from data_access.changes.refusals import ChangedByOtherError, ChangeRefusedError
from data_access.changes.texts import LONGEST_NAME, checked_author, checked_name, checked_note
from data_access.queries.scenarios import SavedScenarioRow, row_of
from data_access.tables import Association, SavedBaseline, SavedScenario
from data_access.translation import _


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioContent:
    """What is saved: name and note, the overrides by lever key, and the baseline they rest on as text."""

    name: str
    base_plan: str
    horizon: int
    overrides: Mapping[str, Any]
    baseline: str
    note: str = ""


def save_new(
    association: str, content: ScenarioContent, author: str, url: str | None = None
) -> SavedScenarioRow:
    """Save under a new name. Raises ChangeRefusedError for a name that is taken, empty or too long."""
    name, by, now = checked_name(content.name), checked_author(author), datetime.now(UTC)
    with store.writing(url) as session:
        owner = _association(session, association)
        scenario = SavedScenario(
            association_id=owner,
            baseline_identity=_kept_baseline(session, content.baseline),
            name=name,
            note=checked_note(content.note),
            base_plan=content.base_plan,
            horizon=content.horizon,
            overrides=as_json(content.overrides),
            created_by=by,
            created_at=now,
            saved_by=by,
            saved_at=now,
        )
        _add(session, scenario)
        return row_of(scenario, association)


def save(
    identity: int, revision: int, content: ScenarioContent, author: str, url: str | None = None
) -> SavedScenarioRow:
    """Save over the revision that was opened.

    Raises ChangedByOtherError where somebody else has changed it since, ChangeRefusedError where it is
    locked or deleted, or the name cannot be used.
    """
    name, by, note = checked_name(content.name), checked_author(author), checked_note(content.note)
    with store.writing(url) as session:
        values = {
            "name": name,
            "note": note,
            "base_plan": content.base_plan,
            "horizon": content.horizon,
            "overrides": as_json(content.overrides),
            "baseline_identity": _kept_baseline(session, content.baseline),
            "saved_by": by,
            "saved_at": datetime.now(UTC),
        }
        return _changed(session, identity, revision, values | {"revision": revision + 1}, only_unlocked=True)


def copy(identity: int, author: str, url: str | None = None) -> SavedScenarioRow:
    """Save a copy, unlocked, as `Namn (kopia)`. Raises ChangeRefusedError when it is gone."""
    by, now = checked_author(author), datetime.now(UTC)
    with store.writing(url) as session:
        old = _existing(session, identity)
        made = SavedScenario(
            **old.model_dump(exclude={"id", "name", "revision", "locked_by"}),
            name=_free_name(session, old.association_id, _("{name} (kopia)").format(name=old.name)),
        )
        made.created_by = made.saved_by = by
        made.created_at = made.saved_at = now
        _add(session, made)
        return row_of(made, _slug(session, made.association_id))


def lock(
    identity: int, revision: int, author: str, *, locked: bool, url: str | None = None
) -> SavedScenarioRow:
    """Lock against changes, or unlock; that leaves the revision. Raises as `save`."""
    by = checked_author(author)
    with store.writing(url) as session:
        values = {"locked_by": by if locked else None, "revision": revision}
        return _changed(session, identity, revision, values)


def delete(identity: int, revision: int, author: str, url: str | None = None) -> SavedScenarioRow:
    """Take it away from the list; `restore` brings it back as it was. Raises as `save`."""
    by = checked_author(author)
    with store.writing(url) as session:
        values = {"deleted_by": by, "deleted_at": datetime.now(UTC)}
        return _changed(session, identity, revision, values | {"revision": revision + 1}, only_unlocked=True)


def restore(identity: int, url: str | None = None) -> SavedScenarioRow:
    """Undo a deletion; where its name has been taken since, it comes back as `Namn (2)`."""
    with store.writing(url) as session:
        scenario = session.get(SavedScenario, identity)
        if scenario is None:
            raise ChangeRefusedError(_("Scenariot finns inte längre."))
        if scenario.deleted_at is not None:
            scenario.name = _free_name(session, scenario.association_id, scenario.name)
            scenario.deleted_at = scenario.deleted_by = None
            scenario.revision += 1
            session.flush()
        return row_of(scenario, _slug(session, scenario.association_id))


def as_json(overrides: Mapping[str, Any]) -> str:
    """The overrides as text, the same for the same overrides."""
    plain = {key: dict(value) if isinstance(value, Mapping) else value for key, value in overrides.items()}
    return json.dumps(plain, sort_keys=True, ensure_ascii=False)


def _changed(
    session: Session, identity: int, revision: int, values: dict[str, Any], *, only_unlocked: bool = False
) -> SavedScenarioRow:
    """Write the values if nobody has changed the scenario since."""
    statement = update(SavedScenario).where(
        col(SavedScenario.id) == identity,
        col(SavedScenario.revision) == revision,
        col(SavedScenario.deleted_at).is_(None),
    )
    if only_unlocked:
        statement = statement.where(col(SavedScenario.locked_by).is_(None))
    try:
        done = session.execute(statement.values(**values))
    except IntegrityError as error:
        raise _name_taken(str(values.get("name", ""))) from error
    if not done.rowcount:  # type: ignore[attr-defined]
        raise _why_not(session, identity, revision)
    scenario = _existing(session, identity, also_deleted=True)
    return row_of(scenario, _slug(session, scenario.association_id))


def _why_not(session: Session, identity: int, revision: int) -> ChangeRefusedError:
    """Why a scenario could not be changed, in words."""
    session.expire_all()
    scenario = session.get(SavedScenario, identity)
    if scenario is None or scenario.deleted_at is not None:
        by = scenario.deleted_by if scenario else None
        return ChangeRefusedError(
            _("Scenariot är borttaget av {by}. Spara det under ett nytt namn, eller återställ det.").format(
                by=by or _("någon annan")
            )
        )
    if scenario.revision != revision:
        row = row_of(scenario, "")
        message = _(
            "”{name}” har ändrats av {by} sedan du öppnade det. Ingenting har skrivits över: öppna den "
            "senaste versionen, eller spara ditt som ett nytt scenario."
        )
        return ChangedByOtherError(message.format(name=row.name, by=row.saved_by), row.saved_by, row.saved_at)
    return ChangeRefusedError(
        _("”{name}” är låst av {by}. Lås upp det, eller spara ditt som ett nytt scenario.").format(
            name=scenario.name, by=scenario.locked_by
        )
    )


def _existing(session: Session, identity: int, *, also_deleted: bool = False) -> SavedScenario:
    session.expire_all()
    scenario = session.get(SavedScenario, identity)
    if scenario is None or (scenario.deleted_at is not None and not also_deleted):
        raise ChangeRefusedError(_("Scenariot finns inte längre."))
    return scenario


def _add(session: Session, scenario: SavedScenario) -> None:
    session.add(scenario)
    try:
        session.flush()
    except IntegrityError as error:
        raise _name_taken(scenario.name) from error


def _name_taken(name: str) -> ChangeRefusedError:
    return ChangeRefusedError(
        _("Det finns redan ett scenario som heter ”{name}”. Välj ett annat namn.").format(name=name)
    )


def _kept_baseline(session: Session, content: str) -> str:
    """The content's SHA-256; the content is kept once."""
    identity = hashlib.sha256(content.encode()).hexdigest()
    if session.get(SavedBaseline, identity) is None:
        session.add(SavedBaseline(identity=identity, content=content))
        session.flush()
    return identity


def _association(session: Session, slug: str) -> int:
    found = session.exec(select(Association.id).where(Association.slug == slug)).first()
    if found is None:
        raise ChangeRefusedError(_("Förbundet ”{slug}” finns inte.").format(slug=slug))
    return found


def _slug(session: Session, association_id: int) -> str:
    return session.exec(select(Association.slug).where(Association.id == association_id)).one()


def _free_name(session: Session, association_id: int, wanted: str) -> str:
    """The wanted name, or with a number after it where it is taken."""
    taken = set(
        session.exec(
            select(SavedScenario.name).where(
                SavedScenario.association_id == association_id, col(SavedScenario.deleted_at).is_(None)
            )
        )
    )
    name, number = wanted[:LONGEST_NAME], 1
    while name in taken:
        number += 1
        ending = f" ({number})"
        name = wanted[: LONGEST_NAME - len(ending)] + ending
    return name
