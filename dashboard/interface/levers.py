"""The levers as controls of a block: what each stands at, what the baseline says and on what grounds.

A control shows the draft, and what is set in it changes the draft. Values that cannot be are not taken, and
the reason stands below the lever; a locked lever says why. Ways back stand beside.
"""

from collections.abc import Callable, Mapping, Sequence

from dashboard.interface import numbers
from dashboard.interface.block import Block, Control, Field, Setter, Value
from dashboard.interface.block_component import show_block
from dashboard.interface.choice import options
from dashboard.interface.scenario_state import Workbench, asked_for_years, refused
from dashboard.scenarios.catalogue import Setting, decimals_of
from dashboard.scenarios.levers import Lever
from dashboard.translation import _
from dashboard.views.scenario_levers import source_of, stands_on

PER_CENT = 100
DECIMALS = 10
IN_YEAR = "@"
"""Stands between a lever's key and the year, in the name of a field that sets one year's value."""
EACH_YEAR, BACK = "each-year", "back"
"""The ways out of a control: a value a year, and what the baseline says."""
SETTERS: Mapping[str, Setter] = {"yes_no": Setter.SWITCH, "choice": Setter.BOX}
"""By the lever's unit; what is not named is a number."""

Rerun = Callable[[], None]


def show_levers(bench: Workbench, levers: Sequence[Lever], key: str, rerun: Rerun) -> None:
    """The levers with everything that belongs to them; `rerun` is called when one has moved."""
    by_key = {lever.key: lever for lever in levers}

    def set_(values: Mapping[str, Value]) -> None:
        set_levers(bench, by_key, values)
        rerun()

    def take(lever: str, way: str) -> None:
        take_way(bench, lever, way)
        rerun()

    controls = tuple(whole_control(bench, lever) for lever in levers)
    show_block(Block(controls=controls), key=key, on_values=set_, on_choice=take)


def whole_control(bench: Workbench, lever: Lever) -> Control:
    """The lever, what the baseline says, why it is locked or a value was refused, and the ways back."""
    by_year = is_by_year(bench, lever)
    if lever.locked is not None:
        ways, note = {}, _("Låst. {reason}").format(reason=lever.locked)
    else:
        ways, note = _ways(bench, lever, by_year=by_year), stands_on(lever, bench.baseline.years)
    return Control(
        lever.key,
        _fields(bench, lever, by_year=by_year),
        label=_label(lever) if by_year else "",
        help=_help(bench, lever) if by_year else "",
        refusal=refusal(bench, lever.key),
        note=note,
        ways=options(ways),
    )


def bare_control(bench: Workbench, lever: Lever, *, is_slider: bool = False) -> Control:
    """The lever alone, without what the baseline says.

    A share that stands at whole per cent within the slider's ends is a slider where one is wanted. One with a
    value a year is whole, and so is a wanted slider that cannot be one.
    """
    slider = _slider(bench, lever) if is_slider else None
    if is_by_year(bench, lever) or (is_slider and slider is None):
        return whole_control(bench, lever)
    fields = (slider,) if slider else _fields(bench, lever, by_year=False)
    return Control(lever.key, fields, refusal=refusal(bench, lever.key))


def is_by_year(bench: Workbench, lever: Lever) -> bool:
    """Whether each year has its own field: it has its own value, its own default, or it was asked for."""
    override = bench.overrides.get(lever.key)
    if isinstance(override, Mapping):
        return True
    differs = override is None and len(set(lever.default)) > 1
    return lever.per_year and (differs or lever.key in bench.each_year)


def set_levers(bench: Workbench, levers: Mapping[str, Lever], values: Mapping[str, Value]) -> None:
    """What the reader has set, by the fields' names; the reason for each that is not taken is kept."""
    reasons: dict[str, str] = {}
    for name, value in values.items():
        _set(bench, levers[name.partition(IN_YEAR)[0]], name, value)
        reasons |= refused()
    refused().update(reasons)


def take_way(bench: Workbench, lever: str, way: str) -> None:
    """A value a year, or as in the baseline again."""
    if way == EACH_YEAR:
        ask_for_years((lever,))
    else:
        put_back(bench, lever)


def put_back(bench: Workbench, lever: str) -> None:
    """Let a lever stand as in the baseline again."""
    asked_for_years().discard(lever)
    bench.move(lever, None)


def ask_for_years(wanted: tuple[str, ...]) -> None:
    """Give each year of the levers a field of its own."""
    asked_for_years().update(wanted)


