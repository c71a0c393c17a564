"""How an association's income statement is laid out: the signs of its costs and the order of its lines."""

from collections.abc import Sequence

from sqlmodel import select

from data_access import store
from data_access.changes.comments import save_setting
from data_access.changes.follow_up import association_of
from data_access.changes.refusals import ChangeRefusedError
from data_access.changes.texts import checked_author
from data_access.tables import StatementLine
from data_access.tables.enumerations import SignRule
from data_access.translation import _


def save_statement_signs(association: str, signs: str | None, author: str, url: str | None = None) -> None:
    """Set whether the income statement writes costs with their minus; None is the product's own way.

    Raises ChangeRefusedError for an unknown rule or a nameless author.
    """
    by = checked_author(author)
    if signs is not None and signs not in set(SignRule):
        raise ChangeRefusedError(_("Teckenregeln ”{signs}” finns inte.").format(signs=signs))
    save_setting(association, {"statement_signs": signs}, by, url)


def save_statement_order(association: str, codes: Sequence[str], author: str, url: str | None = None) -> None:
    """Set the order of all the statement's lines, the first on top.

    Raises ChangeRefusedError unless every line of the association is named once, and for a nameless author.
    """
    checked_author(author)
    with store.writing(url) as session:
        owner = association_of(session, association)
        lines = {
            line.code: line
            for line in session.exec(select(StatementLine).where(StatementLine.association_id == owner))
        }
        if sorted(codes) != sorted(lines):
            raise ChangeRefusedError(_("Ordningen ska ha med varje resultatrad en gång."))
        for place, code in enumerate(codes, start=1):
            lines[code].position = place
