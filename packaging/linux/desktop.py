"""The entries by which desktops find the program: menu, icon, file types."""

from __future__ import annotations

import shutil
from pathlib import Path

from freezing.icons import PNG_SIZES, render

FILES = Path(__file__).resolve().parent / "files"
RESOURCES = Path(__file__).resolve().parents[2] / "resources"

FILE_TYPES = (
    "application/x-ssai3d-project",
    "image/x-zeiss-czi",
    "image/x-leica-lif",
    "image/x-nikon-nd2",
    "image/x-ome-tiff",
    "image/x-zeiss-lsm",
    "image/x-deltavision",
    "image/tiff",
)

_ENTRY = """[Desktop Entry]
Type=Application
Version=1.0
Name=SSAI-3D
GenericName=Microscopy Restoration
Comment=Isotropic resolution for 3D microscopy stacks
Exec={program} %f
Icon=ssai3d
Terminal=false
Categories=Science;Biology;ImageProcessing;
Keywords=microscopy;deconvolution;isotropic;confocal;CZI;LIF;ND2;TIFF;
StartupWMClass=ssai3d
MimeType={types};
"""

# OME-Zarr is a folder, and desktops know folders by no name. An entry of its own, which no menu
# shows, so that "Open With" offers the program for folders and takes nothing else along.
_FOLDER_ENTRY = """[Desktop Entry]
Type=Application
Version=1.0
Name=SSAI-3D (OME-Zarr)
Exec={program} %f
Icon=ssai3d
Terminal=false
NoDisplay=true
StartupWMClass=ssai3d
MimeType=inode/directory;
"""


def entry(program: str) -> str:
    """The menu entry that starts ``program``, a name on the path or a path."""
    return _ENTRY.format(program=program, types=";".join(FILE_TYPES))


def folder_entry(program: str) -> str:
    """The entry for OME-Zarr folders."""
    return _FOLDER_ENTRY.format(program=program)


def write_share(share: Path, program: str) -> None:
    """Write what belongs below ``share`` (/usr/share or the like): entries, file types, icons."""
    applications = share / "applications"
    applications.mkdir(parents=True)
    (applications / "ssai3d.desktop").write_text(entry(program), "utf-8")
    (applications / "ssai3d-folder.desktop").write_text(folder_entry(program), "utf-8")
    types = share / "mime" / "packages"
    types.mkdir(parents=True)
    shutil.copyfile(FILES / "ssai3d.xml", types / "ssai3d.xml")
    theme = share / "icons" / "hicolor"
    svg = RESOURCES / "icons" / "ssai3d.svg"
    scalable = theme / "scalable" / "apps"
    scalable.mkdir(parents=True)
    shutil.copyfile(svg, scalable / "ssai3d.svg")
    drawn = share / "drawn"
    drawn.mkdir()
    for size, path in render(svg, drawn).png.items():
        folder = theme / f"{size}x{size}" / "apps"
        folder.mkdir(parents=True)
        path.replace(folder / "ssai3d.png")
    shutil.rmtree(drawn)


ICON_PLACES = (
    "scalable/apps/ssai3d.svg",
    *(f"{size}x{size}/apps/ssai3d.png" for size in PNG_SIZES),
)
"""Files below a theme's folder."""
