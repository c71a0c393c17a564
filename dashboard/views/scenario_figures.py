"""The scenario page's key figures: result, the state's allocation, equity and its limits."""

from dashboard.interface import numbers
from dashboard.scenarios.outcome import YearOutcome
from dashboard.shapes.view import KeyFigure, Meaning, Unit
from dashboard.translation import _
from dashboard.views.scenario_run import ScenarioRun
from dashboard.views.scenario_standing import limit_sentence
from dashboard.views.scenario_words import against_plan


def key_figures(run: ScenarioRun) -> tuple[KeyFigure, ...]:
    """The year's result, the state's allocation, equity's change over the horizon, its level or why not."""
    year, plan, last = run.year, run.plan_year, run.years[-1]
    return (
        _money(
            run,
            "result",
            _("Resultat {year}").format(year=year.year),
            year.result_ore,
            against_plan(year.result_ore, plan.result_ore),
            signed=True,
        ),
        _money(
            run,
            "state-allocation",
            _("Statens tilldelning {year}").format(year=year.year),
            year.state_allocation_ore,
            against_plan(year.state_allocation_ore, plan.state_allocation_ore),
        ),
        _money(
            run,
            "equity-change",
            _("Eget kapital, förändring {first}–{last}").format(first=run.years[0].year, last=last.year),
            last.equity_change_ore,
            limit_sentence(run.years),
            signed=True,
        ),
        *_closing_equity(run, year),
        *_if_granted(run),
    )


def _closing_equity(run: ScenarioRun, year: YearOutcome) -> tuple[KeyFigure, ...]:
    """The level of equity, where its opening is known; otherwise only changes are shown, and that is said."""
    if year.closing_equity_ore is None:
        return ()
    label = _("Eget kapital vid utgången av {year}").format(year=year.year)
    beside = [text for text in (_share(year), _ceiling(year)) if text]
    return (_money(run, "closing-equity", label, year.closing_equity_ore, ", ".join(beside)),)


def _share(year: YearOutcome) -> str:
    if year.equity_share is None:
        return ""
    return _("{share} av årets tilldelning").format(share=numbers.share(year.equity_share))


def _ceiling(year: YearOutcome) -> str:
    if year.ceiling_ore is None:
        return _("taket är okänt")
    if year.ceiling_kept:
        return _("under taket {ceiling}").format(ceiling=numbers.tkr(year.ceiling_ore, 1))
    return _("över taket {ceiling}").format(ceiling=numbers.tkr(year.ceiling_ore, 1))


def _if_granted(run: ScenarioRun) -> tuple[KeyFigure, ...]:
    """What the plan's own alternative comes to with the scenario's other levers, where it has one."""
    granted = run.if_granted
    if granted is None:
        return ()
    words = (
        _("övriga reglage som här, administration {amount}")
        if run.moved
        else _("planens eget alternativ: administration {amount}")
    )
    return (
        _money(
            run,
            "result-project-granted",
            _("Resultat {year} om projektet beviljas").format(year=run.focus),
            granted.result_ore,
            words.format(amount=numbers.tkr(abs(granted.administration_ore))),
            signed=True,
        ),
    )


def _money(
    run: ScenarioRun, name: str, label: str, value: int, comparison: str, *, signed: bool = False
) -> KeyFigure:
    return KeyFigure(
        id=name,
        label=label,
        unit=Unit.ORE,
        value=value,
        signed=signed,
        status=run.plan.status,
        status_text=run.status_text,
        comparison=comparison,
        meaning=_meaning(value) if signed else Meaning.NEUTRAL,
        sources=run.sources,
    )


def _meaning(value: int) -> Meaning:
    if not value:
        return Meaning.NEUTRAL
    return Meaning.GOOD if value > 0 else Meaning.BAD
