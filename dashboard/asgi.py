"""The server entry: dashboard/app.py with security headers, `lang="sv"` and a health route around it.

Started by start.py, or by hand with `python -m streamlit run dashboard/asgi.py`.
"""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from dashboard.interface import block_component
from dashboard.interface.ahead import AHEAD
from dashboard.known_pages import KnownPages
from dashboard.page_document import our_document
from dashboard.security_headers import SecureSwedishPage
from dashboard.translation import _
from dashboard.warm import warm_up


async def live(_request: Request) -> JSONResponse:
    """`/api/live`: the process answers. Says nothing about the store or its figures."""
    return JSONResponse({"status": "ok"}, headers={"Cache-Control": "no-store"})


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Warm up before the first visitor is let in, whose browser asks for the charts' library at once."""
    warm_up()
    block_component.register()
    AHEAD.start()
    yield
    AHEAD.stop()


def say_that_it_failed(_error: Exception) -> bool:
    """Show a Swedish line instead of Streamlit's English one; Streamlit has logged the error already."""
    st.error(
        _(
            "Något gick fel när sidan räknades fram. Inget har ändrats eller gått förlorat. Ladda om sidan; "
            "blir det fel igen står orsaken i serverns logg."
        )
    )
    return True


app = st.App(
    ROOT / "dashboard" / "app.py",
    lifespan=lifespan,
    routes=[Route("/api/live", live)],
    middleware=[Middleware(SecureSwedishPage, document=our_document()), Middleware(KnownPages)],
    on_script_error=say_that_it_failed,
)
