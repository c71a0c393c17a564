"""Equity that no source gives, entered by the office: the opening of a year, the floor and the ceiling.

Each entry is one transaction that raises the version, with who and when. Floor and ceiling become the
association's own, so that every page sees them; the entry keeps what they replaced, and taking an entry
away puts that back.
"""

from datetime import UTC, datetime

from sqlmodel import Session, col, select

from data_access import store
from data_access.changes.refusals import ChangeRefusedError
from data_access.changes.texts import checked_author
from data_access.tables import Association, EnteredValue
from data_access.tables.enumerations import SHARE_SCALE
from data_access.tables.scenarios import EnteredName
from data_access.translation import _

What = tuple[EnteredName, int | None]
"""What is entered, and for which year."""


def enter_opening(
    association: str, year: int, amount_ore: int | None, author: str, url: str | None = None
) -> None:
    """Enter a year's opening equity in ören, or take the entry away (None).

    Raises ChangeRefusedError for an unknown association or a nameless author.
    """
    by = checked_author(author)
    with store.writing(url) as session:
        owner = _association(session, association)
        what = (EnteredName.OPENING_EQUITY, year)
        before = _latest(session, owner, what)
        _enter(session, owner, what, amount_ore, before.value if before else None, by)


def enter_floor(association: str, amount_ore: int | None, author: str, url: str | None = None) -> None:
    """Enter the association's own floor in ören, or take the entry away (None): the floor it replaced holds.

    Raises ChangeRefusedError for an amount below zero, an unknown association or a nameless author.
    """
    by = checked_author(author)
    if amount_ore is not None and amount_ore < 0:
        raise ChangeRefusedError(_("Golvet kan inte vara mindre än noll."))
    with store.writing(url) as session:
        owner = _association(session, association)
        name = EnteredName.EQUITY_FLOOR
        owner.equity_floor_ore = _limit(session, owner, name, amount_ore, owner.equity_floor_ore, by)


def enter_ceiling(association: str, share: float | None, author: str, url: str | None = None) -> None:
    """Enter the ceiling as a share of the year's allocation, or take the entry away (None).

    Raises ChangeRefusedError for a share outside 0-1, an unknown association or a nameless author.
    """
    by = checked_author(author)
    if share is not None and not 0 <= share <= 1:
        raise ChangeRefusedError(_("Taket är en andel av årets tilldelning: ange 0–100 %."))
    millionths = None if share is None else round(share * SHARE_SCALE)
    with store.writing(url) as session:
        owner = _association(session, association)
        name = EnteredName.EQUITY_CEILING
        before = owner.equity_ceiling_millionths
        owner.equity_ceiling_millionths = _limit(session, owner, name, millionths, before, by)


def _limit(
    session: Session, owner: Association, name: EnteredName, value: int | None, now: int | None, by: str
) -> int | None:
    """Log the entry; what the limit becomes: the value, or what the first entry replaced."""
    latest = _latest(session, owner, (name, None))
    original = latest.replaced if latest is not None and latest.value is not None else now
    _enter(session, owner, (name, None), value, original, by)
    return original if value is None else value


def _latest(session: Session, owner: Association, what: What) -> EnteredValue | None:
    """The entry that holds now, if there is one."""
    name, year = what
    return session.exec(
        select(EnteredValue)
        .where(
            EnteredValue.association_id == owner.id,
            EnteredValue.name == name.value,
            col(EnteredValue.year).is_(None) if year is None else EnteredValue.year == year,
        )
        .order_by(col(EnteredValue.id).desc())
    ).first()


def _enter(
    session: Session, owner: Association, what: What, value: int | None, replaced: int | None, by: str
) -> None:
    name, year = what
    session.add(
        EnteredValue(
            association_id=owner.id or 0,
            name=name.value,
            year=year,
            value=value,
            replaced=replaced,
            entered_by=by,
            entered_at=datetime.now(UTC),
        )
    )


def _association(session: Session, slug: str) -> Association:
    found = session.exec(select(Association).where(Association.slug == slug)).first()
    if found is None:
        raise ChangeRefusedError(_("Förbundet ”{slug}” finns inte.").format(slug=slug))
    return found
