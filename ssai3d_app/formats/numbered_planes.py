"""A folder of TIFF files that are the planes of one stack."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np

from ssai3d_app.errors import UserError, unreadable
from ssai3d_app.formats import metadata
from ssai3d_app.formats.plane_names import PlaneSeries, plane_series
from ssai3d_app.formats.planewise import PlanewiseReader
from ssai3d_app.formats.tiff import TiffFileReader
from ssai3d_app.formats.tiff_axes import page_numbers
from ssai3d_app.formats.tiff_directories import Directories
from ssai3d_app.volume.scene import Box, Scene, Voxels


class NumberedPlanesReader(PlanewiseReader):
    """The stack of a folder of numbered planes, as one scene."""

    format_name = "TIFF series"

    def _open(self) -> None:
        self._series: PlaneSeries = plane_series(self.path)
        home = self.path.resolve()
        for file in self._series.files:
            if file.is_symlink() and file.resolve().parent != home:
                raise unreadable(
                    f"{file.name} is a link to another folder", "copy the file itself there"
                )

    def _describe(self) -> list[Scene]:
        first = self._series.files[0]
        with closing(TiffFileReader(first)) as reader:
            plane = self._single(reader, first)
        self._refuse_others()
        self._numbers = page_numbers(self._series.axes, self._series.lengths)
        times, channels, planes = self._numbers.shape
        scene = replace(
            plane,
            name=self.path.name or str(self.path),
            shape=(times, channels, planes, *plane.shape[3:]),
            channels=metadata.channels(channels),
            time_step_s=None,
            pyramid=(),
            remarks=(*plane.remarks, *self._series.remarks),
        )
        return [scene]

    def _single(self, reader: TiffFileReader, file: Path) -> Scene:
        scene: Scene = reader.described[0]
        if len(reader.described) > 1 or scene.shape[:3] != (1, 1, 1):
            raise unreadable(
                f"{file.name} holds more than one plane, so that its folder is no series of planes",
                "open the file itself",
            )
        return scene

    def _refuse_others(self) -> None:
        """Compare the headers of the files that are not as long as the first one."""
        first, *others = self._series.files
        length = first.stat().st_size
        expected = _headers(first)
        for file in others:
            if file.stat().st_size != length and _headers(file) != expected:
                raise _other_pixels(file, first)

    def _box(self, scene: int, time: int, channel: int, box: Box, level: int) -> Voxels:
        described = self.described[scene]
        if level:
            raise ValueError("a folder of planes has no coarser copies")
        depth, rows, columns = box
        sizes = [s.stop - s.start for s in box]
        voxels = np.empty((*sizes, *described.shape[5:]), described.dtype)
        for place, z in enumerate(range(depth.start, depth.stop)):
            file = self._series.files[int(self._numbers[time, channel, z])]
            with closing(TiffFileReader(file)) as reader:
                stored = reader.described[0]
                alone = (1, 1, 1, *described.shape[3:])
                if (stored.shape, stored.dtype) != (alone, described.dtype):
                    raise _other_pixels(file, self._series.files[0])
                voxels[place] = reader.read_box(0, 0, 0, (slice(0, 1), rows, columns))[0]
        return voxels


def _headers(file: Path) -> list[object]:
    """What the pages of a file hold."""
    with file.open("rb") as content:
        return [page.shape for page in Directories(content).chain]


def _other_pixels(file: Path, first: Path) -> UserError:
    return unreadable(
        f"{file.name} is a plane of another size or type than {first.name}",
        "put the planes of each stack into a folder of their own",
    )
