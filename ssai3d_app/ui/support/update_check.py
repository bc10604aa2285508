"""“Check for a new version…”: asks a child, and says what it answers. Only when asked to."""

from __future__ import annotations

import html
import logging

from pydantic import ValidationError
from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMessageBox, QWidget

from ssai3d_app import __version__
from ssai3d_app.ui import texts
from ssai3d_app.ui.saying import said
from ssai3d_app.ui.support.child import AnsweringChild
from ssai3d_app.updates.address import release_address
from ssai3d_app.updates.asking import SECONDS, Answer
from ssai3d_app.updates.process import UPDATE_ARGUMENT

_PATIENCE_MS = round(1000 * SECONDS) + 5_000
"""The child starts, and then has its ten seconds; a name server may hold it up beyond those."""

_log = logging.getLogger(__name__)


class UpdateCheck(QObject):
    """The action is there only where somebody has named an address."""

    def __init__(self, window: QWidget, action: QAction, patience_ms: int = _PATIENCE_MS) -> None:
        super().__init__(window)
        self._window = window
        self._action = action
        self._child = AnsweringChild(self)
        self._answer: Answer | None = None
        self.box: QMessageBox | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(patience_ms)
        action.setVisible(release_address() is not None)
        action.triggered.connect(self.ask)
        self._child.line.connect(self._take)
        self._child.ended.connect(self._tell)
        self._patience.timeout.connect(self._give_up)

    @property
    def is_asking(self) -> bool:
        """Whether an answer is awaited."""
        return self._child.is_running

    @Slot()
    def ask(self, command: list[str] | None = None) -> None:
        """Ask once; ``command`` is what to start instead of this program."""
        if self.is_asking:
            return
        self._answer = None
        self._action.setEnabled(False)
        self._patience.start()
        self._child.start([UPDATE_ARGUMENT], command or None)

    def release(self) -> None:
        """Nobody wants to know any more."""
        self._patience.stop()
        self._child.stop()
        self._action.setEnabled(True)

    @Slot(bytes)
    def _take(self, line: bytes) -> None:
        try:
            self._answer = Answer.model_validate_json(line)
        except ValidationError as error:
            _log.error("The question for a new version was answered oddly: %s", error)

    @Slot()
    def _give_up(self) -> None:
        self._child.stop()
        self._tell()

    @Slot()
    def _tell(self) -> None:
        self._patience.stop()
        self._action.setEnabled(True)
        answer = self._answer
        if answer is None:
            words = texts.UPDATE_NO_ANSWER
        elif answer.kind == "failed":
            words = html.escape(said(f"{answer.problem}; {answer.remedy}."))
        elif answer.kind == "newer":
            words = texts.UPDATE_NEWER.format(version=answer.version, own=__version__)
            if answer.page is not None:
                words += texts.UPDATE_PAGE.format(page=html.escape(answer.page, quote=True))
        else:
            words = texts.UPDATE_CURRENT.format(version=answer.version, own=__version__)
        self.box = box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(texts.UPDATE_TITLE)
        box.setTextFormat(Qt.TextFormat.RichText)
        box.setText(words)
        box.open()
