"""What was done to a stack, with the values actually used: provenance, report and methods text."""

from __future__ import annotations

import platform
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from ssai3d_app import __version__
from ssai3d_app.engine.narration import Narrator
from ssai3d_app.engine.recipe import Recipe, RestoreRequest
from ssai3d_app.errors import cannot_write

PREDICTED = (
    "Axial detail in this volume is predicted by a network from blurred data; it was not "
    "measured. Do not use it as the only evidence for a structure."
)


class ChannelRecord(BaseModel):
    """What was found in and done with one channel. Intensities are raw, blur in µm."""

    model_config = ConfigDict(extra="forbid")

    channel: int
    name: str
    background: float
    intensity_range: float
    noise_gain: float
    """Noise variance per unit of signal, on the 0–1 scale."""
    noise_read_variance: float
    """Noise variance at zero signal, on the 0–1 scale."""
    axial_blur_sigma_um: tuple[float, float]
    """Range of the extra axial blur that the pairs were made with."""
    axial_blur_measured_um: float | None
    tuned_layers: tuple[str, ...]
    tuned_share: float
    tuning_steps: int
    held_out_error_before: float
    """Root mean square error on held-out pairs before tuning, on the 0–1 scale."""
    held_out_error_after: float
    tuning_curve: tuple[tuple[int, float], ...]
    pass_disagreement: float | None = None
    """Root mean square difference of the XZ and the YZ restoration, on the 0–1 scale."""


class RunRecord(BaseModel):
    """The whole run, as embedded in the result and written as ``report.json``."""

    model_config = ConfigDict(extra="forbid")

    software: str = f"SSAI-3D {__version__}"
    python: str = platform.python_version()
    torch: str = version("torch")
    finished: str = ""
    seconds: float = 0.0
    device: str
    request: RestoreRequest
    recipe: Recipe
    backbone: str
    weights_sha256: str
    scene: str
    raw_shape_zyx: tuple[int, int, int]
    raw_voxel_size_um_zyx: tuple[float, float, float]
    voxel_size_source: str | None
    anisotropy: float
    result_shape_tczyx: tuple[int, int, int, int, int]
    result_voxel_size_um: float
    channels: list[ChannelRecord] = []
    findings: list[str] = []
    cautions: list[str] = []
    note: str = PREDICTED
    methods: str = ""

    def complete(self, narrator: Narrator, seconds: float) -> None:
        """Add what was said and how long it took, and write the methods paragraph."""
        self.findings, self.cautions = list(narrator.findings), list(narrator.cautions)
        self.finished = datetime.now(UTC).isoformat(timespec="seconds")
        self.seconds = round(seconds, 1)
        self.methods = methods_paragraph(self)


def methods_paragraph(record: RunRecord) -> str:
    """A paragraph ready to paste into a paper, holding the values actually used."""
    z, y, x = record.raw_voxel_size_um_zyx
    channels = "; ".join(
        f"{c.name}: axial blur sigma {c.axial_blur_sigma_um[0]:.2f}–"
        f"{c.axial_blur_sigma_um[1]:.2f} µm, "
        f"{c.tuning_steps} steps, {100 * c.tuned_share:.1f} % of the parameters trained"
        for c in record.channels
    )
    return (
        f"Stacks (voxel size {x:.4g} × {y:.4g} × {z:.4g} µm, x × y × z) were restored to isotropic "
        f"voxels of {record.result_voxel_size_um:.4g} µm with {record.software} (preset "
        f"{record.request.preset}, seed {record.request.seed}), an implementation of the method of "
        "Han et al. (Nat. Commun. 16:745, 2025): a pre-trained deblurring network (NAFNet, weights "
        f"SHA-256 {record.weights_sha256[:12]}…) was fine-tuned on lateral planes of the stack, "
        f"degraded by plausible axial blur and noise ({channels}); XZ and YZ slices were restored "
        "separately and averaged. Restored axial detail is predicted, not measured."
    )


def write_report(record: RunRecord, folder: Path) -> Path:
    """Write ``report.json`` and ``methods.txt`` into a folder, which is made when missing.

    Raises
    ------
    UserError
        When the folder cannot be written.
    """
    path = folder / "report.json"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(record.model_dump_json(indent=2), encoding="utf-8")
        (folder / "methods.txt").write_text(record.methods + "\n", encoding="utf-8")
    except OSError as error:
        raise cannot_write(
            f"The report cannot be written to {folder}",
            "choose another folder with --report",
            str(error),
        ) from error
    return path
