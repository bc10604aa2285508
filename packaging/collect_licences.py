"""List the licences of everything that ships: ``python packaging/collect_licences.py``.

Writes resources/LICENSES/THIRD_PARTY.md from the installed metadata of the runtime dependencies
and fails when one of them is GPL.
"""

from __future__ import annotations

import re
import sys
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement

TARGET = Path(__file__).resolve().parent.parent / "resources" / "LICENSES" / "THIRD_PARTY.md"

# Needed to install or build a dependency, not to run it; installers leave it out.
NOT_SHIPPED = {"cmake", "setuptools", "pip", "wheel"}


def normalised(name: str) -> str:
    """A package's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def runtime_closure(root: str = "ssai3d") -> dict[str, Distribution]:
    """Every distribution that the program needs at run time, by normalised name."""
    found: dict[str, Distribution] = {}
    waiting: list[tuple[str, frozenset[str]]] = [(root, frozenset())]
    while waiting:
        name, extras = waiting.pop()
        key = normalised(name)
        if key in NOT_SHIPPED or (key in found and not extras):
            continue
        found[key] = distribution(name)
        for text in found[key].requires or []:
            need = Requirement(text)
            wanted = any(
                need.marker is None or need.marker.evaluate({"extra": extra})
                for extra in ("", *extras)
            )
            if wanted:
                waiting.append((need.name, frozenset(need.extras)))
    del found[root]
    return dict(sorted(found.items()))


def licence_of(package: Distribution) -> str:
    """A package's licence: SPDX expression, else classifiers, else the first licence line."""
    facts = package.metadata
    expression = facts.get("License-Expression")
    if expression:
        return expression
    classified = [
        value.rsplit("::", 1)[-1].strip()
        for value in facts.get_all("Classifier") or []
        if value.startswith("License ::") and value.count("::") > 1
    ]
    if classified:
        return ", ".join(classified)
    stated = (facts.get("License") or "").strip().splitlines()
    return stated[0][:80] if stated else "see the package"


def is_gpl(licence: str) -> bool:
    """Whether a licence is GPL or AGPL and offers nothing else.

    LGPL is not meant, nor the GPL of compiler libraries with its exception for what they compile.
    """
    strong = re.compile(r"\bA?GPL|(?<!Lesser )(?<!Library )General Public License")

    def is_strong(part: str) -> bool:
        return bool(strong.search(part)) and "LGPL" not in part and "GCC-exception" not in part

    return any(
        all(is_strong(alternative) for alternative in re.split(r"\s+OR\s+", part))
        for part in re.split(r"\s+AND\s+", licence)
    )


def table() -> str:
    """The table as Markdown."""
    rows = [f"| {name} | {licence_of(package)} |" for name, package in runtime_closure().items()]
    return (
        "# Third-party packages\n\n"
        "Made by `packaging/collect_licences.py` from the metadata of the installed packages.\n\n"
        "| Package | Licence |\n| --- | --- |\n" + "\n".join(rows) + "\n"
    )


def main() -> int:
    """Write the table; status 1 when something GPL would ship."""
    bad = [name for name, package in runtime_closure().items() if is_gpl(licence_of(package))]
    if bad:
        print(f"GPL must not ship: {', '.join(bad)}", file=sys.stderr)
        return 1
    TARGET.write_text(table(), encoding="utf-8")
    print(f"{TARGET} written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
