"""An address that is no page leads to the first page, with its selection kept.

Streamlit would answer with an English dialog; the first page's own name (`/overview`) is such an address too.
"""

import re
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse

from dashboard.navigation import PAGES

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

FIRST_PAGE = "/"
ANSWERED = {f"/{page.url_path}" for page in PAGES if not page.default}
A_PAGE_WOULD_STAND_HERE = re.compile(r"/[^/._][^/.]*/?")


def leads_nowhere(path: str) -> bool:
    """Whether the path looks like a page's and is none; files and Streamlit's own paths are left alone."""
    return bool(A_PAGE_WOULD_STAND_HERE.fullmatch(path)) and path.rstrip("/") not in ANSWERED


class KnownPages:
    """ASGI middleware: unknown page addresses are sent to the first page."""

    def __init__(self, app: "ASGIApp") -> None:
        self.app = app

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Answer one request; what is not a page's address passes through untouched."""
        if scope["type"] == "http" and scope["method"] in {"GET", "HEAD"} and leads_nowhere(scope["path"]):
            query = scope.get("query_string", b"").decode("latin-1")
            address = FIRST_PAGE + (f"?{query}" if query else "")
            await RedirectResponse(address, status_code=HTTPStatus.FOUND)(scope, receive, send)
        else:
            await self.app(scope, receive, send)
