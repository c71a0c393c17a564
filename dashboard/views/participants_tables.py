"""The participants page's tables: by month, by gender, by municipality, anonymous apart."""

from dashboard.interface import numbers, words
from dashboard.participants.flows import net
from dashboard.shapes.view import Cell, Column, Table, Unit
from dashboard.translation import _
from dashboard.views.context import Context, notes_of, sources_of, status_text
from dashboard.views.participants_picture import ParticipantsPicture
from dashboard.views.protected import derived
from data_access.queries.rows import Answer

FLOW_COLUMNS = (
    Column("inflow", _("In"), Unit.COUNT),
    Column("outflow", _("Ut"), Unit.COUNT),
    Column("net", _("Netto"), Unit.COUNT, signed=True),
)


def month_table(context: Context, picture: ParticipantsPicture, answer: Answer, finding: str) -> Table:
    """In, out and net per month with women and men, and net since 1 January: never a stock."""
    rows: list[dict[str, Cell]] = [
        {
            "id": month.id,
            "name": numbers.month_name(int(month.id[5:])),
            "inflow_women": month.inflow_women,
            "inflow_men": month.inflow_men,
            "inflow": month.inflow,
            "outflow_women": month.outflow_women,
            "outflow_men": month.outflow_men,
            "outflow": month.outflow,
            "net": month.net,
            "net_since_january": month.net_since_january,
            "inflow_women_share": month.inflow_women_share,
        }
        for month in picture.months
    ]
    total = picture.total
    return Table(
        id="flows-by-month",
        title=_("In- och utflöde per månad"),
        columns=(
            Column("name", _("Månad")),
            Column("inflow_women", _("In, kvinnor"), Unit.COUNT),
            Column("inflow_men", _("In, män"), Unit.COUNT),
            Column("inflow", _("In, totalt"), Unit.COUNT),
            Column("outflow_women", _("Ut, kvinnor"), Unit.COUNT),
            Column("outflow_men", _("Ut, män"), Unit.COUNT),
            Column("outflow", _("Ut, totalt"), Unit.COUNT),
            Column("net", _("Netto"), Unit.COUNT, signed=True),
            Column("net_since_january", _("Netto sedan 1 januari"), Unit.COUNT, signed=True),
            Column("inflow_women_share", _("Kvinnors andel av in"), Unit.SHARE, shown=False),
        ),
        rows=tuple(rows),
        totals={
            "inflow": total.inflow,
            "inflow_women": total.inflow_women,
            "inflow_men": total.inflow_men,
            "outflow": total.outflow,
            "outflow_women": total.outflow_women,
            "outflow_men": total.outflow_men,
            "net": total.net,
            "net_since_january": picture.months[-1].net_since_january,
        },
        sources=sources_of(answer),
        notes=notes_of(answer),
        finding=finding,
        status=answer.dataset.status,
        status_text=status_text(answer.dataset),
        covers=numbers.period(context.selection.first_month, picture.months[-1].id),
    )


def gender_table(context: Context, picture: ParticipantsPicture, answer: Answer) -> Table:
    """In, out and net for women and men, with their shares of the inflow."""
    total = picture.total
    women_share = total.inflow_women_share
    men_share = derived(lambda share: None if share is None else 1 - share, women_share)
    sides = (
        ("women", total.inflow_women, total.outflow_women, women_share),
        ("men", total.inflow_men, total.outflow_men, men_share),
    )
    rows: list[dict[str, Cell]] = [
        {
            "id": gender,
            "name": words.GENDERS[gender],
            "inflow": inflow,
            "outflow": outflow,
            "net": derived(net, inflow, outflow),
            "inflow_share": share,
        }
        for gender, inflow, outflow, share in sides
    ]
    return Table(
        id="flows-by-gender",
        title=_("In- och utflöde, kvinnor och män"),
        columns=(
            Column("name", _("Kön")),
            *FLOW_COLUMNS,
            Column("inflow_share", _("Andel av in"), Unit.SHARE, decimals=1),
        ),
        rows=tuple(rows),
        totals={"inflow": total.inflow, "outflow": total.outflow, "net": total.net},
        sources=sources_of(answer),
        status=answer.dataset.status,
        status_text=status_text(answer.dataset),
        covers=numbers.period(context.selection.first_month, picture.months[-1].id),
    )


def municipality_table(context: Context, picture: ParticipantsPicture, answer: Answer, finding: str) -> Table:
    """Participants in the period against the expected yearly volume, by municipality of residence."""
    areas = [*picture.areas, *([picture.all_areas] if picture.all_areas else [])]
    cells: list[dict[str, Cell]] = [
        {
            "id": area.id,
            "name": area.name,
            "planned": area.planned,
            "total": area.total,
            "unique": area.unique,
            "total_share": area.total_share,
            "unique_share": area.unique_share,
            "inflow": area.inflow,
            "outflow": area.outflow,
            "missing_reason": area.missing_reason,
        }
        for area in areas
    ]
    through = picture.municipality_through or context.selection.through
    return Table(
        id="municipalities",
        title=_("Deltagare i perioden mot förväntad årsvolym, efter folkbokföringskommun"),
        columns=(
            Column("name", _("Kommun")),
            Column("planned", _("Förväntad årsvolym"), Unit.COUNT),
            Column("total", _("Totalt i perioden"), Unit.COUNT),
            Column("unique", _("Varav unika"), Unit.COUNT),
            Column("total_share", _("Totalt av årsvolym"), Unit.SHARE),
            Column("unique_share", _("Unika av årsvolym"), Unit.SHARE),
            Column("inflow", _("In"), Unit.COUNT),
            Column("outflow", _("Ut"), Unit.COUNT),
        ),
        rows=tuple(cells[: len(picture.areas)]),
        totals={key: value for key, value in cells[-1].items() if key != "id"},
        sources=sources_of(answer),
        notes=notes_of(answer),
        finding=finding,
        status=answer.dataset.status,
        status_text=status_text(answer.dataset),
        covers=numbers.period(context.selection.first_month, through),
    )


def anonymous_table(context: Context, picture: ParticipantsPicture, answer: Answer) -> Table:
    """Anonymous participants per place and gender with the yearly budget; never spread over months."""
    cells = picture.anonymous_counts
    names = ("women", "men", "total", "planned")
    rows: list[dict[str, Cell]] = []
    for code, area in context.areas.items():
        if code in cells.places:
            values = {name: cells.places[code].get(name) for name in names}
            rows.append({"id": code, "name": area.name, **values})
    totals = {name: cells.together.get(name) for name in names}
    through = max(row.period_to for row in answer.rows if row.measure == "anonymous_participants")
    return Table(
        id="anonymous",
        title=_("Anonymt registrerade deltagare, efter plats"),
        columns=(
            Column("name", _("Plats")),
            Column("women", _("Kvinnor"), Unit.COUNT),
            Column("men", _("Män"), Unit.COUNT),
            Column("total", _("Totalt"), Unit.COUNT),
            Column("planned", _("Budgeterat för året"), Unit.COUNT),
        ),
        rows=tuple(rows),
        totals=totals,
        sources=sources_of(answer),
        notes=notes_of(answer),
        status=answer.dataset.status,
        status_text=status_text(answer.dataset),
        covers=numbers.period(context.selection.first_month, through),
    )
