"""Undo an import, and undo the undoing: the same walk in either direction."""

from datetime import UTC, datetime

from sqlalchemy import Table, select
from sqlmodel import Session

from data_access import store
from data_access.errors import StoreError
from data_access.imports.journal import dependants, digest, walk
from data_access.imports.shapes import SHAPES
from data_access.imports.ways import Way, packed, unpacked
from data_access.imports.writing import follow_the_numbers
from data_access.tables import ImportBatch, ImportJournal
from data_access.tables.base import columns_of
from data_access.translation import _

TITLES = {shape.model.__tablename__: shape.title for shape in SHAPES}


def turn(batch_id: int, author: str, url: str | None = None) -> bool:
    """Undo a batch, or do an undone one again; returns whether it is undone now.

    Everything is as it was then, to the byte. Raises StoreError with the reason where something builds on
    what would be taken away, or has changed it since; nothing is written then.
    """
    with store.writing(url) as session:
        batch = session.get(ImportBatch, batch_id)
        journal = session.get(ImportJournal, batch_id)
        if batch is None:
            raise StoreError(_("Inläsningen finns inte."))
        if journal is None:
            raise StoreError(_("Inläsningen gjordes med en äldre version och kan inte ångras."))
        way = unpacked(journal.way)
        _refuse(session, batch, journal, way)
        back = walk(session, way)
        follow_the_numbers(session, way)
        journal.way, journal.left_sha256 = packed(back), digest(session, back)
        undone = batch.undone_at is None
        batch.undone_at = datetime.now(UTC) if undone else None
        batch.undone_by = author if undone else None
        session.add_all([batch, journal])
        session.flush()
    return undone


def _refuse(session: Session, batch: ImportBatch, journal: ImportJournal, way: Way) -> None:
    """Raise StoreError where the rows are not as the batch left them, or where others refer to them."""
    reasons = [*_later(session, batch, way)]
    if not reasons and digest(session, way) != journal.left_sha256:
        reasons = [_("det som inläsningen ändrade har ändrats igen sedan dess")]
    reasons += [
        _("{count} rader i {table} hör till det som skulle tas bort ur {other}").format(
            count=count, table=_title(table), other=_title(other)
        )
        for table, other, count in dependants(session, way)
    ]
    reasons += _missing(session, way)
    if reasons:
        raise StoreError(
            _("Det går inte: {reasons}. Ingenting har ändrats.").format(
                reasons="; ".join(dict.fromkeys(reasons))
            )
        )


def _later(session: Session, batch: ImportBatch, way: Way) -> list[str]:
    """The later imports that are in force and touch the same rows."""
    batches, journals = columns_of(ImportBatch), columns_of(ImportJournal)
    later = session.execute(
        select(batches.file_name, batches.imported_at, journals.way)
        .join(ImportJournal, journals.batch_id == batches.id)
        .where(batches.id > (batch.id or 0), batches.association == batch.association)
        .where(batches.undone_at.is_(None))
        .order_by(batches.id)
    )
    return [
        _("filen {file}, inläst {day}, bygger på den här inläsningen: ångra den först").format(
            file=name, day=f"{when:%Y-%m-%d}"
        )
        for name, when, content in later
        if _meet(way, unpacked(content))
    ]


def _meet(one: Way, other: Way) -> bool:
    return any(
        not set(one.keys(table)).isdisjoint(other.keys(table))
        for table in one.tables()
        if table.name in other.steps
    )


def _missing(session: Session, way: Way) -> list[str]:
    """What would come back but refers to something that is not there."""
    found = []
    for table in way.tables():
        step = way.steps[table.name]
        for key in table.foreign_keys:
            parent = key.column.table
            place = list(table.c.keys()).index(key.parent.key)
            wanted = {row[place] for row in step.put} - {None}
            coming = {row[0] for row in way.steps[parent.name].put} if parent.name in way.steps else set()
            rest = wanted - coming
            there = set(session.scalars(select(key.column).where(key.column.in_(rest)))) if rest else set()
            if rest - there:
                found.append(
                    _("{table} hör till rader i {other} som inte finns längre").format(
                        table=_title(table), other=_title(parent)
                    )
                )
    return found


def _title(table: Table) -> str:
    return TITLES.get(table.name, table.name)
