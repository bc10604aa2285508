"""Sets SSAI-3D up in a virtual environment, and runs it or its tests.

    python packaging/environment.py run              the window, on the bundled sample
    python packaging/environment.py run --headless   the sample restored without a window
    python packaging/environment.py test             the tests

Standard library only: nothing is installed yet when this starts.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import os
import shutil
import ssl
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
SUPPORTED = ((3, 11), (3, 12))
TORCH_INDEX = {
    "cpu": "https://download.pytorch.org/whl/cpu",
    # CUDA 12.6 is the last that serves cards from the GTX 900 series and V100 on.
    "cuda": "https://download.pytorch.org/whl/cu126",
}
_STAMP = "ssai3d-environment.json"
_SCREEN = "-screen 0 1440x900x24"
_SHARED = ("--numprocesses=2", "--dist=loadscope")
"""All tests between two processes: windows in the one, most of the rest in the other."""

# Loading the platform plugin is what tells whether Qt will be able to open a window here.
_LOAD_QT = """
import ctypes, pathlib, PySide6, PySide6.QtWidgets
plugins = pathlib.Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms"
ctypes.CDLL(str(plugins / "libqxcb.so"))
"""


class CannotContinueError(Exception):
    """What stands in the way, in plain sentences."""


def python_problem(
    version: tuple[int, int], implementation: str = "cpython", found: str | None = None
) -> str | None:
    """Why this Python cannot run SSAI-3D, or ``None``; ``found`` names one that can."""
    if version in SUPPORTED and implementation == "cpython":
        return None
    numbers = ".".join(str(number) for number in version)
    remedy = (
        f"run this script with {found} instead"
        if found
        else "install Python 3.12 and run this script with it"
    )
    return f"SSAI-3D needs CPython 3.11 or 3.12, and this is {implementation} {numbers}; {remedy}."


def supported_python_elsewhere() -> str | None:
    """The command of a supported Python on this machine, when one is found."""
    for major, minor in reversed(SUPPORTED):
        name = f"python{major}.{minor}"
        if shutil.which(name):
            return name
    return None


def torch_requirement(pyproject: Path = CHECKOUT / "pyproject.toml") -> str:
    """The torch requirement as pyproject.toml states it, such as ``torch>=2.6,<3``."""
    import tomllib  # noqa: PLC0415 - unknown to Pythons that are still to be told they are too old

    with pyproject.open("rb") as file:
        dependencies = tomllib.load(file)["project"]["dependencies"]
    (requirement,) = (
        text for text in dependencies if text.startswith("torch") and not text[5].isalpha()
    )
    return str(requirement)


def debian_packages(listing: Path = CHECKOUT / "packaging" / "debian_packages.txt") -> list[str]:
    """The Debian packages that SSAI-3D needs."""
    lines = (line.split("#")[0].strip() for line in listing.read_text("utf-8").splitlines())
    return [line for line in lines if line]


def debian_hint() -> str:
    """How to install the system packages on Debian and Ubuntu."""
    return (
        "On Debian and Ubuntu this installs what is needed:\n"
        f"  sudo apt-get install {' '.join(debian_packages())}"
    )


def has_display() -> bool:
    """Whether a window can be shown here."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def answers(address: str, seconds: float = 3.0) -> bool:
    """Whether anything answers at an address; a refusal is an answer too."""
    request = urllib.request.Request(address, method="HEAD")
    try:
        with urllib.request.urlopen(request, timeout=seconds):
            return True
    except urllib.error.HTTPError:
        return True
    except urllib.error.URLError as error:
        # pip has certificates of its own and may succeed where this library fails.
        return isinstance(error.reason, ssl.SSLError)
    except OSError:
        return False


