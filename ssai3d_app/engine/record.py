"""What was done to a stack, with the values actually used: provenance, report and methods text."""

from __future__ import annotations

import platform
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version

from pydantic import BaseModel, ConfigDict

from ssai3d_app import __version__
from ssai3d_app.engine.classics.names import CLASSICS
from ssai3d_app.engine.consistency.recording import Recording
from ssai3d_app.engine.events import Stage
from ssai3d_app.engine.narration import Narrator
from ssai3d_app.engine.psf import FWHM_PER_SIGMA
from ssai3d_app.engine.recipe import Recipe, RestoreRequest
from ssai3d_app.engine.report.evidence import Evidence
from ssai3d_app.engine.scene_plan import ScenePlan, SkippedScene
from ssai3d_app.engine.trust.shares import TrustShares
from ssai3d_app.fingerprint import Fingerprint
from ssai3d_app.volume.scene import Channel, Microscope, Scene

PREDICTED = (
    "Axial detail in this volume is predicted by a network from blurred data; it was not "
    "measured. Do not use it as the only evidence for a structure."
)
DECONVOLVED = (
    "Axial detail in this volume is predicted by deconvolution from blurred data; it was not "
    "measured, and noise may look like structure. Do not use it as the only evidence for a "
    "structure."
)

NOT_FOR = (
    "Do not measure axial intensities, volumes of structures near the resolution limit, or "
    "co-localisation along z on it alone, and do not diagnose from it."
)


@dataclass(frozen=True)
class Ingredients:
    """What decides the pixels beside the stack and the choices: files, by their SHA-256."""

    backbone: str | None = None
    """Name of the network that is tuned."""
    backbone_licence: str | None = None
    weights_sha256: str | None = None
    model_sha256: str | None = None
    """Of the tuned model that the networks come with, where nothing is tuned."""
    psf_sha256: str | None = None
    """Of the PSF that is given."""


def library_versions() -> dict[str, str]:
    """Versions of the libraries, but for torch, that take part in the numbers."""
    return {name: version(name) for name in ("numpy", "tensorstore", "pydantic", "safetensors")}


class ChannelFacts(BaseModel):
    """What was found in one channel. Intensities are raw, blur in µm."""

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
    """Range of the extra axial blur: the pairs were made with it where a network was tuned."""
    axial_blur_measured_um: float | None
    axial_blur_best_um: float | None = None
    """The width to work with where one is wanted; ``None`` in records of earlier versions."""
    axial_blur_by_depth_um: tuple[float, float, float] | None = None
    """In the first, middle and last third, where it could be measured there."""
    axial_blur_by_optics_um: float | None = None
    """What theory expects of the microscope, where the file says what it was."""
    background_level: float | None = None
    """What is shown where there is no structure; ``background`` is the zero of the 0–1 scale."""
    saturated_share: float | None = None
    brightness_lost: float | None = None
    """From the first plane to the last, negative when gained; where it changes steadily."""
    resolution_um: tuple[float | None, float | None] = (None, None)
    """Period of the finest detail along z and in the plane, by decorrelation analysis."""
    evidence: Evidence | None = None
    """What was measured of the result; ``None`` in records of earlier versions."""


class ChannelRecord(ChannelFacts):
    """What was done with one channel by a network that was tuned."""

    tuned_on_scene: int = 0
    """The scene whose planes tuned the network; where it is another, the figures are its too."""
    tuned_on_file: str | None = None
    """Name of the file whose planes tuned the network, where it came with a tuned model; errors
    and the rest are of this one."""
    tuned_on_same_file: bool = False
    """Whether that file has the content of this one: the model is of an earlier run."""
    tuned_layers: tuple[str, ...]
    tuned_share: float
    tuning_steps: int
    preview_steps: int = 0
    """Steps that a preview had made on a region before; the held-out error before is without."""
    held_out_error_before: float
    """Root mean square error on held-out pairs before tuning, on the 0–1 scale."""
    held_out_error_after: float
    tuning_curve: tuple[tuple[int, float], ...]
    pass_disagreement: float | None = None
    """Root mean square difference of the XZ and the YZ restoration, on the 0–1 scale."""
    trust: TrustShares | None = None
    """How much of it the trust map calls sure; ``None`` where none was made."""
    recording: Recording | None = None
    """The forward model under which the prediction was made consistent with the raw planes."""
    recording_unclear: bool = False
    """Whether that was left out, since the data do not tell a blur that the model can hold."""


class DeconvolvedChannel(ChannelFacts):
    """What was done with one channel by one of the classics."""

    psf_sigma_um: float | None
    """Of the Gaussian blur along z; ``None`` where a PSF was given."""
    iterations: int
    tv_weight: float | None
    """As in the recipe; ``None`` where total variation had no part."""
    background_of_model: float
    """Light that the model holds to be there without the object, above ``background``; read noise
    counts as such."""
    flux: float | None = None
    """Light above background in the result, as a share of that in the raw planes interpolated; of
    the first time. ``None`` where the planes hold none."""


