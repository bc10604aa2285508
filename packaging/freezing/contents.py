"""What goes into the frozen program beyond what PyInstaller finds by itself, and what stays out.

Lists only, shared by the spec, the hooks and the tests; nothing here is imported by the program.
"""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

CODECS = (
    "_shared", "_shared_cython", "_imcd", "_zlib", "_deflate", "_zstd", "_jpeg8", "_jpeg2k",
    "_jpegls", "_jpegsof3", "_ljpeg", "_jpegxl", "_jpegxr", "_lerc", "_lz4", "_lzma", "_lzf",
    "_lzfse", "_pixarlog", "_png", "_webp", "_bz2", "_blosc", "_ccitt",
    "_bitshuffle", "_quantize",
)  # fmt: skip
"""Codecs of imagecodecs by module: those of TIFF, OME-Zarr and LIF. It loads them by name, when a
file asks for them, so that no analysis of imports finds them."""

HIDDEN_IMPORTS = (
    *(f"imagecodecs.{codec}" for codec in CODECS),
    # Readers that the program imports by name.
    *(
        f"ssai3d_app.formats.{name}"
        for name in ("czi", "lif", "nd2", "tiff", "zarr", "numbered_planes", "general")
    ),
    "aicsimageio.readers.dv_reader",
    "aicsimageio.readers.default_reader",
    "imageio.plugins.pillow",
    "imageio.plugins.pillow_legacy",
    "mrc",
    # Found through an entry point when ome-types reads OME-XML.
    "xsdata_pydantic_basemodel.hooks.class_type",
    # Qt draws icons from SVG.
    "PySide6.QtSvg",
)

METADATA_OF = (
    "torch", "aicsimageio", "ome-types", "xsdata", "numcodecs", "imageio", "zarr", "xarray", "dask",
    "tifffile", "numpy", "tensorstore", "pydantic", "safetensors",
)  # fmt: skip
"""Distributions whose metadata are asked for while the program runs (versions, entry points)."""

EXCLUDED_MODULES = (
    # Training of the shipped weights, and what only that needs.
    "ssai3d_app.engine.pretraining",
    "ome_zarr", "sklearn",
    # Clouds: 81 MB that no local file needs.
    "botocore", "aiobotocore", "boto3", "s3fs", "aiohttp", "gcsfs", "adlfs",
    "distributed", "bokeh", "numba", "llvmlite", "matplotlib", "IPython", "ipykernel", "jupyter",
    "PyQt5", "PyQt6", "PySide2", "tkinter", "_tkinter", "cv2", "imageio_ffmpeg", "av",
    "pytest", "_pytest", "pytestqt", "pyarrow", "cmake", "pip", "setuptools", "wheel",
    "PyInstaller", "triton", "tensorboard", "onnx", "onnxscript", "torchvision", "torchaudio",
    "pandas.tests", "numpy.tests", "dask.tests", "zarr.tests", "sympy.testing.tests",
    "pyqtgraph.examples", "aicsimageio.tests", "aicsimageio.readers.bioformats_reader",
    "aicsimageio.readers.lif_reader", "aicsimageio.readers.czi_reader",
    # What measuring structures does not need of its two libraries: 25 MB.
    "scipy.cluster", "scipy.datasets", "scipy.differentiate", "scipy.fftpack", "scipy.integrate",
    "scipy.interpolate", "scipy.io", "scipy.odr", "scipy.optimize", "scipy.signal", "scipy.stats",
    "skimage.color", "skimage.data", "skimage.feature", "skimage.filters.rank", "skimage.future",
    "skimage.graph", "skimage.io", "skimage.metrics", "skimage.registration",
    "skimage.restoration",
    # GPL, and not used: see README, Formats. The line editor of terminals is GPL too.
    "readlif", "aicspylibczi", "bioformats_jar", "readline", "_gdbm", "dbm.gnu",
    "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtDesigner", "PySide6.QtHelp",
    "PySide6.QtSql", "PySide6.QtUiTools",
)  # fmt: skip

