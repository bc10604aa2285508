"""What the user knows better than the files, by file and scene."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ssai3d_app.volume.corrections import AXES, Corrections
from ssai3d_app.volume.scene import Scene


def under(axis_order: str, stored: Scene) -> Scene:
    """A scene whose axes alone are corrected."""
    return Corrections(axis_order=axis_order).scene(stored)


def fits(corrections: Corrections, stored: Scene) -> bool:
    """Whether a scene has every channel that is named."""
    count = under(corrections.axis_order, stored).length("C")
    return all(number < count for number in corrections.channel_names)


class CorrectionBook(QObject):
    """Corrections by file and scene. The files themselves are never touched.

    Between two sessions the project keeps them; see ``replace`` and ``put_in``.
    """

    changed = Signal()
    put_in = Signal(object, int)
    """Path and scene whose corrections the user has just changed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: dict[tuple[Path, int], Corrections] = {}

    def of(self, path: Path, stored: Scene) -> Corrections:
        """What is corrected of a scene, as far as it fits what the file says of it now."""
        kept = self._entries.get((path, stored.index))
        if kept is None:
            return Corrections()
        if fits(kept, stored):
            return kept
        # The file was replaced by another one meanwhile.
        count = under(kept.axis_order, stored).length("C")
        names = {n: name for n, name in kept.channel_names.items() if n < count}
        return kept.model_copy(update={"channel_names": names})

    def corrected(self, path: Path, stored: Scene) -> Scene:
        """A scene as the user has corrected it."""
        # Files with hundreds of scenes are asked for all of them at every key that is pressed.
        if (path, stored.index) not in self._entries:
            return stored
        return self.of(path, stored).scene(stored)

    def axis_order(self, path: Path, scene: int) -> str:
        """The axis order under which a scene is read."""
        kept = self._entries.get((path, scene))
        return AXES if kept is None else kept.axis_order

    def entries_of(self, path: Path) -> dict[int, Corrections]:
        """What is corrected of a file, by scene."""
        return {scene: kept for (of, scene), kept in self._entries.items() if of == path}

    def replace(self, path: Path, entries: Mapping[int, Corrections]) -> None:
        """Take the corrections of a file as they were kept."""
        if self.entries_of(path) == dict(entries):
            return
        self._entries = {key: kept for key, kept in self._entries.items() if key[0] != path}
        self._entries.update({(path, scene): kept for scene, kept in entries.items()})
        self.changed.emit()

    def put(self, path: Path, scene: int, corrections: Corrections) -> None:
        """Replace what is corrected of a scene."""
        before = self._entries.get((path, scene), Corrections())
        if corrections.is_empty:
            self._entries.pop((path, scene), None)
        else:
            self._entries[path, scene] = corrections
        if corrections != before:
            self.put_in.emit(path, scene)
            self.changed.emit()
