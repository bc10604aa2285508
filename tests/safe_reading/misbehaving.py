"""A reader process whose files do what damaged ones do to libraries, by the name of the file."""

import ctypes
import itertools
import os
import sys
import time
from pathlib import Path

import numpy as np

from ssai3d_app.safe_reading import child
from ssai3d_app.volume.scene import Channel, Scene, VoxelSize


def misbehave(way: str) -> None:
    if way == "crash":
        os.abort()
    if way == "segfault":
        ctypes.string_at(0)
    if way == "exit":
        print("the library gives up", file=sys.stderr, flush=True)
        os._exit(3)
    if way == "killed":
        os.kill(os.getpid(), 9)
    if way == "hang":
        while True:
            time.sleep(0.01)
    if way == "lock":
        # In a library that holds the interpreter, so that no thread of it runs.
        ctypes.PyDLL(None).sleep(1000)
    if way == "memory":
        np.ones(2**40, np.uint8)
    if way == "hoard":
        hoard = [np.empty(2**24, np.uint8) for _ in itertools.repeat(None, 1000)]
        raise RuntimeError(f"{len(hoard)} blocks were not too many")
    if way == "defect":
        raise RuntimeError("a mistake of the program")
    if way == "print":
        print("{}")
        os.system("echo from a library")


class _Image:
    """A file that opens, and misbehaves when it is read; or the other way round."""

    format = "Misbehaving"

    def __init__(self, path: Path) -> None:
        self.path = path
        when, _, self._way = path.stem.partition("_")
        if when == "open":
            misbehave(self._way)
        size = VoxelSize()
        names = (Channel("Channel 1"),)
        self.scenes = (Scene(0, path.stem, "TCZYX", (1, 1, 3, 8, 8), "uint16", size, names),)
        if self._way == "nameless":
            self.scenes = (Scene(0, {}, "TCZYX", (1, 1, 3, 8, 8), "uint16", size, names),)

    def stack(self, scene_index: int) -> "_Image":
        return self

    def read_box(self, time_index: int, channel: int, box: tuple, level: int = 0) -> np.ndarray:
        misbehave(self._way)
        lengths = tuple(side.stop - side.start for side in box)
        if self._way == "shape":
            lengths = (1, 1, 1)
        return np.full(lengths, 7, ">u2")

    def close(self) -> None:
        misbehave(self._way.removeprefix("close"))


if __name__ == "__main__":
    child.open_image = _Image
    sys.exit(child.main())
