"""Shares of money, places and participants against shares of the inhabitants, per municipality and gender."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard import parameters
from dashboard.participants.fairness import FairShare, GenderShare, Part, fair_shares, gender_share
from dashboard.shapes.view import Cell, Unit
from dashboard.translation import _
from dashboard.views.context import Context
from dashboard.views.fairness_measures import Asked, delivered, residents, spent
from dashboard.views.members_picture import members_picture
from dashboard.views.participants_picture import ParticipantsPicture, participants_picture
from dashboard.views.population import Population, latest_population
from dashboard.views.protected import Count
from dashboard.views.small_cells import as_count
from data_access.queries.rows import Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One thing that is shared: its table, each municipality's amount and share, and what lies outside.

    `id` begins the keys of its cells (`unique_share`). `outside` is what the source has in other areas than
    single municipalities: it is not shared between them.
    """

    id: str
    name: str
    of_what: str
    unit: Unit
    answer: Answer
    amounts: Mapping[str, Cell]
    shares: Mapping[str, FairShare]
    outside: Mapping[str, Count]
    has_interval: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GenderMeasure:
    """Women and men of one measure, with the table they come from and the words for it."""

    id: str
    name: str
    answer: Answer
    women: Count
    men: Count
    share: GenderShare


@dataclass(frozen=True, slots=True)
class FairnessPicture:
    """What can be compared in the selected year; measures without figures are not in it."""

    population: Population | None
    measures: tuple[Measure, ...]
    genders: tuple[GenderMeasure, ...]
    participants: ParticipantsPicture
    confidence: float
    women_share: float
    is_women_share_known: bool

    def measure(self, name: str) -> Measure | None:
        """One measure by its id."""
        return next((measure for measure in self.measures if measure.id == name), None)


def fairness_picture(context: Context) -> FairnessPicture:
    """The selected year's shares; participants through the selected month."""
    year = context.selection.year
    population = latest_population(context)
    confidence = parameters.number("fairness.confidence_level", year)
    known_share = population.women_share if population else None
    women_share = parameters.number("fairness.women_share", year) if known_share is None else known_share
    participants = participants_picture(context)
    asked = (
        *delivered(members_picture(context)),
        *spent(context),
        *residents(participants, confidence),
    )
    measures = [_measure(context, population, one) for one in asked] if population else []
    return FairnessPicture(
        population=population,
        measures=tuple(measure for measure in measures if _is_comparable(measure)),
        genders=tuple(_genders(participants, women_share, confidence)),
        participants=participants,
        confidence=confidence,
        women_share=women_share,
        is_women_share_known=known_share is not None,
    )


def municipalities(context: Context) -> list[str]:
    """The codes of the association's municipalities, in its own order."""
    return [code for code, area in context.areas.items() if area.kind == "municipality"]


def _measure(context: Context, population: Population, asked: Asked) -> Measure:
    is_money = asked.id in {"budget", "outcome"}
    shown = asked.amounts
    codes = municipalities(context)
    parts = [
        Part(id=code, amount=as_count(shown.get(code)), population=population.inhabitants.get(code))
        for code in codes
    ]
    return Measure(
        id=asked.id,
        name=asked.name,
        of_what=asked.of_what,
        unit=Unit.ORE if is_money else Unit.COUNT,
        answer=asked.answer,
        amounts={code: shown.get(code) for code in codes},
        shares={share.id: share for share in fair_shares(parts, confidence=asked.confidence)},
        outside={code: amount for code, amount in shown.items() if amount and code not in codes},
        has_interval=asked.confidence is not None,
    )


def _is_comparable(measure: Measure) -> bool:
    return any(share.index is not None for share in measure.shares.values())


def _genders(participants: ParticipantsPicture, reference: float, confidence: float) -> list[GenderMeasure]:
    found: list[tuple[str, str, Answer, Count, Count]] = []
    if participants.flows is not None:
        total, answer = participants.flows.total, participants.flows.answer
        found += [
            ("inflow", _("In sedan 1 januari"), answer, total.inflow_women, total.inflow_men),
            ("outflow", _("Ut sedan 1 januari"), answer, total.outflow_women, total.outflow_men),
        ]
    unnamed = participants.anonymous
    if unnamed is not None:
        women, men = unnamed.together.get("women"), unnamed.together.get("men")
        found.append(("anonymous", _("Anonymt registrerade"), unnamed.answer, women, men))
    measures = []
    for name, label, answer, women, men in found:
        share = gender_share(as_count(women), as_count(men), reference_share=reference, confidence=confidence)
        measures.append(GenderMeasure(id=name, name=label, answer=answer, women=women, men=men, share=share))
    return measures
