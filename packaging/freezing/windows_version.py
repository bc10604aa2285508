"""What Windows shows under Properties ▸ Details of the executables."""

from __future__ import annotations

import re
from pathlib import Path

from ssai3d_app import __version__

_TEMPLATE = """VSVersionInfo(
  ffi=FixedFileInfo(filevers={four}, prodvers={four}, mask=0x3F, flags=0x0, OS=0x40004,
                    fileType=0x1, subtype=0x0, date=(0, 0)),
  kids=[
    StringFileInfo([StringTable("040904B0", [
      StringStruct("CompanyName", "SSAI-3D"),
      StringStruct("FileDescription", {description!r}),
      StringStruct("FileVersion", {version!r}),
      StringStruct("InternalName", {name!r}),
      StringStruct("LegalCopyright", "MIT licence; see the folder licences"),
      StringStruct("OriginalFilename", {file!r}),
      StringStruct("ProductName", "SSAI-3D"),
      StringStruct("ProductVersion", {version!r}),
    ])]),
    VarFileInfo([VarStruct("Translation", [0x409, 1200])]),
  ],
)
"""


def four_numbers(version: str) -> tuple[int, int, int, int]:
    """A version as Windows counts it: ``1.2.3rc1`` is (1, 2, 3, 0)."""
    released = re.match(r"\d+(\.\d+)*", version)
    if released is None:
        raise ValueError(f"{version} is no version.")
    numbers = [int(part) for part in released[0].split(".")][:4]
    first, second, third, fourth = numbers + [0] * (4 - len(numbers))
    return first, second, third, fourth


def resource(folder: Path, name: str) -> str:
    """Write the version resource of the executable ``name``; returns the file, for PyInstaller."""
    told = "SSAI-3D in a terminal" if name.endswith("-console") else "SSAI-3D"
    target = folder / f"{name}-version.txt"
    target.write_text(
        _TEMPLATE.format(
            four=four_numbers(__version__),
            version=__version__,
            description=told,
            name=name,
            file=f"{name}.exe",
        ),
        encoding="utf-8",
    )
    return str(target)
