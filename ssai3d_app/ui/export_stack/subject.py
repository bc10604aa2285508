"""The stacks that can be exported now: the raw one, and a restored one beside it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ssai3d_app.ui.opening.correction_book import CorrectionBook
from ssai3d_app.ui.viewer.display_source import DisplaySource
from ssai3d_app.ui.viewer.marks.region import Region
from ssai3d_app.volume.corrections import Corrections
from ssai3d_app.volume.scene import Scene

Span = tuple[int, int]
Spans = tuple[Span, Span, Span]


@dataclass(frozen=True)
class Subject:
    """A scene of a file, as the user has corrected it.

    ``folder`` is where something made of it is proposed to go.
    ``marked`` is the region of the viewer in voxels of this scene: first, and one after the last.
    """

    path: Path
    scene: Scene
    corrections: Corrections
    is_restored: bool
    folder: Path
    marked: Spans | None = None


def subjects(
    raw: DisplaySource, restored: DisplaySource, region: Region, book: CorrectionBook
) -> list[Subject]:
    """What is open: the restored stack first, which is mostly what is wanted."""
    found = []
    for source in (restored, raw):
        scene, image = source.scene, source.image
        if scene is None or image is None:
            continue
        corrections = book.of(image.path, image.scenes[scene.index])
        marked = _marked(source, region)
        folder = image.proposed_result.parent
        found.append(Subject(image.path, scene, corrections, source.is_restored, folder, marked))
    return found


def _marked(source: DisplaySource, region: Region) -> Spans | None:
    """The voxels of a stack whose centres lie in the region, at least one along each axis."""
    bounds = region.bounds
    if bounds is None:
        return None
    spans = []
    for low, high, step, count in zip(*bounds, source.steps, source.shape, strict=True):
        first = min(max(round(low / step + 0.5), 0), count - 1)
        spans.append((first, min(max(round(high / step + 0.5), first + 1), count)))
    return spans[0], spans[1], spans[2]
