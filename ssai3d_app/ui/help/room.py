"""What the Help menu opens: pages, keys, the tour, the log folder, and which program it is."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QMainWindow, QMessageBox

from ssai3d_app import __version__
from ssai3d_app.locations import log_file
from ssai3d_app.ui import texts
from ssai3d_app.ui.help.actions import HelpActions
from ssai3d_app.ui.help.context import HelpKey, place_of
from ssai3d_app.ui.help.key_sheet import KeySheet
from ssai3d_app.ui.help.pages import INDEX, Place
from ssai3d_app.ui.help.tour import Tour
from ssai3d_app.ui.help.window import HelpWindow
from ssai3d_app.ui.icons import application_icon


class HelpRoom(QObject):
    """Its windows are made when they are asked for; ``release`` ends them."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.does = HelpActions(self)
        self.pages: HelpWindow | None = None
        self.keys: KeySheet | None = None
        self.tour: Tour | None = None
        HelpKey(window, self.does.here)
        self.does.here.triggered.connect(self.show_here)
        self.does.contents.triggered.connect(self.show_contents)
        self.does.keys.triggered.connect(self.show_keys)
        self.does.tour.triggered.connect(self.show_tour)

    @Slot()
    def show_contents(self) -> None:
        """Open the list of all pages."""
        self.show_place(Place(INDEX))

    @Slot()
    def show_here(self) -> None:
        """Open what explains the widget that has the focus."""
        self.show_place(place_of(QApplication.focusWidget()) or Place(INDEX))

    def show_place(self, place: Place) -> None:
        """Open a place in the pages, and bring them to the front."""
        if self.pages is None:
            self.pages = HelpWindow()
        # First the window: where its page has to be scrolled to depends on its size.
        self.pages.show()
        self.pages.show_place(place)
        self.pages.raise_()
        self.pages.activateWindow()

    @Slot()
    def show_keys(self) -> None:
        """Open the sheet of all keys."""
        if self.keys is None:
            self.keys = KeySheet(self._window)
        self.keys.show_keys()

    @Slot()
    def show_tour(self) -> None:
        """Show the tour, from its first card on."""
        if self.tour is None:
            self.tour = Tour(self._window)
        self.tour.begin()

    @Slot()
    def show_about(self) -> None:
        """Say which version this is."""
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(texts.ABOUT[0])
        box.setText(texts.ABOUT_TEXT.format(version=__version__))
        box.setIconPixmap(application_icon().pixmap(64, 64))
        box.open()

    @Slot()
    def open_logs(self) -> None:
        """Show the folder of the log in the file manager."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_file().parent)))

    def close(self) -> None:
        """Close with the window."""
        for own in (self.pages, self.keys, self.tour):
            if own is not None:
                own.close()

    def release(self) -> None:
        """Leave no window behind: the pages have no parent that would take them along."""
        if self.pages is not None:
            self.pages.close()
            self.pages.deleteLater()
            self.pages = None
