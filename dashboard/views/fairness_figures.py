"""Key figures and the finding of the fairness page."""

from dashboard.interface import numbers
from dashboard.participants.fairness import FairShare, extremes
from dashboard.participants.flows import add_counts
from dashboard.shapes.view import KeyFigure, Unit
from dashboard.translation import _
from dashboard.views.context import Context, sources_of, status_text
from dashboard.views.fairness_picture import FairnessPicture, GenderMeasure, Measure, municipalities
from dashboard.views.fairness_words import INDEX_DECIMALS, interval_text, measure_status, share_interval_text
from dashboard.views.protected import is_protected

MAIN_MEASURES = ("unique", "planned", "places", "outcome", "budget")
"""What the page speaks of first, where the year has it: persons before places before money."""


def main_measure(picture: FairnessPicture) -> Measure | None:
    """The measure that the page speaks of first; None where nothing can be compared."""
    found = (picture.measure(name) for name in MAIN_MEASURES)
    return next((measure for measure in found if measure is not None), None)


def finding(context: Context, measure: Measure | None) -> str:
    """The highest and lowest index, and for how many municipalities the difference is more than chance."""
    found = extremes(tuple(measure.shares.values())) if measure else None
    if measure is None or found is None:
        return ""
    lowest, highest = found
    sentence = _(
        "Av {what} har {high} störst del mot sina invånare, index {high_index}, och {low} minst, {low_index}."
    )
    parts = [
        sentence.format(
            what=measure.of_what,
            high=context.areas[highest.id].name,
            high_index=_index(highest),
            low=context.areas[lowest.id].name,
            low_index=_index(lowest),
        )
    ]
    if measure.has_interval:
        parts.append(_more_than_chance(measure))
    return " ".join(parts)


def _more_than_chance(measure: Measure) -> str:
    """For how many municipalities the interval does not hold 1.00."""
    compared = [share.differs for share in measure.shares.values() if share.differs is not None]
    found = sum(compared)
    if not found:
        return _("Ingen av de {all} kommunerna skiljer sig mer än slumpen brukar ge.").format(
            all=numbers.count(len(compared))
        )
    return _("För {count} av {all} kommuner är skillnaden större än slumpen brukar ge.").format(
        count=numbers.count(found), all=numbers.count(len(compared))
    )


def _index(share: FairShare) -> str:
    return numbers.decimal(share.index or 0, INDEX_DECIMALS)


def index_figures(context: Context, measure: Measure | None) -> tuple[KeyFigure, ...]:
    """The municipalities with the highest and lowest index."""
    found = extremes(tuple(measure.shares.values())) if measure else None
    if measure is None or found is None:
        return ()
    return tuple(
        KeyFigure(
            id=f"{name}-index",
            label=_("{which}: {municipality}").format(which=which, municipality=context.areas[share.id].name),
            unit=Unit.NUMBER,
            value=share.index,
            decimals=INDEX_DECIMALS,
            status=measure.answer.dataset.status,
            status_text=measure_status(measure),
            comparison=_("{share} av {what}, {population_share} av invånarna").format(
                share=numbers.share(share.share),
                what=measure.of_what,
                population_share=numbers.share(share.population_share),
            ),
            sources=sources_of(measure.answer),
            note=_uncertainty(share),
        )
        for name, which, share in (
            ("highest", _("Högst index"), found[1]),
            ("lowest", _("Lägst index"), found[0]),
        )
    )


def _uncertainty(share: FairShare) -> str | None:
    interval = interval_text(share.low_index, share.high_index)
    return _("Osäkerhet {interval}").format(interval=interval) if interval else None


def gender_figures(picture: FairnessPicture) -> tuple[KeyFigure, ...]:
    """Women's share of the first measure that has genders."""
    return tuple(_gender_figure(measure) for measure in picture.genders[:1])


def _gender_figure(measure: GenderMeasure) -> KeyFigure:
    share = measure.share
    interval = share_interval_text(share.low_share, share.high_share)
    value = numbers.PROTECTED if is_protected(measure.women, measure.men) else share.women_share
    return KeyFigure(
        id="women-share",
        label=_("Kvinnors andel, {measure}").format(measure=measure.name.lower()),
        unit=Unit.SHARE,
        value=value,
        status=measure.answer.dataset.status,
        status_text=status_text(measure.answer.dataset),
        comparison=_("{women} kvinnor, {men} män").format(
            women=numbers.count(measure.women), men=numbers.count(measure.men)
        ),
        note=_("Osäkerhet {interval}").format(interval=interval) if interval else None,
        sources=sources_of(measure.answer),
        missing_reason=_("antal saknas") if value is None else None,
    )


def population_figure(context: Context, picture: FairnessPicture) -> tuple[KeyFigure, ...]:
    """How many inhabitants the comparison is with, and on which day."""
    population = picture.population
    if population is None:
        return ()
    everybody = add_counts(population.inhabitants.get(code) for code in municipalities(context))
    return (
        KeyFigure(
            id="population",
            label=_("Invånare att jämföra med"),
            unit=Unit.COUNT,
            value=everybody,
            status=population.answers[0].dataset.status,
            comparison=population.day,
            sources=sources_of(*population.answers),
            missing_reason=_("folkmängd saknas för någon kommun") if everybody is None else None,
        ),
    )
