"""Levers together: which are locked and why, which combinations cannot be computed, and what must be said.

A locked lever, or a combination that cannot be computed, is refused. A combination that can be computed but
makes no sense (weights that do not add up to 1, a lever that has no effect) is computed as it stands and
said in a remark: nothing is clipped silently.
"""

from typing import Final

import numpy as np

from dashboard.parameters.units import ORE_PER_MKR, ORE_PER_TKR
from dashboard.scenarios.baseline import Party
from dashboard.scenarios.catalogue import LeverSpec
from dashboard.scenarios.defaults import block_of
from dashboard.scenarios.messages import Remark, ScenarioError
from dashboard.scenarios.settings import Settings
from dashboard.scenarios.sharing import key_weights
from dashboard.scenarios.state_model import combined_weight
from dashboard.scenarios.terms import block_key, moved_activity

SHARES: Final = ("model.need_share", "model.population_share")
WEIGHTS: Final = ("model.need_weight_share", "model.population_weight_share")
COMBINED: Final = "model.combined_weight_share"

WEIGHTS_LOCKED: Final = (
    "Ett känt år ger bara förbundets sammanvägda andel, som inte kan delas upp på de två vikterna. "
    "Ange först förbundets andel av försörjningsmåttet och av invånarna 16–64 år."
)
COMBINED_LOCKED: Final = "Den sammanvägda andelen räknas nu ur förbundets två andelar och vikterna."
PLACES_LOCKED: Final = "Planen anger inget antal deltagare för det här området."


def lock_reason(spec: LeverSpec, settings: Settings) -> str | None:
    """Why a lever cannot be moved with these settings, in Swedish, or None where it can."""
    shares_entered = all(settings.moves(key) for key in SHARES)
    if spec.key in WEIGHTS and not shares_entered:
        return WEIGHTS_LOCKED
    if spec.key == COMBINED and shares_entered:
        return COMBINED_LOCKED
    is_of_places = spec.for_each == "block" and spec.key.endswith((".places", ".unit_cost_tkr"))
    if is_of_places and not block_of(settings.baseline, spec).counts_places:
        return PLACES_LOCKED
    return None


def refuse(settings: Settings) -> None:
    """Raises ScenarioError for locked levers and combinations that cannot be computed."""
    for key in settings.values:
        spec = settings.specs[key]
        reason = lock_reason(spec, settings)
        if reason is not None:
            raise ScenarioError("{lever} är låst. {reason}", key, lever=spec.label, reason=reason)
    _refuse_two_ways_of_costing(settings)
    _refuse_model_without_rules(settings)
    _refuse_missing_party(settings)
    _refuse_unusable_key(settings)


def remarks(settings: Settings) -> tuple[Remark, ...]:
    """What must be said about the levers' combination."""
    said = [_unused(settings, settings.specs[key]) for key in settings.values]
    said += [
        _half_of_shares(settings),
        _weights_sum(settings),
        _pot_too_small(settings),
        _shares_sum(settings),
    ]
    return tuple(remark for remark in said if remark is not None)


def _refuse_two_ways_of_costing(settings: Settings) -> None:
    """A block's cost is its amount, its places times unit cost, or its activities': one of them."""
    for block in settings.baseline.blocks:
        amount, places, unit_cost = (
            block_key(block, name) for name in ("amount_tkr", "places", "unit_cost_tkr")
        )
        counted = settings.moves(places) or settings.moves(unit_cost)
        if counted and settings.moves(amount):
            raise ScenarioError(
                "{block}: ange antingen en kostnad eller deltagare gånger kostnad per deltagare.",
                amount,
                block=block.name,
            )
        part = moved_activity(settings, block)
        if part is not None and (counted or settings.moves(amount)):
            raise ScenarioError(
                "{block}: ange antingen hela områdets siffror eller insatserna i det var för sig.",
                part,
                block=block.name,
            )
        if settings.moves(places) and np.isnan(settings.number(unit_cost)).any():
            raise ScenarioError("{block}: ange också vad en plats kostar.", unit_cost, block=block.name)


def _refuse_model_without_rules(settings: Settings) -> None:
    """The model needs the association's weight in the pot, and rule numbers for the years it is used."""
    is_used = settings.chosen("state.method", "model")
    if not is_used.any():
        return
    for name in ("pot_mkr", "associations", "base_grant_tkr", "max_drop_share", "deduction_rate_share"):
        key = f"model.{name}"
        if (is_used & np.isnan(settings.number(key))).any():
            raise ScenarioError(
                "Fördelningsmodellen kan inte räknas: ”{lever}” är inte känt för alla år.",
                key,
                lever=settings.specs[key].label,
            )
    if (is_used & np.isnan(combined_weight(settings))).any():
        raise ScenarioError(
            "Fördelningsmodellen behöver förbundets andel av potten: ange ett känt år eller andelen.",
            COMBINED,
        )


