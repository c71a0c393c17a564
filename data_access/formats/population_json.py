"""JSON-stat 2 from Statistics Sweden: the dataset's dimensions, and its values in their order."""

from collections.abc import Iterator
from itertools import product
from typing import Any, NamedTuple

import orjson

from data_access import limits
from data_access.formats import population_words as words
from data_access.formats.population_table import Found, PopulationRow
from data_access.translation import _

_MOST_VALUES = 1_000_000
_REGION, _TIME, _CONTENTS = ("region", "kommun"), ("tid", "time", "år"), ("contentscode", "tabellinnehåll")


class _ShapeError(Exception):
    """The file is not what JSON-stat 2 says; the message is Swedish."""


class _Dimension(NamedTuple):
    """A dimension: its id, its codes in the values' order, and their labels."""

    id: str
    codes: list[str]
    labels: dict[str, str]

    def label(self, code: str) -> str:
        return self.labels.get(code, code)


def read_json(found: Found, data: bytes) -> None:
    """Add the rows of a JSON-stat 2 dataset; a row's number is its place among the values."""
    try:
        dataset = orjson.loads(data)
        _read_values(found, list(_dimensions(dataset)), dataset.get("value"))
    except orjson.JSONDecodeError:
        found.problem(_("filen är skadad eller avklippt: den går inte att läsa som JSON. Hämta den på nytt."))
    except _ShapeError as fault:
        found.problem(str(fault))


def _damaged() -> _ShapeError:
    return _ShapeError(_("filen är skadad: dess dimensioner och värden hör inte ihop. Hämta den på nytt."))


def _dimensions(dataset: Any) -> Iterator[_Dimension]:
    if not isinstance(dataset, dict) or dataset.get("class") != "dataset":
        raise _ShapeError(_("filen är inte JSON-stat 2. Välj ”JSON-stat 2” när du hämtar tabellen."))
    described = dataset.get("dimension")
    ids, sizes = dataset.get("id"), dataset.get("size")
    if not (isinstance(described, dict) and isinstance(ids, list) and isinstance(sizes, list)):
        raise _damaged()
    if len(ids) != len(sizes):
        raise _damaged()
    for identity, size in zip(ids, sizes, strict=True):
        dimension = described.get(identity) if isinstance(identity, str) else None
        category = dimension.get("category") if isinstance(dimension, dict) else None
        if not isinstance(category, dict):
            raise _damaged()
        labels = category.get("label")
        labels = {key: str(value) for key, value in labels.items()} if isinstance(labels, dict) else {}
        codes = _codes(category.get("index"), labels)
        if len(codes) != size:
            raise _damaged()
        yield _Dimension(str(identity), codes, labels)


def _codes(index: object, labels: dict[str, str]) -> list[str]:
    if index is None:
        return list(labels)  # allowed where there is one category
    if isinstance(index, list) and all(isinstance(code, str) for code in index):
        return list(index)
    if isinstance(index, dict) and sorted(map(repr, index.values())) == sorted(map(repr, range(len(index)))):
        return sorted(index, key=index.__getitem__)
    raise _damaged()


def _read_values(found: Found, dimensions: list[_Dimension], values: object) -> None:
    count = 1
    for dimension in dimensions:
        count *= len(dimension.codes)
    if not isinstance(values, list | dict) or count > _MOST_VALUES:
        raise _damaged()
    if isinstance(values, list) and len(values) != count:
        raise _damaged()
    chosen = [_chosen(dimension) for dimension in dimensions]
    region, time = _place(dimensions, _REGION), _place(dimensions, _TIME)
    if region is None or time is None:
        raise _ShapeError(_("filen saknar region eller år. Hämta tabellen ”Folkmängd efter region och år”."))
    for picked in product(*chosen):
        place = 0
        for dimension, index in zip(dimensions, picked, strict=True):
            place = place * len(dimension.codes) + index
        value = values[place] if isinstance(values, list) else values.get(str(place))
        code, period = dimensions[region].codes[picked[region]], dimensions[time].codes[picked[time]]
        _read_value(found, code, period, value, place + 1)


def _place(dimensions: list[_Dimension], names: tuple[str, ...]) -> int | None:
    return next((place for place, one in enumerate(dimensions) if one.id.casefold() in names), None)


def _chosen(dimension: _Dimension) -> list[int]:
    """Which categories are read: all regions and years, the population of contents, the total of others."""
    name = dimension.id.casefold()
    if name in _REGION or name in _TIME:
        return list(range(len(dimension.codes)))
    wanted = _is_population if name in _CONTENTS else _is_total
    chosen = [place for place, code in enumerate(dimension.codes) if wanted(code, dimension.label(code))]
    if not chosen:
        raise _ShapeError(
            _("tabellen är uppdelad på {dimension}. Hämta den för alla, utan uppdelning.").format(
                dimension=dimension.id[:40]
            )
        )
    return chosen[:1]


def _is_population(code: str, label: str) -> bool:
    return words.is_population(label) or words.is_population(code)


def _is_total(code: str, label: str) -> bool:
    return words.is_total(code) or words.is_total(label)


def _read_value(found: Found, code: str, period: str, value: object, place: int) -> None:
    region, month = words.region(code), words.month_of(period)
    if region is not None and region.is_total:
        found.skipped["total"] += 1
    elif region is None or region.is_unknown:
        found.problem(_("kommunkoden finns inte. Rätta den."), place, code)
    elif month is None:
        found.problem(_("är inget årtal. Skriv till exempel 2019."), place, period)
    elif value is None:
        found.skipped["missing"] += 1
    elif isinstance(value, bool) or not isinstance(value, int | float) or value % 1:
        found.problem(_("är inte ett antal."), place, str(value))
    elif not 0 <= value <= limits.MOST_INHABITANTS:
        found.problem(_("är inget rimligt antal invånare."), place, str(value))
    else:
        found.add(PopulationRow(region.code or "", month, int(value), place))
