"""Vouchers: #VER and its rows. Texts, dates of registration and signatures are not kept.

#RTRANS is a row added afterwards and is followed by the same row as #TRANS for older programs: it counts
once. #BTRANS is a row struck out: it does not count.
"""

from datetime import date

from data_access.formats.sie import fields as read
from data_access.formats.sie.ledger import Posting
from data_access.formats.sie.reading import Handler, Reading, VoucherHead
from data_access.translation import _


def _head(reading: Reading, line: int, label: str, fields: list[str]) -> None:
    finish(reading, line, label)
    opens_here = fields[-1] == "{"
    reading.is_awaited, reading.is_open = not opens_here, opens_here
    reading.is_damaged = False
    reading.first_posting = len(reading.postings)
    reading.heads.append(
        VoucherHead("", "", date.min, line)
    )  # its rows have a voucher even if this line fails
    series, number = reading.text(line, label, fields[1]), reading.text(line, label, fields[2])
    reading.heads[-1] = VoucherHead(series, number, read.day(fields[3]), line)


def _row(reading: Reading, line: int, fields: list[str]) -> Posting:
    head = reading.heads[-1]
    account = read.account(fields[1])
    place, following = reading.lists.read(fields, 2)
    amount = -read.ore(fields[following])
    when = fields[following + 1] if len(fields) > following + 1 else '""'
    if place.has_persons:
        reading.rows_for_persons += 1
    return Posting(
        head.series,
        head.number,
        head.date if when == '""' else read.day(when),
        account,
        place.cost_centre,
        place.project,
        amount,
        line,
    )


def _same(one: Posting, other: Posting) -> bool:
    return one[:-1] == other[:-1]  # all but the line


def _transaction(reading: Reading, line: int, label: str, fields: list[str]) -> None:
    if not _is_inside(reading, line, label):
        return
    posting = _row(reading, line, fields)
    reading.postings.append(posting)
    for added in reading.added:
        if _same(added, posting):
            reading.added.remove(added)
            break


def _added(reading: Reading, line: int, label: str, fields: list[str]) -> None:
    if _is_inside(reading, line, label):
        reading.added.append(_row(reading, line, fields))


def _struck(reading: Reading, line: int, label: str, _fields: list[str]) -> None:
    _is_inside(reading, line, label)


def _is_inside(reading: Reading, line: int, label: str) -> bool:
    if not reading.is_open:
        reading.faults.add(
            _("raden står utanför en verifikation. Raden före #TRANS ska vara {."), line, label
        )
    return reading.is_open


def opened(reading: Reading, line: int) -> None:
    """A line with `{`."""
    if not reading.is_awaited:
        reading.faults.add(_("klammern { hör inte till någon verifikation."), line)
    reading.is_open, reading.is_awaited = reading.is_awaited, False


def closed(reading: Reading, line: int) -> None:
    """A line with `}`: the voucher's rows must add up to nothing."""
    if not reading.is_open:
        reading.faults.add(_("klammern } hör inte till någon verifikation."), line)
        return
    reading.is_open = False
    head = reading.heads[-1]
    rows = reading.postings[reading.first_posting :]
    difference = sum(row.amount_ore for row in rows)
    if reading.added:
        # By the standard the same row follows as #TRANS. Where it does not, the voucher's sum tells whether
        # the row is meant to count.
        reading.added_alone += len(reading.added)
        if difference and difference + sum(row.amount_ore for row in reading.added) == 0:
            reading.postings += reading.added
            difference = 0
        reading.added.clear()
    if difference and not reading.is_damaged:
        reading.faults.add(
            _("verifikationen går inte jämnt ut: debet och kredit skiljer {amount} kr.").format(
                amount=f"{abs(difference) / 100:.2f}".replace(".", ",")
            ),
            head.line,
            "#VER",
            f"{head.series} {head.number}".strip(),
        )


def finish(reading: Reading, line: int, label: str) -> None:
    """A voucher that is still open when the next begins, or when the file ends."""
    if reading.is_open or reading.is_awaited:
        missing = "}" if reading.is_open else "{"
        reading.faults.add(
            _("verifikationen som börjar på rad {start} saknar {brace}. Är filen avklippt?").format(
                start=reading.heads[-1].line, brace=missing
            ),
            line,
            label,
        )
    reading.is_open = reading.is_awaited = False
    reading.added.clear()


VOUCHERS: dict[str, Handler] = {
    "#VER": _head,
    "#TRANS": _transaction,
    "#RTRANS": _added,
    "#BTRANS": _struck,
}
