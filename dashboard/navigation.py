"""The pages, in the order in which they stand in the side bar."""

from dataclasses import dataclass

from dashboard.translation import _


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One page: its file in pages/, title, icon, address and section."""

    file: str
    title: str
    icon: str
    url_path: str
    section: str = ""
    default: bool = False


PAGES = (
    PageEntry("overview.py", _("Översikt"), ":material/dashboard:", "overview", default=True),
    PageEntry("budget_outcome.py", _("Budget och utfall"), ":material/account_balance:", "budget-outcome"),
    PageEntry("participants.py", _("Deltagarflöden"), ":material/groups:", "participants"),
    PageEntry("activities.py", _("Insatser"), ":material/category:", "activities"),
    PageEntry("members.py", _("Medlemmar"), ":material/diversity_3:", "members"),
    PageEntry("fairness.py", _("Likvärdighet"), ":material/handshake:", "fairness"),
    PageEntry("scenario.py", _("Scenario"), ":material/tune:", "scenario"),
    PageEntry("scenario_compare.py", _("Jämför scenarier"), ":material/compare_arrows:", "scenario-compare"),
    PageEntry("slideshow.py", _("Bildspel"), ":material/slideshow:", "slideshow"),
    PageEntry("imports.py", _("Importera"), ":material/upload_file:", "import"),
    PageEntry("reconciliation.py", _("Avstämning"), ":material/balance:", "reconciliation"),
    PageEntry("sources.py", _("Källor"), ":material/menu_book:", "sources"),
)


def page_title(slug: str) -> str:
    """The title of the page with that address, which is its view's slug."""
    return next((entry.title for entry in PAGES if entry.url_path == slug), slug)
