"""The copy itself: read, map and write a few planes at a time."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from ssai3d_app.engine.cancellation import CancellationToken
from ssai3d_app.engine.events import Caution, Completed, Stage
from ssai3d_app.engine.progress import ProgressTeller
from ssai3d_app.errors import cannot_write, wrong_usage
from ssai3d_app.exporting.intensities import (
    ChannelMapping,
    Extremes,
    Mapped,
    check_scale,
    exported_dtype,
    is_scaled,
    loses_digits,
    needs_extremes,
)
from ssai3d_app.exporting.listening import Listener
from ssai3d_app.exporting.record import carried_record, export_record
from ssai3d_app.exporting.request import ExportRequest
from ssai3d_app.exporting.selecting import Selected, described, selected
from ssai3d_app.formats.claiming import claimed
from ssai3d_app.formats.creating import create_result, result_bytes
from ssai3d_app.formats.placing import check_destination, remove_unfinished
from ssai3d_app.formats.result import ResultDescription, ResultWriter
from ssai3d_app.safe_reading.opening import open_safely
from ssai3d_app.volume.scene import Box, Stack

_VOXELS_AT_A_TIME = 8_000_000
"""What is held at once, besides the real numbers into which it is turned while it is scaled."""
_MOST_PLANES = 64


def export(request: ExportRequest, listener: Listener, token: CancellationToken) -> Completed:
    """Write the copy that is asked for; it stands under its name only when it is whole.

    Raises
    ------
    UserError
        When the source cannot be read, has no such part, or the copy cannot be written there.
    JobStopped
        When the token has been cancelled; nothing is left then.
    """
    began = time.monotonic()
    _refuse_names(request)
    with open_safely(request.path) as image, claimed(request.output):
        if request.scene >= len(image.scenes):
            raise wrong_usage(
                f"Scene {request.scene} does not exist",
                f"choose from 0 to {len(image.scenes) - 1}",
            )
        stack = request.corrections.stack(image.stack(request.scene))
        part = selected(request, stack.scene)
        check_scale(request, part.scene, part.channels)
        description = ResultDescription((described(part, request),))
        needed = result_bytes(request.output, description, request.zarr_version)
        remove_unfinished(request.output)
        check_destination(request.output, needed)
        before = carried_record(request.path)
        writer = create_result(request.output, description, request.zarr_version)
        copy = _Copy(request, stack, part, listener, token)
        try:
            mapped = copy.write(writer)
            writer.commit(export_record(before, request, part, mapped))
        except BaseException:
            writer.abort()
            raise
    return Completed(output=str(request.output), seconds=time.monotonic() - began)


def _refuse_names(request: ExportRequest) -> None:
    """Refuse a copy in the place of its source, within it or around it, or of another file."""
    source, output = (Path(os.path.realpath(path)) for path in (request.path, request.output))
    same = source.exists() and output.exists() and source.samefile(output)
    if same or source == output or source in output.parents or output in source.parents:
        raise wrong_usage(
            f"{request.output.name} would replace or change the stack that it is made from",
            "choose another name or folder",
        )
    if request.output.exists() and not request.replace:
        raise cannot_write(
            f"{request.output.name} exists already", "choose another name, or let it be replaced"
        )


class _Copy:
    """One run over the planes of a part, or two where the highest values are wanted first."""

    def __init__(
        self,
        request: ExportRequest,
        stack: Stack,
        part: Selected,
        listener: Listener,
        token: CancellationToken,
    ) -> None:
        self._request, self._stack, self._part = request, stack, part
        self._listener, self._token = listener, token
        self._looks_first = needs_extremes(request, part.scene)
        work = {Stage.PREPARING: 1.0 if self._looks_first else 0.0, Stage.WRITING: 2.0}
        self._progress = ProgressTeller(listener, sum(work.values()))
        self._progress.enter(work)

    def write(self, writer: ResultWriter) -> list[Mapped]:
        """Hand every plane to the writer; returns how the values of each channel were mapped."""
        if loses_digits(self._request, self._part.scene):
            self._listener(
                Caution(text="32-bit real numbers come only near the largest of these values.")
            )
        mappings = self._mappings()
        done = 0
        first_z = self._part.box[0].start
        for t, time_ in enumerate(self._part.times):
            for c, channel in enumerate(self._part.channels):
                for box in self._pieces():
                    self._token.raise_if_cancelled()
                    planes = mappings[c].apply(self._stack.read_box(time_, channel, box))
                    writer.write(0, t, c, box[0].start - first_z, planes)
                    done += len(planes)
                    self._progress.tell(Stage.WRITING, done, self._part.planes)
        told = [mapping.told for mapping in mappings]
        for mapped in told:
            self._listener(mapped)
        return told

    def _mappings(self) -> list[ChannelMapping]:
        scene, channels = self._part.scene, self._part.channels
        scales: list[tuple[float, float] | None] = [None] * len(channels)
        if self._looks_first:
            scales = [*self._found_scales()]
        elif is_scaled(self._request, scene) and self._request.scale is not None:
            asked = self._request.scale
            scales = [*(asked * len(channels) if len(asked) == 1 else asked)]
        dtype = exported_dtype(self._request, scene)
        return [
            ChannelMapping(scene.channels[number].name, scene, dtype, scale)
            for number, scale in zip(channels, scales, strict=True)
        ]

    def _found_scales(self) -> list[tuple[float, float]]:
        """From 0 to the highest value of each channel, over all times that are exported."""
        found = [Extremes() for _ in self._part.channels]
        done = 0
        for time_ in self._part.times:
            for extremes, channel in zip(found, self._part.channels, strict=True):
                for box in self._pieces():
                    self._token.raise_if_cancelled()
                    planes = self._stack.read_box(time_, channel, box)
                    extremes.see(planes)
                    done += len(planes)
                    self._progress.tell(Stage.PREPARING, done, self._part.planes)
        return [extremes.scale for extremes in found]

    def _pieces(self) -> Iterator[Box]:
        """A few whole planes of the box at a time."""
        depth, rows, columns = self._part.box
        area = (rows.stop - rows.start) * (columns.stop - columns.start)
        planes = int(np.clip(_VOXELS_AT_A_TIME // area, 1, _MOST_PLANES))
        for start in range(depth.start, depth.stop, planes):
            yield slice(start, min(start + planes, depth.stop)), rows, columns
