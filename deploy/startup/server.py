"""The server on this machine's loopback address."""

import os
import platform
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request
import webbrowser
from collections.abc import Mapping
from http import HTTPStatus

from deploy.startup.environment import environment_python
from deploy.startup.processes import stop
from deploy.startup.words import ROOT, PortTakenError, RefusedError, say

HOST = "127.0.0.1"
FIRST_PORT = 8501
PORTS_TRIED = 100
SECONDS_TO_ANSWER = 60
SECONDS_BETWEEN_QUESTIONS = 0.05


def is_free(port: int) -> bool:
    """Whether the port can be listened on; raises RefusedError where only the system may."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except PermissionError:
            raise RefusedError(
                f"Porten {port} får bara systemet använda. Välj en från 1024 och uppåt."
            ) from None
        except OSError:
            return False
    return True


def refuse_taken(port: int) -> None:
    """Raise PortTakenError when another program has the port."""
    if not is_free(port):
        raise PortTakenError(
            f"Porten {port} är upptagen. Välj en annan med --port, eller utelämna --port så väljs en ledig."
        )


def find_free_port() -> int:
    """The first free port from FIRST_PORT; raises RefusedError when there is none near."""
    last_port = FIRST_PORT + PORTS_TRIED - 1
    for port in range(FIRST_PORT, last_port + 1):
        if is_free(port):
            return port
    raise RefusedError(f"Ingen ledig port från {FIRST_PORT} till {last_port}. Ange en med --port.")


def start_server(port: int) -> subprocess.Popen[bytes]:
    """Start Streamlit around dashboard/asgi.py, reading .streamlit/config.toml in the repository's root.

    In a session of its own, so that Ctrl+C reaches only us, who then end it without its English words.
    """
    command = [str(environment_python()), "-m", "streamlit", "run", str(ROOT / "dashboard" / "asgi.py")]
    command += ["--server.address", HOST, "--server.port", str(port), "--server.fileWatcherType", "none"]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.DEVNULL, start_new_session=True)


def answers(port: int) -> bool:
    """Whether the server says that it is well."""
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(f"http://{HOST}:{port}/_stcore/health", timeout=2) as answer:
            return bool(answer.status == HTTPStatus.OK)
    except (OSError, urllib.error.URLError):
        return False


def wait_until_it_answers(server: subprocess.Popen[bytes], port: int) -> None:
    """Return when the server answers; raises RefusedError when it ends or stays silent."""
    deadline = time.monotonic() + SECONDS_TO_ANSWER
    while time.monotonic() < deadline:
        if server.poll() is not None:
            refuse_taken(port)
            raise RefusedError("Servern startade inte; raderna ovanför säger varför.")
        if answers(port):
            return
        time.sleep(SECONDS_BETWEEN_QUESTIONS)
    raise RefusedError(f"Servern svarar inte inom {SECONDS_TO_ANSWER} sekunder.")


def has_browser(environment: Mapping[str, str]) -> bool:
    """Whether somebody can be expected to look at a browser window here."""
    if environment.get("CI"):
        return False
    if platform.system() == "Linux":
        return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))
    return True


def serve_somewhere(*, open_browser: bool) -> int:
    """Serve on the first free port; where another program takes it in the meantime, on the next one."""
    while True:
        try:
            return serve(find_free_port(), open_browser=open_browser)
        except PortTakenError:
            continue


def serve(port: int, *, open_browser: bool) -> int:
    """Serve until Ctrl+C or until the server ends; returns the exit status."""
    say("Startar servern ...")
    server = start_server(port)
    try:
        wait_until_it_answers(server, port)
        address = f"http://{HOST}:{port}"
        say(f"Klart: {address}  (Ctrl+C avslutar)")
        if open_browser:
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
        if server.wait() != 0:
            raise RefusedError("Servern avslutades oväntat; raderna ovanför säger varför.")
        return 0
    except KeyboardInterrupt:
        say("\nAvslutar ...")
        return 0
    finally:
        stop(server)
