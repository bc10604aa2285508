"""What a report says of one channel: pictures, resolution, checks, places, and how it was tuned."""

from __future__ import annotations

import numpy as np

from ssai3d_app.engine.psf import FWHM_PER_SIGMA
from ssai3d_app.engine.record import ChannelRecord, DeconvolvedChannel, SceneRecord
from ssai3d_app.engine.report import panels
from ssai3d_app.engine.report.channel_charts import (
    correlation_chart,
    line_charts,
    spectrum_chart,
    tuning_chart,
)
from ssai3d_app.engine.report.document import Block, Figure, Heading, Paragraph, Table
from ssai3d_app.engine.report.evidence import Evidence, MethodOfResolution
from ssai3d_app.engine.report.figures_in_words import Notes, length, percent
from ssai3d_app.engine.report.pictures import Pictures
from ssai3d_app.engine.trust.shares import TrustShares

_METHODS: tuple[tuple[MethodOfResolution, str], ...] = (
    ("line width", "width of the sharpest structures (FWHM)"),
    ("decorrelation", "finest detail present (decorrelation)"),
    ("halves", "finest detail above noise (correlation of halves)"),
    ("passes", "finest detail both passes agree on (correlation)"),
)
HOW_TO_READ = (
    "Before is the raw stack, after the result. Widths are the median full width at half maximum "
    "of lines through the same isolated structures in both; a structure that is thicker than the "
    "blur keeps its own width. The others are periods. Decorrelation (Descloux et al. 2019) finds "
    "the finest detail that an image contains, whether it is true or not. Correlation of halves "
    "(Fourier ring and shell correlation at 1/7, within 22.5° of the axis) finds up to where two "
    "halves of the recorded pixels agree. Correlation of the XZ and the YZ pass finds up to where "
    "two predictions agree; both come from the same raw planes, so that what they agree on may "
    "still be wrong, and what they do not agree on is not to be believed. ± is one standard error; "
    "≤ marks values at the limit of the sampling."
)


def channel_blocks(
    scene: SceneRecord, channel: ChannelRecord | DeconvolvedChannel, pictures: Pictures | None
) -> list[Block]:
    """All that is told of a channel."""
    blocks: list[Block] = []
    if pictures is not None:
        for name in pictures.sections:
            drawing = panels.slices(name, pictures)
            blocks.append(
                Figure((drawing,), f"{drawing.title}. Black and white are the same in both.")
            )
    evidence = channel.evidence
    if evidence is not None:
        blocks += _resolution(evidence, scene.used.voxel_size_um_zyx[0])
        blocks += _checks(channel, evidence, pictures)
        blocks += _places(evidence)
    blocks += _found(channel)
    if isinstance(channel, ChannelRecord):
        blocks += _tuning(scene, channel)
    return blocks


