"""A made-up Windows in which the trial installs: a Wine prefix, without a display."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path, PureWindowsPath

WINE = "wine"
WINE_SERVER = ("wineserver", "/usr/lib/wine/wineserver", "/usr/lib/wine/wineserver64")


class WineError(Exception):
    """Why the trial's Windows does not work."""


class Wine:
    """A Wine prefix in ``prefix``, which is made when it is missing."""

    def __init__(self, prefix: Path) -> None:
        servers = [path for name in WINE_SERVER if (path := shutil.which(name))]
        if shutil.which(WINE) is None or not servers:
            raise WineError("Wine is missing: sudo apt-get install wine wine64")
        self._server = servers[0]
        self.drive = prefix / "drive_c"
        self._environment = {
            **{name: value for name, value in os.environ.items() if name != "DISPLAY"},
            "WINEPREFIX": str(prefix),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml=",  # asks for no downloads
            "LC_ALL": "C.UTF-8",  # arguments that are not ASCII
        }
        if not self.drive.is_dir():
            self.run("wineboot", "-i")
            self.wait()

    def command(self, program: str | Path, *arguments: str) -> list[str]:
        """The command of a program. Arguments with spaces reach it without quotes, which is what
        the ``/D=`` of an NSIS installer wants: Wine joins words by one space again."""
        words = [word for argument in arguments for word in argument.split(" ")]
        return [WINE, str(program), *words]

    def run(self, program: str | Path, *arguments: str, seconds: float = 1800) -> int:
        """Run a program to its end; returns its exit code."""
        return subprocess.run(
            self.command(program, *arguments),
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
        ).returncode

    def start(self, program: str | Path, *arguments: str) -> subprocess.Popen[bytes]:
        """Start a program and return at once."""
        return subprocess.Popen(
            self.command(program, *arguments),
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def wait(self) -> None:
        """Wait until all programs have ended, those too that others have started."""
        subprocess.run([self._server, "-w"], env=self._environment, check=True, timeout=1800)

    def end(self) -> None:
        """End all programs of this prefix, and no others."""
        subprocess.run([self._server, "-k"], env=self._environment, check=False)

    def path(self, windows_path: str) -> Path:
        """Where a path on drive C: lies here."""
        return self.drive.joinpath(*PureWindowsPath(windows_path).parts[1:])

    def folder_of(self, variable: str) -> str:
        """The value of an environment variable inside, such as ``LOCALAPPDATA``."""
        done = subprocess.run(
            [WINE, "cmd", "/c", f"echo %{variable}%"],
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            check=True,
            timeout=300,
        )
        return done.stdout.decode().strip()

    def registry(self, key: str) -> dict[str, dict[str, str]]:
        """All values below a key such as ``HKCU\\Software``, by full key and by name.

        The name of a key's own value is ``@``; numbers stay as they are exported, ``dword:…``.
        """
        target = self.drive / "exported.reg"
        target.unlink(missing_ok=True)
        self.run("reg", "export", key, r"C:\exported.reg", "/y")
        if not target.exists():
            return {}
        keys: dict[str, dict[str, str]] = {}
        values: dict[str, str] = {}
        for line in target.read_text(encoding="utf-16").splitlines():
            if line.startswith("["):
                values = keys.setdefault(line[1:-1], {})
            elif match := re.fullmatch(r'(@|"(?:[^"\\]|\\.)*")=(.*)', line):
                name, value = match.groups()
                values[_unquoted(name)] = _unquoted(value)
        return keys

    def set_number(self, key: str, name: str, number: int) -> None:
        """Write a number into the registry."""
        self.run("reg", "add", key, "/v", name, "/t", "REG_DWORD", "/d", str(number), "/f")


def _unquoted(text: str) -> str:
    if not text.startswith('"'):
        return text
    return re.sub(r"\\(.)", r"\1", text[1:-1])
