"""Proves an installer on a real Windows: install silently, self-test, uninstall.

    python packaging/windows/proof.py SETUP --torch cuda --report self-test.json

The trial under Wine tries the installer with filler; this tries what it really installs. Standard
library only. Ends with status 1, and a sentence, at the first step that does not do what it must.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

_KEY = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\SSAI-3D"
_UNINSTALL_SECONDS = 300


class ProofError(Exception):
    """The step that failed, and what was seen."""


def installation_folder() -> Path:
    """A folder with spaces and letters beyond ASCII, among this user's programs."""
    return Path(os.environ["LOCALAPPDATA"]) / "Programs" / "Prüfung – µm" / "SSAI 3D"


def install(setup: Path, folder: Path) -> None:
    """Install silently for this user."""
    # One text and not a list of words: /D takes the rest of the line and no quotes.
    code = subprocess.run(f'"{setup}" /S /LOG={setup}.log /D={folder}', check=False).returncode
    if code != 0:
        said = Path(f"{setup}.log").read_text(encoding="utf-8")
        raise ProofError(f"The setup ended with exit code {code}:\n{said}")


def self_test(folder: Path, report: Path, variant: str) -> None:
    """Run the installed program's examination of itself and judge its report and its stamp."""
    program = folder / "ssai3d-console.exe"
    code = subprocess.run([program, "--self-test", "--json", report], check=False).returncode
    stamp = json.loads((folder / "_internal/resources/build.json").read_text(encoding="utf-8"))
    problem = problem_of(json.loads(report.read_text(encoding="utf-8")), stamp, variant)
    if code != 0 or problem:
        raise ProofError(f"The self-test ended with exit code {code}. {problem or ''}")


def problem_of(report: dict[str, Any], stamp: dict[str, Any], variant: str) -> str | None:
    """What is wrong with a self-test's report and a build's stamp, in a sentence, or ``None``."""
    failed = [check["name"] for check in report["checks"] if check["outcome"] == "failed"]
    if failed:
        return f"Failed: {', '.join(failed)}."
    if not report["passed"]:
        return "The report does not say that all passed."
    if stamp["variant"] != variant or bool(stamp["cuda"]) != (variant == "cuda"):
        return f"The build is {stamp['variant']} with CUDA {stamp['cuda']}, and not {variant}."
    return None


def is_registered() -> bool:
    """Whether this user's list of programs has an entry of ours."""
    import winreg  # noqa: PLC0415 - exists on Windows only

    try:
        winreg.CloseKey(winreg.OpenKey(winreg.HKEY_CURRENT_USER, _KEY))
    except FileNotFoundError:
        return False
    return True


def uninstall(folder: Path) -> None:
    """Uninstall silently; the uninstaller goes on in a copy of itself, so wait for its end."""
    subprocess.run([folder / "uninstall.exe", "/S"], check=True)
    end = time.monotonic() + _UNINSTALL_SECONDS
    while folder.exists() or is_registered():
        if time.monotonic() > end:
            left = sorted(path.name for path in folder.glob("*"))
            raise ProofError(f"After {_UNINSTALL_SECONDS} s there is left: {left}")
        time.sleep(1)


def prove(setup: Path, variant: str, report: Path) -> None:
    """All steps; a file of the user must outlive them.

    Raises:
        ProofError: at the first step that does not do what it must.
    """
    folder = installation_folder()
    own = Path(os.environ["LOCALAPPDATA"]) / "SSAI-3D" / "a file of the user.txt"
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text("kept", encoding="utf-8")
    install(setup, folder)
    if not is_registered():
        raise ProofError("The list of programs has no entry.")
    print(f"Installed into {folder}", flush=True)
    self_test(folder, report, variant)
    print("The installed program passed its self-test.", flush=True)
    uninstall(folder)
    if own.read_text(encoding="utf-8") != "kept":
        raise ProofError("A file of the user was changed.")
    print("Uninstalled; the user's file is kept.", flush=True)


def parse(arguments: list[str] | None = None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="proof.py", description=__doc__.splitlines()[0])
    parser.add_argument("setup", type=Path)
    parser.add_argument("--torch", choices=("cpu", "cuda"), required=True)
    parser.add_argument("--report", type=Path, required=True, help="where the self-test reports")
    return parser.parse_args(arguments)


def main(arguments: list[str] | None = None) -> int:
    """Prove an installer; status 1 when it does not do what it must."""
    given = parse(arguments)
    try:
        prove(given.setup.absolute(), given.torch, given.report.absolute())
    except ProofError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
