"""Words of the activities page: orientations, places, statuses, and what a cost per participant can mean."""

from dashboard.interface import numbers
from dashboard.translation import _
from dashboard.views.activities_grid import Grid
from dashboard.views.activities_picture import ActivitiesPicture, Activity
from dashboard.views.context import Context, status_text
from data_access.queries.rows import Answer

MOST_NAMED_PLACES = 2

ORIENTATIONS = {
    "individual": _("Individinriktad"),
    "structural": _("Strukturövergripande"),
    "both": _("Individ och struktur"),
    "external": _("Extern"),
}
SUB_CATEGORIES = {
    "mapping": _("Kartläggning"),
    "preparatory": _("Förberedande"),
    "rehabilitation": _("Rehabilitering till arbete eller utbildning"),
    "preventive": _("Förebyggande"),
    "education": _("Utbildning"),
    "dialogue": _("Dialog och kommunikation"),
}


def area_name(context: Context, code: str | None) -> str:
    """The place in words; a source may name none."""
    return context.areas[code].name if code else _("ej angiven")


def place_text(context: Context, activity: Activity) -> str:
    """`Borås`, `Borås, Mark`, `8 platser`."""
    named = [area_name(context, place.area) for place in activity.places]
    if len(named) <= MOST_NAMED_PLACES:
        return ", ".join(named)
    return _("{count} platser").format(count=numbers.count(len(named)))


def answers(picture: ActivitiesPicture) -> tuple[Answer, ...]:
    """The tables that the figures come from, each once."""
    found = {answer.dataset.id: answer for grid in picture.grids.all for answer in grid.answers}
    return tuple(found.values())


def status(picture: ActivitiesPicture) -> str | None:
    """The status of the money, which is what most of the page is about."""
    grids = picture.grids
    return next(
        (answer.dataset.status for grid in (grids.budget, grids.outcome) for answer in grid.answers), None
    )


def statuses(picture: ActivitiesPicture) -> str:
    """The status of each measure's table."""
    names = (_("planerade"), _("faktiska"), _("budget"), _("utfall"))
    found = [
        (name, _status_words(picture, grid))
        for name, grid in zip(names, picture.grids.all, strict=True)
        if grid.answers
    ]
    if len({words for _name, words in found}) == 1:
        return found[0][1]
    return ", ".join(f"{name}: {words}" for name, words in found)


def planned_status(picture: ActivitiesPicture) -> str:
    """How final the planned numbers are; an expected volume in a report is a plan, whatever the report is."""
    return _status_words(picture, picture.grids.planned)


def _status_words(picture: ActivitiesPicture, grid: Grid) -> str:
    if grid is picture.grids.planned and not picture.grids.has_plan:
        return _("förväntad årsvolym")
    return status_text(grid.answers[0].dataset)


def covers(picture: ActivitiesPicture) -> str:
    """The year, and the months that outcome and participants reach, each by itself where they differ."""
    first, last = f"{picture.year}-01", f"{picture.year}-12"
    reached = {
        _("faktiska deltagare"): picture.grids.actual.through,
        _("utfall"): picture.grids.outcome.through,
    }
    periods = {name: numbers.period(first, month) for name, month in reached.items() if month}
    if not periods or set(periods.values()) == {numbers.period(first, last)}:
        return str(picture.year)
    if len(set(periods.values())) == 1:
        periods = {_("utfall"): next(iter(periods.values()))}
    return ", ".join([str(picture.year), *(f"{name} {period}" for name, period in periods.items())])


def own_notes(picture: ActivitiesPicture) -> tuple[str, ...]:
    """The notes of the tables and of the rows that are shown, each once."""
    shown = {activity.id for activity in picture.activities}
    shown |= {code for grid in picture.grids.all for codes in grid.cost_centres.values() for code in codes}
    notes: dict[str, None] = {}
    for answer in answers(picture):
        rows = (row for row in answer.rows if (row.activity or row.cost_centre) in shown)
        notes |= dict.fromkeys(note for note in (answer.dataset.note, *(row.note for row in rows)) if note)
    return tuple(notes)


def caveats(picture: ActivitiesPicture) -> tuple[str, ...]:
    """What a cost per participant can and cannot mean."""
    notes = [
        _(
            "Kostnad per deltagare är förbundets egna medel delat med antalet deltagare, bara på de "
            "platser där båda är kända. En deltagare räknas lika oavsett hur länge insatsen varar, och "
            "medlemmarnas egna kostnader och projektmedel ingår inte. Jämför samma slags insats; en låg "
            "kostnad är inte i sig bättre."
        ),
    ]
    if any(activity.orientation == "structural" for activity in picture.activities):
        notes.append(
            _(
                "I strukturövergripande insatser är deltagarna personal och andra som utbildas, inte "
                "personer i rehabilitering."
            )
        )
    if picture.grids.is_linked:
        notes.append(
            _(
                "Pengarna följs upp per kostnadsställe. Ett kostnadsställe räknas till en insats när "
                "insatsens namn står i kostnadsställets namn eller koden är densamma (tolkning); övriga "
                "står som egna rader. Projekt, styrelse och administration visas inte här."
            )
        )
    if picture.grids.anonymous:
        names = ", ".join(
            activity.name for activity in picture.activities if activity.id in picture.grids.anonymous
        )
        notes.append(_("Anonymt registrerade deltagare, bara antal och kön: {names}.").format(names=names))
    paid, outcome = picture.grids.paid.through, picture.grids.outcome.through
    if picture.grids.is_same_period and paid is not None and paid != outcome:
        notes.append(
            _(
                "Faktiska deltagare är räknade t.o.m. {month}, och utfallet per deltagare är utfallet t.o.m. "
                "samma månad."
            ).format(month=numbers.month_year(paid))
        )
    if outcome is not None and not outcome.endswith("-12") and _has_both_costs(picture):
        notes.append(
            _(
                "Budget per planerad deltagare är hela årets. Utfall per faktisk deltagare är det som har "
                "kostat hittills: det växer under året och är inte lågt för att det är lägre än budgeten."
            )
        )
    if picture.grids.counts_unique:
        notes.append(
            _(
                "Faktiska deltagare är unika personer i varje insats; en person kan finnas i flera, så "
                "antalen läggs inte ihop."
            )
        )
    return tuple(notes)


def _has_both_costs(picture: ActivitiesPicture) -> bool:
    """Whether a budget of the whole year stands beside an outcome of a part of it."""
    return any(
        None not in (activity.cost_per_planned_ore, activity.cost_per_actual_ore)
        for activity in picture.activities
    )
