"""The tree is the architecture: what may import what, and what a module may be called."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("intake", "parsers", "store")
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
WITHOUT_A_NOUN = {"utils", "util", "helpers", "helper", "common", "core", "manager", "handler", "misc", "base"}


def test_the_arrows_between_the_packages_hold() -> None:
    # In a process of its own: it configures logging for all that runs beside it.
    lint = (
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))",
    )
    done = subprocess.run(lint, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_module_says_what_it_is_for(module: Path) -> None:
    assert ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))), "its first line says what it is for"


def test_modules_are_nouns() -> None:
    unnamed = [path for path in MODULES if {path.stem, path.parent.name} & WITHOUT_A_NOUN]
    assert not unnamed, "a module without a noun hides a missing one"


def test_every_folder_with_modules_is_a_package() -> None:
    folders = {path.parent for path in MODULES}
    assert not [folder for folder in folders if not (folder / "__init__.py").exists()]


def test_half_of_all_functions_are_short() -> None:
    lengths = sorted(_lengths())
    assert lengths[len(lengths) // 2] <= 10
    assert lengths[len(lengths) * 9 // 10] <= 30


def _lengths() -> list[int]:
    return [
        (node.end_lineno or node.lineno) - node.lineno + 1
        for module in MODULES
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
