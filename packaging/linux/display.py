"""A display of its own for a program under test, and when that program's window is on it."""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

_VIEWABLE = 2


class NoWindowError(Exception):
    """No window appeared in time."""


@contextmanager
def virtual_display(size: str = "1440x900x24") -> Iterator[str]:
    """Run Xvfb; gives the name of its display, such as ``:99``.

    Programs in a chroot reach it too: it listens on a socket that stands in no folder.
    """
    told, tell = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(tell), "-screen", "0", size, "-ac", "-nolisten", "tcp"],
        pass_fds=(tell,),
        stderr=subprocess.DEVNULL,
    )
    os.close(tell)
    try:
        with os.fdopen(told) as line:
            number = line.readline().strip()
        if not number:
            raise NoWindowError("Xvfb did not start.")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


class _Attributes(ctypes.Structure):
    _fields_ = (
        ("x", ctypes.c_int), ("y", ctypes.c_int), ("width", ctypes.c_int),
        ("height", ctypes.c_int), ("border_width", ctypes.c_int), ("depth", ctypes.c_int),
        ("visual", ctypes.c_void_p), ("root", ctypes.c_ulong), ("c_class", ctypes.c_int),
        ("bit_gravity", ctypes.c_int), ("win_gravity", ctypes.c_int),
        ("backing_store", ctypes.c_int), ("backing_planes", ctypes.c_ulong),
        ("backing_pixel", ctypes.c_ulong), ("save_under", ctypes.c_int),
        ("colormap", ctypes.c_ulong), ("map_installed", ctypes.c_int),
        ("map_state", ctypes.c_int), ("all_event_masks", ctypes.c_long),
        ("your_event_mask", ctypes.c_long), ("do_not_propagate_mask", ctypes.c_long),
        ("override_redirect", ctypes.c_int), ("screen", ctypes.c_void_p),
    )  # fmt: skip


class Screen:
    """What is shown on a display, asked through Xlib."""

    def __init__(self, display: str) -> None:
        self._x = ctypes.CDLL(ctypes.util.find_library("X11"))
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XDefaultRootWindow.restype = ctypes.c_ulong
        connection = self._x.XOpenDisplay(display.encode())
        if not connection:
            raise NoWindowError(f"The display {display} does not answer.")
        self._display = ctypes.c_void_p(connection)

    def windows(self, least_width: int = 400) -> list[str]:
        """The names of the top windows that are shown and at least that wide, in pixels."""
        names = []
        for window in self._top_windows():
            attributes = _Attributes()
            if not self._x.XGetWindowAttributes(
                self._display, ctypes.c_ulong(window), ctypes.byref(attributes)
            ):
                continue
            name = ctypes.c_char_p()
            self._x.XFetchName(self._display, ctypes.c_ulong(window), ctypes.byref(name))
            if attributes.map_state == _VIEWABLE and attributes.width >= least_width:
                names.append((name.value or b"").decode("latin-1"))
        return names

    def wait_for_window(self, process: subprocess.Popen[bytes], seconds: float) -> str:
        """Wait until a window is shown; returns its name.

        Raises
        ------
        NoWindowError
            When the program ends before, or none is shown within ``seconds``.
        """
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            shown = self.windows()
            if shown:
                return shown[0]
            if process.poll() is not None:
                raise NoWindowError(f"The program ended with status {process.returncode}.")
            time.sleep(0.02)
        raise NoWindowError(f"No window within {seconds:.0f} s.")

    def close(self) -> None:
        """Leave the display."""
        self._x.XCloseDisplay(self._display)

    def _top_windows(self) -> list[int]:
        root, parent = ctypes.c_ulong(), ctypes.c_ulong()
        children, count = ctypes.POINTER(ctypes.c_ulong)(), ctypes.c_uint()
        self._x.XQueryTree(
            self._display,
            ctypes.c_ulong(self._x.XDefaultRootWindow(self._display)),
            ctypes.byref(root),
            ctypes.byref(parent),
            ctypes.byref(children),
            ctypes.byref(count),
        )
        found = [int(children[place]) for place in range(count.value)]
        if found:
            self._x.XFree(children)
        return found
