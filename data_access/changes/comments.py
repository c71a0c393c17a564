"""Comment and measure on a deviation, and the thresholds of what is a deviation."""

from collections.abc import Mapping

from data_access import store
from data_access.changes.follow_up import association_of, cost_centre_of, keep, refuse_persons, take_away
from data_access.changes.refusals import ChangeRefusedError
from data_access.changes.texts import checked_author
from data_access.queries.datasets import first_day
from data_access.tables import DeviationComment, FollowUpSetting
from data_access.tables.enumerations import SHARE_SCALE
from data_access.translation import _

LONGEST_TEXT = 2_000


def save_comment(
    association: str,
    cost_centre: str,
    through: str,
    author: str,
    *,
    comment: str,
    measure: str,
    url: str | None = None,
) -> None:
    """Write why a cost centre deviates through a month (`2017-04`) and what is done; both empty takes
    it away.

    Raises ChangeRefusedError for an unknown cost centre, a text that is too long, and a nameless author.
    """
    by = checked_author(author)
    texts = {"comment": comment.strip() or None, "measure": measure.strip() or None}
    if any(len(text) > LONGEST_TEXT for text in texts.values() if text):
        raise ChangeRefusedError(_("Texten är för lång: högst {most} tecken.").format(most=LONGEST_TEXT))
    refuse_persons(comment, measure)
    with store.writing(url) as session:
        keys = {
            "cost_centre_id": cost_centre_of(session, association, cost_centre),
            "through": first_day(through),
        }
        if any(texts.values()):
            keep(session, DeviationComment, keys, texts, by)
        else:
            take_away(session, DeviationComment, keys)


def save_thresholds(
    association: str, amount_ore: int | None, share: float | None, author: str, url: str | None = None
) -> None:
    """Set how large a deviation must be, in ören and as a share; None is the product's own threshold.

    Raises ChangeRefusedError for a negative amount, a share outside 0-1, or a nameless author.
    """
    by = checked_author(author)
    if amount_ore is not None and amount_ore < 0:
        raise ChangeRefusedError(_("Gränsen i kronor kan inte vara mindre än noll."))
    if share is not None and not 0 <= share <= 1:
        raise ChangeRefusedError(_("Gränsen i procent ska ligga mellan 0 och 100."))
    values = {
        "attention_amount": amount_ore,
        "attention_share_millionths": None if share is None else round(share * SHARE_SCALE),
    }
    save_setting(association, values, by, url)


def save_setting(association: str, values: Mapping[str, object], by: str, url: str | None) -> None:
    """Write some of the association's settings. Raises ChangeRefusedError for an unknown association."""
    with store.writing(url) as session:
        keys = {"association_id": association_of(session, association)}
        keep(session, FollowUpSetting, keys, dict(values), by)
