"""Makes the Windows installer from the folder of a frozen program, on Linux.

    python packaging/windows/make_installer.py FOLDER --version 1.2.3 --torch cuda --out DIR

``--filler-gb 2.2`` in FOLDER's place packs filler, for trials. ``DIR`` then holds the setup
program, the part files that belong beside it (none when all fits into the setup program), and a
manifest with the SHA-256 of each. With the environment of signing.py the programs are signed;
those of FOLDER in place.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from freezing.windows_version import four_numbers
from ssai3d_app import __version__
from windows import signing
from windows.compiling import CompilingError, compile_plugin, compile_setup, licence_texts
from windows.exit_codes import write_headers
from windows.filler import make_filler
from windows.payload import LIST_NAME, PART_BYTES, Payload, PayloadError, pack, sha256_of
from windows.side_picture import draw

PUBLISHER = "SSAI-3D developers"  # as in LICENSE
NEW_SUFFIX = ".ssai3d-new"  # as in payload_plugin/paths.h
VARIANTS = {"cpu": "for the processor", "cuda": "for NVIDIA graphics cards"}
_PROGRAMS = ("ssai3d.exe", "ssai3d-console.exe")
_NSIS_ICON = "${NSISDIR}/Contrib/Graphics/Icons/modern-install.ico"
# A payload below this goes into the setup program: one file is easier to pass on. It lies in the
# temporary folder once more while it is unpacked, which a large one should not.
_EMBEDDED_BYTES = 1_000_000_000


@dataclass(frozen=True)
class Build:
    """What one installer is made from, and how its files are named."""

    version: str
    variant: str
    icon: Path | None = None
    part_bytes: int = PART_BYTES
    embedded_bytes: int = _EMBEDDED_BYTES
    compression: int = 6

    @property
    def stem(self) -> str:
        """The beginning of all file names."""
        return f"SSAI-3D-{self.version}-windows-{self.variant}"


def make_installer(folder: Path, build: Build, target: Path) -> Path:
    """Make setup program, parts and manifest in ``target``; returns the setup program.

    Raises:
        PayloadError: when the folder is no program for Windows.
        CompilingError: when a compiler is missing or refuses.
        signing.SigningError: when signatures are wanted and cannot be made.
    """
    if not re.fullmatch(r"\d+(\.\d+)*[0-9A-Za-z.+-]*", build.version):
        raise PayloadError(f"{build.version} is no version.")
    for name in _PROGRAMS:
        if not (folder / name).is_file():
            raise PayloadError(f"{name} is missing in {folder}: this is no frozen program.")
        if signing.is_wanted():
            signing.sign(folder / name)
    target.mkdir(parents=True, exist_ok=True)
    notices = {"licences/_setup.txt": licence_texts().encode()}
    payload = pack(folder, build.stem, target, build.part_bytes, build.compression, notices)
    embedded = sum(part.bytes for part in payload.parts) < build.embedded_bytes
    setup = target / f"{build.stem}-setup.exe"
    compile_from(payload, build, setup, embedded=embedded)
    if embedded:
        for part in payload.parts:
            (target / part.name).unlink()
    _write_manifest(payload, build, setup, embedded=embedded)
    return setup


def compile_from(payload: Payload, build: Build, setup: Path, *, embedded: bool) -> None:
    """Compile the setup program for a payload whose parts lie beside it."""
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        write_headers(work)
        plugins = compile_plugin(work)
        if signing.is_wanted():
            signing.sign(plugins / "payload.dll")
        (work / "manifest.txt").write_text(payload.manifest(), encoding="ascii")
        description = _build_nsh(payload, build, setup, work, embedded=embedded)
        draw(work / "side.bmp")
        (work / "build.nsh").write_text(description, encoding="utf-8")
        compile_setup(work, plugins)
    if signing.is_wanted():
        signing.sign(setup)


def _build_nsh(payload: Payload, build: Build, setup: Path, work: Path, *, embedded: bool) -> str:
    """What setup/ssai3d.nsi needs to know of this build."""
    values = {
        "VERSION": build.version,
        "VERSION_OF_FOUR": ".".join(map(str, four_numbers(build.version))),
        "VARIANT": build.variant,
        "VARIANT_WORDS": VARIANTS[build.variant],
        "PUBLISHER": PUBLISHER,
        "OUT_FILE": str(setup),
        "ICON_FILE": str(build.icon or _NSIS_ICON),
        "SIDE_PICTURE": str(work / "side.bmp"),
        "MANIFEST_FILE": str(work / "manifest.txt"),
        "UNPACKED_KB": str(payload.unpacked_bytes // 1024),
        "UNPACKED_MB": str(payload.unpacked_bytes // 1_000_000 + 1),
        "LIST_NAME": LIST_NAME,
        "NEW_SUFFIX": NEW_SUFFIX,
    }
    lines = [f'!define {name} "{value}"' for name, value in values.items()]
    if signing.is_wanted():
        tool = Path(signing.__file__)
        lines.append(f"""!define SIGN_UNINSTALLER '"{sys.executable}" "{tool}" "%1"'""")
    if embedded:
        lines += ["!define EMBEDDED", "!macro extract_embedded_parts"]
        lines += [
            f'  File "/oname=$PLUGINSDIR\\{part.name}" "{setup.parent / part.name}"'
            for part in payload.parts
        ]
        lines.append("!macroend")
    return "\n".join(lines) + "\n"


def _write_manifest(payload: Payload, build: Build, setup: Path, *, embedded: bool) -> None:
    """Write for people and download pages what the setup program carries within itself."""
    facts = payload.as_json()
    if embedded:
        facts["parts"] = []
    document = {
        "program": "SSAI-3D",
        "version": build.version,
        "variant": build.variant,
        "setup": {
            "name": setup.name,
            "bytes": setup.stat().st_size,
            "sha256": sha256_of(setup),
        },
        **facts,
    }
    path = setup.with_name(f"{build.stem}-manifest.json")
    path.write_text(json.dumps(document, indent=2) + "\n", encoding="utf-8")


def parse(arguments: list[str] | None = None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description="Make the Windows installer, on Linux.")
    parser.add_argument("folder", nargs="?", type=Path, help="the folder of the frozen program")
    parser.add_argument("--filler-gb", type=float, help="pack that many GB of filler instead")
    parser.add_argument("--version", default=__version__, help="default %(default)s")
    parser.add_argument("--torch", required=True, choices=list(VARIANTS))
    parser.add_argument("--out", required=True, type=Path, help="where the files go")
    parser.add_argument("--icon", type=Path, help="an .ico file; NSIS's own without it")
    parser.add_argument("--part-mb", type=int, default=PART_BYTES // 10**6)
    options = parser.parse_args(arguments)
    if (options.folder is None) == (options.filler_gb is None):
        parser.error("give either a folder or --filler-gb")
    return options


def main(arguments: list[str] | None = None) -> int:
    """Make the installer; status 1 with a sentence when it cannot be made."""
    options = parse(arguments)
    build = Build(options.version, options.torch, options.icon, options.part_mb * 10**6)
    out = options.out.absolute()
    try:
        if options.folder is not None:
            setup = make_installer(options.folder, build, out)
        else:
            out.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=out) as folder:
                make_filler(Path(folder), int(options.filler_gb * 10**9), build.version)
                setup = make_installer(Path(folder), build, out)
    except (PayloadError, CompilingError, signing.SigningError) as error:
        print(error, file=sys.stderr)
        return 1
    for path in sorted(out.glob(f"{build.stem}*")):
        print(f"{path.stat().st_size / 1e6:10.1f} MB  {path.name}")
    print(f"{setup} is made.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
