"""Runs the real program on a file, presses Restore, and quits in the middle of the job.

``python -m tests.window.busy_hand FILE`` ends with the program's own exit status.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from ssai3d_app.ui import application
from ssai3d_app.ui.main_window import MainWindow

A_LITTLE = 20


class Hand(QObject):
    """Looks at the window ten times a second and does what a hurried user does."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        timer = QTimer(self, interval=100)
        timer.timeout.connect(self.look)
        timer.start()

    @Slot()
    def look(self) -> None:
        for window in QApplication.topLevelWidgets():
            if not isinstance(window, MainWindow):
                continue
            jobs = window.jobs
            if not jobs.desk.queue.jobs and window.panel.button.isEnabled():
                window.panel.button.click()
            elif jobs.panel.line.bar.value() > A_LITTLE:
                window.close()
                if jobs.closing.question is not None:
                    jobs.closing.question.quit_button.click()


def main() -> int:
    make = application.make_application

    def make_with_hand(arguments: list[str]) -> QApplication:
        made = make(arguments)
        Hand(made)
        return made

    application.make_application = make_with_hand
    return application.run(Path(sys.argv[1]))


if __name__ == "__main__":
    sys.exit(main())
