"""Everything that can be done from a menu, a button or a key."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QApplication

from ssai3d_app.ui import texts
from ssai3d_app.ui.action_making import made_action
from ssai3d_app.ui.icons import icon


@dataclass(frozen=True)
class _Info:
    words: tuple[str, str]
    keys: tuple[str, ...] = ()
    icon: str | None = None
    checkable: bool = False


def _infos() -> dict[str, _Info]:
    return {
        "open": _Info(texts.OPEN, ("Ctrl+O",), "open"),
        "open_folder": _Info(texts.OPEN_FOLDER),
        "open_sample": _Info(texts.OPEN_SAMPLE, ("Ctrl+Shift+O",)),
        "demo_neurons": _Info(texts.DEMO_NEURONS),
        "demo_mitochondria": _Info(texts.DEMO_MITOCHONDRIA),
        "quit": _Info(texts.QUIT, ("Ctrl+Q",)),
        "preview": _Info(texts.PREVIEW_ACTION, ("P",)),
        "restore": _Info(texts.RESTORE, ("Ctrl+Return", "Ctrl+Enter"), "restore"),
        "batch": _Info(texts.BATCH_ACTION, ("Ctrl+Shift+Return",)),
        "batch_summary": _Info(texts.BATCH_SUMMARY_ACTION),
        "networks": _Info(texts.NETWORKS),
        "show_raw": _Info(texts.SHOW_RAW, ("Ctrl+1",), "raw", True),
        "show_restored": _Info(texts.SHOW_RESTORED, ("Ctrl+2",), "restored", True),
        "show_side": _Info(texts.SHOW_SIDE, ("D",), "side", True),
        "show_swipe": _Info(texts.SHOW_SWIPE, ("S",), "swipe", True),
        "show_blink": _Info(texts.SHOW_BLINK, ("B",), "blink", True),
        "show_difference": _Info(texts.SHOW_DIFFERENCE, ("X",), "difference", True),
        "switch": _Info(texts.SWITCH, ("Shift+B",)),
        "crosshair": _Info(texts.CROSSHAIR, ("H",), "crosshair", True),
        "projection": _Info(texts.PROJECTION, ("M",), None, True),
        "smooth": _Info(texts.SMOOTH, ("I",), None, True),
        "fit": _Info(texts.FIT, ("F",), "fit"),
        "one_to_one": _Info(texts.ONE_TO_ONE, ("0",)),
        "auto_contrast": _Info(texts.AUTO_CONTRAST, ("A",), "contrast"),
        "next_plane": _Info(texts.NEXT_PLANE, ("PgDown",)),
        "previous_plane": _Info(texts.PREVIOUS_PLANE, ("PgUp",)),
        "jobs": _Info(texts.JOBS_ACTION, ("Ctrl+J",), None, True),
        "full_screen": _Info(texts.FULL_SCREEN, ("F11",), None, True),
        "diagnostics": _Info(texts.DIAGNOSTICS),
        "check_for_update": _Info(texts.CHECK_FOR_UPDATE),
        "about": _Info(texts.ABOUT),
        "open_logs": _Info(texts.OPEN_LOGS),
    }


class Actions(QObject):
    """The actions as attributes; each has a text, a tooltip and its keys."""

    open: QAction
    open_folder: QAction
    open_sample: QAction
    demo_neurons: QAction
    demo_mitochondria: QAction
    quit: QAction
    preview: QAction
    restore: QAction
    batch: QAction
    batch_summary: QAction
    networks: QAction
    show_raw: QAction
    show_restored: QAction
    show_side: QAction
    show_swipe: QAction
    show_blink: QAction
    show_difference: QAction
    switch: QAction
    crosshair: QAction
    projection: QAction
    smooth: QAction
    fit: QAction
    one_to_one: QAction
    auto_contrast: QAction
    next_plane: QAction
    previous_plane: QAction
    jobs: QAction
    full_screen: QAction
    diagnostics: QAction
    check_for_update: QAction
    about: QAction
    open_logs: QAction

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        for name, info in _infos().items():
            action = made_action(self, name, info.words, *info.keys, checkable=info.checkable)
            setattr(self, name, action)
        self.mode_group = QActionGroup(self)
        """The ways to show raw and restored, of which one is on."""
        for action in self.modes:
            self.mode_group.addAction(action)
        self.show_raw.setChecked(True)
        self.crosshair.setChecked(True)
        self.smooth.setChecked(True)
        self.draw_icons()

    def draw_icons(self) -> None:
        """Draw the icons in the colours of the application's palette."""
        colors = QApplication.palette()
        for name, info in _infos().items():
            if info.icon is not None:
                getattr(self, name).setIcon(icon(info.icon, colors))

    @property
    def modes(self) -> tuple[QAction, ...]:
        """The actions of that group, in their order."""
        return (
            self.show_raw,
            self.show_restored,
            self.show_side,
            self.show_swipe,
            self.show_blink,
            self.show_difference,
        )

    @property
    def demos(self) -> tuple[QAction, ...]:
        """The demo scenes."""
        return self.demo_neurons, self.demo_mitochondria

    def all(self) -> list[QAction]:
        """Every action."""
        return [getattr(self, name) for name in _infos()]
