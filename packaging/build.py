"""Makes what is given away to people without Python, with one command.

    python packaging/build.py linux --torch cpu     .deb and tarball, checked, tried and weighed
    python packaging/build.py linux --torch cuda    the same for NVIDIA graphics cards
    python packaging/build.py trial --torch cpu     the .deb in a bare Debian; minutes, as root
    python packaging/build.py freeze --torch cuda   the checked folder only; also on Windows

All of it is made below ``build/`` in the checkout, in an environment of its own. Standard library
only: nothing is installed yet when this starts.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from environment import (
    CHECKOUT,
    CannotContinueError,
    Environment,
    answers,
    python_problem,
    say,
    torch_requirement,
)
from freezing import options

_FREEZER = "pyinstaller>=6.22,<7"
_CPU_INDEX = "https://download.pytorch.org/whl/cpu"
_CUDA_INDEX = "https://download.pytorch.org/whl/cu130"
_CUDA_TORCH = "torch>=2.14,<2.15"
"""One CUDA 13 build with the processor to fall back on (driver 580 and newer, RTX 20 and newer);
what development is pinned to does not bind it. On Linux PyPI hands out this build by itself."""
_TOOLS = {
    "objdump": "binutils", "strip": "binutils", "dpkg-deb": "dpkg", "tar": "tar", "xz": "xz-utils",
    "Xvfb": "xvfb",
}  # fmt: skip
"""Programs that a build for Linux calls, and the Debian package of each."""
_TOOLS_OF_TRIAL = {"mmdebstrap": "mmdebstrap", "Xvfb": "xvfb"}


class BuildEnvironment(Environment):
    """The virtual environment whose packages go into the bundle, and the freezer beside them."""

    def set_up(self, *, tests: bool = False) -> None:
        """Make it and install into it; the program itself is installed anew each time."""
        if not self._is_fresh(tests=tests):
            self._make()
            (self.folder / "ssai3d-environment.json").unlink(missing_ok=True)
            self._install_torch()
            say("Installing the libraries and the freezer …")
            self._pip("install", *self._other_requirements(), _FREEZER)
            stamp = json.dumps(self._wanted_stamp(tests=tests))
            (self.folder / "ssai3d-environment.json").write_text(stamp, "utf-8")
        self._pip("install", "--quiet", "--no-deps", "--force-reinstall", str(CHECKOUT))

    def _wanted_stamp(self, *, tests: bool) -> dict[str, object]:
        asked = [self._torch(), _FREEZER, *self._other_requirements()]
        words = hashlib.sha256("\n".join(asked).encode()).hexdigest()
        return {"requirements": words, "torch": self.torch, "tests": tests}

    def _torch(self) -> str:
        return _CUDA_TORCH if self.torch == "cuda" else torch_requirement()

    def _install_torch(self) -> None:
        say(f"Installing torch for {self.torch} …")
        index = _CUDA_INDEX if self.torch == "cuda" else _CPU_INDEX
        from_index = ["--extra-index-url", index] if answers(f"{index}/torch/") else []
        self._pip("install", *from_index, self._torch())
        told = self.ask("import torch; print(torch.version.cuda or '')")
        if told.returncode or bool(told.stdout.strip()) != (self.torch == "cuda"):
            raise CannotContinueError(
                f"The torch that was found is not built for {self.torch}: {told.stdout.strip()}"
                f"{told.stderr.strip()[-500:]}; {index} must be in reach."
            )

    def _other_requirements(self) -> list[str]:
        """What the project asks for, but torch: that is of the packaging's own choice."""
        with (CHECKOUT / "pyproject.toml").open("rb") as file:
            asked = tomllib.load(file)["project"]["dependencies"]
        return [text for text in asked if text != torch_requirement()]


def tool_problem(tools: dict[str, str]) -> str | None:
    """Which programs are missing for work on Linux, in a sentence; ``None`` when none is."""
    if not sys.platform.startswith("linux"):
        return "Packages for Linux are made on Linux."
    missing = {package for tool, package in tools.items() if not shutil.which(tool)}
    if missing:
        return f"Missing: sudo apt-get install {' '.join(sorted(missing))}"
    return None


def carry_out(given: argparse.Namespace) -> int:
    """Do what the command line asks; returns the exit status."""
    tools = {"linux": _TOOLS, "trial": _TOOLS_OF_TRIAL}.get(given.what)
    if tools and (problem := tool_problem(tools)):
        raise CannotContinueError(problem)
    folder = (given.folder or CHECKOUT / "build" / given.torch).absolute()
    environment = BuildEnvironment(folder / "venv", given.torch)
    scripts = CHECKOUT / "packaging"
    if given.what == "trial":
        trial = scripts / "linux" / "trial.py"
        return environment.run(str(trial), "--torch", given.torch, "--folder", str(folder))
    environment.set_up()
    script = {"linux": "linux/make.py", "freeze": "freezing/bundle.py"}[given.what]
    passed_on = options.as_arguments(options.chosen(given))
    say("Freezing the program …")
    return environment.run(str(scripts / script), *passed_on, "--folder", str(folder))


def parse(arguments: list[str]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="build.py", description=__doc__.splitlines()[0])
    parser.add_argument(
        "what",
        choices=("linux", "trial", "freeze"),
        help="packages for Linux, their trial, or the checked folder only",
    )
    options.add_to(parser)
    parser.add_argument(
        "--folder", type=Path, metavar="DIR", help="where it is made; default build/cpu, build/cuda"
    )
    return parser.parse_args(arguments)


def main(arguments: list[str]) -> int:
    """Run the script; returns its exit status."""
    problem = python_problem(sys.version_info[:2], sys.implementation.name)
    if problem:
        sys.stderr.write(f"{problem}\n")
        return 2
    try:
        return carry_out(parse(arguments))
    except CannotContinueError as reason:
        sys.stderr.write(f"{reason}\n")
        return 2
    except subprocess.CalledProcessError as failed:
        sys.stderr.write(f"{failed}; the lines above say why.\n")
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
