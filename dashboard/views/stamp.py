"""What an exported file says about itself, and which levers a scenario in it has moved."""

from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

from dashboard import parameters
from dashboard.interface import numbers
from dashboard.shapes.selection import Selection
from dashboard.shapes.stamp import Choice, Stamp, StampedView
from dashboard.shapes.view import View
from dashboard.translation import _
from dashboard.views.context import Context, open_context
from dashboard.views.scenario_saved import moment


def stamp(session: Session, selection: Selection) -> Stamp:
    """The stamp of a selection, not dated yet. Raises SelectionError where the association does not exist."""
    context = open_context(session, selection)
    return Stamp(
        selection=selection,
        association=context.association.name,
        is_fictional=context.association.is_fictional,
        period=numbers.period(selection.first_counted, selection.through),
        protection=protection(context),
    )


def of_selection(of_year: Stamp, selection: Selection) -> Stamp:
    """The stamp of a selection in the same association and year."""
    period = numbers.period(selection.first_counted, selection.through)
    return replace(of_year, selection=selection, period=period)


def dated(undated: Stamp, at: datetime, zone: str | None = None) -> Stamp:
    """The stamp of a file made at a moment, in the named time zone or Sweden's."""
    return replace(undated, made=moment(at, zone))


def protection(context: Context) -> str:
    """Whether small counts are protected, which ones, and how they are written."""
    association = context.association
    if not association.cell_threshold:
        return _("Små antal deltagare är inte skyddade.")
    threshold = numbers.count(association.cell_threshold)
    zero = parameters.flag("protection.zero_is_small", context.selection.year)
    return _(
        "{how}, och de antal som skulle avslöja dem, står som två punkter ({sign}). {zero} {published}"
    ).format(
        how=_("Antal deltagare lägre än {threshold}").format(threshold=threshold),
        sign=numbers.PROTECTED,
        zero=_("Noll räknas som ett litet antal.") if zero else _("Noll visas."),
        published=_("Det gäller också offentliga dokuments tabeller.")
        if association.protect_published
        else _("Offentliga dokuments tabeller står som de är publicerade."),
    )


def stamped(title: str, view: View, chosen: tuple[Choice, ...] = ()) -> StampedView:
    """The view with what is chosen on its page; a scenario's moved levers are such choices too."""
    return StampedView(title, view, (*chosen, *_scenario(view)))


def _scenario(view: View) -> tuple[Choice, ...]:
    """Which levers are moved, from the view's own table of them."""
    levers = view.table("levers")
    if levers is None:
        return ()
    found = [
        _("{lever}: {after} (planen {before})").format(
            lever=row["name"], after=row["after"], before=row["before"]
        )
        if "after" in row
        else _("{alternative}, {lever}: {value}").format(
            alternative=row["name"], lever=row["lever"], value=row["value"]
        )
        for row in levers.rows
    ]
    moved = "; ".join(found) or _("inga, det här är planen som den är")
    return ((_("Ändrade förutsättningar"), moved),)
