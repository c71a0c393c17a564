"""Who: associations, areas, members, cost centres, statement lines, activities, goals."""

from typing import Any

from sqlmodel import Session, col, select

from data_access.queries.kept import ask_once
from data_access.queries.rows import (
    ActivityRow,
    AreaRow,
    AssociationRow,
    CostCentreRow,
    GoalRow,
    MemberRow,
    SourceRow,
    StatementLineRow,
)
from data_access.tables import (
    Activity,
    Area,
    AreaPart,
    Association,
    CostCentre,
    Goal,
    Member,
    Source,
    StatementLine,
)
from data_access.tables.enumerations import SHARE_SCALE

SWEDISH_ORDER = str.maketrans("åäö", "{|}")
"""The signs after z, in the order of the Swedish alphabet."""


def associations(session: Session) -> tuple[AssociationRow, ...]:
    """Every association, in the order of its name, the made-up ones last."""
    found = (_association(row) for row in session.exec(select(Association)))
    # Sorted here: the two databases order letters differently, and neither as Swedish does.
    return tuple(sorted(found, key=lambda row: (row.is_fictional, row.name.lower().translate(SWEDISH_ORDER))))


def association(session: Session, slug: str) -> AssociationRow | None:
    """One association by its slug, or None."""
    return ask_once(session, ("association", slug), lambda: _named(session, slug))


def _named(session: Session, slug: str) -> AssociationRow | None:
    row = session.exec(select(Association).where(Association.slug == slug)).first()
    return _association(row) if row else None


def _association(row: Association) -> AssociationRow:
    return AssociationRow(
        id=row.id or 0,
        slug=row.slug,
        name=row.name,
        is_fictional=row.is_fictional,
        split_key=row.split_key,
        cell_threshold=row.cell_threshold,
        protect_published=row.protect_published,
        equity_floor_ore=row.equity_floor_ore,
        equity_ceiling_share=_share(row.equity_ceiling_millionths),
    )


def _share(millionths: int | None) -> float | None:
    return None if millionths is None else millionths / SHARE_SCALE


def _of(session: Session, table: Any, association_id: int) -> Any:
    """The rows of one of the association's lists, in its own order."""
    return session.exec(
        select(table).where(table.association_id == association_id).order_by(table.position, table.id)
    )


def _area_codes(session: Session, association_id: int) -> dict[int, str]:
    found = session.exec(select(Area.id, Area.code).where(Area.association_id == association_id))
    return {identity: code for identity, code in found if identity is not None}


def areas(session: Session, association_id: int) -> dict[str, AreaRow]:
    """The association's areas by code, municipalities in the association's own order."""
    return ask_once(session, ("areas", association_id), lambda: _areas(session, association_id))


def _areas(session: Session, association_id: int) -> dict[str, AreaRow]:
    codes = _area_codes(session, association_id)
    parts: dict[int, list[str]] = {}
    found = select(AreaPart).where(col(AreaPart.group_id).in_(codes)).order_by(col(AreaPart.part_id))
    for part in session.exec(found):
        parts.setdefault(part.group_id, []).append(codes[part.part_id])
    return {
        row.code: AreaRow(row.code, row.name, row.kind, tuple(parts.get(row.id, ())))
        for row in _of(session, Area, association_id)
    }


def members(session: Session, association_id: int) -> dict[str, MemberRow]:
    """The association's members by slug, in its own order."""
    return ask_once(session, ("members", association_id), lambda: _members(session, association_id))


def _members(session: Session, association_id: int) -> dict[str, MemberRow]:
    codes = _area_codes(session, association_id)
    return {
        row.slug: MemberRow(
            row.slug, row.name, row.kind, codes.get(row.area_id), _share(row.fixed_share_millionths)
        )
        for row in _of(session, Member, association_id)
    }


def cost_centres(session: Session, association_id: int) -> dict[str, CostCentreRow]:
    """The association's cost centres and published budget rows by code, in the printed order."""
    return ask_once(session, ("cost_centres", association_id), lambda: _cost_centres(session, association_id))


def _cost_centres(session: Session, association_id: int) -> dict[str, CostCentreRow]:
    codes = _area_codes(session, association_id)
    return {
        row.code: CostCentreRow(
            row.code, row.name, row.budget_area, row.is_project, codes.get(row.delivery_area_id)
        )
        for row in _of(session, CostCentre, association_id)
    }


def statement_lines(session: Session, association_id: int) -> dict[str, StatementLineRow]:
    """The lines of the income statement by code, in the association's own order."""
    return ask_once(
        session, ("statement_lines", association_id), lambda: _statement_lines(session, association_id)
    )


def _statement_lines(session: Session, association_id: int) -> dict[str, StatementLineRow]:
    return {
        row.code: StatementLineRow(row.code, row.name, row.section, row.is_project)
        for row in _of(session, StatementLine, association_id)
    }


def activities(session: Session, association_id: int) -> dict[str, ActivityRow]:
    """The association's activities by slug."""
    return ask_once(session, ("activities", association_id), lambda: _activities(session, association_id))


def _activities(session: Session, association_id: int) -> dict[str, ActivityRow]:
    sources = sources_by_id(session, association_id)
    return {
        row.slug: ActivityRow(
            slug=row.slug,
            name=row.name,
            orientation=row.orientation,
            sub_category=row.sub_category,
            target_group=row.target_group,
            labels=tuple(label.strip() for label in (row.labels or "").split(",") if label.strip()),
            duration=row.duration,
            description=row.description,
            source=sources[row.source_id],
        )
        for row in _of(session, Activity, association_id)
    }


def goals(session: Session, association_id: int) -> tuple[GoalRow, ...]:
    """The association's goals in the order of its plan."""
    return ask_once(session, ("goals", association_id), lambda: _goals(session, association_id))


def _goals(session: Session, association_id: int) -> tuple[GoalRow, ...]:
    sources = sources_by_id(session, association_id)
    return tuple(
        GoalRow(
            code=row.code,
            text=row.text,
            measure=row.measure,
            threshold=row.threshold,
            unit=row.unit,
            direction=row.direction,
            valid_from=row.valid_from,
            source=sources[row.source_id],
        )
        for row in _of(session, Goal, association_id)
    )


def sources_by_id(session: Session, association_id: int) -> dict[int, SourceRow]:
    """The association's sources by their key in the store."""
    return ask_once(session, ("sources", association_id), lambda: _sources(session, association_id))


def _sources(session: Session, association_id: int) -> dict[int, SourceRow]:
    found = session.exec(select(Source).where(Source.association_id == association_id))
    return {
        row.id: SourceRow(
            row.code, row.title, row.date, row.section, row.page, row.address, row.file_name, row.file_sha256
        )
        for row in found
        if row.id is not None
    }
