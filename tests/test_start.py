"""start.py: what it says, when it installs, and that it leaves nothing behind."""

import ast
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

import start
from deploy.startup import commands, environment, packages, server
from deploy.startup.python_version import why_too_old
from deploy.startup.words import HELP, PortTakenError, RefusedError, say, why_file_failed

ROOT = Path(__file__).resolve().parents[1]
ADDRESS = re.compile(r"Klart: (http://127\.0\.0\.1:\d+) ")

# The repository's own .venv need not be the one that runs the tests: run in this environment instead.
WITHOUT_INSTALLING = """
import sys
from pathlib import Path
from deploy.startup import commands, server
commands.set_up = lambda requirements: None
commands.environment_python = server.environment_python = lambda: Path(sys.executable)
sys.exit(commands.run(sys.argv[1:]))
"""


def run_start(*words: str) -> subprocess.CompletedProcess[str]:
    """Run start.py from a folder that is not the repository's."""
    command = [sys.executable, str(ROOT / "start.py"), *words]
    return subprocess.run(command, cwd=ROOT.parent, capture_output=True, text=True, timeout=60, check=False)


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


# Which Python


@pytest.mark.parametrize("file", ["start.py", "deploy/startup/python_version.py"])
def test_an_old_python_can_read_what_turns_it_away(file: str) -> None:
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"), feature_version=(3, 7))

    newer = (ast.JoinedStr, ast.NamedExpr, ast.Match, ast.AnnAssign)
    assert not any(isinstance(node, newer) for node in ast.walk(tree))


@pytest.mark.parametrize(
    "file",
    ["start.py", *(f"deploy/startup/{file.name}" for file in (ROOT / "deploy" / "startup").glob("*.py"))],
)
def test_only_the_standard_library_is_used(file: str) -> None:
    imported = set()
    for node in ast.walk(ast.parse((ROOT / file).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            imported |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add((node.module or "").partition(".")[0])
    assert imported <= sys.stdlib_module_names | {"deploy"}


@pytest.mark.parametrize(
    ("version", "is_old"), [((3, 8, 18), True), ((3, 10, 99), True), ((3, 11, 0), False)]
)
def test_python_3_11_is_the_oldest(version: tuple[int, int, int], is_old: bool) -> None:
    assert bool(why_too_old(version)) == is_old


def test_an_old_python_gets_one_line(monkeypatch, capsys) -> None:
    monkeypatch.setattr(start, "sys", SimpleNamespace(version_info=(3, 8, 18), stdout=sys.stdout))

    assert start.main() == 1
    assert capsys.readouterr().out == (
        "Python 3.11 eller nyare behövs, men den här är 3.8.18. Installera en nyare och kör igen.\n"
    )


# How it is used


def test_help_is_given() -> None:
    answer = run_start("--help")

    assert (answer.returncode, answer.stdout.strip()) == (0, HELP)


@pytest.mark.parametrize("words", [["--prot", "8501"], ["--port"], ["serve"], ["--no-brow"]])
def test_wrong_use_is_answered_with_help(words: list[str]) -> None:
    answer = run_start(*words)

    assert (answer.returncode, answer.stdout.strip(), answer.stderr) == (2, HELP, "")


@pytest.mark.parametrize("port", ["0", "65536", "-1", "8501x", "", "٣"])
def test_a_port_that_is_none_is_refused(port: str) -> None:
    answer = run_start(f"--port={port}")

    assert answer.returncode == 2
    assert answer.stdout.strip() == f"Porten ska vara ett tal från 1 till 65535, inte ”{port}”."


def test_a_taken_port_is_refused_in_one_line(taken_port: int) -> None:
    answer = run_start("--port", str(taken_port))

    assert answer.returncode == 1
    assert answer.stdout.splitlines() == [
        f"Porten {taken_port} är upptagen. Välj en annan med --port, eller utelämna --port så väljs en ledig."
    ]
    assert answer.stderr == ""


def test_without_a_port_the_first_free_one_is_found(monkeypatch, taken_port: int) -> None:
    monkeypatch.setattr(server, "FIRST_PORT", taken_port)

    assert server.find_free_port() > taken_port


def test_no_free_port_near_is_refused(monkeypatch) -> None:
    monkeypatch.setattr(server, "is_free", lambda _: False)

    with pytest.raises(RefusedError, match="Ingen ledig port från 8501 till 8600"):
        server.find_free_port()


@pytest.mark.parametrize(
    ("system", "variables", "expected"),
    [
        ("Linux", {}, False),
        ("Linux", {"DISPLAY": ":0"}, True),
        ("Linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("Linux", {"DISPLAY": ":0", "CI": "true"}, False),
        ("Darwin", {}, True),
        ("Windows", {}, True),
        ("Windows", {"CI": "true"}, False),
    ],
)
def test_a_browser_is_opened_where_somebody_sees_it(monkeypatch, system, variables, expected) -> None:
    monkeypatch.setattr(server.platform, "system", lambda: system)

    assert server.has_browser(variables) is expected


def test_words_are_printed_on_a_terminal_without_swedish_letters(monkeypatch, capsys) -> None:
    printed = []
    monkeypatch.setattr("builtins.print", lambda line, **_: printed.append(line))
    monkeypatch.setattr(sys, "stdout", SimpleNamespace(encoding="ascii"))

    say("Kör")

    assert printed == ["K?r"]


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(28, "No space left on device", "/x"), "Disken är full (/x)"),
        (PermissionError(13, "Permission denied", "/x"), "Rättighet saknas till /x"),
        (OSError(5, "Input/output error", "/x"), "Det går inte att läsa eller skriva /x"),
    ],
)
def test_a_file_that_fails_is_told_in_swedish(error: OSError, words: str) -> None:
    assert why_file_failed(error).startswith(words)