def _resolution(evidence: Evidence, plane_distance: float | None) -> list[Block]:
    notes = Notes()
    rows: list[tuple[str, ...]] = []
    for method, words in _METHODS:
        found = {axis: evidence.resolution_by(axis, method) for axis in ("x", "y", "z")}
        if not any(found.values()):
            continue
        for when in ("before", "after"):
            known = [getattr(one, when) for one in found.values() if one is not None]
            # There are no passes before, and no halves after.
            if (method, when) in (("passes", "before"), ("halves", "after")):
                continue
            told = "" if rows and rows[-1][0] == words else words
            rows.append((told, when, *(notes.cell(one) for one in known)))
    blocks: list[Block] = [
        Heading("Resolution", 3),
        Table(tuple(rows), ("What", "", "x", "y", "z")),
    ]
    blocks += [Paragraph(f"({n}) {text}.", "small") for n, text in enumerate(notes.texts, 1)]
    lateral = evidence.checkerboard_lateral
    if lateral.value_um is not None:
        blocks.append(
            Paragraph(
                "For comparison with papers: one-image Fourier ring correlation of the raw planes, "
                "all lateral directions together, with the calibration of Koho et al. (2019): "
                f"{length(lateral)}.",
                "small",
            )
        )
    counts = [one.before.count for one in evidence.resolution if one.method == "line width"]
    blocks.append(
        Paragraph(
            f"{HOW_TO_READ} Measured at time {evidence.time} in {evidence.windows} "
            f"windows with structure; widths on up to {max(counts, default=0)} structures.",
            "small",
        )
    )
    charts = [chart for chart in (correlation_chart(evidence), spectrum_chart(evidence)) if chart]
    if charts:
        blocks.append(
            Figure(
                tuple(charts),
                "Left: correlation by frequency; where it falls under 1/7 detail ends. Right: "
                "power by frequency; blur along z takes away what the planes still have along x."
                + _ends_at(plane_distance)
                if len(charts) == 2
                else charts[0].title,
            )
        )
    lines = line_charts(evidence)
    if lines:
        blocks.append(
            Figure(
                tuple(lines),
                "Intensity along z through the sharpest isolated structures, on the 0–1 scale of "
                "the engine: raw dashed, restored drawn through. Above each, where it lies.",
            )
        )
    return blocks


def _ends_at(plane_distance: float | None) -> str:
    """Up to which frequency planes of this distance can have recorded anything along z."""
    if not plane_distance:
        return ""
    return (
        f" Along z the raw planes hold nothing beyond {0.5 / plane_distance:.3g} cycles per µm: "
        "finer detail of the result is a guess, even where both passes agree."
    )


def _checks(
    channel: ChannelRecord | DeconvolvedChannel, evidence: Evidence, pictures: Pictures | None
) -> list[Block]:
    rows: list[tuple[str, ...]] = []
    left = evidence.unexplained
    if left is not None:
        rows.append(
            (
                "What the result, blurred again along z by a Gaussian of the width found, leaves "
                "unexplained of the raw planes",
                f"{left.root_mean_square:.2f} times the noise (1.00 is noise alone); "
                f"{percent(left.beyond_three, 2)} of the pixels beyond three times the noise "
                "(0.27 % is noise alone)",
            )
        )
    if isinstance(channel, ChannelRecord):
        if evidence.disagreement_in_noise is not None:
            rows.append(
                (
                    "Difference of the XZ and the YZ pass, where there is structure",
                    f"{evidence.disagreement_in_noise:.2f} times the noise",
                )
            )
        if channel.recording is not None:
            fit = channel.recording
            rows.append(
                (
                    "Misfit at raw pixels kept back as a test, before and after the fit to the raw "
                    "planes",
                    f"{fit.misfit_before:.2f} → {fit.misfit_after:.2f} times the noise's variance, "
                    f"in {len(fit.strides)} steps",
                )
            )
        if channel.trust is not None:
            rows.append(
                (
                    "Flagged by the trust map (more likely wrong than right, by more than twice "
                    "the noise)",
                    _flagged(channel.trust, evidence),
                )
            )
    elif channel.flux is not None:
        rows.append(("Light above background kept", percent(channel.flux)))
    blocks: list[Block] = [Heading("Checks", 3), Table(tuple(rows))] if rows else []
    if pictures is not None:
        for name in pictures.sections:
            drawing = panels.maps(name, pictures)
            blocks.append(
                Figure(
                    (drawing,),
                    f"{drawing.title}. The slice is that above; the unit “noise” is the standard "
                    "deviation of the raw noise there.",
                )
            )
    return blocks


def _flagged(trust: TrustShares, evidence: Evidence) -> str:
    right, around = percent(1 - trust.unsure), evidence.flagged_in_structure
    if around is None:
        return f"{percent(trust.flagged)} of all voxels; {right} right with nine chances in ten"
    return (
        f"{percent(trust.flagged)} of all voxels, {percent(around)} of those with structure; "
        f"{right} of all right with nine chances in ten"
    )


