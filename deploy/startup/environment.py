"""The environment .venv."""

import importlib.util
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from deploy.startup.python_version import OLDEST_PYTHON
from deploy.startup.words import ROOT, RefusedError, say

ENVIRONMENT = ROOT / ".venv"
INSTALL_LOG = ROOT / "var" / "install.log"
TOO_OLD = f"sys.version_info[:2] < {OLDEST_PYTHON}"
WITHOUT_VENV = "Python saknar venv eller ensurepip. På Debian och Ubuntu: sudo apt install python3-venv."


def environment_python() -> Path:
    """The Python inside .venv."""
    if os.name == "nt":
        return ENVIRONMENT / "Scripts" / "python.exe"
    return ENVIRONMENT / "bin" / "python"


def answers_to(words: Sequence[str]) -> bool:
    """Whether the Python in .venv runs with these words and ends well."""
    command = [str(environment_python()), *words]
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def environment_finds(module: str) -> bool:
    """Whether the Python in .venv runs, is new enough and finds the module."""
    question = f"import importlib.util as u, sys; sys.exit(u.find_spec({module!r}) is None or {TOO_OLD})"
    return answers_to(["-c", question])


def can_install() -> bool:
    """Whether .venv is whole enough to install into: an interrupted start may have left half of pip."""
    return environment_finds("pip") and answers_to(["-m", "pip", "--version"])


def make_environment() -> None:
    """Make .venv anew; raises RefusedError when Python lacks what that takes."""
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        raise RefusedError(WITHOUT_VENV)
    say("Skapar miljön .venv ...")
    command = [sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)]
    made = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    if made.returncode != 0:
        write_log(made.stdout + made.stderr)
        if "ensurepip is not available" in made.stdout + made.stderr:
            raise RefusedError(WITHOUT_VENV)
        raise RefusedError("Miljön .venv gick inte att skapa; slutet av var/install.log säger varför.")


def write_log(text: str) -> None:
    """Start the install log over with this text."""
    INSTALL_LOG.parent.mkdir(exist_ok=True)
    INSTALL_LOG.write_text(text, encoding="utf-8")
