"""Thicker, thinner, and mean or maximum, from the menu and by keys."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from ssai3d_app.ui import texts
from ssai3d_app.ui.action_making import made_action
from ssai3d_app.ui.opening.projections import ProjectionKind
from ssai3d_app.ui.viewer.slabs.slab import SlabState


def _infos() -> dict[str, tuple[tuple[str, str], str]]:
    return {
        "thicker": (texts.SLAB_THICKER, "]"),
        "thinner": (texts.SLAB_THINNER, "["),
        "maximum": (texts.SLAB_MAXIMUM, "K"),
        "fourth": (texts.SLAB_FOURTH, "Shift+M"),
    }


class SlabActions(QObject):
    """The actions as attributes; ``stepped`` asks for one step more or less."""

    thicker: QAction
    thinner: QAction
    maximum: QAction
    fourth: QAction
    stepped = Signal(int)

    def __init__(self, state: SlabState, parent: QObject) -> None:
        super().__init__(parent)
        self._state = state
        self._offered = False
        for name, (words, key) in _infos().items():
            setattr(self, name, made_action(self, f"slab_{name}", words, key))
        self.maximum.setCheckable(True)
        self.fourth.setCheckable(True)
        self.thicker.triggered.connect(self._step_up)
        self.thinner.triggered.connect(self._step_down)
        self.maximum.toggled.connect(self._choose)
        self.fourth.toggled.connect(state.show_in_fourth)
        state.changed.connect(self._show)
        self._show()

    def all(self) -> list[QAction]:
        """Every action."""
        return [self.thicker, self.thinner, self.maximum, self.fourth]

    def offer(self, offered: bool) -> None:
        """Let them be used, or not while no stack is open."""
        self._offered = offered
        self._show()

    def menu(self, parent: QWidget) -> QMenu:
        """All of them."""
        menu = QMenu(texts.MENU_SLAB, parent)
        menu.addActions(self.all())
        return menu

    @Slot()
    def _step_up(self) -> None:
        self.stepped.emit(1)

    @Slot()
    def _step_down(self) -> None:
        self.stepped.emit(-1)

    @Slot(bool)
    def _choose(self, maximum: bool) -> None:
        self._state.bring_together(ProjectionKind.MAX if maximum else ProjectionKind.MEAN)

    @Slot()
    def _show(self) -> None:
        slab = self._state.slab
        self.maximum.setChecked(slab.kind is ProjectionKind.MAX)
        self.fourth.setChecked(self._state.is_fourth)
        self.fourth.setEnabled(self._offered)
        self.thicker.setEnabled(self._offered)
        self.thinner.setEnabled(self._offered and slab.thickness > 0)
        self.maximum.setEnabled(self._offered and slab.thickness > 0)
