"""The commands of start.py: serve the app, run the tests."""

import argparse
import os
import signal
import subprocess
from collections.abc import Sequence
from typing import NoReturn

from deploy.startup.environment import environment_python
from deploy.startup.packages import APP_REQUIREMENTS, TEST_REQUIREMENTS, set_up
from deploy.startup.server import has_browser, refuse_taken, serve, serve_somewhere
from deploy.startup.words import HELP, ROOT, RefusedError, say, why_file_failed

HIGHEST_PORT = 65_535
EXIT_REFUSED = 1
EXIT_WRONG_USE = 2
EXIT_INTERRUPTED = 130

# A file's tests stay in one worker, since they share a server, a port or a store, and files are taken in the
# order of tests/conftest.py; `-n 0` among the words runs all in one process.
IN_PARALLEL = ("-n", "logical", "--dist", "loadfile", "--no-loadscope-reorder")

# `python -m data_access init` and `... load-sample --if-empty` in one process: a second saved at each start.
PREPARE_STORE = """
import sys
from data_access.__main__ import main
sys.exit(main(["init"]) or main(["load-sample", "--if-empty"]))
"""


def prepare_store() -> None:
    """Create or migrate the store and load the sample data if it is empty.

    Raises RefusedError without words: the commands have said in one line what is wrong.
    """
    command = [str(environment_python()), "-c", PREPARE_STORE]
    if subprocess.run(command, cwd=ROOT, check=False).returncode != 0:
        raise RefusedError("")


class SwedishParser(argparse.ArgumentParser):
    """Wrong use is answered with the help text, in Swedish, and exit status 2."""

    def error(self, _message: str) -> NoReturn:
        """Say how the file is used."""
        say(HELP)
        raise SystemExit(EXIT_WRONG_USE)


def is_port(word: str) -> bool:
    """Whether the word is a number that a port can have."""
    return word.isascii() and word.isdigit() and 1 <= int(word) <= HIGHEST_PORT


def run_app(words: Sequence[str]) -> int:
    """Set up and serve; returns the exit status."""
    parser = SwedishParser(add_help=False, allow_abbrev=False)
    parser.add_argument("--port")
    parser.add_argument("--no-browser", action="store_true")
    parser.add_argument("-h", "--help", action="store_true")
    options = parser.parse_args(words)
    if options.help:
        say(HELP)
        return 0
    if options.port is not None and not is_port(options.port):
        say(f"Porten ska vara ett tal från 1 till {HIGHEST_PORT}, inte ”{options.port}”.")
        return EXIT_WRONG_USE
    wanted_port = int(options.port or 0)
    if wanted_port:
        refuse_taken(wanted_port)
    set_up(APP_REQUIREMENTS)
    prepare_store()
    open_browser = has_browser(os.environ) and not options.no_browser
    if wanted_port:
        return serve(wanted_port, open_browser=open_browser)
    return serve_somewhere(open_browser=open_browser)


def run_tests(words: Sequence[str]) -> int:
    """Set up and run pytest with these words, a worker a processor; returns its exit status."""
    set_up(TEST_REQUIREMENTS)
    command = [str(environment_python()), "-m", "pytest", *IN_PARALLEL, *words]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def end_like_ctrl_c() -> None:
    """End on SIGTERM and SIGHUP as on Ctrl+C, so that no server stays behind; nohup keeps its meaning."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, signal.default_int_handler)


def run(words: Sequence[str]) -> int:
    """Run one command; returns the exit status, with the reason in one line when it is not 0."""
    try:
        end_like_ctrl_c()
        if words[:1] == ["test"]:
            return run_tests(words[1:])
        return run_app(words)
    except RefusedError as reason:
        if str(reason):
            say(str(reason))
        return EXIT_REFUSED
    except KeyboardInterrupt:
        say("\nAvbrutet. Kör igen för att fortsätta.")
        return EXIT_INTERRUPTED
    except OSError as error:
        say(why_file_failed(error))
        return EXIT_REFUSED
