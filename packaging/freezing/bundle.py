"""Freezes the program into a folder and makes it fit to be given away: stripped, licensed, checked.

Runs in the Python of the build's environment, whose packages go into the bundle.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from freezing import options
from freezing.budgets import Figure, table
from freezing.checker import archived_modules, check
from freezing.contents import STRIPPED, matches
from freezing.options import BuildChoices
from freezing.plain_paths import build_machine_paths, overwrite_in_libraries
from licences.collecting import MustNotShipError, write_licences
from licences.owners import owners_of, read_origins
from licences.texts import MissingTextError

_SPEC = Path(__file__).resolve().parent / "ssai3d.spec"


def freeze(choices: BuildChoices, folder: Path) -> Path:
    """Run PyInstaller below ``folder``; returns the bundle, with its licences in it.

    Raises
    ------
    subprocess.CalledProcessError
        When PyInstaller or ``strip`` fails; they have said why.
    MustNotShipError, MissingTextError
        When a licence forbids to give the bundle away, or its text is not there.
    """
    work = folder / "work"
    subprocess.run(
        [
            *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"),
            *("--workpath", str(work), "--distpath", str(folder / "frozen"), str(_SPEC)),
            *("--", *options.as_arguments(choices)),
        ],
        check=True,
    )
    bundle = folder / "frozen" / "ssai3d"
    if sys.platform.startswith("linux"):
        strip(bundle)
        overwrite_in_libraries(bundle)
    made = work / "ssai3d"
    owners = owners_of(read_origins(made / "made" / "origins.json"), made=made)
    write_licences(owners, bundle / "licences")
    return bundle


def strip(bundle: Path) -> None:
    """Take the debuggers' symbols out of the libraries that bear it."""
    chosen = [
        path
        for path in sorted(bundle.rglob("*"))
        if path.is_file()
        and not path.is_symlink()
        and matches(path.relative_to(bundle).as_posix(), STRIPPED)
    ]
    subprocess.run(["strip", "--strip-unneeded", *map(str, chosen)], check=True)


def make(choices: BuildChoices, folder: Path) -> tuple[Path, list[Figure]] | None:
    """Freeze and check; returns the bundle and what was measured of it.

    Returns ``None`` when it must not be given away; each reason is a line on standard error.
    """
    if (folder / "frozen").exists():
        shutil.rmtree(folder / "frozen")
    try:
        bundle = freeze(choices, folder)
    except (MustNotShipError, MissingTextError) as reason:
        sys.stderr.write(f"{reason}\n")
        return None
    exe = ".exe" if sys.platform == "win32" else ""
    found = check(
        bundle,
        choices.torch,
        never_named=build_machine_paths(),
        modules=archived_modules(bundle / f"ssai3d{exe}"),
    )
    for problem in found.problems:
        sys.stderr.write(f"{problem}\n")
    return None if found.problems else (bundle, found.figures)


def main(arguments: list[str]) -> int:
    """Freeze and check; status 1 when the bundle must not be given away."""
    parser = argparse.ArgumentParser(prog="bundle.py", description=__doc__)
    options.add_to(parser)
    parser.add_argument("--folder", type=Path, required=True, help="for the bundle and all else")
    given = parser.parse_args(arguments)
    made = make(options.chosen(given), given.folder.absolute())
    if made is None:
        return 1
    bundle, figures = made
    print(table(figures))
    print(f"The bundle is {bundle}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