DROPPED_FILES = (
    # Texts in languages that the program does not speak, and the sources of its own.
    "*/translations/*",
    "*Qt/lib/libQt6Qml*", "*Qt/lib/libQt6Quick*", "*Qt/lib/libQt6VirtualKeyboard*",
    "*Qt/lib/libQt6EglFS*", "*/egldeviceintegrations/*", "*/platforms/libqeglfs*",
    "*/platforms/libqlinuxfb*", "*/platforms/libqvnc*", "*/platforms/libqvkkhrdisplay*",
    "*/platforms/libqminimalegl*", "*/platforminputcontexts/*virtualkeyboard*",
    "*/platformthemes/libqgtk3*", "*/networkinformation/*", "*/generic/*",
    "*/imageformats/*qpdf*", "*/imageformats/*qtga*", "*/imageformats/*qwbmp*",
    "*/imageformats/*qicns*", "*/plugins/qmltooling/*", "*/plugins/sqldrivers/*",
    # Tests and headers of libraries.
    "torch/lib/libtorchbind_test*", "torch/lib/libjitbackend_test*",
    "torch/lib/libbackend_with_compiler*", "torch/lib/libaoti_custom_ops*",
    "torch/include/*", "torch/share/*", "torch/test/*", "torch/bin/test*",
    "torch/lib/*.lib",
    "*/tests/*", "pyqtgraph/examples/*", "pyqtgraph/icons/peegee/*",
    "aicsimageio/metadata/czi-to-ome-xslt/*",
    # What pip leaves in metadata: paths of the machine that built it, and lists of files.
    "*.dist-info/direct_url.json", "*.dist-info/RECORD", "*.dist-info/REQUESTED",
    "*.dist-info/INSTALLER", "*.dist-info/licenses/*", "*.dist-info/LICENSE*",
    "*.dist-info/uv_cache.json",
    # The system's own loader and drawing libraries: the host's have to be used.
    "libGL.so*", "libEGL.so*", "libgbm.so*", "libdrm.so*", "libxcb-cursor*",
    "libstdc++.so*", "libgcc_s.so*",
    # Fonts are found by settings of the host that its own library understands.
    "libfontconfig.so*", "libfreetype.so*", "libharfbuzz.so*", "libgraphite2.so*",
    "libbrotlidec.so*", "libbrotlicommon.so*", "libpng16.so*", "libexpat.so*",
    # The toolkit that a platform theme of GNOME would bring along.
    "libgtk-3*", "libgdk-3*", "libgdk_pixbuf*", "libcairo*", "libpango*", "libatk*", "libatspi*",
    "libthai.so*", "libdatrie.so*", "libfribidi.so*", "libpixman-1.so*", "libjpeg.so.62*",
    "libXext.so*", "libXrender.so*", "libXcomposite.so*", "libXcursor.so*", "libXdamage.so*",
    "libXfixes.so*", "libXi.so*", "libXinerama.so*", "libXrandr.so*", "libepoxy.so*",
)  # fmt: skip
"""Patterns of paths in the bundle that are left out."""

KEPT_FILES = ("*/translations/qtbase_de.qm", "resources/translations/*.qm")
"""Patterns of those that stay although one above fits."""

DROPPED_FROM_CUDA = (
    "nvidia/*/lib/libnvrtc.alt*", "nvidia/*/lib/libnvrtc-builtins.alt*",
    "nvidia/*/lib/libcusolverMg*", "nvidia/*/lib/libnvperf*", "nvidia/*/lib/libcudnn_adv*",
    "nvidia/*/lib/libcheckpoint*", "nvidia/*/lib/libpcsamplingutil*",
    "nvidia/*/include/*", "nvidia/*/bin/*", "nvidia/*/lib/*.a", "triton/*",
    # Ways from one computer to another, over libraries that clusters have.
    "nvidia/nvshmem/lib/nvshmem_transport_*", "nvidia/nvshmem/lib/nvshmem_bootstrap_*",
    "nvidia/*/lib/libcufile_rdma*",
)  # fmt: skip
"""Of the CUDA variant: what neither training nor restoring calls. Measured on the processor, and to
be tried on a graphics card before a release."""

STRIPPED = ("libpython3*", "*/lib-dynload/*.so", "libtorch_cpu.so", "libtorch_python.so",
            "libtorch_cuda*.so", "libtorch.so", "libc10*.so", "*/numcodecs/*.so")  # fmt: skip
"""Libraries whose symbols for debuggers are taken out. Not others: ``strip`` destroys those that
were relinked for their wheel, numpy's OpenBLAS first of all."""


def matches(path: str, patterns: tuple[str, ...]) -> bool:
    """Whether a path in the bundle, with ``/`` or ``\\``, or its last part fits a pattern."""
    plain = path.replace("\\", "/")
    name = PurePosixPath(plain).name
    return any(fnmatchcase(plain, p) or fnmatchcase(name, p) for p in patterns)


def is_dropped(path: str, variant: str) -> bool:
    """Whether a file is left out of the bundle of a variant, ``cpu`` or ``cuda``."""
    if matches(path, KEPT_FILES):
        return False
    return matches(path, DROPPED_FILES) or (variant == "cuda" and matches(path, DROPPED_FROM_CUDA))


def modules_below(package: Path, name: str, without: tuple[str, ...] = ()) -> dict[str, Path]:
    """Files of all modules in a package's folder by module name: nothing is imported for it.

    ``without`` are names of subpackages that are left out with all that is in them.
    """
    found = {}
    for path in sorted(package.rglob("*.py")):
        parts = path.relative_to(package).with_suffix("").parts
        parts = parts[:-1] if parts and parts[-1] == "__init__" else parts
        module = ".".join((name, *parts))
        if not any(module == left or module.startswith(f"{left}.") for left in without):
            found[module] = path
    return found


def modules_that_read_themselves(torch: Path) -> list[str]:
    """Modules of torch, at its folder, that read their own source when they are imported.

    They take the comments beside their settings from it, so that they need their source beside the
    byte code; all others of torch's two thousand modules go into the archive.
    """
    modules = modules_below(torch, "torch", without=("torch.testing",))
    return [
        name for name, path in modules.items() if b"install_config_module(" in path.read_bytes()
    ]