def _refuse_missing_party(settings: Settings) -> None:
    """An amount from a party that has no member would be nobody's."""
    parties: tuple[tuple[Party, tuple[str, ...], str], ...] = (
        ("state", ("state.amount_tkr",), "state.method"),
        ("region", ("region.amount_tkr",), "region.matching"),
        ("municipality", ("municipalities.amount_tkr",), "municipalities.matching"),
    )
    for party, keys, choice in parties:
        moved = next((key for key in (*keys, choice) if settings.moves(key)), None)
        if moved is not None and not settings.baseline.party(party):
            raise ScenarioError(
                "{lever}: förbundet har ingen sådan medlem i planen.",
                moved,
                lever=settings.specs[moved].label,
            )


def _refuse_unusable_key(settings: Settings) -> None:
    """The split by key needs every municipality's weight, and one above zero."""
    if not settings.chosen("municipalities.split", "key").any():
        return
    if not settings.baseline.party("municipality"):
        raise ScenarioError("Förbundet har inga kommuner att fördela på.", "municipalities.split")
    weights = key_weights(settings)
    if np.isnan(weights).any() or (weights.sum(axis=-1) <= 0).any():
        raise ScenarioError(
            "Fördelningsnyckeln kan inte användas: invånare eller andel saknas för någon kommun.",
            "municipalities.split",
        )


def is_used(spec: LeverSpec, settings: Settings) -> bool:
    """Whether a lever has an effect in any year, as the one that it hangs on stands."""
    if spec.used_when is None:
        return True
    key, wanted = spec.used_when
    return bool((settings.array(key) == wanted).any())


def _unused(settings: Settings, spec: LeverSpec) -> Remark | None:
    """A lever that is moved, but has no effect because of how another one stands."""
    if spec.used_when is None or is_used(spec, settings):
        return None
    key, wanted = spec.used_when
    other = settings.specs[key]
    needed = other.choices[str(wanted)] if other.choices else "ja"
    return Remark(
        "{lever} påverkar inte: det kräver att ”{other}” är ”{needed}”.",
        {"lever": spec.label, "other": other.label, "needed": needed},
        spec.key,
    )


def _half_of_shares(settings: Settings) -> Remark | None:
    """One of the two shares alone says nothing."""
    moved = [key for key in SHARES if settings.moves(key)]
    if len(moved) != 1:
        return None
    (missing,) = set(SHARES) - set(moved)
    return Remark(
        "{lever} påverkar inte förrän ”{other}” också är angiven.",
        {"lever": settings.specs[moved[0]].label, "other": settings.specs[missing].label},
        moved[0],
    )


def _weights_sum(settings: Settings) -> Remark | None:
    """Weights that do not add up to 1 leave part of the pot to nobody, or give it out twice."""
    if not any(settings.moves(key) for key in WEIGHTS):
        return None
    total = sum(settings.number(key) for key in WEIGHTS)
    if np.isclose(total, 1).all():
        return None
    return Remark(
        "De två vikterna blir inte tillsammans 100 %: hela potten delas inte ut, eller mer än den.",
        key=WEIGHTS[0],
    )


def _pot_too_small(settings: Settings) -> Remark | None:
    """Base grants that take more than the whole pot."""
    is_used = settings.chosen("state.method", "model")
    if not is_used.any():
        return None
    pot, count, base = (
        settings.number(f"model.{name}") for name in ("pot_mkr", "associations", "base_grant_tkr")
    )
    grants_mkr = count * base * ORE_PER_TKR / ORE_PER_MKR
    if (is_used & (grants_mkr > pot)).any():
        return Remark(
            "Grundtilldelningarna är tillsammans större än statens hela anslag.", key="model.pot_mkr"
        )
    return None


def _shares_sum(settings: Settings) -> Remark | None:
    """Fixed shares that do not add up to 1 are used in proportion."""
    if (
        settings.baseline.split_key != "fixed_shares"
        or not settings.chosen("municipalities.split", "key").any()
    ):
        return None
    if np.isclose(key_weights(settings).sum(axis=-1), 1).all():
        return None
    return Remark(
        "Kommunernas fasta andelar blir inte tillsammans 100 %: de används i förhållande till varandra.",
        key="municipalities.split",
    )
