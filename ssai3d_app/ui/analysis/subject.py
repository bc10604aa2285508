"""What can be measured now: the stack on display, and the restored one if it holds the same."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ssai3d_app.engine.analysis.names import FACTS
from ssai3d_app.engine.analysis.request import AnalyseRequest, AnalysisSettings
from ssai3d_app.ui import texts
from ssai3d_app.ui.opening.correction_book import CorrectionBook
from ssai3d_app.ui.viewer.display_source import DisplaySource
from ssai3d_app.ui.viewer.view_state import ViewState


@dataclass(frozen=True)
class Subject:
    """``restored`` is the result that is measured as well; ``told`` says so, or why none is."""

    restored: Path | None
    told: str


class Subjects:
    """Looks at what is on display."""

    def __init__(
        self, state: ViewState, raw: DisplaySource, restored: DisplaySource, book: CorrectionBook
    ) -> None:
        self._state, self._raw, self._restored, self._book = state, raw, restored, book

    def blocker(self, kind: str, channels: tuple[int, ...]) -> str | None:
        """Why nothing can be measured; ``None`` when all is there."""
        scene = self._raw.scene
        if self._raw.image is None or scene is None:
            return str(texts.NOTHING_OPEN)
        if not (self._raw.scale_is_known and self._raw.depth_is_known):
            return str(texts.ANALYSIS_NO_SIZE)
        if kind == "mitochondria" and scene.length("C") < 2:
            return str(texts.ANALYSIS_ONE_CHANNEL)
        if len(set(channels)) < len(channels):
            return str(texts.ANALYSIS_SAME_CHANNEL)
        return None

    def of(self, channels: tuple[int, ...]) -> Subject:
        """What would be measured in these channels of what is shown."""
        image, state = self._restored.image, self._state
        if image is None:
            return Subject(None, texts.ANALYSIS_RAW_ALONE)
        if self._restored.part is not None:
            return Subject(None, texts.ANALYSIS_PREVIEW_SHOWN)
        selection = self._restored.selection
        for channel in channels:
            if selection.of(image.scenes, channel) != (state.scene, state.time, channel):
                return Subject(None, texts.ANALYSIS_OTHER_PART)
        return Subject(image.path, texts.ANALYSIS_BOTH.format(name=image.path.name))

    def request(self, settings: AnalysisSettings, channels: tuple[int, ...]) -> AnalyseRequest:
        """What is asked for; its folder is that of an earlier analysis of the same kind."""
        image, state = self._raw.image, self._state
        assert image is not None
        stored = image.scenes[state.scene]
        return AnalyseRequest(
            path=image.path,
            output=self.folder(settings.kind),
            settings=settings,
            restored=self.of(channels).restored,
            scene=state.scene,
            channel=channels[0],
            time=state.time,
            corrections=self._book.of(image.path, stored),
        )

    def folder(self, kind: str) -> Path:
        """Where an analysis of a kind goes: where results go, under a name that is free or ours."""
        image = self._raw.image
        assert image is not None
        stem = image.path.name.split(".")[0]
        name = texts.ANALYSIS_FOLDER_NAME.format(name=stem, kind=texts.ANALYSIS_FILE_KINDS[kind])
        folder = image.proposed_result.parent
        number, place = 1, folder / name
        while place.exists() and not (place / FACTS).is_file():
            number += 1
            place = folder / f"{name}_{number}"
        return place
