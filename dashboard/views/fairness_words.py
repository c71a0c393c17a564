"""Words of the fairness page: what an index is, what it rests on, and what it can and cannot mean."""

from dashboard.interface import numbers
from dashboard.shapes.view import Column, Table, Unit
from dashboard.translation import _
from dashboard.views.context import Context, sources_of, status_text
from dashboard.views.fairness_picture import FairnessPicture, Measure
from dashboard.views.small_cells import as_count

INDEX_DECIMALS = 2
PER_CENT = 100


def interval_text(low: float | None, high: float | None) -> str | None:
    """`0,66–0,85`."""
    if low is None or high is None:
        return None
    return f"{numbers.decimal(low, INDEX_DECIMALS)}–{numbers.decimal(high, INDEX_DECIMALS)}"


def share_interval_text(low: float | None, high: float | None) -> str | None:
    """`51–65 %`."""
    if low is None or high is None:
        return None
    return f"{numbers.decimal(low * PER_CENT)}–{numbers.share(high, 0)}"


def statuses(picture: FairnessPicture) -> str:
    """How final each measure's table is."""
    return ", ".join(f"{measure.name.lower()}: {measure_status(measure)}" for measure in picture.measures)


def measure_status(measure: Measure) -> str:
    """How final a measure is; an expected volume in a report is a plan, whatever the report is."""
    return _("förväntad årsvolym") if measure.id == "planned" else status_text(measure.answer.dataset)


def covers(context: Context, picture: FairnessPicture, measure: Measure | None = None) -> str:
    """The months of what is followed up, else the year, and the day of the inhabitants."""
    places = picture.participants.municipalities
    followed = measure or picture.measure("unique") or picture.measure("outcome")
    through = {
        "unique": places.through if places else None,
        "outcome": context.selection.through,
    }.get(followed.id if followed else "")
    period = numbers.period(context.selection.first_month, through or context.selection.last_month)
    day = picture.population.day if picture.population else numbers.MISSING
    return _("{period}, folkmängd {day}").format(period=period, day=day)


def notes(context: Context, picture: FairnessPicture, only: Measure | None = None) -> tuple[str, ...]:
    """How the index is made, what it leaves out, and how old the inhabitants are; of one measure or all."""
    measures = picture.measures if only is None else (only,)
    found = [
        _(
            "Index är kommunens andel delat med dess andel av invånarna: 1,00 är lika stor, 1,20 en femtedel "
            "större."
        )
    ]
    if any(measure.has_interval for measure in measures):
        found.append(
            _(
                "Osäkerheten är Wilsons konfidensintervall på nivån {level} för en andel av deltagarna, "
                "delat med andelen av invånarna. Ligger 1,00 utanför är skillnaden större än slumpen brukar "
                "ge. Pengar och planerade platser är beslut och har ingen sådan osäkerhet."
            ).format(level=numbers.share(picture.confidence, 0))
        )
    for measure in measures:
        found += _left_out(context, measure)
    population = picture.population
    if population and population.year != context.selection.year:
        found.append(
            _("Folkmängden den {day} är den senaste som finns till och med {year}.").format(
                day=population.day, year=context.selection.year
            )
        )
    return tuple(found)


def _left_out(context: Context, measure: Measure) -> list[str]:
    """What a measure has outside the municipalities, and which municipalities it cannot compare."""
    found = []
    shared = [
        _("{amount} för {area}").format(
            amount=numbers.tkr(as_count(amount)) if measure.unit is Unit.ORE else numbers.count(amount),
            area=context.areas[code].name,
        )
        for code, amount in measure.outside.items()
    ]
    if shared:
        found.append(
            _("{measure}: därutöver {shared}, gemensamt och inte fördelat på kommunerna.").format(
                measure=measure.name, shared=", ".join(shared)
            )
        )
    missing = [context.areas[code].name for code, share in measure.shares.items() if share.missing_reason]
    if missing:
        found.append(
            _(
                "{measure}: {names} jämförs inte, talet saknas eller är skyddat. Andelarna är de övrigas."
            ).format(measure=measure.name, names=", ".join(missing))
        )
    return found


def meaning_table(picture: FairnessPicture) -> Table:
    """What such a comparison can and cannot say: beside the figures, not in a footnote."""
    ages = _("16–64 år finns inte i källorna")
    if picture.population and picture.population.working_age:
        ages = _("indexet bygger på alla åldrar")
    pairs = (
        (
            _(
                "om en kommuns del av pengar, platser eller deltagare är större eller mindre än dess del av "
                "invånarna"
            ),
            _("vad som är rättvist: behovet är olika stort i kommunerna och finns inte i källorna"),
        ),
        (
            _("om skillnaden är större än vad slumpen brukar ge när personerna är få"),
            _(
                "varför det ser ut så; och med flera kommuner hamnar någon utanför sitt intervall av en ren "
                "slump (på nivån {level} ungefär var {one_in}:e)"
            ).format(
                level=numbers.share(picture.confidence, 0),
                one_in=numbers.count(round(1 / (1 - picture.confidence))),
            ),
        ),
        (
            _("var insatserna finns (plats) och var deltagarna bor (folkbokföring), var för sig"),
            _("vad en kommuns egna invånare får ut av pengarna: de kan delta i en annan kommuns insats"),
        ),
        (
            _("var det är värt att fråga vidare"),
            _("något om dem som kan ha behov: jämförelsen är med alla invånare, {ages}").format(ages=ages),
        ),
    )
    return Table(
        id="meaning",
        title=_("Vad jämförelsen kan och inte kan säga"),
        columns=(Column("can", _("Kan säga")), Column("cannot", _("Kan inte säga"))),
        rows=tuple(
            {"id": str(place), "can": can, "cannot": cannot} for place, (can, cannot) in enumerate(pairs, 1)
        ),
        sources=sources_of(
            *(picture.population.answers if picture.population else ()),
            *(measure.answer for measure in picture.measures),
        ),
    )
