"""The middleware around Streamlit, without a server."""

import base64
import hashlib
from collections.abc import Coroutine

import pytest

from dashboard.page_document import in_swedish, our_document, streamlits_document
from dashboard.security_headers import SecureSwedishPage, content_security_policy, inline_script_hashes

STREAMLITS_DOCUMENT = streamlits_document()
OUR_DOCUMENT = our_document()


def sha256_source(script: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() + "'"


def test_each_inline_script_is_allowed_by_its_own_hash() -> None:
    document = "<script>one()</script><script type='module' src='x.js'></script><script>\ntwo()\n</script>"

    assert inline_script_hashes(document) == (sha256_source("one()"), sha256_source("\ntwo()\n"))


def test_scripts_come_from_the_server_or_from_a_hash() -> None:
    policy = content_security_policy("<script>one()</script>")

    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["script-src"] == "'self' " + sha256_source("one()")
    assert rules["default-src"] == "'self'"
    assert rules["connect-src"] == "'self'"
    assert rules["object-src"] == "'none'"
    assert rules["frame-ancestors"] == "'self'"
    assert "*" not in policy
    assert "http" not in policy


def test_streamlits_document_has_what_we_put_right() -> None:
    """Fails when a new Streamlit words its document in another way."""
    assert len(inline_script_hashes(STREAMLITS_DOCUMENT)) == 1
    ours = in_swedish(STREAMLITS_DOCUMENT)
    assert '<html lang="sv">' in ours
    assert "<title>Samordningsförbundets ekonomi och deltagare</title>" in ours
    assert 'href="./app/static/favicon.png"' in ours
    assert "<noscript><p>Sidan behöver JavaScript för att visas.</p></noscript>" in ours
    assert "need to enable" not in ours


def test_our_script_comes_first_and_the_library_is_asked_for_from_our_own_server() -> None:
    assert len(inline_script_hashes(OUR_DOCUMENT)) == 2
    head = OUR_DOCUMENT.split("<head>", 1)[1]
    assert head.index("window.WebSocket = class") < head.index("</script>") < head.index("<meta charset")
    for name in ("block.js", "chart.js", "plotly-basic-4.1.1.min.js"):
        assert f'<link rel="modulepreload" href="./_stcore/bidi-components/dashboard.block/{name}">' in head


def finish(coroutine: Coroutine[object, None, None]) -> None:
    """Run a coroutine that waits for nothing; no event loop, since Playwright may hold the thread's."""
    with pytest.raises(StopIteration):
        coroutine.send(None)


def respond(status: int, content_type: str, *bodies: bytes, path: str = "/", method: str = "GET"):
    """What comes out of the middleware around an app that answers so: start message, joined body."""
    seen = {}

    async def app(scope, receive, send) -> None:
        seen["asked"] = {name for name, _ in scope["headers"]}
        headers = [(b"content-type", content_type.encode()), (b"etag", b"x"), (b"content-length", b"1")]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        for number, body in enumerate(bodies, start=1):
            await send({"type": "http.response.body", "body": body, "more_body": number < len(bodies)})

    sent = []

    async def send(message) -> None:
        sent.append(message)

    asked = [(b"accept-encoding", b"gzip"), (b"range", b"bytes=0-9"), (b"host", b"x")]
    scope = {"type": "http", "path": path, "method": method, "headers": asked}
    finish(SecureSwedishPage(app, OUR_DOCUMENT)(scope, None, send))
    body = b"".join(message.get("body", b"") for message in sent[1:])
    return dict(sent[0]["headers"]), body, seen["asked"]


@pytest.mark.parametrize("bodies", [(b"English",), (b"Eng", b"lish"), (b"English", b"")])
def test_a_document_is_replaced_once_however_it_is_sent(bodies: tuple[bytes, ...]) -> None:
    headers, body, asked = respond(200, "text/html; charset=utf-8", *bodies)

    assert body.decode() == OUR_DOCUMENT
    assert int(headers[b"content-length"]) == len(body)
    assert b"etag" not in headers
    assert asked == {b"host"}


def test_a_head_request_gets_the_length_and_no_body() -> None:
    headers, body, _ = respond(200, "text/html", b"", method="HEAD")

    assert body == b""
    assert int(headers[b"content-length"]) == len(OUR_DOCUMENT.encode())


@pytest.mark.parametrize(
    ("status", "content_type", "path"),
    [
        (404, "text/html", "/finns-inte"),
        (200, "application/json", "/api/live"),
        (200, "text/html", "/static/x.html"),
        (206, "text/html", "/"),
    ],
)
def test_other_answers_pass_with_headers_only(status: int, content_type: str, path: str) -> None:
    headers, body, _ = respond(status, content_type, b"as it is", path=path)

    assert body == b"as it is"
    assert headers[b"etag"] == b"x"
    assert headers[b"x-content-type-options"] == b"nosniff"
    assert b"frame-ancestors 'self'" in headers[b"content-security-policy"]


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("/_stcore/bidi-components/dashboard.block/plotly-basic-4.1.1.min.js", True),
        ("/_stcore/bidi-components/dashboard.block/chart.js", False),
        ("/_stcore/health", False),
    ],
)
def test_only_what_its_name_tells_apart_is_kept_by_the_browser(path: str, *, kept: bool) -> None:
    headers, _, _ = respond(200, "text/javascript", b"x", path=path)
    assert (b"immutable" in headers.get(b"cache-control", b"")) is kept


def test_a_websocket_passes_untouched() -> None:
    reached = []

    async def app(scope, receive, send) -> None:
        reached.append((scope, receive, send))

    scope, receive, send = {"type": "websocket", "path": "/_stcore/stream"}, object(), object()
    finish(SecureSwedishPage(app, OUR_DOCUMENT)(scope, receive, send))
    assert reached == [(scope, receive, send)]
