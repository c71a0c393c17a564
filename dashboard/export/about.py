"""The first sheet, "Om filen": whose figures, for when, chosen and protected how, and what the file holds."""

from collections.abc import Iterator, Sequence

from dashboard.export.sheet import FileCell, Heading, Line, Sheet, warning
from dashboard.interface import numbers
from dashboard.shapes.source import SourceReference
from dashboard.shapes.stamp import Stamp, StampedView
from dashboard.shapes.view import KeyFigure, Unit
from dashboard.translation import _

NAME = _("Om filen")
COLUMNS = 4
NOTHING = FileCell(None)


def about(stamp: Stamp, pages: Sequence[StampedView], sheets: Sequence[tuple[StampedView, Sheet]]) -> Sheet:
    """What a reader who has only the file must know."""
    lines = [
        *(_line(label, text) for label, text in stamp_lines(stamp)),
        *(line for page in pages for line in _page_lines(page, is_alone=len(pages) == 1)),
        *_key_figures(pages),
        *_contents(sheets),
        *_sources(pages),
        *_notes(pages),
    ]
    return Sheet(
        name=NAME,
        title=NAME,
        subtitle=_("{association}, {period}").format(association=stamp.association, period=stamp.period),
        headings=(Heading(_("Uppgift")), Heading(_("Innehåll")), Heading(""), Heading("")),
        lines=tuple(lines),
        warning=warning(stamp),
    )


def stamp_lines(stamp: Stamp) -> Iterator[tuple[str, str]]:
    """The stamp as labels and texts."""
    selection = stamp.selection
    yield _("Förbund"), stamp.association
    if stamp.is_fictional:
        yield _("Påhittat"), warning(stamp)
    yield _("År"), str(selection.year)
    yield _("T.o.m."), numbers.month_year(selection.through)
    yield _("Period"), stamp.period
    yield _("Skydd av små antal"), stamp.protection
    yield (
        _("Belopp"),
        _(
            "I kronor. Intäkter är plus och kostnader minus, också där sidan visar en kostnad utan minus; en "
            "avvikelse är plus när den är bra för förbundet."
        ),
    )
    yield (
        _("Tecken"),
        _(
            "Tom cell: uppgiften saknas, och raden säger varför. Två punkter ({sign}): antalet är skyddat."
        ).format(sign=numbers.PROTECTED),
    )
    yield _("Exporterad"), stamp.made


def _page_lines(page: StampedView, *, is_alone: bool) -> Iterator[Line]:
    yield _heading(page.title)
    yield _line(_("Fråga"), page.view.question)
    yield _line(_("Svar"), page.view.finding)
    for label, text in page.choices:
        yield _line(label, text)
    if is_alone and not page.choices:
        yield _line(_("Val på sidan"), _("inga"))


def _key_figures(pages: Sequence[StampedView]) -> Iterator[Line]:
    if any(page.view.key_figures for page in pages):
        yield _heading(_("Nyckeltal"), _("Värde"), _("Jämförelse"), _("Status eller varför det saknas"))
    for page in pages:
        for figure in page.view.key_figures:
            yield Line(
                (
                    FileCell(f"{figure.label}, kr" if figure.unit is Unit.ORE else figure.label),
                    FileCell(figure.value, figure.unit, _decimals(figure), figure.signed),
                    FileCell(figure.comparison),
                    FileCell(figure.missing_reason if figure.value is None else figure.status_text),
                )
            )


def _decimals(figure: KeyFigure) -> int:
    """Amounts with ören where they have any."""
    if figure.unit is not Unit.ORE:
        return figure.decimals
    return 2 if isinstance(figure.value, int) and figure.value % numbers.ORE_PER_KRONA else 0


def _contents(sheets: Sequence[tuple[StampedView, Sheet]]) -> Iterator[Line]:
    yield _heading(_("Blad"), _("Tabell"), _("Sida"), _("Rader"))
    for page, sheet in sheets:
        yield Line(
            (
                FileCell(sheet.name, leads_to=sheet.name),
                FileCell(sheet.title),
                FileCell(page.title),
                FileCell(len(sheet.lines), Unit.COUNT),
            )
        )


def _sources(pages: Sequence[StampedView]) -> Iterator[Line]:
    """Every source that a table or a key figure rests on, each once."""
    found: dict[str, SourceReference] = {}
    for page in pages:
        parts = (*(one.sources for one in page.view.key_figures), *(one.sources for one in page.view.tables))
        found |= {source.id: source for part in parts for source in part if source.id not in found}
    if found:
        yield _heading(_("Källor"), _("Avsnitt"), _("Datum"), _("Fil eller adress"))
    for source in found.values():
        place = ", ".join(part for part in (source.section, source.page) if part)
        yield _line(source.title, place, source.date, source.file_name or source.address)


def _notes(pages: Sequence[StampedView]) -> Iterator[Line]:
    noted = dict.fromkeys((page.title, note) for page in pages for note in page.view.notes)
    if noted:
        yield _heading(_("Att veta om siffrorna"))
    for title, note in noted:
        yield _line(title, note)


def _heading(*texts: str) -> Line:
    return Line(_cells(texts), is_strong=True)


def _line(*texts: str | None) -> Line:
    return Line(_cells(texts))


def _cells(texts: Sequence[str | None]) -> tuple[FileCell, ...]:
    cells = tuple(FileCell(text) for text in texts)
    return cells + (NOTHING,) * (COLUMNS - len(cells))
