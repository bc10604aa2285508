"""Code signing, off unless the environment asks for it: ``python signing.py FILE…``.

Either a certificate in a file, signed with osslsigncode on Linux and signtool on Windows::

    SSAI3D_SIGN_PFX        certificate and key (PKCS #12)
    SSAI3D_SIGN_PASSWORD   its password
    SSAI3D_SIGN_TIMESTAMP  address of an RFC 3161 time stamp service; left out, no time stamp

or any other tool, such as that of a signing service or a hardware token::

    SSAI3D_SIGN_COMMAND    a command line in which {file} stands for the file

A certificate that nobody has issued helps nobody: Windows trusts it no more than none.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

_DESCRIPTION = "SSAI-3D"


class SigningError(Exception):
    """Why a file was not signed, in one sentence."""


def is_wanted(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether the environment asks for signatures."""
    return bool(environment.get("SSAI3D_SIGN_PFX") or environment.get("SSAI3D_SIGN_COMMAND"))


def sign(file: Path, environment: Mapping[str, str] = os.environ) -> None:
    """Sign a Windows program in place.

    Raises:
        SigningError: when the tool is missing or refuses; the file is left as it was.
    """
    with tempfile.TemporaryDirectory() as folder:
        signed = Path(folder) / file.name
        shutil.copyfile(file, signed)
        own = environment.get("SSAI3D_SIGN_COMMAND")
        if own:
            _run([word.replace("{file}", str(signed)) for word in shlex.split(own)], file)
        elif os.name == "nt":
            _run(_signtool(signed, environment), file)
        else:
            output = Path(folder) / f"signed-{file.name}"
            _run(_osslsigncode(signed, output, Path(folder), environment), file)
            signed = output
        shutil.copyfile(signed, file)


def _signtool(file: Path, environment: Mapping[str, str]) -> list[str]:
    stamp = environment.get("SSAI3D_SIGN_TIMESTAMP")
    return [
        *("signtool", "sign", "/fd", "sha256", "/d", _DESCRIPTION),
        *("/f", environment["SSAI3D_SIGN_PFX"], "/p", environment.get("SSAI3D_SIGN_PASSWORD", "")),
        *(("/tr", stamp, "/td", "sha256") if stamp else ()),
        str(file),
    ]


def _osslsigncode(
    file: Path, output: Path, folder: Path, environment: Mapping[str, str]
) -> list[str]:
    # In a file, since the arguments of a process are open to everybody on the machine.
    password = folder / "password"
    password.touch(mode=0o600)
    password.write_text(environment.get("SSAI3D_SIGN_PASSWORD", ""), encoding="utf-8")
    stamp = environment.get("SSAI3D_SIGN_TIMESTAMP")
    return [
        *("osslsigncode", "sign", "-h", "sha256", "-n", _DESCRIPTION),
        *("-pkcs12", environment["SSAI3D_SIGN_PFX"], "-readpass", str(password)),
        *(("-ts", stamp) if stamp else ()),
        *("-in", str(file), "-out", str(output)),
    ]


def _run(command: list[str], file: Path) -> None:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError as error:
        raise SigningError(f"{file.name} was not signed: {command[0]} is missing.") from error
    if done.returncode != 0:
        said = (done.stderr or done.stdout).strip()
        raise SigningError(f"{file.name} was not signed; {command[0]} says: {said}")


def main(arguments: list[str]) -> int:
    """Sign each file; status 1 when one cannot be."""
    try:
        for name in arguments:
            sign(Path(name))
    except SigningError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
