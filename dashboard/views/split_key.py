"""How the municipalities share their part: the association's key, and the same sum by other populations.

Sjuhärad shares by population on 30 June the year before, Norra Skaraborg by fixed shares. Parts are whole
kronor by largest remainder and sum to the whole.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.funding.contributions import largest_remainder
from dashboard.views.context import Context
from dashboard.views.members_picture import MembersPicture
from dashboard.views.split_key_bases import Basis, day_name, fixed_shares, populations
from data_access.queries.rows import Answer, MemberRow
from data_access.tables.enumerations import Measure, SplitKey


@dataclass(frozen=True, slots=True)
class Payer:
    """A municipality that pays: member slug, name, and its contribution in the published table."""

    slug: str
    name: str
    contribution_ore: int | None


@dataclass(frozen=True, slots=True)
class Split:
    """The municipalities' part of a year's contributions and what it can be shared by.

    `key` is the basis that the association's own key asks for; None where its population is not known, and
    then `missing` says which day that would be.
    """

    year: int
    total_ore: int
    payers: tuple[Payer, ...]
    answer: Answer
    key: Basis | None
    missing: str | None
    bases: tuple[Basis, ...]
    is_by_population: bool

    @property
    def latest(self) -> Basis | None:
        """The latest population there is; None without any."""
        known = [basis for basis in self.bases if basis.is_population]
        return known[-1] if known else None

    def basis(self, basis_id: str | None) -> Basis | None:
        """A basis by its id, else the latest population."""
        return next((basis for basis in self.bases if basis.id == basis_id), self.latest)

    def parts(self, basis: Basis) -> dict[str, int]:
        """Each municipality's part in ören, whole kronor that sum to the total.

        Raises ValueError where nobody has any weight or one is less than zero.
        """
        weights = [basis.weights[payer.slug] for payer in self.payers]
        shared = largest_remainder(self.total_ore, weights)
        return {payer.slug: int(part) for payer, part in zip(self.payers, shared, strict=True)}


def split_of(context: Context, picture: MembersPicture) -> Split | None:
    """The selected year's split; None where no table says what the municipalities pay."""
    answer = picture.by_member
    members = {slug: member for slug, member in context.members.items() if member.area}
    if answer is None or not members or not set(members) <= set(picture.contributions):
        return None
    total = municipal_total_ore(answer, members)
    if total is None or total <= 0:
        return None
    before = context.selection.year - 1
    by_population = context.association.split_key == SplitKey.POPULATION.value
    fixed, known = fixed_shares(members), populations(context, members)
    of_the_year = next((basis for basis in known if basis.id == str(before)), None)
    key = of_the_year if by_population else fixed
    return Split(
        year=context.selection.year,
        total_ore=total,
        payers=tuple(
            Payer(slug, member.name, picture.contributions[slug]) for slug, member in members.items()
        ),
        answer=answer,
        key=key,
        missing=day_name(before) if by_population and key is None else None,
        bases=(*([fixed] if fixed else []), *known),
        is_by_population=by_population,
    )


def municipal_total_ore(answer: Answer, members: Mapping[str, MemberRow]) -> int | None:
    """What the municipalities pay together: as the table states it, else the sum of their rows."""
    rows = [row for row in answer.parts(Measure.CONTRIBUTION.value) if row.member in members]
    groups = {row.category for row in rows if row.category}
    stated = [
        row.value
        for row in answer.rows
        if row.is_total
        and row.measure == Measure.CONTRIBUTION.value
        and row.member is None
        and row.category in groups
        and row.value is not None
    ]
    if stated:
        return stated[0]
    known = [row.value for row in rows if row.value is not None]
    return sum(known) if known and len(known) == len(rows) else None
