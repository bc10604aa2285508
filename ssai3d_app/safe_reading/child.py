"""The reader process: opens one file at a time and serves its scenes and boxes over pipes."""

from __future__ import annotations

import faulthandler
import os
import queue
import threading
import traceback
from typing import BinaryIO

import numpy as np

from ssai3d_app.errors import UserError, unreadable
from ssai3d_app.formats.opening import open_image
from ssai3d_app.formats.provenance import record_of
from ssai3d_app.safe_reading.memory_limit import limit_memory, size_of
from ssai3d_app.safe_reading.protocol import (
    VERSION,
    Answer,
    Close,
    Defect,
    Done,
    Failure,
    Measured,
    Open,
    Opened,
    Read,
    ReadRecord,
    Ready,
    Record,
    Request,
    Voxels,
    Warm,
    box_of,
    path_of,
    request_from,
    to_line,
)
from ssai3d_app.volume.scene import ImageFile, Stack

_LONGEST_REQUEST = 600.0
"""Seconds after which the process ends itself, whatever hangs. Its owner acts earlier; this is for
one whose owner was killed while a library held the interpreter and the end of the input unseen."""


def main() -> int:
    """Serve until the owner closes the input; the exit status is 0."""
    requests, wire = _take_pipes()
    waiting: queue.SimpleQueue[Request] = queue.SimpleQueue()
    threading.Thread(target=_receive, args=(requests, waiting), daemon=True).start()
    server = _Server(wire)
    server.say(Ready(version=VERSION))
    while True:
        request = waiting.get()
        faulthandler.dump_traceback_later(_LONGEST_REQUEST, exit=True)
        server.answer(request)
        faulthandler.cancel_dump_traceback_later()


def _take_pipes() -> tuple[BinaryIO, BinaryIO]:
    """The pipes to the owner, moved out of reach of libraries that print or read input."""
    requests, wire = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb", buffering=0)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return requests, wire


def _receive(requests: BinaryIO, waiting: queue.SimpleQueue[Request]) -> None:
    """Pass requests on; when the owner closes its end, or is gone, end at once.

    In a thread of its own, since the other may be busy in a file for long.
    """
    for line in requests:
        waiting.put(request_from(line))
    os._exit(0)


class _Server:
    """What the process holds: the open file, and the way back to the owner."""

    def __init__(self, wire: BinaryIO) -> None:
        self._wire = wire
        self._name = "The file"
        self._image: ImageFile | None = None
        self._stacks: dict[int, Stack] = {}

    def say(self, answer: Answer) -> None:
        """Send one line."""
        self._send(memoryview(to_line(answer)))

    def answer(self, request: Request) -> None:
        """Serve one request; whatever goes wrong becomes an answer too."""
        try:
            self._serve(request)
        except UserError as error:
            self.say(Failure.of(error))
        except MemoryError as error:
            self.say(Failure.of(_needs_too_much_memory(self._name, str(error))))
        except Exception:  # noqa: BLE001 - told to the owner, who logs it
            self.say(Defect(traceback=traceback.format_exc()))

    def _serve(self, request: Request) -> None:
        match request:
            case Warm():
                _import_readers()
                self.say(Done())
            case Open():
                self._open(request)
            case Read():
                self._read(request)
            case ReadRecord():
                self._read_record(request)
            case Close():
                self._close()
                self.say(Done())

    def _open(self, request: Open) -> None:
        self._close()
        path = path_of(request)
        self._name = path.name
        try:
            size = size_of(path)
        except (OSError, ValueError):
            size = 0  # Opening says what is wrong with it.
        self.say(Measured(size=size))
        limit_memory(size)
        self._image = open_image(path)
        self.say(Opened(format=self._image.format, scenes=self._image.scenes))

    def _read(self, request: Read) -> None:
        assert self._image is not None
        if request.scene not in self._stacks:
            self._stacks[request.scene] = self._image.stack(request.scene)
        stack = self._stacks[request.scene]
        voxels = stack.read_box(request.time, request.channel, box_of(request), request.level)
        voxels = np.ascontiguousarray(voxels, voxels.dtype.newbyteorder("="))
        self.say(Voxels(dtype=voxels.dtype.name, shape=voxels.shape))
        self._send(voxels.data.cast("B"))

    def _read_record(self, request: ReadRecord) -> None:
        path = path_of(request)
        self._name = path.name
        limit_memory(0)
        self.say(Record(text=record_of(path)))

    def _close(self) -> None:
        self._stacks.clear()
        if self._image is not None:
            image, self._image = self._image, None
            image.close()

    def _send(self, content: memoryview) -> None:
        while content:
            content = content[self._wire.write(content) :]


def _needs_too_much_memory(name: str, detail: str) -> UserError:
    """The failure of a file that asks for more than :func:`limit_memory` lets it have."""
    return unreadable(
        f"{name} needs more memory than its size can explain",
        "copy it again from the microscope, or export it as OME-TIFF",
        detail,
    )


def _import_readers() -> None:
    from ssai3d_app.formats import czi, general, lif, nd2, tiff, zarr  # noqa: F401
