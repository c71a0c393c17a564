"""A real server on a free port with a store of its own; for the benchmarks and the browser tests."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from deploy.startup.processes import stop
from deploy.startup.server import HOST, wait_until_it_answers

ROOT = Path(__file__).resolve().parents[1]
STREAMLIT = (sys.executable, "-m", "streamlit")


def free_port() -> int:
    """A port that nobody listens on at the moment, chosen by the system."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def store_environment(file: Path) -> dict[str, str]:
    """This process' environment, with that store file as the only store."""
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return {**kept, "DASHBOARD_STORE": str(file)}


def make_sample_store(file: Path) -> None:
    """Create the store and load the sample data, as start.py does; raises CalledProcessError."""
    for words in (["init"], ["load-sample"]):
        subprocess.run(
            [sys.executable, "-m", "data_access", *words],
            cwd=ROOT,
            env=store_environment(file),
            check=True,
            stdout=subprocess.DEVNULL,
        )


@contextmanager
def serving(
    script: Path, environment: Mapping[str, str], log: Path, streamlit: Sequence[str] = STREAMLIT
) -> Iterator[str]:
    """Serve a Streamlit script or st.App with the repository's settings; yields `http://127.0.0.1:PORT`.

    The server's words go to the log file. Raises RefusedError when it does not answer.
    """
    port = free_port()
    command = [*streamlit, "run", str(script), "--server.port", str(port), "--server.fileWatcherType", "none"]
    with log.open("wb") as output:
        server = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output
        )
        try:
            wait_until_it_answers(server, port)
            yield f"http://{HOST}:{port}"
        finally:
            stop(server)
