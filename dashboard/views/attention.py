"""What needs attention: budget deviations over the thresholds, largest first, each with a sentence."""

from dashboard import parameters
from dashboard.budget.attention import Deviation, Thresholds, deviations
from dashboard.interface import numbers
from dashboard.shapes.view import Cell, Column, Table, Unit
from dashboard.translation import _
from dashboard.views.budget_picture import BudgetPicture
from dashboard.views.context import Context, sources_of, status_text
from data_access.queries import follow_up
from data_access.queries.follow_up import CommentRow, SettingRow

SHOWN = 7


def thresholds(year: int, own: SettingRow | None = None) -> Thresholds:
    """The association's own thresholds; where it has none those of the parameters."""
    amount = own.attention_amount_ore if own else None
    share = own.attention_share if own else None
    if amount is None:
        amount = round(parameters.number("budget.attention_amount", year) * numbers.ORE_PER_KRONA)
    if share is None:
        share = parameters.number("budget.attention_share", year)
    return Thresholds(amount_ore=amount, share=share)


def attention_table(context: Context, picture: BudgetPicture) -> Table | None:
    """Own operations' deviations over the thresholds; None without both budget and outcome."""
    if picture.budget is None or picture.outcome is None:
        return None
    session, association = context.session, context.association.id
    settings = follow_up.settings(session, association)
    limits = thresholds(context.selection.year, settings)
    written = follow_up.comments(session, association, picture.through)
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
            **_written(written.get(deviation.id)),
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
            Column("comment", _("Kommentar"), shown=bool(written)),
            Column("measure", _("Åtgärd"), shown=bool(written)),
            Column("written", _("Skrivet"), shown=bool(written)),
        ),
        rows=tuple(rows),
        sources=sources_of(picture.budget, picture.outcome),
        notes=(_note(limits, settings, picture),),
        finding=finding(found, limits),
        status=picture.outcome.dataset.status,
        status_text=status_text(picture.outcome.dataset),
        covers=numbers.period(context.selection.first_month, picture.through),
    )


def _written(row: CommentRow | None) -> dict[str, Cell]:
    """What the office has written about the deviation, by whom and on which day."""
    return {
        "comment": row.comment if row else None,
        "measure": row.measure if row else None,
        "written": None
        if row is None
        else _("{name}, {day}").format(name=row.written.by, day=row.written.at.date().isoformat()),
    }


def _note(limits: Thresholds, settings: SettingRow, picture: BudgetPicture) -> str:
    is_own = settings.attention_amount_ore is not None or settings.attention_share is not None
    text = _("Visas: egen verksamhet som avviker mer än {amount} och {share} från {budget} ({whose}).")
    return text.format(
        amount=numbers.tkr(limits.amount_ore),
        share=numbers.share(limits.share, 0),
        budget=_("jämnt fördelad budget") if picture.is_even else _("periodiserad budget"),
        whose=_("förbundets egna gränser") if is_own else _("antagande, produktens eget val"),
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
