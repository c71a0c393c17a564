"""The rooms and who may call whom, the size of modules, and the checks that every file passes."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.conftest import LONG_FILES

ROOT = Path(__file__).resolve().parents[1]
LONGEST_MODULE = 250
LONGEST_PAGE = 120
ROOMS = ("dashboard", "data_access", "pages", "deploy", "benchmarks")


def modules(*folders: str) -> list[Path]:
    """The project's own modules; what Alembic wrote is not counted."""
    found = [file for folder in folders for file in (ROOT / folder).rglob("*.py")]
    return sorted(file for file in found if "versions" not in file.parts)


def line_counts(*folders: str) -> dict[str, int]:
    return {
        file.relative_to(ROOT).as_posix(): len(file.read_text(encoding="utf-8").splitlines())
        for file in modules(*folders)
    }


def run_tool(name: str, *words: str) -> None:
    """Run a tool of this environment over the tree; its findings are the failure's text."""
    tool = shutil.which(name, path=str(Path(sys.executable).parent))
    assert tool, f"{name} is not installed beside {sys.executable}"
    answer = subprocess.run([tool, *words], cwd=ROOT, capture_output=True, text=True, check=False)
    if answer.returncode != 0:
        findings = [line for line in f"{answer.stdout}{answer.stderr}".splitlines() if ": note: " not in line]
        pytest.fail("\n".join((f"{name} {' '.join(words)}", *findings)), pytrace=False)


def test_the_rooms_call_only_whom_they_may() -> None:
    run_tool("lint-imports", "--no-logo")


def test_every_room_of_dashboard_has_a_contract() -> None:
    """A new room says in pyproject.toml whom it may call before it says anything else."""
    configuration = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = configuration["tool"]["importlinter"]["contracts"]
    held = {name for contract in contracts for name in contract.get("source_modules", ())}

    rooms = {f"dashboard.{file.parent.name}" for file in (ROOT / "dashboard").glob("*/__init__.py")}
    assert rooms - held == set()


def test_views_write_no_sql() -> None:
    """They hand the session that they are given to data_access.queries, and know its type only."""
    taken = set()
    for file in modules("dashboard/views"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module == "sqlmodel":
                taken |= {alias.name for alias in node.names}
            if isinstance(node, ast.Import):
                taken |= {alias.name for alias in node.names if alias.name.startswith("sqlmodel")}
    assert taken <= {"Session"}


def test_the_linter_finds_nothing() -> None:
    run_tool("ruff", "check", "--quiet", ".")


def test_the_formatter_changes_nothing() -> None:
    run_tool("ruff", "format", "--check", "--quiet", ".")


@pytest.mark.timeout(400)
def test_the_types_fit() -> None:
    run_tool("mypy")


def test_no_module_is_too_long() -> None:
    too_long = {name: lines for name, lines in line_counts(*ROOMS).items() if lines > LONGEST_MODULE}

    assert too_long == {}


def test_pages_are_thin() -> None:
    too_long = {name: lines for name, lines in line_counts("pages").items() if lines > LONGEST_PAGE}

    assert too_long == {}


def test_each_page_runs_by_itself() -> None:
    """A choice on a page then runs neither the side bar nor the page's set-up again.

    Two pages' functions of one name would be one to Streamlit, which takes a late choice on a page that is being
    left for one on the next.
    """
    names = []
    for file in modules("pages"):
        text = file.read_text(encoding="utf-8")
        fragments = re.findall(r"^@st\.fragment\ndef (\w+)\(\)", text, re.MULTILINE)
        assert [f"{name}()" for name in fragments] == [ast.unparse(ast.parse(text).body[-1])], file.name
        names += fragments
    assert len(set(names)) == len(names)


def test_no_module_in_dashboard_hides_another() -> None:
    """`streamlit run dashboard/app.py` puts dashboard/ first on the path of the whole process."""
    ours = {file.stem for file in (ROOT / "dashboard").glob("*.py")}
    ours |= {folder.name for folder in (ROOT / "dashboard").iterdir() if (folder / "__init__.py").exists()}
    ours.discard("__init__")

    assert ours & sys.stdlib_module_names == set()
    assert ours & set(packages_distributions()) == {"dashboard"} & ours


def test_streamlit_finds_no_pages_of_its_own() -> None:
    """A folder `pages` beside the entry file would be shown in the side bar without being asked for."""
    assert not (ROOT / "dashboard" / "pages").exists()


def test_the_files_that_the_workers_take_first_are_there() -> None:
    assert [file for file in LONG_FILES if not file.exists()] == []
