"""Swedish words for the store's codes, as they stand on screen. Knows no Streamlit."""

from dashboard.translation import _

BUDGET_AREAS = {
    "board": _("Styrelse"),
    "administration": _("Administration"),
    "audit": _("Revision"),
    "individual": _("Individinriktade insatser"),
    "structural": _("Strukturövergripande insatser"),
    "development": _("Utvecklingsmedel"),
    "investigation": _("Under utredning"),
    "other": _("Övrigt"),
    "project": _("ESF-projekt"),
}
MEMBER_KINDS = {
    "social_insurance_agency": _("Försäkringskassan"),
    "employment_service": _("Arbetsförmedlingen"),
    "state": _("Staten"),
    "region": _("Region"),
    "municipality": _("Kommun"),
}
GENDERS = {"women": _("Kvinnor"), "men": _("Män")}
STATEMENT_SECTIONS = {
    "income": _("Verksamhetens intäkter"),
    "cost": _("Verksamhetens kostnader"),
    "net_cost": _("Verksamhetens nettokostnad"),
    "contribution": _("Bidrag från huvudmännen"),
    "financial": _("Finansiella poster"),
    "result": _("Resultat"),
}
