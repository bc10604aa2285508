"""A bare Debian to try a package in: its files lie in a folder, its programs run in that folder."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


class BareDebian:
    """A Debian of the smallest variant, without Python, at ``root``."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def run(
        self, *command: str, user: str | None = None, environment: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run a command in it, as root or a user; what it says is in the answer."""
        return subprocess.run(
            self._command(command, user),
            env=self._environment(user, environment),
            capture_output=True,
            text=True,
            check=False,
        )

    def start(
        self, *command: str, user: str, environment: dict[str, str]
    ) -> subprocess.Popen[bytes]:
        """Start a command in it as a user, and do not wait."""
        return subprocess.Popen(
            self._command(command, user), env=self._environment(user, environment)
        )

    def _command(self, command: tuple[str, ...], user: str | None) -> list[str]:
        as_user = [f"--userspec={user}:{user}"] if user else []
        return ["chroot", *as_user, str(self.root), *command]

    def _environment(self, user: str | None, more: dict[str, str] | None) -> dict[str, str]:
        home = f"/home/{user}" if user else "/root"
        return {
            "PATH": _PATH,
            "HOME": home,
            "LANG": "C.UTF-8",
            "DEBIAN_FRONTEND": "noninteractive",
            **(more or {}),
        }

    def files(self) -> set[str]:
        """All its files and folders, but those of the system it runs on and of users."""
        listed = subprocess.run(
            ["find", str(self.root), "-xdev", "-mindepth", "1", "-printf", "/%P\\n"],
            capture_output=True,
            text=True,
            check=True,
        )
        left_out = ("/proc/", "/sys/", "/dev/", "/tmp/", "/run/", "/home/", "/root/")
        return {path for path in listed.stdout.splitlines() if not path.startswith(left_out)}


@contextmanager
def bare_debian(root: Path, suite: str = "bookworm") -> Iterator[BareDebian]:
    """Make one with mmdebstrap, as root, and take it away afterwards.

    Raises
    ------
    subprocess.CalledProcessError
        When it cannot be made; mmdebstrap has said why.
    """
    subprocess.run(["mmdebstrap", "--quiet", "--variant=minbase", suite, str(root)], check=True)
    proc = root / "proc"
    subprocess.run(["mount", "-t", "proc", "proc", str(proc)], check=True)
    try:
        (root / "dev" / "shm").chmod(0o1777)
        shutil.copyfile("/etc/resolv.conf", root / "etc" / "resolv.conf")
        yield BareDebian(root)
    finally:
        subprocess.run(["umount", "--lazy", str(proc)], check=True)
        shutil.rmtree(root)