class Environment:
    """The virtual environment at ``folder`` that holds SSAI-3D and what it needs."""

    def __init__(self, folder: Path, torch: str) -> None:
        self.folder = folder.absolute()
        self.torch = torch
        scripts = self.folder / ("Scripts" if os.name == "nt" else "bin")
        self.python = scripts / ("python.exe" if os.name == "nt" else "python")

    def set_up(self, *, tests: bool) -> None:
        """Make the environment and install into it, as far as that has not been done."""
        if self._is_fresh(tests=tests):
            return
        self._make()
        stamp = self._read_stamp()
        (self.folder / _STAMP).unlink(missing_ok=True)
        if stamp.get("torch", self.torch) != self.torch:
            self._pip("uninstall", "--yes", "torch")
        self._install_torch()
        what = f"{CHECKOUT}[test]" if tests else str(CHECKOUT)
        say("Installing SSAI-3D and its libraries …")
        self._pip("install", "--editable", what)
        (self.folder / _STAMP).write_text(json.dumps(self._wanted_stamp(tests=tests)), "utf-8")

    def run(self, *arguments: str, check: bool = False) -> int:
        """Run the environment's Python; returns its exit status."""
        return subprocess.run([str(self.python), *arguments], check=check).returncode

    def ask(self, code: str) -> subprocess.CompletedProcess[str]:
        """Run a line of Python in the environment and take what it prints."""
        return subprocess.run(
            [str(self.python), "-c", code], capture_output=True, text=True, check=False
        )

    def _is_fresh(self, *, tests: bool) -> bool:
        stamp = self._read_stamp()
        wanted = self._wanted_stamp(tests=tests or bool(stamp.get("tests")))
        return self.python.exists() and stamp == wanted

    def _read_stamp(self) -> dict[str, object]:
        try:
            stamp = json.loads((self.folder / _STAMP).read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return stamp if isinstance(stamp, dict) else {}

    def _wanted_stamp(self, *, tests: bool) -> dict[str, object]:
        project = (CHECKOUT / "pyproject.toml").read_bytes()
        return {
            "checkout": str(CHECKOUT),
            "pyproject": hashlib.sha256(project).hexdigest(),
            "torch": self.torch,
            "tests": tests,
        }

    def _make(self) -> None:
        if self.python.exists() and self.ask("import pip").returncode == 0:
            return
        ours = (self.folder / "pyvenv.cfg").is_file()
        if self.folder.exists() and not ours and any(self.folder.iterdir()):
            raise CannotContinueError(
                f"{self.folder} holds something else; choose a new folder with --venv."
            )
        if importlib.util.find_spec("ensurepip") is None:
            raise CannotContinueError(
                "This Python cannot make virtual environments: its venv package is missing.\n"
                + debian_hint()
            )
        say(f"Making a virtual environment in {self.folder} …")
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(self.folder)], check=True)

    def _install_torch(self) -> None:
        say(f"Installing torch for {self.torch} …")
        options = []
        index = TORCH_INDEX[self.torch]
        if answers(f"{index}/torch/"):
            options = ["--retries", "1", "--extra-index-url", index]
        else:
            say(f"{index} does not answer; taking torch from where pip looks by default.")
        self._pip("install", *options, torch_requirement())
        if self.torch == "cuda":
            build = self.ask("import torch; print(torch.version.cuda or '')")
            if not build.stdout.strip():
                raise CannotContinueError(
                    f"The torch that was found is not a CUDA build; {index} must be in reach."
                )

    def _pip(self, *arguments: str) -> None:
        if self.run("-m", "pip", "--disable-pip-version-check", *arguments):
            raise CannotContinueError(
                "pip could not install what SSAI-3D needs; its last lines above say why."
            )


def say(text: str) -> None:
    """A line for the user."""
    print(text, flush=True)


def run_program(environment: Environment, *, headless: bool) -> int:
    """Open the window on the bundled sample, or restore it into the current folder."""
    if not headless and not has_display():
        raise CannotContinueError(
            "There is no display here for the window; `run --headless` restores the sample"
            " without one."
        )
    environment.set_up(tests=False)
    asked = environment.ask("from ssai3d_app.locations import sample; print(sample())")
    sample = asked.stdout.strip()
    if asked.returncode or not Path(sample).is_file():
        raise CannotContinueError("The sample is missing from resources/; get a complete checkout.")
    program = ("-m", "ssai3d_app")
    if headless:
        output = Path.cwd() / "sample_isotropic.ome.tif"
        arguments = ("restore", sample, "--output", str(output), "--preset", "quick")
        status = environment.run(*program, *arguments)
        if status == 0:
            say(f"The isotropic stack is {output}")
        return status
    _need_qt_libraries(environment)
    return environment.run(*program, sample)


