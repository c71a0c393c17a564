"""The fairness page's tables: municipalities, women and men, and what the comparison can mean."""

from dashboard.interface import numbers
from dashboard.participants.flows import add_counts
from dashboard.shapes.view import Cell, Column, Table, Unit
from dashboard.translation import _
from dashboard.views.context import Context, sources_of, status_text
from dashboard.views.fairness_picture import FairnessPicture, GenderMeasure, Measure, municipalities

INDEX_DECIMALS = 2


def municipality_table(context: Context, picture: FairnessPicture, finding: str) -> Table | None:
    """Each municipality's share of the inhabitants and, measure by measure, its share and index."""
    population = picture.population
    if population is None or not picture.measures:
        return None
    everybody = add_counts(population.inhabitants.get(code) for code in municipalities(context))
    rows: list[dict[str, Cell]] = []
    for code in municipalities(context):
        inhabitants = population.inhabitants.get(code)
        row: dict[str, Cell] = {
            "id": code,
            "name": context.areas[code].name,
            "population": inhabitants,
            "population_share": inhabitants / everybody if inhabitants and everybody else None,
        }
        for measure in picture.measures:
            row |= _cells(measure, code)
        rows.append(row)
    return Table(
        id="municipalities",
        title=_("Kommunernas andelar mot deras andel av invånarna"),
        columns=(
            Column("name", _("Kommun")),
            Column("population", _("Invånare"), Unit.COUNT),
            Column("population_share", _("Andel av invånarna"), Unit.SHARE, decimals=1),
            *(column for measure in picture.measures for column in _columns(measure)),
        ),
        rows=tuple(rows),
        totals={"population": everybody, "population_share": 1.0 if everybody else None},
        sources=sources_of(population.answer, *(measure.answer for measure in picture.measures)),
        notes=notes(context, picture),
        finding=finding,
        status=picture.measures[-1].answer.dataset.status,
        status_text=_statuses(picture),
        covers=covers(context, picture),
    )


def _cells(measure: Measure, code: str) -> dict[str, Cell]:
    share, amount = measure.shares[code], measure.amounts[code]
    key = f"{measure.id}_ore" if measure.unit is Unit.ORE else measure.id
    hidden: Cell = numbers.PROTECTED if amount == numbers.PROTECTED else None
    cells: dict[str, Cell] = {
        key: amount,
        f"{measure.id}_share": hidden or share.share,
        f"{measure.id}_index": hidden or share.index,
    }
    if measure.has_interval:
        cells |= {
            f"{measure.id}_index_low": hidden or share.low_index,
            f"{measure.id}_index_high": hidden or share.high_index,
            f"{measure.id}_interval": hidden or interval_text(share.low_index, share.high_index),
            f"{measure.id}_differs": share.differs,
        }
    if share.missing_reason and not hidden:
        cells["missing_reason"] = share.missing_reason
    return cells


def _columns(measure: Measure) -> tuple[Column, ...]:
    is_money = measure.unit is Unit.ORE
    return (
        Column(f"{measure.id}_ore" if is_money else measure.id, measure.name, measure.unit),
        Column(
            f"{measure.id}_share", _("Andel av {what}").format(what=measure.of_what), Unit.SHARE, decimals=1
        ),
        Column(f"{measure.id}_index", _("Index"), Unit.NUMBER, decimals=INDEX_DECIMALS),
        *([Column(f"{measure.id}_interval", _("Osäkerhet"))] if measure.has_interval else []),
    )


def interval_text(low: float | None, high: float | None) -> str | None:
    """`0,66–0,85`."""
    if low is None or high is None:
        return None
    return f"{numbers.decimal(low, INDEX_DECIMALS)}–{numbers.decimal(high, INDEX_DECIMALS)}"


def _statuses(picture: FairnessPicture) -> str:
    found = dict.fromkeys(
        f"{measure.name.lower()}: {status_text(measure.answer.dataset)}" for measure in picture.measures
    )
    return ", ".join(found)


def covers(context: Context, picture: FairnessPicture) -> str:
    """The months of the participants, else the year, and the day of the inhabitants."""
    through = picture.participants.municipality_through if picture.measure("unique") else None
    period = numbers.period(context.selection.first_month, through or context.selection.last_month)
    day = picture.population.day if picture.population else numbers.MISSING
    return _("{period}, folkmängd {day}").format(period=period, day=day)


