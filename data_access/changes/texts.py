"""Names and notes as people write them, checked before they are kept."""

from typing import Final

from data_access.changes.refusals import ChangeRefusedError
from data_access.translation import _

LONGEST_NAME: Final = 120
LONGEST_AUTHOR: Final = 80
LONGEST_NOTE: Final = 2_000


def checked_name(written: str) -> str:
    """A scenario's name on one line. Raises ChangeRefusedError where it is empty or too long."""
    name = " ".join(written.split())
    if not name:
        raise ChangeRefusedError(_("Ge scenariot ett namn."))
    if len(name) > LONGEST_NAME:
        raise ChangeRefusedError(_("Namnet är för långt: högst {most} tecken.").format(most=LONGEST_NAME))
    return name


def checked_author(written: str) -> str:
    """Who makes the change. Raises ChangeRefusedError where nobody is named."""
    author = " ".join(written.split())
    if not author:
        raise ChangeRefusedError(_("Skriv vem du är, så att andra ser vem som har sparat."))
    return author[:LONGEST_AUTHOR]


def checked_note(written: str) -> str:
    """A note, cut where it is longer than is kept."""
    return written.strip()[:LONGEST_NOTE]
