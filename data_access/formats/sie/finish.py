"""From what was read to the Ledger: what is missing, what is remarked, the controls."""

from data_access.formats.sie.checks import check
from data_access.formats.sie.controls import class_totals, control, series_totals
from data_access.formats.sie.ledger import Ledger, LedgerObject
from data_access.formats.sie.reading import Reading
from data_access.translation import _


def finished(reading: Reading, encoding: str) -> Ledger:
    """The Ledger with its problems and remarks. The controls are made only of a file that could be read."""
    check(reading)
    if not reading.faults.found:
        control(reading)
    remarks = (*reading.remarks, *_remarks(reading))
    for key in reading.lists.used:
        reading.objects.setdefault(key, LedgerObject(*key, ""))
    return Ledger(
        file=reading.file,
        encoding=encoding,
        sie_type=reading.sie_type,
        is_import_file=reading.is_import_file,
        generated=reading.generated,
        through=reading.through,
        years=tuple(sorted(reading.years.values(), reverse=True)),
        accounts=tuple(sorted(reading.accounts.values())),
        dimensions=tuple(sorted(reading.lists.dimensions.values(), key=lambda dimension: dimension.number)),
        objects=tuple(sorted(reading.objects.values())),
        amounts=tuple(reading.amounts),
        balances=tuple(reading.balances),
        postings=tuple(reading.postings),
        voucher_count=len(reading.heads),
        class_totals=class_totals(reading),
        series_totals=series_totals(reading),
        problems=reading.faults.all(),
        remarks=remarks,
    )


def _remarks(reading: Reading) -> list[str]:
    counted = (
        (
            len(reading.heads),
            _("Verifikationernas texter och signaturer läses inte in: de kan innehålla namn."),
        ),
        (
            reading.rows_for_persons,
            _("Rader och objekt om anställda, kunder och leverantörer läses inte in ({count})."),
        ),
        (
            reading.labels["#BTRANS"],
            _("Strukna rader (#BTRANS) räknas inte ({count})."),
        ),
        (
            reading.added_alone,
            _("Tillagda rader (#RTRANS) saknar den likadana #TRANS som ska följa ({count})."),
        ),
        (
            reading.labels["#KSUMMA"] // 2,
            _("Filens kontrollsumma (#KSUMMA) räknas inte om."),
        ),
        (
            sum(key not in reading.objects for key in reading.lists.used),
            _("Objekt har belopp men inget namn i filen ({count})."),
        ),
    )
    remarks = [text.format(count=count) for count, text in counted if count]
    remarks += [
        _("Etiketten {label} känns inte igen och hoppas över, som standarden säger ({count}).").format(
            label=label[:20], count=count
        )
        for label, count in reading.unknown_labels.items()
    ]
    return remarks
