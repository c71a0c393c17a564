"""What a run sends is handed over whole: in its order, at its end, or after a moment that nobody notices."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from dashboard.page_document import WHOLE_RUNS

SOCKET = "() => { window.WebSocket = class extends EventTarget {}; }"
OPENED = """() => {
    window.heard = [];
    window.socket = new WebSocket();
    socket.addEventListener('message', (event) => heard.push(new Uint8Array(event.data).join()));
}"""
SENT = """(messages) => {
    for (const bytes of messages) {
        socket.dispatchEvent(new MessageEvent('message', { data: new Uint8Array(bytes).buffer }));
    }
    return heard.splice(0);
}"""


def status(*, runs: bool) -> list[int]:
    """The message with which Streamlit says whether the session's script runs."""
    message = ForwardMsg()
    message.session_status_changed.SetInParent()
    message.session_status_changed.script_is_running = runs
    return list(message.SerializeToString())


def finished(how: ForwardMsg.ScriptFinishedStatus) -> list[int]:
    """The message with which Streamlit says that a script has ended."""
    message = ForwardMsg(script_finished=how)
    message.metadata.cacheable = True
    return list(message.SerializeToString())


@pytest.fixture
def socket(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.evaluate(SOCKET)
    page.add_script_tag(path=WHOLE_RUNS)
    page.evaluate(OPENED)
    yield page
    page.close()


def joined(*messages: list[int]) -> list[str]:
    return [",".join(map(str, message)) for message in messages]


def test_a_run_is_handed_over_at_its_end(socket: Page) -> None:
    runs, part, rests = status(runs=True), [1, 2, 3], status(runs=False)

    assert socket.evaluate(SENT, [runs, part]) == []
    assert socket.evaluate(SENT, [part, rests]) == joined(runs, part, part, rests)


def test_a_run_that_a_callback_begins_anew_is_one_with_the_next(socket: Page) -> None:
    early, rests = finished(ForwardMsg.FINISHED_EARLY_FOR_RERUN), status(runs=False)
    whole = finished(ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)

    assert socket.evaluate(SENT, [early, rests]) == []
    assert socket.evaluate(SENT, [whole, rests]) == joined(early, rests, whole, rests)


def test_what_takes_longer_comes_in_parts(socket: Page) -> None:
    assert socket.evaluate(SENT, [[1], [2]]) == []
    socket.wait_for_function("() => heard.length === 2")
    assert socket.evaluate(SENT, [[3], status(runs=False)]) == joined([1], [2], [3], status(runs=False))
