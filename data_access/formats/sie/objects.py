"""Object lists: which cost centre and which project a row is for."""

from typing import NamedTuple

from data_access.formats.sie.fields import FieldError, plain, whole
from data_access.formats.sie.ledger import Dimension, Objects
from data_access.translation import _

PERSONAL_DIMENSIONS = frozenset({7, 8, 9, 10})
"""Employee, customer, supplier and invoice by the standard: they hold names of persons and are not kept."""


class Place(NamedTuple):
    """What a row is for. `is_total` has no objects at all; `has_persons` had some that are left out."""

    cost_centre: str | None
    project: str | None
    objects: Objects
    is_total: bool
    has_persons: bool


class ObjectLists:
    """Reads object lists; equal lists share one Place, so that a large file takes little memory."""

    def __init__(self, cost_centre_dimension: int, project_dimension: int) -> None:
        """Which dimensions are cost centre and project in this association's ledger."""
        self._cost_centre_dimension = cost_centre_dimension
        self._project_dimension = project_dimension
        self._known: dict[tuple[str, ...], Place] = {
            (): Place(None, None, (), is_total=True, has_persons=False)
        }
        self.dimensions: dict[int, Dimension] = {}
        self.used: dict[tuple[int, str], None] = {}

    def read(self, fields: list[str], start: int) -> tuple[Place, int]:
        """The place of a row whose list starts at a field, and where the next field is.

        Raises FieldError when the list is broken.
        """
        try:
            first = fields.index("{", start, start + 1)
            end = fields.index("}", first)
        except ValueError:
            raise FieldError(_("objektlistan { } saknas eller stängs inte."), "") from None
        pairs = tuple(fields[first + 1 : end])
        place = self._known.get(pairs)
        if place is None:
            place = self._known[pairs] = self._place(pairs)
        return place, end + 1

    def _place(self, pairs: tuple[str, ...]) -> Place:
        if len(pairs) % 2:
            raise FieldError(_("objektlistan ska ha dimension och objekt, två och två."), " ".join(pairs))
        listed = tuple(
            (whole(number), plain(code)) for number, code in zip(pairs[::2], pairs[1::2], strict=True)
        )
        objects = tuple(pair for pair in listed if not self.is_personal(pair[0]))
        self.used.update(dict.fromkeys(objects))
        by_dimension = dict(objects)
        return Place(
            by_dimension.get(self._cost_centre_dimension),
            by_dimension.get(self._project_dimension),
            objects,
            is_total=not listed,
            has_persons=len(objects) < len(listed),
        )

    def is_personal(self, dimension: int) -> bool:
        """Whether a dimension, or one that it is declared under, holds persons."""
        for _step in range(len(self.dimensions) + 1):
            if dimension in PERSONAL_DIMENSIONS:
                return True
            declared = self.dimensions.get(dimension)
            if declared is None or declared.parent is None:
                return False
            dimension = declared.parent
        return False  # declared under itself