# Environment and packages


@pytest.mark.parametrize("missing", ["venv", "ensurepip"])
def test_a_python_without_venv_is_told_so(monkeypatch, missing: str) -> None:
    monkeypatch.setattr(
        environment.importlib.util, "find_spec", lambda name: None if name == missing else object()
    )

    with pytest.raises(RefusedError, match=r"saknar venv eller ensurepip.*python3-venv"):
        environment.make_environment()


@pytest.mark.parametrize(
    ("output", "words"),
    [
        ("Error: ensurepip is not available", "saknar venv eller ensurepip"),
        ("Error: other", "slutet av var/install"),
    ],
)
def test_an_environment_that_cannot_be_made_is_told(monkeypatch, tmp_path, capsys, output, words) -> None:
    made = subprocess.CompletedProcess([], 1, stdout=output, stderr="")
    monkeypatch.setattr(environment.subprocess, "run", lambda *_, **__: made)
    monkeypatch.setattr(environment, "INSTALL_LOG", tmp_path / "var" / "install.log")

    with pytest.raises(RefusedError, match=words):
        environment.make_environment()
    assert (tmp_path / "var" / "install.log").read_text() == output


@pytest.fixture
def workplace(tmp_path, monkeypatch) -> SimpleNamespace:
    """Requirements and an environment of our own, and a pip that only counts."""
    app, tests = tmp_path / "requirements.txt", tmp_path / "requirements-dev.txt"
    app.write_text("# comment\nfirst==1\nsecond==2\n")
    tests.write_text("-r requirements.txt\nthird==3\n")
    place = SimpleNamespace(app=app, tests=tests, folder=tmp_path / ".venv", installs=[], outcome=0)
    place.folder.mkdir()

    def run_pip(requirements: Path) -> int:
        place.installs.append(requirements.name)
        if place.outcome == "interrupted":
            raise KeyboardInterrupt
        return place.outcome

    monkeypatch.setattr(packages, "APP_REQUIREMENTS", app)
    monkeypatch.setattr(packages, "TEST_REQUIREMENTS", tests)
    monkeypatch.setattr(packages, "ENVIRONMENT", place.folder)
    monkeypatch.setattr(packages, "INSTALL_LOG", tmp_path / "var" / "install.log")
    monkeypatch.setattr(environment, "INSTALL_LOG", tmp_path / "var" / "install.log")
    monkeypatch.setattr(packages, "run_pip", run_pip)
    monkeypatch.setattr(packages, "environment_finds", lambda _: True)
    monkeypatch.setattr(packages, "can_install", lambda: True)
    return place


