"""What needs attention: budget deviations over the thresholds, largest first, each with a sentence."""

from dashboard import parameters
from dashboard.budget.attention import Deviation, Thresholds, deviations
from dashboard.interface import numbers
from dashboard.shapes.view import Cell, Column, Table, Unit
from dashboard.translation import _
from dashboard.views.budget_picture import BudgetPicture
from dashboard.views.context import Context, sources_of, status_text

SHOWN = 7


def thresholds(year: int) -> Thresholds:
    """The thresholds in force, from the parameters."""
    return Thresholds(
        amount_ore=round(parameters.number("budget.attention_amount", year) * numbers.ORE_PER_KRONA),
        share=parameters.number("budget.attention_share", year),
    )


def attention_table(context: Context, picture: BudgetPicture) -> Table | None:
    """Own operations' deviations over the thresholds; None without both budget and outcome."""
    if picture.budget is None or picture.outcome is None:
        return None
    limits = thresholds(context.selection.year)
    own = [row for row in picture.table.rows if not row.is_project]
    found = deviations(own, limits)
    rows: list[dict[str, Cell]] = [
        {
            "id": deviation.id,
            "name": deviation.name,
            "sentence": sentence(deviation),
            "variance_to_date_ore": deviation.variance_to_date_ore,
            "deviation_share": deviation.deviation_share,
            "is_good": deviation.is_good,
        }
        for deviation in found
    ]
    return Table(
        id="attention",
        title=_("Avvikelser som kräver uppmärksamhet"),
        columns=(
            Column("name", _("Kostnadsställe")),
            Column("sentence", _("Vad som har hänt")),
            Column("variance_to_date_ore", _("Avvikelse t.o.m."), Unit.ORE, signed=True),
            Column("deviation_share", _("Av budget t.o.m."), Unit.SHARE, signed=True),
        ),
        rows=tuple(rows),
        sources=sources_of(picture.budget, picture.outcome),
        notes=(
            _(
                "Visas: egen verksamhet som avviker mer än {amount} och {share} från jämnt fördelad budget "
                "(antagande, produktens eget val)."
            ).format(amount=numbers.tkr(limits.amount_ore), share=numbers.share(limits.share, 0)),
        ),
        finding=finding(found, limits),
        status=picture.outcome.dataset.status,
        status_text=status_text(picture.outcome.dataset),
        covers=numbers.period(context.selection.first_month, picture.through),
    )


def finding(found: tuple[Deviation, ...], limits: Thresholds) -> str:
    """How many deviate, and how many of those have cost more than expected."""
    if not found:
        return _("Inget kostnadsställe avviker mer än {amount} och {share} från budgeten.").format(
            amount=numbers.tkr(limits.amount_ore), share=numbers.share(limits.share, 0)
        )
    over = sum(not deviation.is_good for deviation in found)
    return _("{count} kostnadsställen avviker; {over} av dem har kostat mer än väntat.").format(
        count=len(found), over=over
    )


def sentence(deviation: Deviation) -> str:
    """`255 tkr mindre än väntat: 19 av 274 tkr`, from the deviation's own figures."""
    size = numbers.tkr(abs(deviation.variance_to_date_ore))
    text = (
        _("{size} mindre än väntat: {outcome} av {expected}")
        if deviation.is_good
        else _("{size} mer än väntat: {outcome} mot {expected}")
    )
    return text.format(
        size=size,
        outcome=numbers.tkr(abs(deviation.outcome_ore)),
        expected=numbers.tkr(abs(deviation.budget_to_date_ore)),
    )
