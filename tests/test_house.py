"""The house stands as it was drawn: walls, sizes, purity, types, lint, lock."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CODE = sorted(path for folder in ("bot", "bench", "tests") for path in (ROOT / folder).rglob("*.py"))
CODE = [path for path in CODE if "node_modules" not in path.parts]
CORE = [
    path
    for path in CODE
    if path.relative_to(ROOT).parts[:2]
    in {
        ("bot", "engine"),
        ("bot", "dialogs"),
        ("bot", "knowledge"),
        ("bot", "understanding"),
    }
]
LONGEST_FILE, LONGEST_FUNCTION = 350, 50
CLOCK = {"now", "utcnow", "today", "localtime", "gmtime", "time_ns", "monotonic", "perf_counter"}
OUTSIDE = {"getenv", "environ", "read_text", "read_bytes", "write_text", "write_bytes"}
CALLS = {"open", "print", "input"}


def run(*command: str, folder: Path = ROOT) -> None:
    tool = Path(sys.executable).parent / command[0]
    done = subprocess.run([tool, *command[1:]], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}{done.stderr}"


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def impurities(source: str, *, may_read: bool) -> list[str]:
    """Lines of a core module that ask for the time, keep a global, or touch what is outside."""
    named, called = (CLOCK, set()) if may_read else (CLOCK | OUTSIDE, CALLS)
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Global):
            found.append(f"{node.lineno}: global")
        elif isinstance(node, ast.Attribute) and node.attr in named:
            found.append(f"{node.lineno}: .{node.attr}")
        elif isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in called:
            found.append(f"{node.lineno}: call")
    return found


def long_functions(source: str) -> list[str]:
    return [
        f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno >= LONGEST_FUNCTION
    ]


def test_imports_point_downwards_only():
    run("lint-imports", "--no-cache")


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("source", "from bot import knowledge"),
        ("dialogs", "import starlette"),
        ("understanding", "import logging"),
    ],
)
def test_a_wrong_import_is_found(tmp_path, module, line):
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for name in ("", "source", "knowledge", "dialogs", "understanding", "engine"):
        (tmp_path / "bot" / name).mkdir()
        (tmp_path / "bot" / name / "__init__.py").write_text(line if name == module else "")
    with pytest.raises(AssertionError, match="Contracts: 1 kept, 1 broken"):
        run("lint-imports", "--no-cache", folder=tmp_path)


def test_every_ruff_rule_holds():
    run("ruff", "check", "--no-fix", ".")


def test_the_formatter_has_nothing_to_change():
    run("ruff", "format", "--check", ".")


def test_types_are_strict():
    run("mypy")


def test_every_lint_exception_has_its_reason():
    text = (ROOT / "pyproject.toml").read_text()
    rules = re.findall(r'^ +"[A-Z]+[0-9]*",.*$', text, re.MULTILINE)
    assert rules
    assert [line for line in rules if " # " not in line] == []


@pytest.mark.parametrize("path", CORE, ids=name_of)
def test_the_core_has_no_clock_and_touches_nothing_outside(path):
    assert impurities(path.read_text(), may_read=path.name == "read.py") == []


@pytest.mark.parametrize(
    "line",
    [
        "datetime.now(zone)",
        "date.today()",
        "time.monotonic()",
        "path.open()",
        "open('x')",
        "print(1)",
        "os.environ['X']",
        "path.read_text()",
        "def f():\n    global x",
    ],
)
def test_an_impure_line_is_found(line):
    assert impurities(line, may_read=False)


def test_a_reader_may_read_but_not_ask_for_the_time():
    assert impurities("path.read_bytes()", may_read=True) == []
    assert impurities("datetime.now()", may_read=True) == ["1: .now"]


@pytest.mark.parametrize("path", CODE, ids=name_of)
def test_no_file_and_no_function_is_too_long(path):
    source = path.read_text()
    assert source.count("\n") <= LONGEST_FILE
    assert long_functions(source) == []


def test_a_long_function_is_found():
    assert long_functions("def f():\n" + "    x = 1\n" * 50) == ["f: 51 lines"]


def test_the_lock_holds_every_requirement_with_hashes_and_no_address():
    lock = (ROOT / "requirements.lock").read_text()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["test"]
    names = {re.split(r"[\[<>=]", wish)[0].lower().replace("_", "-") for wish in wanted}
    pinned = dict(re.findall(r"^([a-z0-9.-]+)==\S+ (.*?)(?=^\S|\Z)", lock, re.MULTILINE | re.DOTALL))
    assert names <= pinned.keys()
    assert [name for name, rest in pinned.items() if "--hash=sha256:" not in rest] == []
    assert "://" not in lock