def test_a_second_start_installs_nothing(workplace) -> None:
    packages.set_up(workplace.app)
    packages.set_up(workplace.app)

    assert workplace.installs == ["requirements.txt"]


def test_changed_requirements_are_installed_again(workplace) -> None:
    packages.set_up(workplace.app)
    workplace.app.write_text("first==2\n")
    packages.set_up(workplace.app)

    assert workplace.installs == ["requirements.txt", "requirements.txt"]


def test_what_the_tests_need_holds_what_the_app_needs(workplace) -> None:
    packages.set_up(workplace.tests)
    packages.set_up(workplace.app)
    packages.set_up(workplace.tests)
    assert workplace.installs == ["requirements-dev.txt"]

    workplace.app.write_text("first==2\n")
    packages.set_up(workplace.tests)
    assert workplace.installs == ["requirements-dev.txt", "requirements-dev.txt"]


def test_an_interrupted_install_is_done_again(workplace) -> None:
    workplace.outcome = "interrupted"
    with pytest.raises(KeyboardInterrupt):
        packages.set_up(workplace.app)
    workplace.outcome = 0
    packages.set_up(workplace.app)

    assert workplace.installs == ["requirements.txt", "requirements.txt"]


def test_a_failed_install_leaves_no_stamp_of_an_earlier_one(workplace) -> None:
    packages.set_up(workplace.tests)
    workplace.app.write_text("first==2\n")
    workplace.outcome = 1
    with pytest.raises(RefusedError, match=r"slutet av var/install\.log"):
        packages.set_up(workplace.app)

    assert list(workplace.folder.iterdir()) == []


def test_an_environment_whose_python_is_gone_is_made_anew(workplace, monkeypatch) -> None:
    made = []
    monkeypatch.setattr(packages, "environment_finds", lambda _: False)
    monkeypatch.setattr(packages, "can_install", lambda: False)
    monkeypatch.setattr(packages, "make_environment", lambda: made.append("made"))

    packages.set_up(workplace.app)

    assert (made, workplace.installs) == (["made"], ["requirements.txt"])


def test_the_progress_of_pip_is_said_and_its_words_are_kept(workplace, tmp_path, capsys) -> None:
    lines = [f"Collecting package{number}==1\n" for number in range(1, 21)]
    lines += ["Installing collected packages: package1\n"]

    with (tmp_path / "log").open("w") as log:
        packages.follow_pip(lines, log, packages.count_packages(workplace.tests))

    assert capsys.readouterr().out.splitlines() == [
        "  10 av omkring 3 paket hämtade",
        "  20 av omkring 3 paket hämtade",
        "  lägger in dem ...",
    ]
    assert (tmp_path / "log").read_text() == "".join(lines)


def test_a_registry_out_of_reach_is_told_so(tmp_path, monkeypatch) -> None:
    """With the real pip and an address where nobody answers."""
    requirements = tmp_path / "requirements.txt"
    requirements.write_text("a-package-that-nobody-has-made==1.0\n")
    monkeypatch.setattr(packages, "environment_python", lambda: Path(sys.executable))
    monkeypatch.setattr(packages, "INSTALL_LOG", tmp_path / "install.log")
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    monkeypatch.setenv("PIP_RETRIES", "0")

    assert packages.run_pip(requirements) != 0
    assert packages.why_pip_failed((tmp_path / "install.log").read_text()) == (
        "Paketregistret går inte att nå. Kontrollera nätet och kör igen; var/install.log säger mer."
    )


@pytest.mark.parametrize(
    ("log", "words"),
    [
        ("ERROR: Could not install: [Errno 28] No space left on device", "Disken är full"),
        ("ERROR: No matching distribution found for first==99", "Paketen gick inte att installera"),
    ],
)
def test_other_reasons_why_pip_fails_are_told_apart(log: str, words: str) -> None:
    assert packages.why_pip_failed(log).startswith(words)


# Serving


