"""What the members page says in sentences: what all pay, what one municipality pays, and from which table."""

from collections.abc import Mapping

from dashboard.interface import numbers
from dashboard.shapes.view import Cell
from dashboard.translation import _
from dashboard.views.context import Context, exists_instead, status_text
from dashboard.views.members_picture import MembersPicture
from data_access.queries import contributions as contribution_queries
from data_access.tables.enumerations import Measure


def whole_finding(context: Context, picture: MembersPicture) -> str:
    """What all pay together, from the most final table, with its status."""
    if picture.total is None:
        return exists_instead(context, (Measure.CONTRIBUTION.value,), _("Medlemmarnas bidrag"))
    total = contribution_queries.total_ore(picture.total)
    return _("Medlemmarna betalar tillsammans {total} för {year} ({status}).").format(
        total=numbers.tkr(total), year=context.selection.year, status=status_text(picture.total.dataset)
    )


def one_finding(context: Context, picture: MembersPicture, row: Mapping[str, Cell]) -> str:
    """What one municipality pays, and its share of the table that it stands in; `` where that is unknown."""
    paid = row["contribution_ore"]
    if picture.by_member is None or not isinstance(paid, int):
        return ""
    total = contribution_queries.total_ore(picture.by_member)
    sentence = _("{name} betalar {amount} för {year} ({status})").format(
        name=row["name"],
        amount=numbers.tkr(paid),
        year=context.selection.year,
        status=status_text(picture.by_member.dataset),
    )
    if not total:
        return sentence + "."
    return sentence + _(", {share} av {total} från alla medlemmar.").format(
        share=numbers.share(paid / total), total=numbers.tkr(total)
    )


def apart(context: Context, picture: MembersPicture) -> str:
    """Said where what each pays stands in another table than what all pay; nothing where it is the same."""
    by_member, total = picture.by_member, picture.total
    if by_member is None or total is None or by_member.dataset.id == total.dataset.id:
        return ""
    return _(
        "Per medlem finns bara {status}: {members} tillsammans. Det som medlemmarna betalar för {year} "
        "är {total}. "
        "De två är olika tabeller och läggs inte ihop."
    ).format(
        status=status_text(by_member.dataset),
        members=numbers.tkr(contribution_queries.total_ore(by_member)),
        year=context.selection.year,
        total=numbers.tkr(contribution_queries.total_ore(total)),
    )
