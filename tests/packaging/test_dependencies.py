"""What the program imports, it asks for."""

from __future__ import annotations

import ast
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

from tests.packaging.scripts import load

PROGRAM = Path(__file__).resolve().parents[2] / "ssai3d_app"
# Has an extra of its own.
PRETRAINING = PROGRAM / "engine" / "pretraining"


def imported(path: Path) -> set[str]:
    """Top-level packages that a file imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found - set(sys.stdlib_module_names) - {"ssai3d_app"}


def test_all_that_the_program_imports_comes_with_its_dependencies() -> None:
    """An import that only the tests' packages satisfy fails on the user's machine."""
    licences = load("collect_licences")
    shipped = set(licences.runtime_closure())
    homes = packages_distributions()
    missing = {
        f"{path.relative_to(PROGRAM)}: {name}"
        for path in PROGRAM.rglob("*.py")
        if PRETRAINING not in path.parents
        for name in imported(path)
        if not {licences.normalised(home) for home in homes.get(name, [])} & shipped
    }
    assert not missing
