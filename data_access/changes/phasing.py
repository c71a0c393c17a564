"""How a cost centre's budget falls over the year: even, twelve shares of its own, or as last year."""

from collections.abc import Sequence

from data_access import store
from data_access.changes.follow_up import cost_centre_of, keep, take_away
from data_access.changes.refusals import ChangeRefusedError
from data_access.changes.texts import checked_author
from data_access.tables import CostCentrePhasing
from data_access.tables.enumerations import SHARE_SCALE, PhasingKind
from data_access.translation import _

MONTHS = 12


def save_phasing(
    association: str,
    cost_centre: str,
    year: int,
    kind: str,
    author: str,
    *,
    shares: Sequence[float] | None = None,
    url: str | None = None,
) -> None:
    """Set a cost centre's phasing of a year; `shares` are twelve fractions of one for `own`, else None.

    `even` takes the setting away. Raises ChangeRefusedError for an unknown kind or cost centre, a nameless
    author, and shares that are not twelve, are negative or do not sum to one.
    """
    by = checked_author(author)
    if kind not in set(PhasingKind):
        raise ChangeRefusedError(_("Periodiseringen ”{kind}” finns inte.").format(kind=kind))
    parts = _millionths(shares or ()) if kind == PhasingKind.OWN else None
    with store.writing(url) as session:
        keys = {"cost_centre_id": cost_centre_of(session, association, cost_centre), "year": year}
        if kind == PhasingKind.EVEN:
            take_away(session, CostCentrePhasing, keys)
        else:
            keep(session, CostCentrePhasing, keys, {"kind": kind, "shares": parts}, by)


def _millionths(shares: Sequence[float]) -> str:
    """The shares as whole millionths that sum to one exactly; the rest of the rounding goes to December."""
    if len(shares) != MONTHS:
        raise ChangeRefusedError(_("Ange tolv andelar, en för varje månad."))
    if min(shares) < 0:
        raise ChangeRefusedError(_("En månads andel kan inte vara mindre än noll."))
    parts = [round(share * SHARE_SCALE) for share in shares]
    rest = SHARE_SCALE - sum(parts)
    if abs(rest) > MONTHS:
        raise ChangeRefusedError(
            _("Andelarna blir {sum} % tillsammans. De ska bli 100 %.").format(
                sum=f"{sum(shares) * 100:.2f}".replace(".", ",")
            )
        )
    parts[-1] += rest
    return ",".join(str(part) for part in parts)
