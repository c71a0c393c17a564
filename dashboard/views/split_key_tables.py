"""The members page's tables of the split: the published amounts against what a key gives."""

from dashboard.interface import numbers
from dashboard.shapes.view import Cell, Column, Table, Unit
from dashboard.translation import _
from dashboard.views.context import sources_of, status_text
from dashboard.views.split_key import Split
from dashboard.views.split_key_bases import OWN, Basis
from data_access.tables.enumerations import Status


def split_tables(split: Split | None) -> tuple[Table | None, ...]:
    """The key's table, and the same sum by the latest population there is; None for what cannot be had."""
    if split is None:
        return ()
    newest = split.latest
    return key_table(split), recalculated_table(split, newest) if newest else None


def key_table(split: Split) -> Table | None:
    """The association's own key: what it gives against what the document says; None if it is not known."""
    if split.key is None:
        return None
    largest = max(abs(difference) for difference in _differences(split, split.key).values())
    return _table(
        split,
        split.key,
        table_id="split-key",
        title=_("Fördelningsnyckeln: {basis}").format(basis=_short(split.key)),
        finding=_(
            "Nyckeln fördelar kommunernas {total} så att ingen skiljer sig mer än {largest} från dokumentet."
        ).format(total=numbers.tkr(split.total_ore), largest=numbers.tkr(largest, 1)),
    )


def recalculated_table(split: Split, basis: Basis) -> Table:
    """The same sum shared by another population: what each would pay, and the change."""
    differences = {slug: -value for slug, value in _differences(split, basis).items()}
    names = {payer.slug: payer.name for payer in split.payers}
    most = max(differences, key=lambda slug: differences[slug])
    least = min(differences, key=lambda slug: differences[slug])
    return _table(
        split,
        basis,
        table_id="split-key-new",
        title=_("Omräknat: {basis}").format(basis=_short(basis)),
        finding=_("{most} skulle betala {more} mer och {least} {less} mindre av samma {total}.").format(
            most=names[most],
            more=numbers.tkr(max(0, differences[most]), 1),
            least=names[least],
            less=numbers.tkr(max(0, -differences[least]), 1),
            total=numbers.tkr(split.total_ore),
        ),
    )


def _short(basis: Basis) -> str:
    name = basis.name.partition(",")[0]
    if not basis.is_population or basis.id == OWN:
        return name
    return _("folkmängd {day}").format(day=name)


def _differences(split: Split, basis: Basis) -> dict[str, int]:
    """Published minus calculated, in ören, for those whose published amount is known."""
    parts = split.parts(basis)
    return {
        payer.slug: payer.contribution_ore - parts[payer.slug]
        for payer in split.payers
        if payer.contribution_ore is not None
    } or {payer.slug: 0 for payer in split.payers}


def _table(split: Split, basis: Basis, *, table_id: str, title: str, finding: str) -> Table:
    parts = split.parts(basis)
    together = sum(basis.weights[payer.slug] for payer in split.payers)
    rows: list[dict[str, Cell]] = [
        {
            "id": payer.slug,
            "name": payer.name,
            **({"population": basis.weights[payer.slug]} if basis.is_population else {}),
            "weight_share": basis.weights[payer.slug] / together,
            "contribution_ore": payer.contribution_ore,
            "calculated_ore": parts[payer.slug],
            "change_ore": None
            if payer.contribution_ore is None
            else parts[payer.slug] - payer.contribution_ore,
            "missing_reason": _("saknas i källan"),
        }
        for payer in split.payers
    ]
    return Table(
        id=table_id,
        title=title,
        columns=(
            Column("name", _("Kommun")),
            *(
                [Column("population", _("Invånare"), Unit.NUMBER, decimals=_decimals(basis))]
                if basis.is_population
                else []
            ),
            Column("weight_share", _("Andel"), Unit.SHARE, decimals=2),
            Column("contribution_ore", _("Enligt dokumentet"), Unit.ORE, decimals=1),
            Column("calculated_ore", _("Uträknat"), Unit.ORE, decimals=1),
            Column("change_ore", _("Skillnad"), Unit.ORE, decimals=1, signed=True),
        ),
        rows=tuple(rows),
        totals={
            **({"population": together} if basis.is_population else {}),
            "weight_share": 1.0,
            "contribution_ore": split.total_ore,
            "calculated_ore": sum(parts.values()),
        },
        sources=sources_of(split.answer, *basis.answers),
        notes=_notes(split, basis),
        finding=finding,
        status=split.answer.dataset.status,
        status_text=status_text(split.answer.dataset),
        covers=_("{year}, {basis}").format(year=split.year, basis=basis.name),
    )


def _decimals(basis: Basis) -> int:
    """A mean of two days may end in a half."""
    return int(any(weight % 1 for weight in basis.weights.values())) if basis.is_population else 0


def _notes(split: Split, basis: Basis) -> tuple[str, ...]:
    notes = [
        _("Uträknat i hela kronor med största rest, så att delarna summerar till {total}.").format(
            total=numbers.tkr(split.total_ore)
        )
    ]
    published = [payer.contribution_ore for payer in split.payers if payer.contribution_ore is not None]
    if sum(published) != split.total_ore:
        notes.append(
            _("Dokumentets egna belopp summerar till {sum}: de är avrundade.").format(
                sum=numbers.tkr(sum(published), 1)
            )
        )
    if not split.is_by_population and basis.is_population:
        notes.append(_("Förbundets nyckel är fasta andelar; folkmängden är bara en jämförelse."))
    if split.missing:
        notes.append(_("Nyckeln är folkmängden {day}, som inte finns i källorna.").format(day=split.missing))
    if split.answer.dataset.status == Status.OUTLOOK.value:
        notes.append(_("Dokumentet är en prognos, gjord innan den här folkmängden var känd."))
    if basis.id == OWN:
        notes.append(_("Folkmängden är inskriven här på sidan och sparas inte."))
    return tuple(notes)