def _places(evidence: Evidence) -> list[Block]:
    if not evidence.places:
        return []
    rows = tuple(
        (
            str(number),
            " / ".join(f"{um:.2f}" for um in reversed(place.position_um_zyx)),
            " / ".join(str(k) for k in reversed(place.voxel_zyx)),
            place.why,
        )
        for number, place in enumerate(evidence.places, 1)
    )
    return [
        Heading("Look at these places", 3),
        Table(rows, ("", "x / y / z in µm", "voxel x / y / z", "Why")),
        Paragraph(
            "Positions count from the centre of the first voxel; voxels, from 0, are those of the "
            "result. Compare with the raw stack there before you rely on what the result shows.",
            "small",
        ),
    ]


def _found(channel: ChannelRecord | DeconvolvedChannel) -> list[Block]:
    low, high = (sigma * FWHM_PER_SIGMA for sigma in channel.axial_blur_sigma_um)
    blur = f"{low:.2f}–{high:.2f} µm"
    if channel.axial_blur_best_um is not None:
        origin = (
            "measured from the stack"
            if channel.axial_blur_measured_um is not None
            else "expected, since the stack does not tell"
        )
        blur = f"{channel.axial_blur_best_um * FWHM_PER_SIGMA:.2f} µm ({blur}), {origin}"
    level = channel.background if channel.background_level is None else channel.background_level
    at_half = np.sqrt(0.5 * channel.noise_gain + channel.noise_read_variance)
    rows: list[tuple[str, ...]] = [
        ("Blur that z has beyond the plane's own (full width at half maximum)", blur),
        (
            "Noise at half brightness",
            f"{percent(float(at_half), 2)} of the brightness range of "
            f"{channel.intensity_range:.4g}",
        ),
        ("Background", f"{level:.4g}"),
    ]
    if channel.axial_blur_by_depth_um is not None:
        widths = ", ".join(f"{w * FWHM_PER_SIGMA:.2f}" for w in channel.axial_blur_by_depth_um)
        rows.append(("The same in the first, middle and last third", f"{widths} µm"))
    if channel.axial_blur_by_optics_um is not None:
        expected = channel.axial_blur_by_optics_um * FWHM_PER_SIGMA
        rows.append(("Blur that theory expects of the microscope", f"{expected:.2f} µm"))
    if channel.saturated_share is not None:
        rows.append(("Saturated voxels", percent(channel.saturated_share, 3)))
    if channel.brightness_lost is not None:
        rows.append(("Brightness lost from first to last plane", percent(channel.brightness_lost)))
    return [Heading("What was found in the stack", 3), Table(tuple(rows))]


def _tuning(scene: SceneRecord, channel: ChannelRecord) -> list[Block]:
    where = channel.tuned_on_file
    if channel.tuned_on_same_file:
        where = "this file, in an earlier run"
    if where is None and channel.tuned_on_scene != scene.index:
        where = f"scene {channel.tuned_on_scene} of this file"
    rows: list[tuple[str, ...]] = [
        ("Tuned on", where or "this stack"),
        ("Parameters trained", percent(channel.tuned_share)),
        ("Layers trained", ", ".join(channel.tuned_layers) or "none"),
        ("Steps", str(channel.tuning_steps)),
        (
            "Error on planes held out, before and after",
            f"{percent(channel.held_out_error_before, 2)} → "
            f"{percent(channel.held_out_error_after, 2)} of the brightness range "
            "(root mean square)",
        ),
    ]
    blocks: list[Block] = [Heading("How the network was tuned", 3), Table(tuple(rows))]
    chart = tuning_chart(channel.tuning_curve)
    if chart is not None:
        caption = "Error on held-out planes while tuning; the network that was best is used."
        if channel.held_out_error_after >= channel.held_out_error_before:
            caption += " Here that is the untuned one: no step made it better."
        blocks.append(Figure((chart,), caption))
    return blocks