def notes(context: Context, picture: FairnessPicture) -> tuple[str, ...]:
    """How the index is made, what it leaves out, and how old the inhabitants are."""
    found = [
        _(
            "Index är kommunens andel delat med dess andel av invånarna: 1,00 är lika stor, 1,20 en femtedel större."
        )
    ]
    if any(measure.has_interval for measure in picture.measures):
        found.append(
            _(
                "Osäkerheten är Wilsons konfidensintervall på nivån {level} för en andel av deltagarna, delat med andelen "
                "av invånarna. Ligger 1,00 utanför är skillnaden större än slumpen brukar ge. Pengar och planerade "
                "platser är beslut och har ingen sådan osäkerhet."
            ).format(level=numbers.share(picture.confidence, 0))
        )
    for measure in picture.measures:
        shared = [
            _("{amount} för {area}").format(
                amount=numbers.tkr(amount) if measure.unit is Unit.ORE else numbers.count(amount),
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
        missing = [
            context.areas[code].name
            for code, share in measure.shares.items()
            if share.missing_reason is not None
        ]
        if missing:
            found.append(
                _(
                    "{measure}: {names} jämförs inte, talet saknas eller är skyddat. Andelarna är de övrigas."
                ).format(measure=measure.name, names=", ".join(missing))
            )
    population = picture.population
    if population and population.year != context.selection.year:
        found.append(
            _("Folkmängden den {day} är den senaste som finns till och med {year}.").format(
                day=population.day, year=context.selection.year
            )
        )
    return tuple(found)


def gender_table(context: Context, picture: FairnessPicture) -> Table | None:
    """Women against men, a row a measure: counts, women's share with its uncertainty, both indexes."""
    if not picture.genders:
        return None
    return Table(
        id="genders",
        title=_("Kvinnor och män, mått för mått"),
        columns=(
            Column("name", _("Mått")),
            Column("women", _("Kvinnor"), Unit.COUNT),
            Column("men", _("Män"), Unit.COUNT),
            Column("women_share", _("Kvinnors andel"), Unit.SHARE, decimals=1),
            Column("interval", _("Osäkerhet")),
            Column("women_index", _("Index kvinnor"), Unit.NUMBER, decimals=INDEX_DECIMALS),
            Column("men_index", _("Index män"), Unit.NUMBER, decimals=INDEX_DECIMALS),
        ),
        rows=tuple(_gender_row(measure) for measure in picture.genders),
        sources=sources_of(*(measure.answer for measure in picture.genders)),
        notes=(gender_note(picture),),
        finding=gender_finding(picture),
        status=picture.genders[0].answer.dataset.status,
        status_text=status_text(picture.genders[0].answer.dataset),
        covers=numbers.period(
            context.selection.first_month, picture.participants.flows_through or context.selection.through
        ),
    )


def _gender_row(measure: GenderMeasure) -> dict[str, Cell]:
    share = measure.share
    hidden: Cell = numbers.PROTECTED if numbers.PROTECTED in {measure.women, measure.men} else None
    low, high = share.low_share, share.high_share
    interval = None if low is None or high is None else f"{numbers.share(low, 0)}–{numbers.share(high, 0)}"
    return {
        "id": measure.id,
        "name": measure.name,
        "women": measure.women,
        "men": measure.men,
        "women_share": hidden or share.women_share,
        "women_low_share": hidden or low,
        "women_high_share": hidden or high,
        "interval": hidden or interval,
        "women_index": hidden or share.women_index,
        "men_index": hidden or share.men_index,
        "reference_share": share.reference_share,
        "differs": share.differs,
        "missing_reason": _("antal saknas"),
    }


def gender_note(picture: FairnessPicture) -> str:
    """What women's share is compared with, and whether that is known."""
    reference = numbers.share(picture.women_share, 1 if picture.is_women_share_known else 0)
    if picture.is_women_share_known:
        return _(
            "Index jämför med kvinnors andel av invånarna, {share}. Osäkerhet: Wilsons intervall."
        ).format(share=reference)
    return _(
        "Index jämför med {share} kvinnor: ett antagande, eftersom folkmängden i källorna inte är uppdelad på kön. "
        "Osäkerhet: Wilsons intervall, {level}."
    ).format(share=reference, level=numbers.share(picture.confidence, 0))


def gender_finding(picture: FairnessPicture) -> str:
    """Women's share of the inflow, or of the first measure there is, with its uncertainty."""
    measure = picture.genders[0]
    share = measure.share
    if share.women_share is None or share.low_share is None or share.high_share is None:
        return ""
    return _("{measure}: {women} av {all} är kvinnor, {share} (osäkerhet {low}–{high}).").format(
        measure=measure.name,
        women=numbers.count(share.women),
        all=numbers.count((share.women or 0) + (share.men or 0)),
        share=numbers.share(share.women_share, 0),
        low=numbers.share(share.low_share, 0),
        high=numbers.share(share.high_share, 0),
    )