class SceneFacts(BaseModel):
    """What is known of a scene: by the file, or after the user's corrections."""

    model_config = ConfigDict(extra="forbid")

    axes: str
    shape: tuple[int, ...]
    dtype: str
    voxel_size_um_zyx: tuple[float | None, float | None, float | None]
    voxel_size_source: str | None
    time_step_s: float | None
    channels: tuple[Channel, ...]
    microscope: Microscope

    @classmethod
    def of(cls, scene: Scene) -> SceneFacts:
        """The facts of a scene."""
        size = scene.voxel_size
        return cls(
            axes=scene.axes,
            shape=scene.shape,
            dtype=scene.dtype,
            voxel_size_um_zyx=(size.z, size.y, size.x),
            voxel_size_source=size.source,
            time_step_s=scene.time_step_s,
            channels=scene.channels,
            microscope=scene.microscope,
        )


class SceneRecord(BaseModel):
    """One scene: what the file said, what was used instead where it was corrected, the result."""

    model_config = ConfigDict(extra="forbid")

    index: int
    name: str
    in_file: SceneFacts
    used: SceneFacts
    remarks: tuple[str, ...]
    """What the file contradicts itself about, or leaves open."""
    anisotropy: float
    result_shape_tczyx: tuple[int, int, int, int, int]
    result_voxel_size_um: float
    channels: list[ChannelRecord | DeconvolvedChannel] = []

    @classmethod
    def of(cls, plan: ScenePlan) -> SceneRecord:
        """The record of a scene that is about to be restored."""
        return cls(
            index=plan.index,
            name=plan.scene.name,
            in_file=SceneFacts.of(plan.stored),
            used=SceneFacts.of(plan.scene),
            remarks=plan.stored.remarks,
            anisotropy=plan.grid.anisotropy,
            result_shape_tczyx=plan.shape,
            result_voxel_size_um=plan.grid.voxel,
        )


class RunRecord(BaseModel):
    """The whole run, as embedded in the result and written as ``report.json``."""

    model_config = ConfigDict(extra="forbid")

    software: str = f"SSAI-3D {__version__}"
    python: str = platform.python_version()
    torch: str = version("torch")
    libraries: dict[str, str] = {}
    """Versions of the other libraries that take part in the numbers; empty in older records."""
    system: str | None = None
    """The operating system."""
    started: str = ""
    finished: str = ""
    seconds: float = 0.0
    """Time worked on it, without the pauses between its runs."""
    stage_seconds: dict[Stage, float] = {}
    """The same by stage; empty in records of earlier versions."""
    device: str
    threads: int | None = None
    """Processor threads of the numerical library; with another number the last digits differ."""
    source_fingerprint: Fingerprint | None = None
    request: RestoreRequest
    recipe: Recipe
    backbone: str | None = None
    """Name of the network that was tuned; before it had one, that of its file. ``None`` where none
    was."""
    backbone_licence: str | None = None
    """As it ships, or as the user stated it; ``None`` in records of earlier versions."""
    weights_sha256: str | None = None
    model_sha256: str | None = None
    """Of the tuned model that the networks came with, where nothing was tuned."""
    psf_sha256: str | None = None
    """Of the PSF that was given."""
    pixels_sha256: str | None = None
    """Of all voxels of the result: images, times, channels, planes, rows, little-endian."""
    scenes: list[SceneRecord]
    skipped: list[SkippedScene] = []
    findings: list[str] = []
    cautions: list[str] = []
    note: str = PREDICTED
    not_for: str = NOT_FOR
    methods: str = ""

    def complete(
        self, narrator: Narrator, seconds: float, stage_seconds: Mapping[Stage, float]
    ) -> None:
        """Add what was said and how long it took, and write the methods paragraph."""
        self.stage_seconds = {stage: round(spent, 1) for stage, spent in stage_seconds.items()}
        self.findings, self.cautions = list(narrator.findings), list(narrator.cautions)
        self.finished = datetime.now(UTC).isoformat(timespec="seconds")
        self.seconds = round(seconds, 1)
        self.methods = methods_paragraph(self)


def methods_paragraph(record: RunRecord) -> str:
    """A paragraph ready to paste into a paper, holding the values actually used."""
    sizes = _each_once(_size_in_words(scene.used.voxel_size_um_zyx) for scene in record.scenes)
    edges = _each_once(f"{scene.result_voxel_size_um:.4g} µm" for scene in record.scenes)
    began = f"Stacks (voxel size {sizes}, x × y × z) were restored to isotropic voxels of {edges}"
    done = _deconvolution if record.recipe.method != "ssai" else _network
    return f"{began} with {record.software} {done(record)} is predicted, not measured."


def _deconvolution(record: RunRecord) -> str:
    assert record.recipe.method != "ssai"
    classic = CLASSICS[record.recipe.method]
    if record.request.psf is not None:
        name, content = record.request.psf.name, _hash(record.psf_sha256)
        psf = f"with the point spread function {name} ({content})"
    else:
        blurs = "; ".join(
            f"{_prefix(record, scene)}{c.name}: sigma {c.psf_sigma_um:.2f} µm"
            for scene in record.scenes
            for c in scene.channels
            if isinstance(c, DeconvolvedChannel) and c.psf_sigma_um is not None
        )
        psf = f"under a Gaussian axial blur, its width found from the stack ({blurs})"
    weight = record.recipe.tv_weight
    return (
        f"by {classic.title} ({classic.source}) in {record.recipe.iterations} iterations"
        + ("" if weight is None else f", weight of total variation {weight:g},")
        + f" {psf}; the model of the recording holds blur, distance of the planes and background. "
        "Deconvolved axial detail"
    )


