"""`python -m data_access template|import|export|history|undo`: the office's files, in and out."""

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from data_access import store
from data_access.commands.told import shown, told
from data_access.errors import ImportRefusedError, StoreError
from data_access.formats.csv_folder import read_folder
from data_access.formats.word_readers import Word
from data_access.formats.words import BUDGET_AREAS
from data_access.imports import BatchRow, carry_out, examine, history, turn
from data_access.imports.carrying_out import user_name
from data_access.incoming import Incoming, open_files
from data_access.ledger_mapping import LedgerDecisions
from data_access.limits import MEBIBYTE, MOST_FILE_BYTES
from data_access.translation import _

NAMES = frozenset({"template", "import", "export", "history", "undo"})


def add_commands(commands: Any) -> None:
    """Add the commands to the command line."""
    template = commands.add_parser("template", help=_("skriv en Excel-mall att fylla i förbundets siffror i"))
    template.add_argument("file", type=Path, metavar=_("FIL.xlsx"))
    template.add_argument("--force", action="store_true", help=_("skriv över en fil som finns"))
    _add_import(commands)
    whole = commands.add_parser(
        "export", help=_("skriv ett helt förbund som en arbetsbok (oskyddat, för kansliet)")
    )
    whole.add_argument("file", type=Path, metavar=_("FIL.xlsx"))
    whole.add_argument("--association", required=True, metavar=_("KOD"), help=_("förbundets kod"))
    whole.add_argument("--force", action="store_true", help=_("skriv över en fil som finns"))
    past = commands.add_parser("history", help=_("visa vilka filer som har lästs in"))
    past.add_argument("--association", metavar=_("KOD"), help=_("bara ett förbunds"))
    undo = commands.add_parser("undo", help=_("ångra en inläsning, eller gör om en ångrad"))
    undo.add_argument("number", type=int, metavar=_("NUMMER"), help=_("inläsningens nummer i history"))


def _add_import(commands: Any) -> None:
    bring = commands.add_parser(
        "import", help=_("läs in en arbetsbok, SIE-fil, folkmängd, CSV-filer eller en mapp med CSV")
    )
    bring.add_argument("files", type=Path, nargs="+", metavar=_("FIL"))
    bring.add_argument("--association", metavar=_("KOD"), help=_("förbundet som filen hör till"))
    bring.add_argument("--preview", action="store_true", help=_("visa bara vad som skulle ändras"))
    bring.add_argument("--keep", action="store_true", help=_("behåll rader som databasen har men inte filen"))
    pairs = {
        "--account": _("konto och rad i resultaträkningen, 5010=loner; tom rad för balanskonton"),
        "--centre": _("filens kostnadsställe och vårt, K1=100; K1=+ lägger till ett nytt"),
        "--area": _("ett nytt kostnadsställes budgetområde, K1=administration"),
    }
    for option, words in pairs.items():
        bring.add_argument(option, action="append", default=[], metavar="A=B", help=words)


def run(chosen: argparse.Namespace) -> Iterator[str]:
    """Do what was asked for, and say it. Raises StoreError and ImportRefusedError."""
    if chosen.command == "template":
        yield from _template(chosen.file, overwrites=chosen.force)
        return
    store.check_readable(thoroughly=True)
    if chosen.command == "import":
        yield from _import(chosen)
    elif chosen.command == "export":
        _refuse_existing(chosen.file, overwrites=chosen.force)
        from data_access.exports import export_association  # noqa: PLC0415  openpyxl takes a while

        export_association(chosen.association, chosen.file)
        yield _("{association} är skrivet i {file}, oskyddat: bara för kansliet.").format(
            association=chosen.association, file=chosen.file
        )
    elif chosen.command == "history":
        with store.reading() as session:
            yield from map(_line, history(session, chosen.association))
    elif turn(chosen.number, user_name()):
        yield _("Inläsning {number} är ångrad.").format(number=chosen.number)
    else:
        yield _("Inläsning {number} gäller igen.").format(number=chosen.number)


