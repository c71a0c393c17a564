"""The page around the app: a strict content security policy, and a document of our own.

Streamlit sets no security headers of its own and its document is in English; both are put right here,
in one middleware outside everything that Streamlit answers.
"""

import base64
import hashlib
import re
from collections.abc import Mapping
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.datastructures import MutableHeaders

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)

# Streamlit answers every page address with one document: packed when the browser allows it, in part or
# as "not modified" when the browser asks so. Asked for plainly it comes whole, and ours can take its place.
ASKED_FOR_SPARINGLY = {b"accept-encoding", b"if-none-match", b"if-modified-since", b"range"}
# A library's file has its version in its name: a browser that has it need not ask again.
NAMED_BY_VERSION = re.compile(r"^/_stcore/bidi-components/[\w.]+/[\w-]+-\d[\d.]*\.min\.js$")
NEVER_CHANGES = {"Cache-Control": "public, max-age=31536000, immutable"}
SERVED_AS_THEY_ARE = ("/_stcore/", "/static/", "/app/static/", "/media/", "/component/", "/api/")


def inline_script_hashes(document: str) -> tuple[str, ...]:
    """The CSP source expressions `'sha256-…'` of the document's inline scripts, in their order."""
    digests = (hashlib.sha256(script.encode()).digest() for script in INLINE_SCRIPT.findall(document))
    return tuple(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


def content_security_policy(document: str) -> str:
    """What the page may load: only its own server's files, and only the inline scripts it came with.

    Styles must be allowed inline, since Streamlit's style library and Plotly write them at run time.
    """
    rules = {
        "default-src": "'self'",
        "script-src": " ".join(("'self'", *inline_script_hashes(document))),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "media-src": "'self' blob:",
        "worker-src": "'self' blob:",
        "manifest-src": "'self'",
        "frame-src": "'self'",
        "frame-ancestors": "'self'",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def security_headers(document: str) -> dict[str, str]:
    """The headers that every answer carries."""
    return {
        "Content-Security-Policy": content_security_policy(document),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "SAMEORIGIN",
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }


def _holds_document(status: int, headers: MutableHeaders) -> bool:
    return status == HTTPStatus.OK and headers.get("content-type", "").startswith("text/html")


def _asked_for_plainly(scope: "Scope") -> "Scope":
    headers = [(name, value) for name, value in scope["headers"] if name not in ASKED_FOR_SPARINGLY]
    return {**scope, "headers": headers}


class SecureSwedishPage:
    """ASGI middleware: the security headers on every answer, and the document for every page."""

    def __init__(self, app: "ASGIApp", document: str) -> None:
        self.app = app
        self.headers = security_headers(document)
        self.document = document.encode()

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Answer one request; websockets pass through untouched."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif scope["path"].startswith(SERVED_AS_THEY_ARE):
            kept = NEVER_CHANGES if NAMED_BY_VERSION.search(scope["path"]) else {}
            await self.app(scope, receive, self._with_headers(send, more=kept))
        else:
            await self.app(_asked_for_plainly(scope), receive, self._with_headers(send, scope["method"]))

    def _with_headers(
        self, send: "Send", page_method: str | None = None, more: Mapping[str, str] | None = None
    ) -> "Send":
        """The server's `send` with our headers; with a page's method also with our document."""
        is_document = False

        async def send_with_headers(message: "Message") -> None:
            nonlocal is_document
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update({**self.headers, **(more or {})})
                is_document = page_method is not None and _holds_document(message["status"], headers)
                if is_document:
                    self._describe_document(headers)
            elif is_document:
                if message.get("more_body"):
                    return
                message = {**message, "body": b"" if page_method == "HEAD" else self.document}
            await send(message)

        return send_with_headers

    def _describe_document(self, headers: MutableHeaders) -> None:
        headers["content-length"] = str(len(self.document))
        del headers["etag"]
        del headers["last-modified"]
