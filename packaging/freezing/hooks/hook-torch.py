"""Torch: its libraries and the modules that it imports by name.

Takes the place of the hook that PyInstaller's collection brings, which imports every module of
torch in a child process, collects tests and headers, and writes each module as a file of its own.
"""

from pathlib import Path

from PyInstaller.utils.hooks import get_package_paths

from freezing.contents import modules_below, modules_that_read_themselves

_PACKAGE = Path(get_package_paths("torch")[1])

_KEPT_AS_SOURCE = modules_that_read_themselves(_PACKAGE)

# The first step of an optimizer and the first checkpoint() load these by name.
hiddenimports = [
    *modules_below(_PACKAGE / "_dynamo" / "polyfills", "torch._dynamo.polyfills"),
    *_KEPT_AS_SOURCE,
]

module_collection_mode = {"torch": "pyz", **dict.fromkeys(_KEPT_AS_SOURCE, "pyz+py")}

_LIBRARIES = [
    path
    for pattern in ("*.so", "*.so.*", "*.dll")
    for path in sorted((_PACKAGE / "lib").glob(pattern))
]
binaries = [(str(path), "torch/lib") for path in _LIBRARIES]
# On Linux tensors that processes share need this helper.
binaries += [(str(path), "torch/bin") for path in (_PACKAGE / "bin").glob("torch_shm_manager*")]

# The CUDA build finds NVIDIA's libraries in the packages beside it, and must go on to.
_BESIDE = _PACKAGE.parent
binaries += [
    (str(path), path.parent.relative_to(_BESIDE).as_posix())
    for path in sorted((_BESIDE / "nvidia").rglob("*.so*"))
    if path.parent.name == "lib"
]

datas = [(str(_PACKAGE / "_dynamo" / "graph_break_registry.json"), "torch/_dynamo")]

# Torch finds the libraries that it opens later beside the one that asks.
bindepend_symlink_suppression = ["**/torch/lib/*.so*", "**/nvidia/**/lib/*.so*"]
