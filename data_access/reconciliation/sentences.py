"""What a comparison means, in Swedish: a sentence that stands alone, and a comment beside the two figures."""

from data_access.reconciliation.comparison import Kind, Side, Verdict
from data_access.reconciliation.words import STATUSES, blank_cells, capital, figure, room, side
from data_access.translation import _


def explanation(
    kind: Kind, sides: tuple[Side, Side], found: Verdict, difference: int | None, more: str = ""
) -> str:
    """The comparison with its figures and tables; `more` is what else the rule knows."""
    left, right = sides
    if difference is None:
        sentence = _blank(kind, left, right)
    else:
        sentence = _sentence(kind, left, right, found, difference)
    return _joined(sentence, *_tail(left, right, found, more))


def comment(
    kind: Kind, sides: tuple[Side, Side], found: Verdict, difference: int | None, more: str = ""
) -> str:
    """The same where figures, tables and difference already stand in columns of their own."""
    left, right = sides
    head = _("{left} mot {right}").format(left=capital(left.label), right=right.label)
    allowed = left.half + right.half
    if difference is None:
        blank = left if left.value is None else right
        text = _("{label} är tom i källan.").format(label=capital(blank.label))
    elif found is Verdict.ROUNDING or (found is Verdict.DIFFERS and allowed):
        text = _("{head}; avrundning räcker till {room}.").format(head=head, room=room(allowed, kind))
    elif found is Verdict.DIFFERENT_STATUSES:
        text = _("{head}: {one} och {other}, båda är sanna.").format(
            head=head, one=STATUSES[left.status], other=STATUSES[right.status]
        )
    elif found is Verdict.CANNOT_COMPARE:
        cells = blank_cells(left.missing + right.missing)
        text = _("{head}; skillnaden kan ligga i {cells}.").format(head=head, cells=cells)
    else:
        text = _("{head}.").format(head=head)
    return _joined(text, *_tail(left, right, found, more))


def not_comparable(kind: Kind, left: Side, right: Side, reason: str) -> str:
    """Two figures and why they cannot be held against each other."""
    first, second = _both(kind, left, right)
    text = _("{first}, {second}. Kan inte jämföras: {reason}.")
    return text.format(first=first, second=second, reason=reason)


def _tail(left: Side, right: Side, found: Verdict, more: str) -> list[str]:
    """Blank cells, what the rule knows, and the store's notes where there is something to explain."""
    blank = left.missing + right.missing
    parts = [more]
    if blank and found is not Verdict.CANNOT_COMPARE:
        parts.append(_("Ej medräknat: {cells} i källan.").format(cells=blank_cells(blank)))
    of_interest = () if found is Verdict.EQUAL else (left.note, right.note)
    notes = dict.fromkeys(note for note in of_interest if note)
    return [*parts, *(_("Anmärkning: {note}").format(note=note) for note in notes)]


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _both(kind: Kind, left: Side, right: Side) -> tuple[str, str]:
    """`Summan av 8 rader är 4 418 tkr`, `angiven summa är 4 417 tkr`; with its table where they are two."""
    apart = left.table != right.table
    texts = []
    for found in (left, right):
        place = _(" i ”{table}”").format(table=found.table) if apart else ""
        text = _("{label}{place} är {figure}")
        texts.append(text.format(label=found.label, place=place, figure=side(found, kind)))
    return capital(texts[0]), texts[1]


def _sentence(kind: Kind, left: Side, right: Side, found: Verdict, difference: int) -> str:
    first, second = _both(kind, left, right)
    precision = max((one.precision or 0 for one in (left, right)), default=0) or None
    size = figure(abs(difference), kind, precision)
    allowed = left.half + right.half
    if found is Verdict.EQUAL:
        return _("{first}, {second}: de är lika.").format(first=first, second=second)
    if found is Verdict.ROUNDING:
        text = _("{first}, {second}: skillnaden {size} är avrundning (högst {room}).")
    elif found is Verdict.DIFFERENT_STATUSES:
        text = _("{first} ({one}), {second} ({other}). Båda är sanna; skillnaden är {size}.")
    elif found is Verdict.CANNOT_COMPARE:
        text = _("{first}, {second}: skillnaden {size} kan ligga i {blank} i källan.")
    elif allowed:
        text = _("{first}, {second}: skillnaden {size} är mer än avrundning (högst {room}).")
    else:
        text = _("{first}, {second}: skillnaden är {size}.")
    return text.format(
        first=first,
        second=second,
        size=size,
        room=room(allowed, kind),
        one=STATUSES[left.status],
        other=STATUSES[right.status],
        blank=blank_cells(left.missing + right.missing),
    )


def _blank(kind: Kind, left: Side, right: Side) -> str:
    """One figure is blank in its source: said with the other figure, where there is one."""
    first, second = _both(kind, left, right)
    blank = left if left.value is None else right
    stands = second if left.value is None else first
    text = _("Kan inte jämföras: {label} är tom i källan.").format(label=blank.label)
    return text if left.value is None and right.value is None else f"{capital(stands)}. {text}"
