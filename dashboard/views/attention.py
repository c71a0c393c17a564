"""What needs attention: budget deviations over the thresholds, largest first, each with a sentence."""

from collections.abc import Sequence

from dashboard import parameters
from dashboard.budget.attention import Thresholds, by_size, deviations, is_good
from dashboard.budget.variance import VarianceRow
from dashboard.interface import numbers
from dashboard.shapes.view import Cell, Column, Table, Unit
from dashboard.translation import _, plural
from dashboard.views.budget_picture import BudgetPicture
from dashboard.views.context import Context, sources_of, status_text
from data_access.queries import follow_up
from data_access.queries.follow_up import CommentRow, SettingRow


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
    """The deviations over the thresholds, own operations before projects, and whatever has been written.

    A project without a budget has nothing to deviate from. What the office has written about a cost centre
    that is not over the thresholds comes last, so that no comment is lost. None without budget and outcome.
    """
    if picture.budget is None or picture.outcome is None:
        return None
    session, association = context.session, context.association.id
    settings = follow_up.settings(session, association)
    limits = thresholds(context.selection.year, settings)
    written = follow_up.comments(session, association, picture.through)
    judged = [row for row in picture.table.rows if row.budget_ore or not row.is_project]
    own = deviations((row for row in judged if not row.is_project), limits)
    projects = deviations((row for row in judged if row.is_project), limits)
    over = {row.id for row in (*own, *projects)}
    others = by_size(row for row in picture.table.rows if row.id in written and row.id not in over)
    rows = tuple(_row(row, written.get(row.id), over) for row in (*own, *projects, *others))
    return Table(
        id="attention",
        title=_("Avvikelser som kräver uppmärksamhet"),
        columns=(
            Column("name", _("Kostnadsställe")),
            Column("sentence", _("Vad som har hänt")),
            Column("variance_to_date_ore", _("Avvikelse t.o.m."), Unit.ORE, signed=True),
            Column("deviation_share", _("Av budget t.o.m."), Unit.SHARE, signed=True),
            Column("comment", _("Kommentar")),
            Column("measure", _("Åtgärd")),
            Column("written", _("Skrivet")),
        ),
        rows=rows,
        sources=sources_of(picture.budget, picture.outcome),
        notes=_notes(limits, settings, picture, is_more=bool(others)),
        finding=finding(own, projects, limits),
        status=picture.outcome.dataset.status,
        status_text=status_text(picture.outcome.dataset),
        covers=numbers.period(context.selection.first_month, picture.through),
    )


def _row(row: VarianceRow, written: CommentRow | None, over: set[str]) -> dict[str, Cell]:
    return {
        "id": row.id,
        "name": _("{name} (projekt)").format(name=row.name) if row.is_project else row.name,
        "is_project": row.is_project,
        "is_over": row.id in over,
        "sentence": sentence(row),
        "variance_to_date_ore": row.variance_to_date_ore,
        "deviation_share": row.variance_share,
        "is_good": is_good(row),
        **_written(written),
        "missing_reason": _missing(row),
    }


def _missing(row: VarianceRow) -> str | None:
    """Why the share, or both, is missing."""
    if row.variance_share is not None:
        return None
    return row.missing_reason or _("ingen budget hittills")


def _written(row: CommentRow | None) -> dict[str, Cell]:
    """What the office has written about the deviation, by whom and on which day."""
    return {
        "comment": row.comment if row else None,
        "measure": row.measure if row else None,
        "written": None
        if row is None
        else _("{name}, {day}").format(name=row.written.by, day=row.written.at.date().isoformat()),
    }


def _notes(
    limits: Thresholds, settings: SettingRow, picture: BudgetPicture, *, is_more: bool
) -> tuple[str, ...]:
    is_own = settings.attention_amount_ore is not None or settings.attention_share is not None
    text = _("Visas: rader som avviker mer än {amount} och {share} från {budget} ({whose}).").format(
        amount=numbers.tkr(limits.amount_ore),
        share=numbers.share(limits.share, 0),
        budget=_("jämnt fördelad budget") if picture.is_even else _("periodiserad budget"),
        whose=_("förbundets egna gränser") if is_own else _("antagande, produktens eget val"),
    )
    return (text, _("Sist: rader under gränserna som har fått en kommentar.")) if is_more else (text,)


def finding(own: Sequence[VarianceRow], projects: Sequence[VarianceRow], limits: Thresholds) -> str:
    """How many deviate, own operations and projects apart, and how many have cost more than expected."""
    if not own and not projects:
        return _("Inget kostnadsställe avviker mer än {amount} och {share} från budgeten.").format(
            amount=numbers.tkr(limits.amount_ore), share=numbers.share(limits.share, 0)
        )
    sentence = plural(
        "{count} kostnadsställe i den egna verksamheten avviker; {over} har kostat mer än väntat.",
        "{count} kostnadsställen i den egna verksamheten avviker; {over} har kostat mer än väntat.",
        len(own),
    ).format(count=len(own), over=_over_words(own))
    if not projects:
        return sentence
    return (
        sentence
        + " "
        + _("Bland projekten avviker {count}; {over} har kostat mer än väntat.").format(
            count=len(projects), over=_over_words(projects)
        )
    )


def _over_words(rows: Sequence[VarianceRow]) -> str:
    over = sum(not is_good(row) for row in rows)
    return _("inget av dem") if not over else _("{over} av dem").format(over=over)


def sentence(row: VarianceRow) -> str:
    """`255 tkr mindre än väntat: 19 av 274 tkr`, from the row's own figures."""
    if row.outcome_ore is None or row.variance_to_date_ore is None:
        return _("Utfall saknas.")
    outcome = numbers.tkr(abs(row.outcome_ore))
    if row.budget_ore == 0:
        return _("{outcome}, utan budget").format(outcome=outcome)
    size = numbers.tkr(abs(row.variance_to_date_ore))
    text = (
        _("{size} mindre än väntat: {outcome} av {expected}")
        if is_good(row)
        else _("{size} mer än väntat: {outcome} mot {expected}")
    )
    return text.format(size=size, outcome=outcome, expected=numbers.tkr(abs(row.budget_to_date_ore)))
