"""Asks the system and NVIDIA's driver which cards there are; needs no torch and no CUDA.

The driver is asked through its management library (NVML), which every driver brings along. Where
there is none, the system is asked whether a card is there all the same.
"""

from __future__ import annotations

import ctypes
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ssai3d_app.engine.gpu.facts import Card

_NVIDIA_VENDOR = "0x10de"
_DISPLAY_CLASSES = ("0x0300", "0x0302")
_NAME_BYTES = 96

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Installed:
    """The cards that are there, and the driver's version; ``None`` without a driver."""

    cards: tuple[Card, ...]
    driver: str | None


def installed() -> Installed:
    """What is installed. Never raises: what cannot be asked is unknown, and the log says why."""
    try:
        with _nvml() as library:
            return Installed(tuple(_cards(library)), _driver_version(library))
    except OSError as error:
        _log.info("The NVIDIA driver cannot be asked: %s", error)
    return Installed(_cards_without_driver(), None)


def has_cuda_library() -> bool:
    """Whether CUDA's own driver library is there: in some containers it is all that is."""
    try:
        ctypes.CDLL("nvcuda.dll" if sys.platform == "win32" else "libcuda.so.1")
    except OSError:
        return False
    return True


class _Memory(ctypes.Structure):
    _fields_ = [(name, ctypes.c_ulonglong) for name in ("total", "free", "used")]


@contextmanager
def _nvml() -> Iterator[ctypes.CDLL]:
    """NVIDIA's management library, ready to be asked.

    Raises
    ------
    OSError
        When there is none, or it refuses: its driver is not loaded, or of another version.
    """
    library = ctypes.CDLL("nvml.dll" if sys.platform == "win32" else "libnvidia-ml.so.1")
    try:
        _asked(library.nvmlInit_v2())
    except AttributeError as error:
        raise OSError("the management library is too old to be asked") from error
    try:
        yield library
    except AttributeError as error:
        raise OSError(f"the management library lacks a function: {error}") from error
    finally:
        library.nvmlShutdown()


def _asked(status: int) -> None:
    if status != 0:
        raise OSError(f"NVML answers with status {status}")


def _driver_version(library: ctypes.CDLL) -> str:
    words = ctypes.create_string_buffer(_NAME_BYTES)
    _asked(library.nvmlSystemGetDriverVersion(words, _NAME_BYTES))
    return words.value.decode("ascii", "replace")


def _cards(library: ctypes.CDLL) -> Iterator[Card]:
    count = ctypes.c_uint()
    _asked(library.nvmlDeviceGetCount_v2(ctypes.byref(count)))
    for index in range(count.value):
        handle = ctypes.c_void_p()
        _asked(library.nvmlDeviceGetHandleByIndex_v2(index, ctypes.byref(handle)))
        name = ctypes.create_string_buffer(_NAME_BYTES)
        _asked(library.nvmlDeviceGetName(handle, name, _NAME_BYTES))
        major, minor, memory = ctypes.c_int(), ctypes.c_int(), _Memory()
        _asked(
            library.nvmlDeviceGetCudaComputeCapability(
                handle, ctypes.byref(major), ctypes.byref(minor)
            )
        )
        knows = library.nvmlDeviceGetMemoryInfo(handle, ctypes.byref(memory)) == 0
        yield Card(
            name.value.decode("utf-8", "replace"),
            (major.value, minor.value),
            memory.free if knows else None,
        )


def _cards_without_driver() -> tuple[Card, ...]:
    """NVIDIA cards that the system knows of although nothing drives them."""
    if sys.platform == "win32":
        return tuple(Card(name) for name in sorted(_adapters_on_windows()))
    return tuple(Card("NVIDIA card") for _ in _on_the_bus(Path("/sys/bus/pci/devices")))


def _on_the_bus(devices: Path) -> Iterator[Path]:
    """Folders of NVIDIA's display controllers among those of all PCI devices."""
    if not devices.is_dir():
        return
    for device in sorted(devices.iterdir()):
        try:
            vendor = (device / "vendor").read_text(encoding="ascii").strip()
            kind = (device / "class").read_text(encoding="ascii").strip()
        except OSError as error:
            _log.info("A device on the bus cannot be asked: %s", error)
            continue
        if vendor == _NVIDIA_VENDOR and kind.startswith(_DISPLAY_CLASSES):
            yield device


def _adapters_on_windows() -> set[str]:
    """Names of the display adapters that NVIDIA has made."""
    if sys.platform != "win32":
        raise OSError("only Windows can be asked this way")

    class Adapter(ctypes.Structure):
        _fields_ = [
            ("size", ctypes.c_ulong),
            ("device", ctypes.c_wchar * 32),
            ("words", ctypes.c_wchar * 128),
            ("state", ctypes.c_ulong),
            ("identity", ctypes.c_wchar * 128),
            ("key", ctypes.c_wchar * 128),
        ]

    names: set[str] = set()
    adapter = Adapter()
    adapter.size = ctypes.sizeof(Adapter)
    index = 0
    while ctypes.windll.user32.EnumDisplayDevicesW(None, index, ctypes.byref(adapter), 0):
        if "VEN_10DE" in adapter.identity.upper():
            names.add(adapter.words)
        index += 1
    return names