def _network(record: RunRecord) -> str:
    """What was done by the network, in the same paragraph."""
    tuned = [
        f"{_prefix(record, scene)}{c.name}: axial blur sigma {c.axial_blur_sigma_um[0]:.2f}–"
        f"{c.axial_blur_sigma_um[1]:.2f} µm, "
        f"{_steps(c)}, {100 * c.tuned_share:.1f} % of the parameters trained"
        for scene in record.scenes
        for c in _tuned(scene)
        if c.tuned_on_scene == scene.index and c.tuned_on_file is None
    ]
    brought = [
        f"{_prefix(record, scene)}{c.name}: {c.tuning_steps} steps, "
        f"{100 * c.tuned_share:.1f} % of the parameters trained"
        for scene in record.scenes
        for c in _tuned(scene)
        if c.tuned_on_file is not None
    ]
    sources = _each_once(
        c.tuned_on_file for s in record.scenes for c in _tuned(s) if c.tuned_on_file is not None
    )
    earlier = any(c.tuned_on_same_file for s in record.scenes for c in _tuned(s))
    whose = f"this file in an earlier run, {sources}" if earlier else f"another stack, {sources}"
    tuning = (
        f"had been fine-tuned on lateral planes of {whose} (tuned model, "
        f"{_hash(record.model_sha256)}; {'; '.join(brought)}); "
        if record.model_sha256 is not None
        else "was fine-tuned on lateral planes of the stack, freed of noise and out-of-focus light "
        "by a pre-trained network and degraded by plausible axial blur and noise "
        f"({'; '.join(tuned)}; AdamW, learning rate {record.recipe.learning_rate:g}, batches of "
        f"{record.recipe.batch_size} patches of {record.recipe.patch_size} × "
        f"{record.recipe.patch_size} voxels); "
    )
    shared = any(c.tuned_on_scene != s.index for s in record.scenes for c in _tuned(s))
    return (
        f"(preset {_preset(record.request)}, seed {record.request.seed}), an implementation of the "
        "method of Han et al. (Nat. Commun. 16:745, 2025): a pre-trained deblurring network "
        f"(NAFNet “{record.backbone}”, weights {_hash(record.weights_sha256)}) {tuning}"
        + ("the networks also served scenes that were recorded alike; " if shared else "")
        + "XZ and YZ slices were restored "
        f"separately and averaged{_fitted(record)}. Restored axial detail"
    )


def _preset(request: RestoreRequest) -> str:
    """The preset, and what was chosen otherwise than it has it."""
    changed = [f"{name.replace('_', ' ')} {value}" for name, value in request.changes.made.items()]
    return f"{request.preset} with {', '.join(changed)}" if changed else request.preset


def _steps(channel: ChannelRecord) -> str:
    if not channel.preview_steps:
        return f"{channel.tuning_steps} steps"
    return f"{channel.preview_steps} steps on a region of it and {channel.tuning_steps} on all"


def _fitted(record: RunRecord) -> str:
    """How the prediction was made consistent with the raw planes, where it was."""
    fits = [
        f"{_prefix(record, scene)}{c.name}: {len(c.recording.strides)} steps"
        + (
            ""
            if c.recording.axial_sigma is None
            else f", axial full width at half maximum "
            f"{c.recording.axial_sigma * FWHM_PER_SIGMA * scene.result_voxel_size_um:.2f} µm"
        )
        for scene in record.scenes
        for c in _tuned(scene)
        if c.recording is not None
    ]
    if not fits:
        return ""
    psf = "a confocal point spread function whose axial width was found from the stack"
    if record.request.psf is not None:
        psf = f"the point spread function {record.request.psf.name} ({_hash(record.psf_sha256)})"
    return (
        "; the prediction was then fitted to the raw planes by accelerated Richardson–Lucy steps "
        f"(Biggs and Andrews, Appl. Opt. 36, 1997) under {psf}, their number chosen by pixels "
        f"that were kept back ({'; '.join(fits)})"
    )


def _tuned(scene: SceneRecord) -> list[ChannelRecord]:
    return [channel for channel in scene.channels if isinstance(channel, ChannelRecord)]


def _hash(sha256: str | None) -> str:
    """The head of a hash, which is there where the file it tells of was used."""
    assert sha256 is not None
    return f"SHA-256 {sha256[:12]}…"


def _each_once(texts: Iterable[str]) -> str:
    return " or ".join(dict.fromkeys(texts))


def _size_in_words(size: tuple[float | None, float | None, float | None]) -> str:
    return " × ".join(f"{edge:.4g}" for edge in reversed(size) if edge is not None) + " µm"


def _prefix(record: RunRecord, scene: SceneRecord) -> str:
    return "" if len(record.scenes) == 1 else f"scene {scene.index}, "
