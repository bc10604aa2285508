"""Faults of the program itself: logged, told in one sentence, and survived."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from ssai3d_app.ui import texts

_log = logging.getLogger(__name__)


class Faults(QObject):
    """Takes over the hooks for exceptions that nobody caught, in any thread."""

    told = Signal(str, str)
    """What to do, and the detail."""

    def install(self) -> None:
        """Take over."""
        sys.excepthook = self._take
        threading.excepthook = self._take_from_thread

    def remove(self) -> None:
        """Give the hooks back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def _take(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        _log.critical("An exception that nobody caught", exc_info=(kind, error, trace))
        detail = "".join(traceback.format_exception(kind, error, trace))
        self.told.emit(texts.ERROR_INTERNAL_REMEDY, detail)

    def _take_from_thread(self, arguments: threading.ExceptHookArgs) -> None:
        error = arguments.exc_value or arguments.exc_type()
        self._take(arguments.exc_type, error, arguments.exc_traceback)
