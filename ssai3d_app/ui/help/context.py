"""F1: the page and the paragraph for what has the focus, in the window and in its dialogs."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

from ssai3d_app.ui.help.pages import Place

PROPERTY = "helpPlace"
"""A widget with this property (``page#anchor``) is explained there, and all that it holds."""

PLACES = {
    # The main window
    "Welcome": "getting_started#opening-a-file",
    "ErrorCard": "problems",
    "DevicePlace": "diagnostics#what-computes",
    "ProjectPanel": "projects",
    # Restore panel
    "RestorePanel": "restoring",
    "DataStep": "restoring#data",
    "PreviewPanel": "preview",
    "VoxelFields": "voxel_size",
    "AxisChoice": "corrections#axis-order",
    "ChannelNames": "corrections#channel-names",
    "AboutFile": "formats#about-this-file",
    "Choices": "choosing_the_method",
    "Choices.method": "choosing_the_method#the-methods",
    "Choices.preset": "choosing_the_method#quality",
    "Choices.network": "networks",
    "Choices.device": "diagnostics#what-computes",
    "ExpertFold": "choosing_the_method#single-values-for-experts",
    "TemplateBar": "choosing_the_method#templates",
    "SaveTemplateDialog": "choosing_the_method#templates",
    "Destination": "restoring#where-the-result-goes",
    "Outcome": "reading_the_result",
    "Places": "report#look-at-these-places",
    # Viewer
    "Viewer": "viewer",
    "SelectionBar": "viewer#times-and-scenes",
    "SlabControl": "viewer#thick-slices",
    "ChannelRoom": "viewer#channels-and-contrast",
    "ModeBar": "viewer#comparing",
    "CompareOptions": "viewer#comparing",
    "SwipeGrip": "viewer#comparing",
    "MapControl": "reading_the_result#the-trust-map",
    "RegionBar": "viewer#tools",
    "ProfilePanel": "viewer#line-profile",
    "BookmarkWindow": "viewer#marked-places",
    "VolumeWindow": "viewer#3d-look",
    "FigureDialog": "viewer#pictures-to-take-away",
    "MovieDialog": "viewer#pictures-to-take-away",
    "ExportDialog": "exporting",
    # Jobs
    "JobPanel": "jobs",
    "JobLine": "jobs",
    "Leftovers": "jobs#after-a-restart",
    "MemoryQuestions": "jobs#not-enough-memory",
    "StartDialog": "jobs#order-and-time",
    "EditDialog": "jobs",
    "LogViewer": "jobs#the-log",
    "CrashCard": "problems#the-program-crashed",
    "ReportDialog": "problems#the-program-crashed",
    "ClosingQuestion": "jobs#closing-the-window",
    "StuckQuestion": "jobs#closing-the-window",
    "BatchDialog": "jobs#many-files",
    "SummaryDialog": "jobs#many-files",
    "Question": "projects",
    # Rooms of their own
    "NetworksDialog": "networks",
    "DiagnosticsDialog": "diagnostics",
}
"""By the name of a widget's class, or of a class and of its attribute that is the widget.

The innermost one that is listed counts.
"""

STEPS = {
    "data": "restoring#data",
    "preview": "preview",
    "tune": "restoring#fine-tune",
    "restore": "restoring#restore",
    "check": "restoring#compare-check-export",
}
"""The steps of the guide."""


def place_of(widget: QWidget | None) -> Place | None:
    """Where a widget is explained: where it says so itself, or the innermost around it does."""
    inner: QWidget | None = None
    while widget is not None:
        named = _attribute(widget, inner) or widget.property(PROPERTY)
        named = named or PLACES.get(type(widget).__name__)
        if named:
            return Place.of(named)
        inner, widget = widget, widget.parentWidget()
    return None


def _attribute(widget: QWidget, inner: QWidget | None) -> str | None:
    """Where that attribute of a widget is explained which is ``inner``."""
    kind = type(widget).__name__
    for named, place in PLACES.items():
        owner, _, attribute = named.partition(".")
        if attribute and owner == kind and getattr(widget, attribute) is inner:
            return place
    return None


class HelpKey(QObject):
    """Makes the key of an action work in every dialog of a window that gets the focus."""

    def __init__(self, window: QWidget, action: QAction) -> None:
        super().__init__(window)
        self._window, self._action = window, action
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._take_to)

    @Slot(QWidget, QWidget)
    def _take_to(self, _left: QWidget | None, entered: QWidget | None) -> None:
        if entered is None:
            return
        its_window = entered.window()
        if self._action not in its_window.actions() and _belongs_to(its_window, self._window):
            its_window.addAction(self._action)


def _belongs_to(widget: QWidget | None, window: QWidget) -> bool:
    while widget is not None and widget is not window:
        widget = widget.parentWidget()
    return widget is window
