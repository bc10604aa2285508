"""Tries the ``.deb`` where nothing is installed, from its installation to its removal.

In a bare Debian without Python: install, self-test, the window on the sample (a picture of it is
kept), the sample restored and compared with the result of the program that is not frozen, removal.
Takes many minutes and has to be root; ``packaging/build.py trial`` calls it.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
import tifffile

from linux.chroot import BareDebian, bare_debian
from linux.deb import NAMES
from linux.display import Screen, virtual_display
from ssai3d_app.locations import sample

_USER = "scientist"
_HOME = f"/home/{_USER}"
_SAMPLE = "/usr/lib/ssai3d/_internal/resources/sample/sample_neurites.ome.tif"
_RESTORE = ("--preset", "quick", "--device", "cpu", "--seed", "0", "--no-trust-map")
_LEAST_PSNR = 60.0
_CHANGES_OF_APT = (
    "/var/cache/",
    "/var/log/",
    "/var/lib/apt/",
    "/var/lib/dpkg/",
    "/etc/ld.so.cache",
)
"""What any installation and removal of any package leaves changed."""


class FailedTrialError(Exception):
    """A step did not do what it must; the message says which and what was seen."""


def told(step: str) -> None:
    """A line of the trial's log, with the time."""
    print(f"{time.strftime('%H:%M:%S')}  {step}", flush=True)


def expect(holds: bool, otherwise: str) -> None:
    """Go on when something holds."""
    if not holds:
        raise FailedTrialError(otherwise)


def must(done: subprocess.CompletedProcess[str], what: str) -> str:
    """What a command said, when it succeeded."""
    expect(done.returncode == 0, f"{what}: status {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def install(debian: BareDebian, package: Path) -> None:
    """Install with what it depends on, as a user's package manager does."""
    place = debian.root / "tmp" / package.name
    os.link(package, place)
    must(debian.run("apt-get", "update", "-qq"), "apt-get update")
    asked = ("install", "-y", "-qq", "--no-install-recommends", f"/tmp/{package.name}")
    must(debian.run("apt-get", *asked), "apt-get install")
    place.unlink()
    expect(debian.run("which", "python3").returncode != 0, "There is a Python in the bare Debian.")


def examine(debian: BareDebian, display: str, log: Path) -> None:
    """The installed program examines itself, and passes."""
    report = f"{_HOME}/self-test.json"
    done = debian.run(
        *("ssai3d", "--self-test", "--json", report), user=_USER, environment={"DISPLAY": display}
    )
    (log / "self-test.txt").write_text(done.stdout + done.stderr, "utf-8")
    must(done, "The self-test")
    (log / "self-test.json").write_bytes((debian.root / report.lstrip("/")).read_bytes())


def open_window(debian: BareDebian, display: str, picture: Path) -> None:
    """The installed program opens its window on the sample; a picture of it is kept."""
    screen = Screen(display)
    program = debian.start("ssai3d", _SAMPLE, user=_USER, environment={"DISPLAY": display})
    try:
        name = screen.wait_for_window(program, 120)
        told(f"  the window is there: {name}")
        time.sleep(20)  # for the stack to be read and drawn, on a busy machine too
        expect(program.poll() is None, "The program ended while its window was looked at.")
        taken = subprocess.run(
            [sys.executable, Path(__file__).parent / "screenshot.py", picture],
            env={**os.environ, "DISPLAY": display},
            check=False,
        )
        expect(taken.returncode == 0, "The window shows nothing.")
    finally:
        program.terminate()
        program.wait()
        screen.close()


def compare_results(debian: BareDebian, folder: Path) -> None:
    """Restore the sample by the installed and by the unfrozen program; they must agree."""
    output = f"{_HOME}/restored.ome.tif"
    must(
        debian.run("ssai3d", "restore", _SAMPLE, "--output", output, *_RESTORE, user=_USER),
        "The restoration by the installed program",
    )
    told("  restored by the installed program")
    unfrozen = folder / "unfrozen.ome.tif"
    must(
        subprocess.run(
            [
                *(sys.executable, "-m", "ssai3d_app", "restore", str(sample())),
                *("--output", str(unfrozen), *_RESTORE),
            ],
            capture_output=True,
            text=True,
            check=False,
        ),
        "The restoration by the unfrozen program",
    )
    frozen_voxels = tifffile.imread(debian.root / output.lstrip("/"))
    voxels = tifffile.imread(unfrozen)
    expect(frozen_voxels.shape == voxels.shape, f"{frozen_voxels.shape} is not {voxels.shape}.")
    if np.array_equal(frozen_voxels, voxels):
        told(f"  equal in all {voxels.size:,} voxels")
        return
    error = np.mean((frozen_voxels.astype(np.float64) - voxels) ** 2)
    psnr = 10 * np.log10(float(np.ptp(voxels)) ** 2 / error)
    told(f"  PSNR between the two results: {psnr:.1f} dB")
    expect(psnr >= _LEAST_PSNR, f"The two results differ: {psnr:.1f} dB, and not 60.")


def remove(debian: BareDebian, name: str, before: set[str]) -> None:
    """Remove the package and what came with it; only what the user made is left."""
    must(debian.run("apt-get", "purge", "-y", "-qq", name), "apt-get purge")
    after_program = debian.files()
    ours = sorted(path for path in after_program if "ssai3d" in path.lower())
    ours = [path for path in ours if not path.startswith(_CHANGES_OF_APT)]
    expect(not ours, f"Left behind: {', '.join(ours)}")
    must(debian.run("apt-get", "autoremove", "--purge", "-y", "-qq"), "apt-get autoremove")
    left = sorted(path for path in debian.files() - before if not path.startswith(_CHANGES_OF_APT))
    told(f"  left of what its dependencies brought: {', '.join(left) or 'nothing'}")
    kept = debian.root / _HOME.lstrip("/") / "restored.ome.tif"
    expect(kept.is_file(), "The user's result is gone.")
    told("  the user's files are still there")


def run_trial(package: Path, variant: str, log: Path) -> None:
    """All steps in turn.

    Raises
    ------
    FailedTrialError
        At the first that fails.
    """
    log.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=package.parent) as folder, virtual_display() as display:
        told("making a bare Debian")
        with bare_debian(Path(folder) / "debian") as debian:
            must(debian.run("useradd", "--create-home", _USER), "useradd")
            before = debian.files()
            told(f"installing {package.name}")
            install(debian, package)
            told("self-test")
            examine(debian, display, log)
            told("the window on the sample")
            open_window(debian, display, log / "window.png")
            told("the sample restored")
            compare_results(debian, Path(folder))
            told("removal")
            remove(debian, NAMES[variant], before)
    told("the trial has passed")


def main(arguments: list[str]) -> int:
    """Run the trial of the package in a build's folder; status 1 when a step fails."""
    parser = argparse.ArgumentParser(prog="trial.py", description=__doc__)
    parser.add_argument("--torch", choices=tuple(NAMES), default="cpu")
    parser.add_argument("--folder", type=Path, required=True, help="where the package was made")
    given = parser.parse_args(arguments)
    if os.geteuid() != 0:
        sys.stderr.write("Only root can make a Debian in a folder: use sudo.\n")
        return 2
    folder = given.folder.absolute()
    packages = sorted(folder.glob(f"{NAMES[given.torch]}_*.deb"))
    if not packages:
        sys.stderr.write(f"There is no .deb in {folder}; run packaging/build.py linux first.\n")
        return 2
    try:
        run_trial(packages[-1], given.torch, folder / "trial")
    except FailedTrialError as reason:
        told(f"FAILED: {reason}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