def forget_years() -> None:
    """One value for all years again, where nothing else was said."""
    asked_for_years().clear()


def refusal(bench: Workbench, lever: str) -> str:
    """Why the latest value was not taken, as it is said; empty where it was."""
    reason = bench.refusals.get(lever)
    return _("Värdet används inte. {reason}").format(reason=reason) if reason else ""


def _fields(bench: Workbench, lever: Lever, *, by_year: bool) -> tuple[Field, ...]:
    """One field, or one a year."""
    if not by_year:
        return (_field(lever, lever.key, _label(lever), lever.values[0], _help(bench, lever)),)
    values = zip(bench.baseline.years, lever.values, strict=True)
    return tuple(_field(lever, f"{lever.key}{IN_YEAR}{year}", str(year), value) for year, value in values)


def _field(lever: Lever, name: str, label: str, value: Setting, words: str = "") -> Field:
    return Field(
        name,
        label,
        SETTERS.get(lever.unit, Setter.NUMBER),
        _shown(lever, value),
        step=_step(lever),
        empty=_("okänt"),
        options=options(lever.choices),
        help=words,
        is_locked=lever.locked is not None,
    )


def _slider(bench: Workbench, lever: Lever) -> Field | None:
    """A share in whole per cent along a line; None for a finer or wilder value."""
    low, high = (round(end * PER_CENT) for end in lever.slider or (-1.0, 1.0))
    per_cent = round(float(lever.values[0] or 0) * PER_CENT, DECIMALS)
    if not per_cent.is_integer() or not low <= per_cent <= high:
        return None
    return Field(
        lever.key,
        lever.label,
        Setter.SLIDER,
        int(per_cent),
        low=low,
        high=high,
        unit=f"{numbers.NO_BREAK_SPACE}%",
        help=_help(bench, lever),
        is_locked=lever.locked is not None,
    )


def _ways(bench: Workbench, lever: Lever, *, by_year: bool) -> dict[str, str]:
    ways = {}
    if lever.per_year and not by_year and bench.horizon > 1:
        ways[EACH_YEAR] = _("År för år")
    if lever.key in bench.overrides:
        ways[BACK] = _("Återställ")
    return ways


def _set(bench: Workbench, lever: Lever, name: str, value: Value) -> None:
    try:
        setting = _taken(lever, value)
    except ValueError as reason:
        refused().clear()
        refused()[lever.key] = str(reason)
        return
    year = name.partition(IN_YEAR)[2]
    if year:
        bench.move_in_year(lever.key, int(year), setting)
    else:
        bench.move(lever.key, setting)


def _shown(lever: Lever, value: Setting) -> Setting:
    """A lever's value as its field has it: shares in per cent, counts as whole numbers."""
    if value is None or isinstance(value, bool | str):
        return value
    if lever.unit == "count":
        return int(value)
    decimals = decimals_of(lever.unit)
    if lever.unit == "share":
        return round(float(value) * PER_CENT, decimals - len(str(PER_CENT)) + 1)
    return round(float(value), decimals)


def _taken(lever: Lever, shown: Value) -> Setting:
    """A field's value as the lever has it. Raises ValueError, with the reason, for what is no number."""
    if shown is None or isinstance(shown, bool) or lever.unit == "choice":
        return shown
    number = numbers.read(shown) if isinstance(shown, str) else shown
    if isinstance(shown, str) and not shown.strip():
        return None
    if number is None:
        words = _("”{text}” är inget tal. Skriv till exempel 2 500 eller −1,5.")
        raise ValueError(words.format(text=shown))
    if lever.unit == "count" and float(number).is_integer():
        return int(number)
    return number / PER_CENT if lever.unit == "share" else number


def _step(lever: Lever) -> float:
    step = float(lever.step or 1)
    return round(step * PER_CENT, DECIMALS) if lever.unit == "share" else step


def _label(lever: Lever) -> str:
    """The lever's name with its unit, where the field does not say it."""
    units = {"tkr": _("tkr"), "mkr": _("mkr"), "share": "%"}
    unit = units.get(lever.unit)
    return lever.label if unit is None else f"{lever.label}, {unit}"


def _help(bench: Workbench, lever: Lever) -> str:
    """What the baseline says and where that stands."""
    return _("{stands}. Källa: {source}.").format(
        stands=stands_on(lever, bench.baseline.years), source=source_of(lever, bench.plan.origins)
    )
