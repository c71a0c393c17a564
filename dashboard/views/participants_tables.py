"""The participants page's tables of what has been: by month, by gender, by municipality."""

from dashboard.interface import numbers, words
from dashboard.participants.flows import net
from dashboard.shapes.view import Cell, Column, Table, Unit
from dashboard.translation import _
from dashboard.views.context import Context, notes_of, sources_of, status_text
from dashboard.views.participants_flows import FlowPicture
from dashboard.views.participants_picture import Municipalities
from dashboard.views.participants_stock import Stock
from dashboard.views.protected import derived
from dashboard.views.protected_flows import ShownMonth, ShownTotal
from data_access.queries.sums import finer_by
from data_access.tables.enumerations import Dimension

NO_YEAR_BEFORE = _("samma månader året före finns inte i källorna")


def month_table(
    context: Context,
    flows: FlowPicture,
    before: FlowPicture | None,
    finding: str,
    found: Stock | None = None,
) -> Table:
    """In, out and net per month with women and men, and net since 1 January: a stock only where one is found.

    Beside them the same month of the year before, where that year has all of them.
    """
    year = context.selection.year - 1
    earlier = {month.id[5:]: month for month in before.months} if before else {}
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
            *([Column("stock", _("Pågående sist i månaden"), Unit.COUNT)] if found else []),
            Column("inflow_women_share", _("Kvinnors andel av in"), Unit.SHARE, shown=False),
            Column("outflow_women_share", _("Kvinnors andel av ut"), Unit.SHARE, shown=False),
            Column("inflow_previous", _("In {year}").format(year=year), Unit.COUNT),
            Column("outflow_previous", _("Ut {year}").format(year=year), Unit.COUNT),
            Column(
                "net_since_january_previous",
                _("Netto sedan 1 januari {year}").format(year=year),
                Unit.COUNT,
                signed=True,
                shown=False,
            ),
        ),
        rows=tuple(
            {**_month_row(month, earlier.get(month.id[5:])), **_stock_cell(found, month)}
            for month in flows.months
        ),
        totals={
            **_counts(flows.total),
            "net_since_january": flows.months[-1].net_since_january,
            "inflow_women_share": flows.total.inflow_women_share,
            "outflow_women_share": flows.total.outflow_women_share,
            "inflow_previous": before.total.inflow if before else None,
            "outflow_previous": before.total.outflow if before else None,
            "missing_reason": None if before else NO_YEAR_BEFORE,
        },
        sources=sources_of(flows.answer, before.answer if before else None, found.answer if found else None),
        notes=(*notes_of(flows.answer), *summed_notes(flows)),
        finding=finding,
        status=flows.answer.dataset.status,
        status_text=status_text(flows.answer.dataset),
        covers=numbers.period(flows.first, flows.through),
    )


def _counts(total: ShownTotal) -> dict[str, Cell]:
    return {
        "inflow_women": total.inflow_women,
        "inflow_men": total.inflow_men,
        "inflow": total.inflow,
        "outflow_women": total.outflow_women,
        "outflow_men": total.outflow_men,
        "outflow": total.outflow,
        "net": total.net,
    }


def _month_row(month: ShownMonth, before: ShownMonth | None) -> dict[str, Cell]:
    return {
        "id": month.id,
        "name": numbers.month_name(int(month.id[5:])),
        **_counts(month),
        "net_since_january": month.net_since_january,
        "inflow_women_share": month.inflow_women_share,
        "outflow_women_share": month.outflow_women_share,
        "inflow_previous": before.inflow if before else None,
        "outflow_previous": before.outflow if before else None,
        "net_since_january_previous": before.net_since_january if before else None,
        "missing_reason": None if before else NO_YEAR_BEFORE,
    }


def _stock_cell(found: Stock | None, month: ShownMonth) -> dict[str, Cell]:
    return {} if found is None else {"stock": found.months[month.id]}


def summed_notes(flows: FlowPicture) -> tuple[str, ...]:
    """That the table by month was added up from a finer one, where it was."""
    finer = finer_by(flows.answer.dataset, {Dimension.GENDER})
    if not finer:
        return ()
    names = {Dimension.RESIDENCE_AREA: _("kommun"), Dimension.ACTIVITY: _("insats")}
    return (
        _("Summerat ur en tabell som också är uppdelad på {dimensions}.").format(
            dimensions=_(" och ").join(names.get(one, one.value) for one in sorted(finer, reverse=True))
        ),
    )


