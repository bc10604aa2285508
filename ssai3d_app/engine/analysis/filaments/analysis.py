"""Filaments from voxels to numbers: ridges, cores, skeleton, graph, calibre, tables."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ssai3d_app.engine.analysis.filaments import segmentation
from ssai3d_app.engine.analysis.filaments.calibre import outline
from ssai3d_app.engine.analysis.filaments.gaps import Gaps
from ssai3d_app.engine.analysis.filaments.local_background import Background
from ssai3d_app.engine.analysis.filaments.measures import analysed
from ssai3d_app.engine.analysis.filaments.ridges import ridge_response
from ssai3d_app.engine.analysis.filaments.skeleton_graph import SkeletonGraph, graph_of
from ssai3d_app.engine.analysis.filaments.traced import Traced
from ssai3d_app.engine.analysis.measured_stack import MeasuredStack
from ssai3d_app.engine.analysis.request import FilamentSettings
from ssai3d_app.engine.analysis.result import Analysed
from ssai3d_app.engine.analysis.skeleton import skeleton_of
from ssai3d_app.engine.cancellation import CancellationToken

_THINNEST_VOXELS = 3.0
_THICKEST_VOXELS = 9.0
_RIDGES_SHARE = 70
"""Percent of the time that the ridge filter takes, roughly."""


@dataclass(frozen=True)
class _InVoxels:
    """Lengths of the settings in voxels."""

    thinnest: float
    thickest: float
    shortest: float
    spur: float


def analyse_filaments(
    stack: MeasuredStack,
    settings: FilamentSettings,
    token: CancellationToken,
    on_step: Callable[[int, int], None],
) -> Analysed:
    """Measure the filaments of a stack; ``on_step`` hears how many percent are done.

    Raises
    ------
    JobCancelled, JobPaused
        When the owner of the token has asked for it.
    """
    used = suggested(settings, stack.voxel)
    in_voxels = _in_voxels(used, stack.voxel)
    sigmas = segmentation.scales(in_voxels.thinnest, in_voxels.thickest)
    response = ridge_response(
        stack.values,
        sigmas,
        token,
        lambda done, total: on_step(_RIDGES_SHARE * done // total, 100),
    )
    if used.threshold is None:
        threshold = segmentation.suggested_threshold(response)
        used = used.model_copy(update={"threshold": float(f"{threshold:.4g}")})
    assert used.threshold is not None
    least = max(2, round(in_voxels.shortest))
    cores = segmentation.cores(response, used.threshold, used.continuation, least)
    del response
    on_step(80, 100)
    token.raise_if_cancelled()
    background = Background.of(stack.values, in_voxels.thickest)
    gaps = Gaps(stack.values, background, in_voxels.thickest)
    graph = cleaned_graph(cores, in_voxels.spur, in_voxels.shortest, gaps)
    on_step(90, 100)
    token.raise_if_cancelled()
    outlined = outline(stack.values, background, graph, in_voxels.thickest)
    on_step(100, 100)
    token.raise_if_cancelled()
    return analysed(Traced.of(graph, outlined, stack.values.shape), stack, used)


def suggested(settings: FilamentSettings, voxel: float) -> FilamentSettings:
    """The settings with all lengths filled in; the threshold is left to the ridges.

    Calibres of 3 to 9 voxels are looked for; filaments shorter than three times the thickest and
    spurs shorter than three quarters of it, spines among them, are cleaned away.
    """
    thinnest, thickest = settings.thinnest, settings.thickest
    if thickest is None:
        thickest = max(_THICKEST_VOXELS * voxel, thinnest or 0.0)
    if thinnest is None:
        thinnest = min(_THINNEST_VOXELS * voxel, thickest)
    filled = {
        "thinnest": thinnest,
        "thickest": thickest,
        "shortest": settings.shortest or 3 * thickest,
        "spur": settings.spur or 0.75 * thickest,
    }
    rounded = {name: float(f"{value:.4g}") for name, value in filled.items()}
    return settings.model_copy(update=rounded)


def cleaned_graph(
    cores: npt.NDArray[np.bool_], spur: float, shortest: float, gaps: Gaps | None = None
) -> SkeletonGraph:
    """The graph of the skeleton of cores without spurs, doubled branch points and scraps; and
    without what bridges ``gaps``, where brightness tells them."""
    graph = graph_of(skeleton_of(cores))
    clearance = segmentation.clearance_in(cores)
    graph.prune(spur, clearance)
    if gaps is not None:
        gaps.cut(graph)
    graph.merge_close_points(clearance)
    graph.join_through()
    graph.drop_short_parts(shortest)
    return graph


def _in_voxels(settings: FilamentSettings, voxel: float) -> _InVoxels:
    lengths = (settings.thinnest, settings.thickest, settings.shortest, settings.spur)
    assert None not in lengths
    return _InVoxels(*(length / voxel for length in lengths if length is not None))