def begin(store: Path, *words: str) -> subprocess.Popen[str]:
    """Start the app as start.py does once everything is installed."""
    return subprocess.Popen(
        [sys.executable, "-c", WITHOUT_INSTALLING, "--no-browser", *words],
        cwd=ROOT,
        env={**os.environ, "DASHBOARD_STORE": str(store)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )


def lines_until_the_address(process: subprocess.Popen[str]) -> list[str]:
    """What is said until the address is, which stands in the last line."""
    lines = []
    for line in process.stdout or ():
        lines.append(line.rstrip())
        if ADDRESS.match(line):
            return lines
    raise AssertionError("the app ended without saying an address:\n" + "\n".join(lines))


def address_said_by(process: subprocess.Popen[str]) -> str:
    """Read until the address is said."""
    said = ADDRESS.match(lines_until_the_address(process)[-1])
    assert said is not None
    return said[1]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_app_answers_and_ends_cleanly(sample_store: Path, number: signal.Signals) -> None:
    process = begin(sample_store)
    try:
        address = address_said_by(process)
        with urllib.request.urlopen(f"{address}/_stcore/health", timeout=5) as answer:
            assert answer.status == 200
        process.send_signal(number)
        rest, _ = process.communicate(timeout=20)
    finally:
        process.kill()

    assert process.returncode == 0
    assert rest.split() == ["Avslutar", "..."]
    assert server.is_free(int(address.rpartition(":")[2]))


def test_a_second_start_brings_nothing_in_again(sample_store: Path) -> None:
    """How soon it serves is measured by `python -m benchmarks.start`."""
    before = sample_store.stat().st_mtime_ns
    process = begin(sample_store)
    try:
        said = lines_until_the_address(process)
    finally:
        process.terminate()
        process.communicate(timeout=20)

    assert said[0] == "Databasen är klar."
    assert not any("inlästa" in line for line in said)
    assert sample_store.stat().st_mtime_ns == before


def test_what_is_wrong_with_a_store_is_passed_on(tmp_path) -> None:
    store = tmp_path / "dashboard.sqlite"
    store.write_bytes(b"this is no database, however long one reads in it" * 100)

    process = begin(store)
    said, _ = process.communicate(timeout=60)

    assert process.returncode == 1
    assert len(said.strip().splitlines()) == 1
    assert "Traceback" not in said
    assert store.read_bytes().startswith(b"this is no database")


def test_a_server_that_ends_at_once_is_told(monkeypatch) -> None:
    ended = subprocess.Popen([sys.executable, "-c", "raise SystemExit(1)"])
    monkeypatch.setattr(server, "start_server", lambda _: ended)

    with pytest.raises(RefusedError, match="Servern startade inte"):
        server.serve(server.find_free_port(), open_browser=False)


def test_a_port_that_is_taken_in_the_meantime_is_left_for_the_next(monkeypatch) -> None:
    """Between looking for a free port and listening on it another program may come first."""
    tried = []

    def serve(port: int, *, open_browser: bool) -> int:
        tried.append(port)
        if len(tried) == 1:
            raise PortTakenError(f"Porten {port} är upptagen.")
        return 0

    ports = iter([8501, 8502])
    monkeypatch.setattr(server, "find_free_port", lambda: next(ports))
    monkeypatch.setattr(server, "serve", serve)

    assert server.serve_somewhere(open_browser=False) == 0
    assert tried == [8501, 8502]


def test_words_after_test_go_to_pytest_and_its_status_comes_back(monkeypatch) -> None:
    asked = []

    def run_process(command, **_):
        asked.append(command)
        return subprocess.CompletedProcess(command, 5)

    monkeypatch.setattr(commands, "set_up", lambda requirements: asked.append(requirements.name))
    monkeypatch.setattr(commands.subprocess, "run", run_process)

    assert commands.run(["test", "-k", "word", "--maxfail=1"]) == 5
    assert asked[0] == "requirements-dev.txt"
    assert asked[1][1:] == ["-m", "pytest", *commands.IN_PARALLEL, "-k", "word", "--maxfail=1"]


def test_ctrl_c_while_setting_up_is_no_traceback(monkeypatch, capsys) -> None:
    def interrupted(requirements: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "set_up", interrupted)

    assert commands.run([]) == 130
    assert capsys.readouterr().out.strip() == "Avbrutet. Kör igen för att fortsätta."
