"""A baseline as text and back, so that a saved scenario can be run on the figures it was made on."""

import json
from dataclasses import asdict, fields
from typing import Any

from dashboard.funding.allocation import KnownAllocation
from dashboard.scenarios.baseline import Baseline, CostBlock, Member, PlannedActivity
from dashboard.scenarios.messages import ScenarioError


def to_text(baseline: Baseline) -> str:
    """The baseline's whole content; its SHA-256 is the baseline's identity."""
    return json.dumps(asdict(baseline), sort_keys=True, ensure_ascii=False)


def from_text(text: str) -> Baseline:
    """The baseline in a text written by `to_text`, also by an older version that knew fewer fields.

    Raises ScenarioError where the text is no baseline.
    """
    try:
        written = json.loads(text)
        content = _known_fields(Baseline, written)
        content["members"] = tuple(_made(Member, one) for one in written["members"])
        content["blocks"] = tuple(_block(one) for one in written["blocks"])
        content["known_allocations"] = tuple(
            _made(KnownAllocation, one) for one in written["known_allocations"]
        )
        known = written.get("calibration")
        content["calibration"] = None if known is None else _made(KnownAllocation, known)
        return Baseline(**content)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ScenarioError("Det sparade utgångsläget går inte att läsa.") from error


def _block(written: dict[str, Any]) -> CostBlock:
    """A cost block with its activities."""
    parts = tuple(_made(PlannedActivity, one) for one in written.get("activities", ()))
    return CostBlock(**{**_known_fields(CostBlock, written), "activities": parts})


def _made(kind: type[Any], written: dict[str, Any]) -> Any:
    """A member, block or known allocation."""
    return kind(**_known_fields(kind, written))


def _known_fields(kind: type[Any], written: dict[str, Any]) -> dict[str, Any]:
    """The fields that this version has; lists become the tuples that they were."""
    names = {field.name for field in fields(kind)}
    return {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in written.items()
        if name in names
    }
