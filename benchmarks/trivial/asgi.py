"""The trivial page served as the app is: same headers, same warm-up, same frozen garbage collector.

Not what the app puts into its document to be faster: that is for the app to gain by.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

import streamlit as st
from starlette.middleware import Middleware

from dashboard.asgi import lifespan
from dashboard.page_document import in_swedish, streamlits_document
from dashboard.security_headers import SecureSwedishPage

app = st.App(
    Path(__file__).with_name("app.py"),
    lifespan=lifespan,
    middleware=[Middleware(SecureSwedishPage, document=in_swedish(streamlits_document()))],
)