def _template(file: Path, *, overwrites: bool) -> Iterator[str]:
    """Write the workbook to fill in; an existing file is kept unless it may be overwritten."""
    from data_access.formats.office.template import template_bytes  # noqa: PLC0415  openpyxl takes a while

    try:
        with file.open("wb" if overwrites else "xb") as target:
            target.write(template_bytes())
    except FileExistsError:
        _refuse_existing(file, overwrites=False)
    except OSError:
        message = _("{file} går inte att skriva. Kontrollera mappen och dess rättigheter.")
        raise StoreError(message.format(file=file)) from None
    yield _("Mallen är skriven: {file}").format(file=file)


def _refuse_existing(file: Path, *, overwrites: bool) -> None:
    if file.exists() and not overwrites:
        raise StoreError(
            _("{file} finns redan. Välj ett annat namn, eller lägg till --force.").format(file=file)
        )


def _import(chosen: argparse.Namespace) -> Iterator[str]:
    incoming = _incoming(chosen)
    package = incoming.package
    if chosen.keep:
        package.partial.update(package.figures)
    if incoming.choices is not None:
        for account in incoming.choices.accounts:
            if not account.is_known:
                line = incoming.choices.lines.get(account.line, _("balanskonto"))
                yield _("Konto {code} {name}: {line} (förslag; ändra med --account).").format(
                    code=account.code, name=account.name, line=line
                )
    if not chosen.preview:
        yield from told(carry_out(package))
        return
    examined = examine(package)
    if examined.problems:
        raise ImportRefusedError(list(examined.problems))
    if examined.preview is not None:
        yield from shown(examined.preview)
    yield from examined.remarks


def _incoming(chosen: argparse.Namespace) -> Incoming:
    if len(chosen.files) == 1 and not chosen.files[0].is_file():
        package = read_folder(chosen.files[0]) if chosen.files[0].is_dir() else None
        if package is None:
            raise StoreError(_("{file} finns inte. Rätta sökvägen.").format(file=chosen.files[0]))
        return Incoming(package.name, package.kind, package)
    files = {file.name: _content(file) for file in chosen.files}
    decisions = LedgerDecisions(
        lines=_pairs(chosen.account),
        centres=_pairs(chosen.centre),
        areas={code: _area(word) for code, word in _pairs(chosen.area).items()},
    )
    return open_files(files, chosen.association, decisions=decisions)


def _content(file: Path) -> bytes:
    try:
        if file.stat().st_size > MOST_FILE_BYTES:
            most = MOST_FILE_BYTES // MEBIBYTE
            raise StoreError(
                _("{file} är större än {most} MB. Är det rätt fil?").format(file=file, most=most)
            )
        return file.read_bytes()
    except OSError:
        raise StoreError(
            _("{file} går inte att läsa. Kontrollera sökvägen och rättigheterna.").format(file=file)
        ) from None


def _pairs(given: list[str]) -> Mapping[str, str]:
    pairs = [pair.partition("=") for pair in given]
    wrong = next((code for code, sign, _value in pairs if not (code and sign)), None)
    if wrong is not None:
        raise StoreError(
            _("”{pair}” ska skrivas med likhetstecken, till exempel 5010=loner.").format(pair=wrong)
        )
    return {code: value for code, _sign, value in pairs}


def _area(word: str) -> str:
    """The code of a budget area. Raises StoreError with the words that there are."""
    try:
        return Word(BUDGET_AREAS)(word)
    except ValueError as reason:
        raise StoreError(_("”{word}” {reason}").format(word=word, reason=reason)) from None


def _line(batch: BatchRow) -> str:
    """One import: its number, when, who, for whom, which file, and how much."""
    undone = _(", ångrad") if batch.undone_at is not None else ""
    counts = _("{new} nya, {changed} ändrade, {gone} borttagna").format(
        new=batch.new, changed=batch.changed, gone=batch.gone
    )
    when = f"{batch.imported_at.astimezone():%Y-%m-%d %H.%M}"
    named = (str(batch.id), when, batch.imported_by, batch.association, batch.file_name)
    return f"{'  '.join(named)}: {counts}{undone}"