def gender_table(flows: FlowPicture, before: FlowPicture | None, year: int) -> Table:
    """In, out and net for women and men, with their shares, and the same span of the year before."""
    rows = tuple(_gender_row(flows, before, gender) for gender in words.GENDERS)
    return Table(
        id="flows-by-gender",
        title=_("In- och utflöde, kvinnor och män"),
        columns=(
            Column("name", _("Kön")),
            Column("inflow", _("In"), Unit.COUNT),
            Column("outflow", _("Ut"), Unit.COUNT),
            Column("net", _("Netto"), Unit.COUNT, signed=True),
            Column("inflow_share", _("Andel av in"), Unit.SHARE, decimals=1),
            Column("outflow_share", _("Andel av ut"), Unit.SHARE, decimals=1),
            Column("inflow_previous", _("In {year}").format(year=year - 1), Unit.COUNT),
            Column("outflow_previous", _("Ut {year}").format(year=year - 1), Unit.COUNT),
        ),
        rows=rows,
        totals={
            "inflow": flows.total.inflow,
            "outflow": flows.total.outflow,
            "net": flows.total.net,
            "inflow_previous": before.total.inflow if before else None,
            "outflow_previous": before.total.outflow if before else None,
            "missing_reason": None if before else NO_YEAR_BEFORE,
        },
        sources=sources_of(flows.answer, before.answer if before else None),
        notes=summed_notes(flows),
        status=flows.answer.dataset.status,
        status_text=status_text(flows.answer.dataset),
        covers=numbers.period(flows.first, flows.through),
    )


def _gender_row(flows: FlowPicture, before: FlowPicture | None, gender: str) -> dict[str, Cell]:
    total = flows.total
    inflow: Cell = getattr(total, f"inflow_{gender}")
    outflow: Cell = getattr(total, f"outflow_{gender}")
    shares: list[Cell] = [total.inflow_women_share, total.outflow_women_share]
    if gender == "men":
        shares = [derived(lambda share: None if share is None else 1 - share, share) for share in shares]
    return {
        "id": gender,
        "name": words.GENDERS[gender],
        "inflow": inflow,
        "outflow": outflow,
        "net": derived(net, inflow, outflow),
        "inflow_share": shares[0],
        "outflow_share": shares[1],
        "inflow_previous": getattr(before.total, f"inflow_{gender}") if before else None,
        "outflow_previous": getattr(before.total, f"outflow_{gender}") if before else None,
        "missing_reason": None if before else NO_YEAR_BEFORE,
    }


def municipality_table(context: Context, picture: Municipalities) -> Table:
    """Participants in the period against the expected yearly volume, by municipality of residence."""
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
        for area in (*picture.areas, picture.together)
    ]
    together = picture.together
    answer = picture.answer
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
        rows=tuple(cells[:-1]),
        totals={key: value for key, value in cells[-1].items() if key != "id"},
        sources=sources_of(answer),
        notes=notes_of(answer),
        finding=volume_sentence(
            picture.through, together.total, together.unique, together.planned, together.total_share
        ),
        status=answer.dataset.status,
        status_text=status_text(answer.dataset),
        covers=numbers.period(context.selection.first_month, picture.through),
    )


def volume_sentence(through: str, total: Cell, unique: Cell, planned: int | None, share: Cell) -> str:
    """`452 deltagare t.o.m. april (403 unika) mot 917 förväntade på hela året: 49 % av årsvolymen.`

    The month is named: they are counted since January also where the flows beside are of a later span.
    """
    if planned is None or total is None:
        return ""
    counted = _("{total} deltagare t.o.m. {month}").format(
        total=numbers.count(_count(total)), month=numbers.month_name(int(through[5:]))
    )
    if unique is not None:
        counted += _(" ({unique} unika)").format(unique=numbers.count(_count(unique)))
    return _("{counted} mot {planned} förväntade på hela året: {share} av årsvolymen.").format(
        counted=counted,
        planned=numbers.count(planned),
        share=numbers.PROTECTED if isinstance(share, str) else numbers.share(_number(share), 0),
    )


def _count(cell: Cell) -> int | str | None:
    return cell if isinstance(cell, int | str) else None


def _number(cell: Cell) -> float | None:
    return cell if isinstance(cell, int | float) else None
