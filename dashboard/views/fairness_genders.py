"""Women against men on the fairness page: a row a measure."""

from dashboard.interface import numbers
from dashboard.shapes.view import Cell, Column, Table, Unit
from dashboard.translation import _
from dashboard.views.context import Context, sources_of, status_text
from dashboard.views.fairness_picture import FairnessPicture, GenderMeasure
from dashboard.views.fairness_words import INDEX_DECIMALS, share_interval_text


def gender_table(context: Context, picture: FairnessPicture) -> Table | None:
    """Women against men, a row a measure: counts, women's share with its uncertainty, both indexes."""
    if not picture.genders:
        return None
    flows = picture.participants.flows
    return Table(
        id="genders",
        title=_("Kvinnor och män, mått för mått"),
        columns=(
            Column("name", _("Mått")),
            Column("women", _("Kvinnor"), Unit.COUNT),
            Column("men", _("Män"), Unit.COUNT),
            Column("women_share", _("Kvinnors andel"), Unit.SHARE, decimals=1),
            Column("interval", _("Osäkerhet")),
            Column("women_index", _("Index kvinnor"), Unit.NUMBER, decimals=INDEX_DECIMALS),
            Column("men_index", _("Index män"), Unit.NUMBER, decimals=INDEX_DECIMALS),
        ),
        rows=tuple(_gender_row(measure) for measure in picture.genders),
        sources=sources_of(*(measure.answer for measure in picture.genders)),
        notes=(gender_note(picture),),
        finding=gender_finding(picture),
        status=picture.genders[0].answer.dataset.status,
        status_text=status_text(picture.genders[0].answer.dataset),
        covers=numbers.period(
            context.selection.first_month, flows.through if flows else context.selection.through
        ),
    )


def _gender_row(measure: GenderMeasure) -> dict[str, Cell]:
    share = measure.share
    hidden: Cell = numbers.PROTECTED if numbers.PROTECTED in {measure.women, measure.men} else None
    return {
        "id": measure.id,
        "name": measure.name,
        "women": measure.women,
        "men": measure.men,
        "women_share": hidden or share.women_share,
        "women_low_share": hidden or share.low_share,
        "women_high_share": hidden or share.high_share,
        "interval": hidden or share_interval_text(share.low_share, share.high_share),
        "women_index": hidden or share.women_index,
        "men_index": hidden or share.men_index,
        "reference_share": share.reference_share,
        "differs": share.differs,
        "missing_reason": _("antal saknas"),
    }


def gender_note(picture: FairnessPicture) -> str:
    """What women's share is compared with, and whether that is known."""
    reference = numbers.share(picture.women_share, 1 if picture.is_women_share_known else 0)
    if picture.is_women_share_known:
        return _(
            "Index jämför med kvinnors andel av invånarna, {share}. Osäkerhet: Wilsons intervall."
        ).format(share=reference)
    return _(
        "Index jämför med {share} kvinnor: ett antagande, eftersom folkmängden i källorna inte är uppdelad "
        "på kön. Osäkerhet: Wilsons konfidensintervall, {level}."
    ).format(share=reference, level=numbers.share(picture.confidence, 0))


def gender_finding(picture: FairnessPicture) -> str:
    """Women's share of the inflow, or of the first measure there is, with its uncertainty."""
    measure = picture.genders[0]
    share = measure.share
    if share.women_share is None:
        return ""
    return _("{measure}: {women} av {all} är kvinnor, {share} (osäkerhet {interval}).").format(
        measure=measure.name,
        women=numbers.count(share.women),
        all=numbers.count((share.women or 0) + (share.men or 0)),
        share=numbers.share(share.women_share, 0),
        interval=share_interval_text(share.low_share, share.high_share),
    )
