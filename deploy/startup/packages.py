"""The packages in .venv: installed from the requirements, and only when these have changed."""

import hashlib
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from deploy.startup.environment import (
    ENVIRONMENT,
    INSTALL_LOG,
    can_install,
    environment_finds,
    environment_python,
    make_environment,
    write_log,
)
from deploy.startup.processes import stop
from deploy.startup.words import ROOT, RefusedError, say

APP_REQUIREMENTS = ROOT / "requirements.txt"
TEST_REQUIREMENTS = ROOT / "requirements-dev.txt"
PACKAGES_BETWEEN_LINES = 10

OUT_OF_REACH = (
    "NewConnectionError",
    "ConnectTimeoutError",
    "ConnectionError",
    "Connection refused",
    "Max retries exceeded",
    "Network is unreachable",
    "Temporary failure in name resolution",
    "getaddrinfo failed",
    "ProxyError",
    "ReadTimeoutError",
    "SSLError",
    "(from versions: none)",  # exact versions that exist: the list of them was not to be had
)


def fingerprint(requirements: Path) -> str:
    """What an installation of the requirements rests on: their text, included files counted."""
    text = requirements.read_text(encoding="utf-8")
    included = [line[3:].strip() for line in text.splitlines() if line.startswith("-r ")]
    parts = [text] + [fingerprint(requirements.parent / name) for name in included]
    return hashlib.sha256("\n".join(parts).encode("utf-8")).hexdigest()


def stamp_of(requirements: Path) -> Path:
    """The file in .venv that remembers which requirements were installed to the end."""
    return ENVIRONMENT / ("installed-" + requirements.name)


def is_installed(requirements: Path) -> bool:
    """Whether exactly these requirements were installed to the end."""
    stamp = stamp_of(requirements)
    return stamp.exists() and stamp.read_text(encoding="utf-8") == fingerprint(requirements)


def remove_stamps() -> None:
    """Forget what was installed, before anything changes it."""
    for requirements in (APP_REQUIREMENTS, TEST_REQUIREMENTS):
        if stamp_of(requirements).exists():
            stamp_of(requirements).unlink()


def write_stamp(requirements: Path) -> None:
    """Remember that the requirements are installed; never half a stamp."""
    unfinished = stamp_of(requirements).with_suffix(".unfinished")
    unfinished.write_text(fingerprint(requirements), encoding="utf-8")
    unfinished.replace(stamp_of(requirements))


def count_packages(requirements: Path) -> int:
    """How many packages the requirements name, included files counted."""
    count = 0
    for line in requirements.read_text(encoding="utf-8").splitlines():
        if line.startswith("-r "):
            count += count_packages(requirements.parent / line[3:].strip())
        elif line.strip() and not line.startswith("#"):
            count += 1
    return count


def run_pip(requirements: Path) -> int:
    """Run pip with its words in the install log and its progress on screen; returns its exit status."""
    command = [str(environment_python()), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    command += ["--progress-bar", "off", "--requirement", str(requirements)]
    with INSTALL_LOG.open("w", encoding="utf-8") as log:
        pip = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
        try:
            follow_pip(pip.stdout or (), log, count_packages(requirements))
            return pip.wait()
        finally:
            stop(pip)


def follow_pip(lines: Iterable[str], log: TextIO, total: int) -> None:
    """Keep pip's lines in the log and say how far it has come."""
    found = 0
    for line in lines:
        log.write(line)
        log.flush()
        if line.startswith("Collecting "):
            found += 1
            if found % PACKAGES_BETWEEN_LINES == 0:
                say(f"  {found} av omkring {total} paket hämtade")
        elif line.startswith("Installing collected packages"):
            say("  lägger in dem ...")


def install(requirements: Path) -> None:
    """Install the requirements into .venv; raises RefusedError with where the reason stands."""
    say(f"Installerar paketen i {requirements.name} (någon minut första gången) ...")
    write_log("")
    remove_stamps()
    if run_pip(requirements) != 0:
        raise RefusedError(why_pip_failed(INSTALL_LOG.read_text(encoding="utf-8", errors="replace")))
    write_stamp(APP_REQUIREMENTS)
    write_stamp(requirements)


def why_pip_failed(log: str) -> str:
    """One line for the reader; the details stay in the log, which may name hosts."""
    if "No space left on device" in log:
        return "Disken är full, så paketen fick inte plats. Frigör omkring 1 GB och kör igen."
    if any(sign in log for sign in OUT_OF_REACH):
        return "Paketregistret går inte att nå. Kontrollera nätet och kör igen; var/install.log säger mer."
    return "Paketen gick inte att installera; slutet av var/install.log säger varför."


def set_up(requirements: Path) -> None:
    """See to it that .venv exists, works and holds the requirements."""
    if is_installed(requirements) and environment_finds("streamlit"):
        return
    if not can_install():
        make_environment()
    install(requirements)
