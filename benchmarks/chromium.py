"""Debian's Chromium, started so that it asks nothing of any other host."""

import os
import shutil

CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)


def chromium_path() -> str | None:
    """Where Chromium is on this machine, or None; `CHROMIUM_PATH` says it where it is elsewhere."""
    return os.environ.get("CHROMIUM_PATH") or shutil.which("chromium")
