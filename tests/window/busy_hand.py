"""Runs the real program on a file, presses Restore, and closes the window in the middle of the job.

``python -m tests.window.busy_hand FILE [--answer keep|quit|stay] [--engine MODE]`` ends with the
program's own exit status. With a mode, the engine computes nothing.
"""

from __future__ import annotations

import argparse
import functools
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from ssai3d_app.ui import application
from ssai3d_app.ui.main_window import MainWindow
from tests.window.conftest import fake_supervisor

A_LITTLE = 20


class Hand(QObject):
    """Looks at the window ten times a second and does what a hurried user does."""

    def __init__(self, answer: str, parent: QObject) -> None:
        super().__init__(parent)
        self._answer: str | None = answer
        timer = QTimer(self, interval=100)
        timer.timeout.connect(self.look)
        timer.start()

    @Slot()
    def look(self) -> None:
        for window in QApplication.topLevelWidgets():
            if isinstance(window, MainWindow):
                self._act(window)

    def _act(self, window: MainWindow) -> None:
        jobs = window.jobs
        if not jobs.desk.queue.jobs:
            if window.panel.button.isEnabled():
                window.panel.button.click()
        elif self._answer is not None and jobs.panel.line.bar.value() > A_LITTLE:
            window.close()
            if jobs.closing.question is not None:
                answer, self._answer = self._answer, None
                getattr(jobs.closing.question, f"{answer}_button").click()
                print("answered", answer, flush=True)
        elif jobs.closing.keeps_running:
            print("out of sight", window.isMinimized() or not window.isVisible(), flush=True)
        elif self._answer is None and not jobs.desk.queue.will_go_on:
            window.close()


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("file", type=Path)
    parser.add_argument("--answer", choices=("keep", "quit", "stay"), default="quit")
    parser.add_argument("--engine")
    options = parser.parse_args()
    make = application.make_application

    def make_with_hand(arguments: list[str]) -> QApplication:
        made = make(arguments)
        Hand(options.answer, made)
        return made

    application.make_application = make_with_hand
    if options.engine is not None:
        supervisor = fake_supervisor(options.engine)
        application.MainWindow = functools.partial(MainWindow, supervisor=supervisor)
    return application.run(options.file)


if __name__ == "__main__":
    sys.exit(main())
