"""The activities over the years: one row an activity and year, each from that year's own tables."""

from dataclasses import replace

from dashboard.shapes.selection import Selection
from dashboard.shapes.source import SourceReference
from dashboard.shapes.view import Cell, Column, Table
from dashboard.translation import _
from dashboard.views.activities_descriptions import description_of
from dashboard.views.activities_picture import ActivitiesPicture, activities_picture
from dashboard.views.activities_tables import FIGURE_COLUMNS, figures_of
from dashboard.views.activities_words import answers, status, statuses
from dashboard.views.context import Context, reference
from data_access.queries import coverage
from data_access.tables.enumerations import DatasetKind

KINDS = (DatasetKind.ACTIVITY_PLAN, DatasetKind.BUDGET, DatasetKind.OUTCOME, DatasetKind.ANONYMOUS)


def year_table(context: Context, shown: ActivitiesPicture | None = None) -> Table:
    """Every year that has activities. A name may stand for something else another year: no sums are made."""
    rows: list[dict[str, Cell]] = []
    sources: dict[str, SourceReference] = {}
    years = []
    for picture in _pictures(context, shown):
        years.append(picture.year)
        for answer in answers(picture):
            sources.setdefault(answer.dataset.source.code, reference(answer.dataset.source))
        rows += [
            {
                "id": f"{activity.id}/{picture.year}",
                "activity": activity.id,
                "name": activity.name,
                "year": picture.year,
                "year_text": str(picture.year),
                "through": picture.through,
                **description_of(activity.row, activity.orientation),
                **figures_of(activity),
                "status": status(picture),
                "status_text": statuses(picture),
            }
            for activity in picture.activities
        ]
    return Table(
        id="years",
        title=_("Insatserna över åren"),
        columns=(
            Column("year_text", _("År")),
            Column("name", _("Insats")),
            *FIGURE_COLUMNS,
            Column("status_text", _("Status")),
        ),
        rows=tuple(rows),
        sources=tuple(sources.values()),
        notes=(
            _(
                "Varje år kommer ur sina egna dokument. Utfall och faktiska deltagare för ett pågående år "
                "räcker bara t.o.m. den månad som är uppföljd."
            ),
        ),
        covers="–".join(dict.fromkeys(map(str, [*years[:1], *years[-1:]]))),
    )


def _pictures(context: Context, shown: ActivitiesPicture | None) -> list[ActivitiesPicture]:
    """The years' pictures in order; the one that is shown, if any, is at hand already."""
    kinds = {kind.value for kind in KINDS}
    years = {row.year for row in context.coverage if row.kind in kinds}
    found = []
    for year in sorted(years):
        if shown is not None and year == shown.year:
            found.append(shown)
            continue
        through = coverage.last_month(context.coverage, year)
        other = replace(context, selection=Selection(context.selection.association, year, through))
        found.append(activities_picture(other, year, through))
    return [picture for picture in found if picture.activities]
