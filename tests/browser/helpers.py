"""What browser tests do to a page: wait for it, picture it, check its accessibility, watch its requests."""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page, Request

SCREENSHOTS = Path(__file__).parent / "screenshots"
OWN_HOSTS = {"127.0.0.1", "localhost"}
LOCAL_SCHEMES = {"data", "blob", "about"}
VIOLATION = "CSP violation:"
SECONDS_TO_SETTLE = 30
KEY_FIGURES = ".block .card"
"""Where a page's key figures are."""

# Streamlit's protobuf library tries WebAssembly for large integers, is refused, and does without.
REPORT_VIOLATIONS = f"""
document.addEventListener('securitypolicyviolation', (event) => {{
    if (event.blockedURI === 'wasm-eval' && event.sourceFile.includes('/static/js/protobuf.')) return;
    console.error('{VIOLATION}', event.violatedDirective, event.blockedURI, event.sourceFile);
}})
"""

# A run's parts are handed over together, up to 50 ms late (dashboard/static/whole_runs.js): a page that has just
# sent a choice looks at rest until then.
IS_SETTLED = """() => {
    const isAtRest = () => {
        const app = document.querySelector('[data-testid="stApp"]');
        if (!app || app.dataset.testScriptState !== 'notRunning') return false;
        if (document.querySelector('[data-testid="stSkeleton"], [data-testid="stAppSkeleton"]')) return false;
        if ([...document.querySelectorAll('.stBidiComponent')].some((frame) => !frame.querySelector('.block'))) return false;
        const charts = [...document.querySelectorAll('.chart')];
        return charts.every((chart) => chart.querySelector('.main-svg') && !chart.matches('[aria-busy]'));
    };
    if (!isAtRest()) {
        window.atRestSince = undefined;
        return false;
    }
    window.atRestSince ??= performance.now();
    return performance.now() - window.atRestSince > 75;
}"""

CONTENT_HEIGHT = """() => {
    const main = document.querySelector('[data-testid="stMain"]');
    return main ? main.scrollHeight : document.body.scrollHeight;
}"""

# Findings in Streamlit's own markup that we cannot change (docs/platform.md): rule, and where it is.
STREAMLITS_OWN_FINDINGS = (("presentation-role-conflict", "stFileUploader"),)


@dataclass
class Watch:
    """What a page asked for and what went wrong in it."""

    hosts: set[str] = field(default_factory=set)
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def on_request(self, request: Request) -> None:
        self.on_address(request.url)

    def on_address(self, url: str) -> None:
        address = urlsplit(url)
        if address.scheme in LOCAL_SCHEMES:
            return
        self.hosts.add(address.hostname or "")
        if address.hostname not in OWN_HOSTS:
            self.outside.append(url)

    def on_console(self, message: ConsoleMessage) -> None:
        if VIOLATION in message.text or "Content Security Policy" in message.text:
            self.errors.append(message.text)

    def on_error(self, error: Exception) -> None:
        self.errors.append(str(error))


def watched(page: Page) -> Watch:
    """Start watching a page; what it finds is in the returned object."""
    watch = Watch()
    page.add_init_script(REPORT_VIOLATIONS)
    page.on("request", watch.on_request)
    page.on("websocket", lambda socket: watch.on_address(socket.url))
    page.on("console", watch.on_console)
    page.on("pageerror", watch.on_error)
    return watch


def settled(page: Page) -> Page:
    """Wait until the script has run and every chart is drawn."""
    page.evaluate("() => { window.atRestSince = undefined; }")
    page.wait_for_function(IS_SETTLED, timeout=SECONDS_TO_SETTLE * 1000)
    return page


def screenshot(page: Page, name: str) -> Path:
    """Picture the whole page, also what lies below the window, in screenshots/NAME.png."""
    SCREENSHOTS.mkdir(exist_ok=True)
    before = page.viewport_size
    assert before is not None
    page.set_viewport_size(
        {"width": before["width"], "height": max(before["height"], page.evaluate(CONTENT_HEIGHT))}
    )
    settled(page)
    file = SCREENSHOTS / f"{name}.png"
    page.screenshot(path=file, animations="disabled")
    page.set_viewport_size(before)
    return file


def accessibility_findings(page: Page) -> list[str]:
    """What axe-core finds, Streamlit's own known findings left out: `rule: where (help)`."""
    findings = []
    for violation in Axe().run(page).response["violations"]:
        for node in violation["nodes"]:
            place = " ".join(str(part) for part in node["target"])
            if not is_streamlits_own(page, violation["id"], place):
                findings.append(f"{violation['id']}: {place} ({violation['help']})")
    return findings


def is_streamlits_own(page: Page, rule: str, place: str) -> bool:
    """Whether the finding is one of those that Streamlit makes in its own markup."""
    inside = "([place, test]) => !!document.querySelector(place)?.closest(`[data-testid^=${test}]`)"
    return any(
        rule == known_rule and page.evaluate(inside, [place, test_id])
        for known_rule, test_id in STREAMLITS_OWN_FINDINGS
    )
