"""What was measured of a channel's result: typed, in physical units, part of the record."""

from __future__ import annotations

from typing import Annotated, Literal

import numpy as np
import numpy.typing as npt
from pydantic import BaseModel, BeforeValidator, ConfigDict

from ssai3d_app.engine.resolution.measured import Measured

AxisName = Literal["x", "y", "z"]
MethodOfResolution = Literal["halves", "passes", "decorrelation", "line width"]
"""How: correlation of two halves of the recording; of the XZ and the YZ pass of the network;
decorrelation analysis; full width at half maximum of lines across structures."""


def _short(values: object) -> object:
    """Four digits are plenty for a curve, and keep the record small."""
    if isinstance(values, np.ndarray):
        return tuple(float(f"{value:.4g}") for value in values)
    return values


Series = Annotated[tuple[float, ...], BeforeValidator(_short)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Resolution(_Part):
    """The finest detail along an axis, before and after, by one method."""

    axis: AxisName
    method: MethodOfResolution
    before: Measured
    after: Measured


class Curve(_Part):
    """A curve over frequency (cycles per µm) along an axis, of the raw planes or of the result."""

    axis: AxisName
    of: Literal["before", "after"]
    frequency: Series
    values: Series

    @classmethod
    def of_arrays(
        cls,
        axis: AxisName,
        of: Literal["before", "after"],
        frequency: npt.NDArray[np.float64],
        values: npt.NDArray[np.float64],
    ) -> Curve:
        """From arrays of one length."""
        return cls.model_validate(
            {"axis": axis, "of": of, "frequency": frequency, "values": values}
        )


class AxialLine(_Part):
    """Intensities along z through one structure, ``voxel_um`` apart, on the 0–1 scale."""

    at_um: tuple[float, float, float]
    """Where the structure lies (z, y, x)."""
    voxel_um: float
    from_um: float | None = None
    """Depth of the first value; ``None`` in records of earlier versions, which do not tell it."""
    before: Series
    after: Series


class Unexplained(_Part):
    """What the result, blurred again along z, leaves of the raw planes, in units of their noise.

    1 is noise alone; ``beyond_three`` is the share of pixels with more than three times the noise,
    0.003 for noise alone.
    """

    root_mean_square: float
    beyond_three: float


class PlaceToLook(_Part):
    """A place in the result that deserves a look, and why."""

    voxel_zyx: tuple[int, int, int]
    position_um_zyx: tuple[float, float, float]
    why: str


class Evidence(_Part):
    """What was measured of a channel at its first time. Nothing of it is compared with a truth."""

    time: int = 0
    windows: int = 0
    """Number of parts of the stack, with structure in them, that curves and widths are of."""
    resolution: tuple[Resolution, ...] = ()
    checkerboard_lateral: Measured = Measured()
    """Of the raw planes, with the calibration of Koho et al. (2019), to compare with papers."""
    correlations: tuple[Curve, ...] = ()
    """Before: of two halves of the raw planes. After: of the XZ and the YZ pass."""
    spectra: tuple[Curve, ...] = ()
    """Mean power (squared signal, on the 0–1 scale, times µm³)."""
    lines: tuple[AxialLine, ...] = ()
    unexplained: Unexplained | None = None
    disagreement_in_noise: float | None = None
    """Root mean square difference of both passes where there is structure, over the noise."""
    flagged_in_structure: float | None = None
    """Share of the voxels that stand five times the noise above the background, before or after,
    that the trust map flags (0–1)."""
    places: tuple[PlaceToLook, ...] = ()
    seconds: float = 0.0
    """Time that measuring took."""

    def resolution_by(self, axis: AxisName, method: MethodOfResolution) -> Resolution | None:
        """The resolution along an axis by a method, where it was looked for."""
        found = (one for one in self.resolution if (one.axis, one.method) == (axis, method))
        return next(found, None)