def run_tests(environment: Environment, pytest_arguments: list[str]) -> int:
    """Set up with what the tests need, and run them; on Linux without a display, under Xvfb."""
    display: list[str] = []
    if not has_display():
        if not (shutil.which("xvfb-run") and shutil.which("xauth")):
            raise CannotContinueError(
                "The window tests need a display or the Debian packages xvfb and xauth.\n"
                + debian_hint()
            )
        display = ["xvfb-run", "--auto-servernum", f"--server-args={_SCREEN}"]
    environment.set_up(tests=True)
    _need_qt_libraries(environment)
    command = [*display, str(environment.python), "-m", "pytest", *(pytest_arguments or _SHARED)]
    # Two processes that each compute on all cores would be slower than with one core each.
    own = {} if pytest_arguments else {"OMP_NUM_THREADS": "1"}
    return subprocess.run(command, cwd=CHECKOUT, env=os.environ | own, check=False).returncode


def _need_qt_libraries(environment: Environment) -> None:
    if not sys.platform.startswith("linux"):
        return
    tried = environment.ask(_LOAD_QT)
    if tried.returncode:
        reason = tried.stderr.strip().splitlines()[-1:] or ["no reason was given"]
        raise CannotContinueError(f"Qt cannot start here: {reason[0]}\n{debian_hint()}")


def parse(arguments: list[str]) -> argparse.Namespace:
    """The command line; what follows ``--`` is for pytest."""
    ours, theirs = _split(arguments)
    parser = argparse.ArgumentParser(
        prog="environment.py",
        description="Sets SSAI-3D up in a virtual environment, and runs it or its tests.",
        epilog="Arguments after -- go to pytest: environment.py test -- -m slow",
    )
    commands = parser.add_subparsers(dest="command", required=True)
    run = commands.add_parser("run", help="open the window on the bundled sample")
    run.add_argument(
        "--headless",
        action="store_true",
        help="restore the sample into the current folder instead of opening the window",
    )
    test = commands.add_parser("test", help="run the tests")
    for command in (run, test):
        command.add_argument(
            "--venv",
            type=Path,
            default=CHECKOUT / ".venv",
            metavar="DIR",
            help="the virtual environment; default .venv in the checkout",
        )
        command.add_argument(
            "--torch",
            choices=tuple(TORCH_INDEX),
            default="cpu",
            help="the torch build; default cpu",
        )
    commands.add_parser("packages", help="print the Debian packages that are needed")
    options = parser.parse_args(ours)
    if theirs and options.command != "test":
        parser.error("only test takes arguments after --")
    options.pytest_arguments = theirs
    return options


def _split(arguments: list[str]) -> tuple[list[str], list[str]]:
    if "--" not in arguments:
        return arguments, []
    place = arguments.index("--")
    return arguments[:place], arguments[place + 1 :]


def carry_out(options: argparse.Namespace) -> int:
    """Do what the command line asks; returns the exit status."""
    if options.command == "packages":
        say("\n".join(debian_packages()))
        return 0
    environment = Environment(options.venv, options.torch)
    if options.command == "run":
        return run_program(environment, headless=options.headless)
    return run_tests(environment, options.pytest_arguments)


def main(arguments: list[str]) -> int:
    """Run the script; returns its exit status."""
    problem = python_problem(
        sys.version_info[:2], sys.implementation.name, supported_python_elsewhere()
    )
    if problem:
        sys.stderr.write(problem + "\n")
        return 2
    try:
        return carry_out(parse(arguments))
    except CannotContinueError as reason:
        sys.stderr.write(f"{reason}\n")
        return 2
    except subprocess.CalledProcessError:
        sys.stderr.write("The virtual environment could not be made; the lines above say why.\n")
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
