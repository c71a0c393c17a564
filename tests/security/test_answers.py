"""What the running server says around the page: headers, language, nothing more than it must."""

import urllib.request

import pytest


def answer(address: str, headers: dict[str, str] | None = None, method: str = "GET"):
    request = urllib.request.Request(address, headers=headers or {}, method=method)
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=10) as response:
        return response.status, response.headers, response.read()


@pytest.mark.parametrize("path", ["/", "/overview", "/finns-inte", "/_stcore/health", "/api/live"])
def test_every_answer_carries_the_security_headers(server: str, path: str) -> None:
    _, headers, _ = answer(server + path)

    policy = headers["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in policy
    assert "'unsafe-eval'" not in policy
    assert "'unsafe-inline'" not in policy.split("script-src", 1)[1].split(";", 1)[0]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"]
    assert headers["Permissions-Policy"]


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"Accept-Encoding": "gzip"},
        {"Range": "bytes=0-99"},
        {"If-Modified-Since": "Sat, 01 Jan 2050 00:00:00 GMT"},
    ],
)
def test_every_page_address_gets_the_swedish_document(server: str, asked: dict[str, str]) -> None:
    status, headers, body = answer(server + "/overview", asked)

    assert status == 200
    assert int(headers["Content-Length"]) == len(body)
    text = body.decode()
    assert '<html lang="sv">' in text
    assert "JavaScript to run" not in text


def test_head_describes_the_document_without_sending_it(server: str) -> None:
    _, full_headers, body = answer(server + "/")
    _, headers, nothing = answer(server + "/", method="HEAD")

    assert nothing == b""
    assert headers["Content-Length"] == full_headers["Content-Length"] == str(len(body))


def test_the_live_route_says_only_that_it_lives(server: str) -> None:
    _, headers, body = answer(server + "/api/live")

    assert body == b'{"status":"ok"}'
    assert headers["Cache-Control"] == "no-store"
