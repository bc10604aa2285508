"""Where the result goes, and as what."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ssai3d_app.engine.recipe import RESULT_SUFFIXES, ZarrVersion
from ssai3d_app.ui import texts
from ssai3d_app.ui.restore.name_lookup import NameLookup


@dataclass(frozen=True)
class Kind:
    """A kind of result: its first ending is the one that is written into a name."""

    name: str
    suffixes: tuple[str, ...]
    zarr_version: ZarrVersion = "0.4"
    holds_one_scene: bool = False


KINDS = (
    Kind("ome_tiff", (".ome.tif", ".ome.tiff")),
    Kind("ome_zarr_04", (".ome.zarr",), "0.4"),
    Kind("ome_zarr_05", (".ome.zarr",), "0.5"),
    Kind("imagej", (".tif", ".tiff"), holds_one_scene=True),
)


def _ending(name: str) -> str | None:
    """The ending of a result's name, the longest that fits; ``None`` where there is none."""
    fitting = [suffix for suffix in RESULT_SUFFIXES if name.lower().endswith(suffix)]
    return max(fitting, key=len, default=None)


def with_suffix(name: str, kind: Kind) -> str:
    """A name with the ending of a kind in place of that of another."""
    ending = _ending(name)
    if ending in kind.suffixes:
        return name
    bare = name[: -len(ending)] if ending else name.removesuffix(".ome")
    return bare + kind.suffixes[0]


class Destination(QWidget):
    """The kind of file, and a path that can be edited or browsed for; each follows the other."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._source: Path | None = None
        self.replaces = False
        """Whether something of that name exists; known a moment after the name has changed."""
        self.kind_choice = QComboBox(self)
        self.kind_choice.setAccessibleName(texts.SAVE_KIND)
        self.kind_choice.setToolTip(texts.SAVE_KIND)
        self.kind_choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.kind_choice.addItems([texts.SAVE_KINDS[kind.name][0] for kind in KINDS])
        self._kind_words = QLabel(self)
        self._kind_words.setObjectName("muted")
        self._kind_words.setWordWrap(True)
        self.path = QLineEdit(self)
        self.path.setAcceptDrops(False)
        self.path.setAccessibleName(texts.SAVE_LABEL)
        self.path.setMinimumWidth(60)
        browse = QPushButton(texts.SAVE_BROWSE, self)
        browse.setAccessibleName(texts.SAVE_DIALOG_TITLE)
        browse.setToolTip(texts.SAVE_DIALOG_TITLE)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.path, 1)
        row.addWidget(browse)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.kind_choice)
        layout.addWidget(self._kind_words)
        layout.addLayout(row)
        self._lookup = NameLookup(self)
        self._lookup.answered.connect(self._take_answer)
        browse.clicked.connect(self._browse)
        self.kind_choice.activated.connect(self._take_kind)
        self.path.textChanged.connect(self.look_again)
        self._explain()

    def propose(self, source: Path, proposed: Path) -> None:
        """Propose a path for the result of a source, of the kind that was chosen last."""
        self._source = source
        self._write(with_suffix(str(proposed), self.kind))

    @property
    def kind(self) -> Kind:
        """The kind of file that is chosen."""
        return KINDS[self.kind_choice.currentIndex()]

    @property
    def value(self) -> Path:
        """The path as it stands."""
        return Path(self.path.text().strip()).expanduser()

    @property
    def blocker(self) -> str | None:
        """Why nothing can be saved there."""
        if not self.path.text().strip():
            return texts.BLOCKED_NO_NAME
        name = self.value.name.lower()
        if _ending(name) is None or name in RESULT_SUFFIXES:
            return texts.BLOCKED_SUFFIX
        if self.value == self._source:
            return texts.BLOCKED_SAME
        return None

    def _write(self, path: str) -> None:
        self.path.setText(path)
        # The end holds the file's name; the folder may be cut off.
        self.path.setCursorPosition(len(path))

    @Slot()
    def _browse(self) -> None:
        filters = {texts.SAVE_KINDS[k.name][0] + f" (*{k.suffixes[0]})": k for k in KINDS}
        name, chosen = QFileDialog.getSaveFileName(
            self,
            texts.SAVE_DIALOG_TITLE,
            self.path.text(),
            ";;".join(filters),
            next(words for words, kind in filters.items() if kind is self.kind),
        )
        if name:
            kind = filters.get(chosen, self.kind)
            self.kind_choice.setCurrentIndex(KINDS.index(kind))
            self._write(name if _ending(name) else with_suffix(name, kind))

    @Slot()
    def _take_kind(self) -> None:
        """Another kind: the name gets its ending."""
        if self.path.text().strip():
            self._write(with_suffix(self.path.text().strip(), self.kind))
        self._explain()
        self.changed.emit()

    @Slot()
    def look_again(self) -> None:
        """Another name, or time has passed: does something of that name exist by now?"""
        self.path.setToolTip(self.path.text())
        ending = _ending(self.path.text().strip())
        if ending is not None and ending not in self.kind.suffixes:
            fitting = next(kind for kind in KINDS if ending in kind.suffixes)
            self.kind_choice.setCurrentIndex(KINDS.index(fitting))
        self._explain()
        self.replaces = False
        if self.blocker is None:
            self._lookup.ask(self.value)
        self.changed.emit()

    @Slot(object, bool)
    def _take_answer(self, path: Path, taken: bool) -> None:
        if path == self.value and self.blocker is None and taken != self.replaces:
            self.replaces = taken
            self.changed.emit()

    def _explain(self) -> None:
        self._kind_words.setText(texts.SAVE_KINDS[self.kind.name][1])
