"""What a report says of a whole run: in brief, what was said, and how it was made."""

from __future__ import annotations

from ssai3d_app.engine.record import ChannelRecord, RunRecord
from ssai3d_app.engine.report.document import Block, Heading, Paragraph, Table
from ssai3d_app.engine.report.figures_in_words import duration, length, percent, size


def in_brief(record: RunRecord) -> list[Block]:
    """The standing note, and the few numbers that a reader wants first."""
    rows: list[tuple[str, ...]] = []
    for scene in record.scenes:
        prefix = "" if len(record.scenes) == 1 else f"Scene {scene.index}: "
        shape = " × ".join(str(n) for n in reversed(scene.used.shape[2:5]))
        restored = " × ".join(str(n) for n in reversed(scene.result_shape_tczyx[2:]))
        rows.append(
            (
                f"{prefix}Stack",
                f"{shape} voxels of {size(scene.used.voxel_size_um_zyx)} (x × y × z; "
                f"{scene.used.voxel_size_source or 'source unknown'})",
            )
        )
        edge = f"{scene.result_voxel_size_um:.4g} µm"
        rows.append((f"{prefix}Result", f"{restored} voxels of {edge} in all directions"))
        for channel in scene.channels:
            name = f"{prefix}{channel.name}"
            for words in _of_channel(channel):
                rows.append((name, words))
                name = ""  # told once
    rows.append(("Time and device", f"{duration(record.seconds)} on {record.device}"))
    warned = f"{len(record.cautions)}, see below" if record.cautions else "none"
    rows.append(("Cautions", warned))
    return [
        Paragraph(f"{record.note} {record.not_for}", "note"),
        Heading("In brief"),
        Table(tuple(rows)),
    ]


def _of_channel(channel: object) -> list[str]:
    """Along z before and after, and how much of it is flagged."""
    told = []
    evidence = getattr(channel, "evidence", None)
    if evidence is not None:
        widths = evidence.resolution_by("z", "line width")
        if widths and widths.before.value_um is not None and widths.after.value_um is not None:
            told.append(
                f"width of the sharpest structures along z: {length(widths.before)} → "
                f"{length(widths.after)}"
            )
        passes = evidence.resolution_by("z", "passes")
        if passes and passes.after.value_um is not None:
            told.append(
                f"along z both passes agree on detail down to a period of {length(passes.after)}"
            )
        left = evidence.unexplained
        if left is not None:
            told.append(
                f"unexplained of the raw planes: {left.root_mean_square:.2f} times the noise"
            )
    if isinstance(channel, ChannelRecord) and channel.trust is not None:
        flagged = f"flagged by the trust map: {percent(channel.trust.flagged)} of the voxels"
        around = None if evidence is None else evidence.flagged_in_structure
        if around is not None:
            flagged = f"{flagged}, {percent(around)} of those with structure"
        told.append(flagged)
    return told


def what_was_said(record: RunRecord) -> list[Block]:
    """Cautions and findings, and what the files contradict themselves about."""
    blocks: list[Block] = []
    remarks = [remark for scene in record.scenes for remark in scene.remarks]
    if record.cautions or remarks or record.skipped:
        blocks.append(Heading("Cautions"))
        blocks += [Paragraph(text, "caution") for text in (*record.cautions, *remarks)]
    if record.findings:
        blocks.append(Heading("Findings"))
        blocks += [Paragraph(text) for text in record.findings]
    return blocks


def how_it_was_made(record: RunRecord) -> list[Block]:
    """Provenance, time by stage, and the paragraph for a paper."""
    request = record.request
    rows: list[tuple[str, ...]] = [
        ("Source", str(request.path.name)),
        ("Result", str(request.output.name)),
        ("SHA-256 of the result's voxels", record.pixels_sha256 or "not recorded"),
    ]
    if record.source_fingerprint is not None:
        known = record.source_fingerprint
        rows.insert(1, ("Source's fingerprint", known.digest))
    if record.backbone is not None:
        licence = record.backbone_licence or "licence not recorded"
        rows.append(("Network", f"{record.backbone} ({licence})"))
    for words, value in (
        ("SHA-256 of its weights", record.weights_sha256),
        ("SHA-256 of the tuned model", record.model_sha256),
        ("SHA-256 of the PSF", record.psf_sha256),
    ):
        if value is not None:
            rows.append((words, value))
    # A processor's name tells them already.
    told = record.threads is None or record.device.startswith("CPU")
    threads = "" if told else f", {record.threads} threads"
    libraries = ", ".join(f"{name} {number}" for name, number in record.libraries.items())
    method = request.method + (f", preset {request.preset}" if request.method == "ssai" else "")
    recipe = record.recipe.model_dump(mode="json", exclude_none=True)
    rows += [
        ("Method", method),
        ("Recipe", ", ".join(f"{k.replace('_', ' ')} {v}" for k, v in recipe.items())),
        ("Seed", str(request.seed)),
        ("Corrections by the user", _corrections(record)),
        ("Device", record.device + threads),
        ("Software", f"{record.software}, Python {record.python}, torch {record.torch}"),
        ("Libraries", libraries or "not recorded"),
        ("System", record.system or "not recorded"),
        ("Started, finished", f"{record.started}, {record.finished}"),
        (
            "Time by stage",
            "; ".join(f"{s.value}: {duration(t)}" for s, t in record.stage_seconds.items()),
        ),
    ]
    return [
        Heading("How it was made"),
        Table(tuple(rows)),
        Paragraph(
            "The same file, choices, seed, versions and kind of device give the same voxels; "
            "“Run again” in the project, or the same command, checks that.",
            "small",
        ),
        Heading("Methods paragraph"),
        Paragraph(record.methods),
    ]


def _corrections(record: RunRecord) -> str:
    entered = record.request.corrections.model_dump(exclude_defaults=True)
    checked = entered.pop("confirmed", {})
    words = [f"{k.replace('_', ' ')} {v}" for k, v in entered.items()]
    words += [f"{axis} {edge:g} µm confirmed" for axis, edge in checked.items()]
    return ", ".join(words) or "none"
