"""Checks a frozen bundle before it is packed: what must be in it, what must not, and its size."""

from __future__ import annotations

import json
import mmap
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

from freezing.budgets import BUDGETS, MB, Figure

REQUIRED = (
    "ssai3d{exe}",
    "ssai3d-console{exe}",
    "_internal/resources/build.json",
    "_internal/resources/weights/fast.safetensors",
    "_internal/resources/weights/best.safetensors",
    "_internal/resources/sample/*.ome.tif",
    "_internal/resources/icons/ssai3d.svg",
    "_internal/resources/help/index.md",
    "_internal/resources/help/getting_started.md",
    "_internal/resources/tour/what.svg",
    "_internal/resources/translations/ssai3d_de.qm",
    "_internal/PySide6/*translations/qtbase_de.qm",
    "licences/README.md",
    "licences/THIRD_PARTY.md",
    "licences/Python.txt",
    "licences/_PyInstaller.txt",
    "licences/_Qt.txt",
)
FORBIDDEN_FILES = (
    # GPL.
    "*ffmpeg*", "*libreadline*", "*libgdbm*", "*libx264*", "*libx265*", "*readlif*",
    "*aicspylibczi*", "*/reportlab/fonts/DarkGarden*",
    # Of no use to the program, and large.
    "*/numba/*", "*/llvmlite/*", "*/botocore/*",
    "*/matplotlib/*", "*/cmake/*", "*/triton/*", "*/torch/include/*", "*/torch/share/*",
    "*/QtWebEngine*", "*libQt6Qml*", "*libQt6Quick*",
    # What only whoever develops needs, and the marks of an editable install.
    "*/tests/*", "*/test/*", "*test_*.py*", "*.pyi", "*.h", "*.hpp", "*.cmake", "*.a", "*.lib",
    "*/__pycache__/*", "*/direct_url.json", "*/__editable__*",
)  # fmt: skip
PERMITTED_FILES = ("*/skimage/*.pyi",)
"""Although one above fits: scikit-image reads from these where its functions are."""
FORBIDDEN_MODULES = (
    "numba", "botocore", "aiobotocore", "s3fs", "matplotlib", "pytest",
    "readlif", "aicspylibczi", "imageio_ffmpeg", "cmake", "readline", "triton",
    "ssai3d_app.engine.pretraining", "PyInstaller",
)  # fmt: skip


@dataclass
class Findings:
    """``problems`` are sentences, none when the bundle is sound; ``figures`` what was measured."""

    problems: list[str] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)


def check(
    bundle: Path,
    variant: str,
    *,
    never_named: Iterable[str] = (),
    modules: dict[str, bytes] | None = None,
    windows: bool = sys.platform == "win32",
) -> Findings:
    """Check a bundle of a variant, ``cpu`` or ``cuda``.

    ``never_named`` are paths of the build machine; ``modules`` the byte code in the bundle's
    archive by name, when it was read (:func:`archived_modules`).
    """
    found = Findings()
    files = {path.relative_to(bundle).as_posix(): path for path in _files(bundle)}
    exe = ".exe" if windows else ""
    for pattern in REQUIRED:
        wanted = pattern.format(exe=exe)
        if not any(fnmatchcase(name, wanted) for name in files):
            found.problems.append(f"{wanted} is missing.")
    found.problems += [
        f"{name} must not be in the bundle."
        for name in files
        if any(fnmatchcase(f"/{name}", pattern) for pattern in FORBIDDEN_FILES)
        and not any(fnmatchcase(f"/{name}", pattern) for pattern in PERMITTED_FILES)
    ]
    for name in sorted(modules or {}):
        if any(name == left or name.startswith(f"{left}.") for left in FORBIDDEN_MODULES):
            found.problems.append(f"The module {name} must not be in the bundle.")
    found.problems += _stamp_problems(files.get("_internal/resources/build.json"), variant)
    found.problems += _named_paths(files, modules or {}, [p for p in never_named if p])
    _measure(found, list(files.values()), variant)
    return found


def archived_modules(executable: Path) -> dict[str, bytes]:
    """The byte code of every module in the archive of a frozen executable, by module name."""
    import marshal  # noqa: PLC0415

    from PyInstaller.archive.readers import CArchiveReader  # noqa: PLC0415

    program = CArchiveReader(str(executable))
    archives = [name for name, entry in program.toc.items() if entry[-1] == "z"]
    modules: dict[str, bytes] = {}
    for archive in archives:
        inner = program.open_embedded_archive(archive)
        for name in inner.toc:
            content = inner.extract(name, raw=True)
            modules[name] = content if isinstance(content, bytes) else marshal.dumps(content)
    return modules


def _files(bundle: Path) -> Iterator[Path]:
    return (path for path in sorted(bundle.rglob("*")) if path.is_symlink() or path.is_file())


def _stamp_problems(stamp: Path | None, variant: str) -> list[str]:
    if stamp is None:
        return []
    try:
        told = json.loads(stamp.read_text("utf-8"))
    except ValueError as error:
        return [f"build.json is no JSON: {error}."]
    problems = []
    if told.get("variant") != variant:
        problems.append(f"build.json tells of the variant {told.get('variant')}, not {variant}.")
    if variant == "cuda" and not told.get("cuda"):
        problems.append("The torch in the bundle is a CPU build, and the variant is cuda.")
    if variant == "cpu" and told.get("cuda"):
        problems.append(f"The torch in the bundle is built for CUDA {told['cuda']}, not for cpu.")
    return problems


def _named_paths(
    files: dict[str, Path], modules: dict[str, bytes], never_named: list[str]
) -> list[str]:
    needles = [(path, path.encode()) for path in never_named]
    problems = []
    for name, path in files.items():
        if path.is_symlink() or path.stat().st_size == 0:
            continue
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as all_:
            problems += [
                f"{name} names {told}, a folder of the machine that built it."
                for told, needle in needles
                if all_.find(needle) >= 0
            ]
    for name, content in modules.items():
        problems += [
            f"The module {name} names {told}, a folder of the machine that built it."
            for told, needle in needles
            if needle in content
        ]
    return problems


def _measure(found: Findings, files: list[Path], variant: str) -> None:
    budget = BUDGETS[variant]
    size = sum(path.lstat().st_size for path in files) / MB
    found.figures = [
        Figure("bundle", size, "MB", budget.bundle_mb),
        Figure("files", len(files), "", budget.files),
    ]
    found.problems += [
        f"{figure.name}: {figure.value:,.0f} {figure.unit} is over {figure.limit:,.0f}."
        for figure in found.figures
        if not figure.is_met
    ]
