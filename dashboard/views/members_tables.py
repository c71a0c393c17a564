"""The members page's tables: contributions, years, and municipalities side by side."""

from dashboard.interface import numbers, words
from dashboard.shapes.source import SourceReference
from dashboard.shapes.view import Cell, Column, Table, Unit
from dashboard.translation import _
from dashboard.views.context import Context, notes_of, sources_of, status_text
from dashboard.views.members_change import previous_year
from dashboard.views.members_picture import Delivery, MembersPicture
from dashboard.views.participants_picture import Municipalities
from data_access.queries import contributions as contribution_queries
from data_access.queries.kept import ask_once
from data_access.queries.rows import Answer


def contribution_table(context: Context, picture: MembersPicture, answer: Answer, finding: str) -> Table:
    """What each member pays and its share of what all pay, in the association's own order."""
    total = contribution_queries.total_ore(answer)
    previous = previous_year(context)
    rows: list[dict[str, Cell]] = []
    for slug, member in context.members.items():
        if slug not in picture.contributions:
            continue
        value = picture.contributions[slug]
        rows.append(
            {
                "id": slug,
                "name": member.name,
                "kind": words.MEMBER_KINDS[member.kind],
                "area": member.area,
                "contribution_ore": value,
                "contribution_share": value / total if value is not None and total else None,
                **previous.cells(slug, value),
                "missing_reason": previous.missing_reason,
            }
        )
    return Table(
        id="contributions",
        title=_("Medlemmarnas bidrag"),
        columns=(
            Column("name", _("Medlem")),
            Column("kind", _("Slag")),
            Column("contribution_ore", _("Bidrag"), Unit.ORE, decimals=_decimals(answer)),
            Column("contribution_share", _("Andel"), Unit.SHARE, decimals=1),
            *previous.columns(_decimals(answer, previous.answer)),
        ),
        rows=tuple(rows),
        totals={
            "name": _("Summa"),
            "contribution_ore": total,
            **previous.totals(total),
            "missing_reason": previous.missing_reason,
        },
        sources=sources_of(answer, previous.answer),
        notes=(*notes_of(answer), *previous.notes),
        finding=finding,
        status=answer.dataset.status,
        status_text=status_text(answer.dataset),
        covers=str(context.selection.year),
    )


def _decimals(*answers: Answer | None) -> int:
    """One decimal of a tkr where a source has half a tkr or whole kronor."""
    rows = (row for answer in answers if answer for row in answer.rows)
    return int(any((row.value or 0) % numbers.ORE_PER_TKR for row in rows))


def history_table(context: Context) -> Table | None:
    """Contributions in total per year from the most final table of each year, with its status."""
    question = ("contribution-history", context.association.id)
    return ask_once(context.session, question, lambda: _history(context))


def _history(context: Context) -> Table | None:
    rows: list[dict[str, Cell]] = []
    sources: dict[str, SourceReference] = {}
    for year in contribution_queries.years(context.coverage):
        answer = contribution_queries.in_total(
            context.session, context.association.id, (f"{year}-01", f"{year}-12")
        )
        if answer is None:
            continue
        rows.append(
            {
                "id": str(year),
                "contribution_ore": contribution_queries.total_ore(answer),
                "status": answer.dataset.status,
                "status_text": status_text(answer.dataset),
            }
        )
        sources |= {source.id: source for source in sources_of(answer)}
    if not rows:
        return None
    return Table(
        id="history",
        title=_("Bidrag per år"),
        columns=(
            Column("id", _("År")),
            Column("contribution_ore", _("Bidrag"), Unit.ORE),
            Column("status_text", _("Status")),
        ),
        rows=tuple(rows),
        sources=tuple(sources.values()),
        covers=f"{rows[0]['id']}–{rows[-1]['id']}",
    )


def municipality_table(context: Context, picture: MembersPicture, places: Municipalities | None) -> Table:
    """Per municipality: pays, money and places delivered there, residents helped. Never added together."""
    paid = {
        member.area: picture.contributions.get(member.slug)
        for member in context.members.values()
        if member.area
    }
    helped = {area.id: area for area in places.areas} if places else {}
    rows: list[dict[str, Cell]] = []
    for code, area in context.areas.items():
        if code not in paid:
            continue
        delivery = picture.deliveries.get(code, Delivery(None, None))
        residents = helped.get(code)
        rows.append(
            {
                "id": code,
                "name": area.name,
                "contribution_ore": paid[code],
                "delivered_ore": delivery.money_ore,
                "delivered_places": delivery.places,
                "residents_total": residents.total if residents else None,
                "residents_unique": residents.unique if residents else None,
                "missing_reason": _("finns inte i årets källor"),
            }
        )
    answers = (picture.by_member, picture.delivery_answer, places.answer if places else None)
    return Table(
        id="municipalities",
        title=_("Kommunerna: betalar, insatser på plats, invånare som får stöd"),
        columns=(
            Column("name", _("Kommun")),
            Column("contribution_ore", _("Betalar"), Unit.ORE),
            Column("delivered_ore", _("Budget för insatser på plats"), Unit.ORE, as_size=True),
            Column("delivered_places", _("Planerade platser på plats"), Unit.COUNT),
            Column("residents_total", _("Invånare i insats, totalt"), Unit.COUNT),
            Column("residents_unique", _("Invånare i insats, unika"), Unit.COUNT),
        ),
        rows=tuple(rows),
        sources=sources_of(*answers),
        notes=_municipality_notes(context, picture, places),
        status=picture.by_member.dataset.status if picture.by_member else None,
        status_text=_statuses(answers),
        covers=str(context.selection.year),
    )


def _statuses(answers: tuple[Answer | None, ...]) -> str:
    """The status of each column's table: three columns may rest on three documents."""
    names = (_("betalar"), _("insatser"), _("invånare"))
    return ", ".join(
        f"{name}: {status_text(answer.dataset)}"
        for name, answer in zip(names, answers, strict=True)
        if answer
    )


def _municipality_notes(
    context: Context, picture: MembersPicture, places: Municipalities | None
) -> tuple[str, ...]:
    notes = [
        _(
            "Plats är där insatsen finns, folkbokföring är där deltagaren bor. En invånare kan delta i en "
            "annan kommuns insats: talen jämförs inte med varandra."
        )
    ]
    shared = [
        (context.areas[code].name, delivery.money_ore)
        for code, delivery in picture.deliveries.items()
        if context.areas[code].kind != "municipality"
    ]
    for name, money in shared:
        notes.append(
            _("Därutöver {amount} för insatser som är gemensamma ({name}).").format(
                amount=numbers.tkr(abs(money) if money is not None else None), name=name
            )
        )
    if picture.plan is None:
        notes.append(_("Antal platser finns inte i årets källor, bara budget per plats."))
    if places is not None:
        notes.append(
            _("Invånare i insats gäller {period}.").format(
                period=numbers.period(context.selection.first_month, places.through)
            )
        )
    return tuple(notes)
