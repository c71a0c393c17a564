"""Medlemmar: what does each member pay, and what do its inhabitants get?"""

from collections.abc import Mapping

from sqlmodel import Session

from dashboard.interface import numbers
from dashboard.shapes.selection import Selection
from dashboard.shapes.view import Cell, KeyFigure, Table, Unit, View
from dashboard.translation import _
from dashboard.views.choices import SelectionError
from dashboard.views.context import Context, open_context, sources_of, status_text
from dashboard.views.members_inhabitants import inhabitant_table, per_inhabitant_text
from dashboard.views.members_picture import MembersPicture, members_picture
from dashboard.views.members_tables import contribution_table, history_table, municipality_table
from dashboard.views.members_words import apart, one_finding, whole_finding
from dashboard.views.participants_picture import Municipalities, municipalities_picture
from dashboard.views.protected import noted
from dashboard.views.split_key import split_of
from dashboard.views.split_key_tables import split_tables
from data_access.queries import contributions as contribution_queries
from data_access.queries.rows import Answer


def build(session: Session, selection: Selection, municipality: str | None = None) -> View:
    """The view for a selection, with one municipality's own figures where its code is given."""
    context = open_context(session, selection)
    picture = members_picture(context)
    places = municipalities_picture(context)
    municipalities = municipality_table(context, picture, places)
    whole, different = whole_finding(context, picture), apart(context, picture)
    tables: list[Table] = []
    if picture.by_member is not None:
        tables.append(contribution_table(context, picture, picture.by_member, different or whole))
    tables.append(municipalities)
    split, inhabitants = split_of(context, picture), inhabitant_table(context, municipalities)
    further = (inhabitants, *split_tables(split), history_table(context))
    tables += [table for table in further if table is not None]
    mine = next((row for row in municipalities.rows if row["id"] == municipality), None)
    view = View(
        view="members",
        selection=selection,
        question=_("Vad betalar varje medlem, och vad får dess invånare?"),
        finding=f"{one_finding(context, picture, mine)} {whole}".strip() if mine else whole,
        key_figures=municipality_figures(context, picture, places, mine, inhabitants)
        if mine
        else association_figures(context, picture, places),
        tables=tuple(tables),
        notes=(different,) if different else (),
        facts={"municipality": municipality if mine else None, "split": split},
    )
    return noted(context, view)


def build_one(session: Session, selection: Selection, municipality: str) -> View:
    """One municipality's own view. Raises SelectionError for a code that the association does not have."""
    view = build(session, selection, municipality)
    if view.facts["municipality"] is None:
        table = view.table("municipalities")
        known = [f"{row['id']} ({row['name']})" for row in table.rows] if table else []
        raise SelectionError(
            _("Kommunen ”{code}” finns inte i förbundet. Det finns: {known}.").format(
                code=municipality, known=", ".join(known)
            )
        )
    return view


def association_figures(
    context: Context, picture: MembersPicture, places: Municipalities | None
) -> tuple[KeyFigure, ...]:
    """All members together, the municipalities' part, and the participants."""
    figures = []
    if picture.total is not None:
        figures.append(
            _money(
                "total-contributions", _("Medlemmarnas bidrag, alla"), picture.total, _total(picture.total)
            )
        )
    if picture.by_member is not None:
        municipal = [
            picture.contributions.get(member.slug) for member in context.members.values() if member.area
        ]
        known = [value for value in municipal if value is not None]
        figures.append(
            _money(
                "municipal-contributions",
                _("Kommunerna tillsammans"),
                picture.by_member,
                sum(known) if known and len(known) == len(municipal) else None,
            )
        )
    if places is not None:
        figures.append(
            _count(
                "residents-total",
                _("Invånare i insats"),
                places.answer,
                places.together.total,
                _("{unique} unika").format(unique=numbers.count(places.together.unique)),
            )
        )
    return tuple(figures)


def _total(answer: Answer) -> int | None:
    return contribution_queries.total_ore(answer)


def municipality_figures(
    context: Context,
    picture: MembersPicture,
    places: Municipalities | None,
    row: Mapping[str, Cell],
    inhabitants: Table | None,
) -> tuple[KeyFigure, ...]:
    """ "Min kommun": pays, delivered there, residents helped; three answers that are kept apart."""
    missing = _("finns inte i källorna för {year}").format(year=context.selection.year)
    delivered = picture.delivery_answer
    figures = [
        _own(
            "pays",
            _("Betalar"),
            Unit.ORE,
            row["contribution_ore"],
            picture.by_member,
            missing,
            comparison=per_inhabitant_text(inhabitants, str(row["id"])),
        ),
        _own(
            "delivered-money",
            _("Budget för insatser på plats"),
            Unit.ORE,
            row["delivered_ore"],
            delivered,
            missing,
        ),
        _own(
            "delivered-places",
            _("Planerade platser på plats"),
            Unit.COUNT,
            row["delivered_places"],
            picture.plan,
            missing,
        ),
        _own(
            "residents-total",
            _("Invånare i insats"),
            Unit.COUNT,
            row["residents_total"],
            places.answer if places else None,
            missing,
            comparison=None
            if row["residents_unique"] is None
            else _("{unique} unika").format(unique=numbers.count(_whole(row["residents_unique"]))),
        ),
    ]
    return tuple(figures)


def _whole(cell: Cell) -> int | str | None:
    return cell if isinstance(cell, int | str) else None


def _own(
    name: str,
    label: str,
    unit: Unit,
    value: Cell,
    answer: Answer | None,
    missing: str,
    *,
    comparison: str | None = None,
) -> KeyFigure:
    return KeyFigure(
        id=name,
        label=label,
        unit=unit,
        value=value,
        as_size=True,
        status=answer.dataset.status if answer else None,
        status_text=status_text(answer.dataset) if answer else None,
        comparison=comparison,
        sources=sources_of(answer),
        missing_reason=missing if value is None else None,
    )


def _money(name: str, label: str, answer: Answer, value: int | None) -> KeyFigure:
    return KeyFigure(
        id=name,
        label=label,
        unit=Unit.ORE,
        value=value,
        status=answer.dataset.status,
        status_text=status_text(answer.dataset),
        sources=sources_of(answer),
        missing_reason=_("en medlems bidrag saknas i källan") if value is None else None,
    )


def _count(name: str, label: str, answer: Answer, value: Cell, comparison: str) -> KeyFigure:
    return KeyFigure(
        id=name,
        label=label,
        unit=Unit.COUNT,
        value=value,
        status=answer.dataset.status,
        status_text=status_text(answer.dataset),
        comparison=comparison,
        sources=sources_of(answer),
        missing_reason=_("saknas i källan") if value is None else None,
    )
