"""What a build is told: for which torch, and what its stamp says of where it comes from."""

from __future__ import annotations

import argparse
import subprocess
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VARIANTS = ("cpu", "cuda")


@dataclass(frozen=True)
class BuildChoices:
    """``torch`` is ``cpu`` or ``cuda``; ``commit`` and ``releases`` may be unknown.

    ``releases`` is the HTTPS address at which the program asks for newer versions, when the user
    tells it to.
    """

    torch: str
    commit: str | None = None
    releases: str | None = None


def add_to(parser: argparse.ArgumentParser) -> None:
    """The options that describe a build."""
    parser.add_argument("--torch", choices=VARIANTS, default="cpu", help="default cpu")
    parser.add_argument(
        "--releases",
        metavar="ADDRESS",
        help="HTTPS address of the JSON that names the newest version; without it the program"
        " offers no check for one",
    )


def chosen(options: argparse.Namespace) -> BuildChoices:
    """The choices on a command line, and the commit of the checkout when git knows it."""
    return BuildChoices(options.torch, commit_of(ROOT), options.releases)


def of_spec(arguments: list[str]) -> BuildChoices:
    """The choices after ``--`` on PyInstaller's command line."""
    parser = argparse.ArgumentParser(prog="pyinstaller ssai3d.spec --")
    add_to(parser)
    given = arguments[arguments.index("--") + 1 :] if "--" in arguments else arguments[1:]
    return chosen(parser.parse_args(given))


def as_arguments(choices: BuildChoices) -> list[str]:
    """The choices as the spec takes them."""
    arguments = ["--torch", choices.torch]
    return [*arguments, "--releases", choices.releases] if choices.releases else arguments


def commit_of(checkout: Path) -> str | None:
    """The commit of a checkout, with ``+`` when files differ from it; ``None`` without git."""
    try:
        named = _git(checkout, "rev-parse", "HEAD")
        changed = _git(checkout, "status", "--porcelain", "--untracked-files=no")
    except (OSError, subprocess.CalledProcessError):
        return None
    return named + ("+" if changed else "")


def _git(checkout: Path, *words: str) -> str:
    done = subprocess.run(
        ["git", "-C", str(checkout), *words], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()
