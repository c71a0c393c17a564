"""A new association from what is filled in on a page: the workbook's tables, read in the same way."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from data_access.formats.columns import TableRule
from data_access.formats.office.assembly import assemble
from data_access.formats.office.description import Sheet
from data_access.formats.office.faults import Faults
from data_access.formats.office.fields import Fields
from data_access.formats.office.sheets_lists import ASSOCIATION, GOALS, MEMBERS
from data_access.formats.office.sheets_money import EQUITY, STATEMENT
from data_access.formats.office.table import Given
from data_access.formats.package import Package, Row
from data_access.formats.words import MEMBER_KINDS, SPLIT_KEYS, STATEMENT_SECTIONS
from data_access.standard_lines import FALLBACK, STANDARD_LINES
from data_access.tables.enumerations import ImportKind, MemberKind, SplitKey, StatementSection
from data_access.translation import _

Cells = list[str]
OTHER_INCOME = next(line for line in STANDARD_LINES if line.code == FALLBACK[StatementSection.INCOME])
_ORE_PER_KRONA, _ORE_PER_TKR, _TKR, _PER_CENT = 100, 100_000, 1_000, 100
_MILLIONTH = Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class MemberForm:
    """A member: its name and kind; a municipality's code and, with fixed shares, its part of one."""

    name: str
    kind: MemberKind
    municipality: str | None = None
    fixed_share: Decimal | None = None


@dataclass(frozen=True, slots=True)
class AssociationForm:
    """What is known of an association when it is set up. What is None is unknown, and stays so.

    `year` is the one that opening equity and other income are for. Amounts are ören, shares fractions of one.
    """

    name: str
    members: tuple[MemberForm, ...]
    split_key: SplitKey
    cell_threshold: int
    slug: str = ""
    registered_share: Decimal | None = None
    equity_floor_ore: int | None = None
    equity_ceiling_share: Decimal | None = None
    year: int | None = None
    opening_equity_ore: int | None = None
    other_income_ore: int | None = None


def association_package(form: AssociationForm) -> Package:
    """The association's lists, the equity and the other income that it has given. Raises nothing."""
    sha256 = hashlib.sha256(repr(form).encode()).hexdigest()
    package = Package(form.name or _("Nytt förbund"), sha256, ImportKind.FORM)
    tables = _tables(form)
    given = [_given(sheet, [headings, *rows], sha256) for sheet, headings, rows in tables]
    assemble(package, given, None, Faults())
    _add_standard_lines(package)
    return package


def _given(sheet: Sheet, rows: Sequence[Cells], sha256: str) -> Given:
    place = _("formuläret, {sheet}").format(sheet=sheet.name)
    title = _("Uppgifter som förbundet har lämnat")
    # Row 1 is the first that has been filled in, since a form shows no headings.
    return Given(sheet, place, title, sheet.name, sha256, list(enumerate(rows)), is_file=False)


def _tables(form: AssociationForm) -> Iterator[tuple[Sheet, Cells, list[Cells]]]:
    key = next(word for word, value in SPLIT_KEYS.items() if value == form.split_key)
    headings = ["Namn", "Kod", "Fördelningsnyckel", "Skyddströskel", "Golv, kr", "Tak"]
    yield (
        ASSOCIATION,
        headings,
        [
            [
                form.name,
                form.slug,
                key,
                str(form.cell_threshold),
                _kronor(form.equity_floor_ore),
                _share(form.equity_ceiling_share),
            ]
        ],
    )
    kinds = {kind: word for word, kind in MEMBER_KINDS.items()}
    members = [
        [member.name, kinds[member.kind], member.municipality or "", _share(member.fixed_share)]
        for member in form.members
    ]
    yield MEMBERS, ["Namn", "Slag", "Kommunkod", "Fast andel"], members
    yield GOALS, ["Mål", "Mått", "Gräns", "Enhet", "Riktning", "Gäller från"], list(_goals(form))
    year = "" if form.year is None else str(form.year)
    if form.opening_equity_ore is not None:
        yield EQUITY, ["År", "Ingående, kr"], [[year, _kronor(form.opening_equity_ore)]]
    if form.other_income_ore is not None:
        section = next(word for word, value in STATEMENT_SECTIONS.items() if value == OTHER_INCOME.section)
        row = [year, OTHER_INCOME.name, section, _kronor(form.other_income_ore)]
        yield STATEMENT, ["Till och med", "Rad", "Avsnitt", "Årsbudget, kr"], [row]


def _goals(form: AssociationForm) -> Iterator[Cells]:
    year = "" if form.year is None else str(form.year)
    if form.registered_share is not None:
        share = _share(form.registered_share)
        text = _("Minst {share} av det planerade antalet deltagare är fullständigt registrerade.")
        yield [text.format(share=share), "fullständigt registrerade", share, "andel", "minst", year]
    if form.equity_floor_ore is not None:
        unit = "kr" if form.equity_floor_ore % _ORE_PER_TKR else "tkr"
        floor = _kronor(form.equity_floor_ore if unit == "kr" else form.equity_floor_ore // _TKR)
        text = _("Det egna kapitalet är minst {floor} {unit}.")
        yield [text.format(floor=floor, unit=unit), "eget kapital", floor, unit, "minst", year]
    if form.equity_ceiling_share is not None:
        share = _share(form.equity_ceiling_share)
        text = _("Det egna kapitalet är högst {share} av årets tilldelning.")
        yield [text.format(share=share), "tak för eget kapital", share, "andel", "högst", year]


def _kronor(ore: int | None) -> str:
    """`2 000 000` or `−1 250,50`; nothing for what is unknown."""
    if ore is None:
        return ""
    kronor, rest = divmod(abs(ore), _ORE_PER_KRONA)
    sign = "\u2212" if ore < 0 else ""
    return f"{sign}{kronor:,}".replace(",", "\u00a0") + (f",{rest:02}" if rest else "")


def _share(share: Decimal | None) -> str:
    """`85 %`; nothing for what is unknown."""
    if share is None:
        return ""
    return f"{(share.quantize(_MILLIONTH) * _PER_CENT).normalize():f}".replace(".", ",") + "\u00a0%"


def _add_standard_lines(package: Package) -> None:
    """The other lines of a statement that other income has begun: a ledger adds them where there is none."""
    begun = {row.fields["code"]: row for row in package.rows("statement_lines")}
    if not begun:
        return
    first = next(iter(begun.values()))
    rule, source = TableRule("statement_lines", first.file, ()), first.fields["source"]
    package.lists["statement_lines"] = [
        begun.get(line.code)
        or Row(
            rule,
            first.file,
            first.row,
            Fields(
                code=line.code,
                name=line.name,
                section=line.section.value,
                is_project=line.is_project,
                source=source,
            ),
            {},
        )
        for line in STANDARD_LINES
    ]
