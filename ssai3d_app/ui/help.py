"""Help: a few short pages that come with the program, the log folder, and what it is."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QMessageBox, QTextBrowser, QWidget

from ssai3d_app import __version__
from ssai3d_app.locations import log_file, resources
from ssai3d_app.ui import texts
from ssai3d_app.ui.icons import application_icon

_ORDER = (
    "getting_started",
    "formats",
    "voxel_size",
    "corrections",
    "choosing_the_method",
    "viewer",
    "reading_the_result",
    "report",
    "jobs",
    "projects",
    "networks",
    "problems",
    "diagnostics",
    "for_facility_managers",
)


class HelpWindow(QWidget):
    """Topics on the left, the page on the right; stays open beside the work."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(texts.HELP_TITLE)
        folder = resources() / "help"
        pages = [folder / f"{name}.md" for name in _ORDER]
        self._pages = [page.read_text(encoding="utf-8") for page in pages if page.is_file()]
        self.topics = QListWidget(self)
        self.topics.setAccessibleName(texts.HELP_TOPICS)
        self.page = QTextBrowser(self)
        self.page.setAccessibleName(texts.HELP_TITLE)
        self.page.setOpenExternalLinks(True)
        self.page.document().setDocumentMargin(16)
        for page in self._pages:
            self.topics.addItem(page.partition("\n")[0].lstrip("# ").strip())
        self.topics.setMaximumWidth(220)
        layout = QHBoxLayout(self)
        layout.addWidget(self.topics)
        layout.addWidget(self.page, 1)
        self.topics.currentRowChanged.connect(self._show_page)
        self.topics.setCurrentRow(0)
        self.resize(QSize(820, 600))

    @Slot(int)
    def _show_page(self, row: int) -> None:
        if 0 <= row < len(self._pages):
            self.page.setMarkdown(self._pages[row])


class Help(QObject):
    """What the Help menu offers."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.pages: HelpWindow | None = None

    @Slot()
    def show_pages(self) -> None:
        """Open the pages, or bring them to the front."""
        if self.pages is None:
            self.pages = HelpWindow(self._window)
        self.pages.show()
        self.pages.raise_()
        self.pages.activateWindow()

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
        if self.pages is not None:
            self.pages.close()
