"""What the user knows better than the file: laid over the metadata, never written into the file."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import numpy as np
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator

from ssai3d_app.errors import wrong_usage
from ssai3d_app.volume.scene import Box, Channel, Plane, Scene, Stack, Voxels, VoxelSize

Micrometres = Annotated[float, Field(gt=0, lt=1e6, allow_inf_nan=False)]
Axis = Annotated[str, StringConstraints(pattern="^[zyx]$")]
ChannelName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]

AXES = "TCZ"
BY_THE_USER = "entered by the user"
CONFIRMED = "confirmed by the user"


class Corrections(BaseModel):
    """Corrections of one scene; what is ``None`` or absent stays as the file has it.

    ``z``, ``y`` and ``x`` are the voxel size in µm. ``axis_order`` says what the axes that the file
    calls T, C and Z are in truth: ``"ZCT"`` is for a file whose planes along z were stored as
    times. ``channel_names`` maps channel indices, counted from 0 after the axes are put right, to
    names. ``confirmed`` holds edges in µm as the file has them and the user has checked them: it
    changes nothing, and counts as long as the file says the same.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    z: Micrometres | None = None
    y: Micrometres | None = None
    x: Micrometres | None = None
    axis_order: str = AXES
    channel_names: dict[Annotated[int, Field(ge=0)], ChannelName] = {}
    confirmed: dict[Axis, Micrometres] = {}

    @field_validator("axis_order")
    @classmethod
    def _permutation(cls, order: str) -> str:
        if sorted(order) != sorted(AXES):
            raise ValueError("the axis order must hold each of the letters T, C and Z once")
        return order

    @property
    def is_empty(self) -> bool:
        """Whether nothing is corrected."""
        return self == Corrections()

    @property
    def changes(self) -> Corrections:
        """What makes another stack of it: all but what is merely confirmed."""
        return self.model_copy(update={"confirmed": {}})

    def scene(self, stored: Scene) -> Scene:
        """The scene as corrected.

        Raises
        ------
        UserError
            When a channel is named that the scene does not have.
        """
        lengths = dict(zip(self.axis_order, stored.shape[:3], strict=True))
        shape = (*(lengths[axis] for axis in AXES), *stored.shape[3:])
        moved = self.axis_order != AXES
        channels = stored.channels
        if self.axis_order[1] != "C":
            # The names belonged to another axis.
            channels = numbered_channels(shape[1])
        for number in self.channel_names:
            if number >= len(channels):
                raise wrong_usage(
                    f"Channel {number} does not exist",
                    f"name a channel from 0 to {len(channels) - 1}",
                )
        named = tuple(
            replace(channel, name=self.channel_names.get(number, channel.name))
            for number, channel in enumerate(channels)
        )
        return replace(
            stored,
            shape=shape,
            channels=named,
            voxel_size=self._voxel_size(stored.voxel_size),
            pyramid=() if moved else stored.pyramid,
            time_step_s=stored.time_step_s if self.axis_order[0] == "T" else None,
        )

    def _voxel_size(self, stored: VoxelSize) -> VoxelSize:
        z_stored = stored.z if self.axis_order[2] == "Z" else None
        in_file = {"z": z_stored, "y": stored.y, "x": stored.x}
        entered = {axis: getattr(self, axis) for axis in in_file}
        edges = {axis: entered[axis] or in_file[axis] for axis in in_file}
        ours = [axis for axis in in_file if entered[axis] is not None]
        kept = [axis for axis in in_file if entered[axis] is None and in_file[axis] is not None]
        checked = [axis for axis in kept if self.confirmed.get(axis) == in_file[axis]]
        file = f"{stored.source}, {CONFIRMED}" if checked and checked == kept else stored.source
        if not ours:
            source = file if kept else None
        elif not kept:
            source = BY_THE_USER
        else:
            source = f"{', '.join(ours)} {BY_THE_USER}; {', '.join(kept)} from {file}"
        doubted = "".join(axis for axis in stored.doubted if axis in kept)
        z, y, x = edges.values()
        return VoxelSize(z, y, x, source, doubted, "".join(checked))

    def stack(self, stored: Stack) -> Stack:
        """The same pixels under the corrected axes."""
        return stored if self.changes.is_empty else _CorrectedStack(stored, self)


def numbered_channels(count: int) -> tuple[Channel, ...]:
    """Channels that have no names but their numbers, from 1."""
    return tuple(Channel(f"Channel {number + 1}") for number in range(count))


class _CorrectedStack:
    """A stack whose axes T, C and Z are read as the user says."""

    def __init__(self, stored: Stack, corrections: Corrections) -> None:
        self._stored = stored
        self._order = corrections.axis_order
        self._scene = corrections.scene(stored.scene)

    @property
    def scene(self) -> Scene:
        return self._scene

    def _place(self, time: int, channel: int, z: int) -> tuple[int, int, int]:
        """Where the file keeps a plane: its own T, C and Z."""
        where = {"T": time, "C": channel, "Z": z}
        t, c, plane = (where[axis] for axis in self._order)
        return t, c, plane

    def read_plane(self, time: int, channel: int, z: int) -> Plane:
        return self._stored.read_plane(*self._place(time, channel, z))

    def read_box(self, time: int, channel: int, box: Box, level: int = 0) -> Voxels:
        if self._order[2] == "Z":
            t, c, _ = self._place(time, channel, 0)
            return self._stored.read_box(t, c, box, level)
        planes = []
        for number in range(box[0].start, box[0].stop):
            t, c, z = self._place(time, channel, number)
            planes.append(self._stored.read_box(t, c, (slice(z, z + 1), *box[1:]), level))
        return np.concatenate(planes)
