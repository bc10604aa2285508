"""Where previews lie: a folder each, gone when neither the window nor a job wants it any more."""

from __future__ import annotations

import logging
import shutil
import time
import uuid
from collections.abc import Collection
from pathlib import Path

_log = logging.getLogger(__name__)

_OLD_S = 7 * 24 * 3600.0
"""What a window that has died left behind is removed after so many seconds."""


class PreviewFolders:
    """The folders of one window, below ``home``; others may have theirs beside them."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._own: list[Path] = []
        self._remove_old()

    def new(self) -> Path:
        """A name for the next preview; the engine makes the folder."""
        self._own.append(self._home / uuid.uuid4().hex)
        return self._own[-1]

    def clear(self, wanted: Collection[Path]) -> None:
        """Remove the folders of this window that are not among those."""
        for folder in [folder for folder in self._own if folder not in wanted]:
            self._own.remove(folder)
            _remove(folder)

    def _remove_old(self) -> None:
        if not self._home.is_dir():
            return
        for folder in self._home.iterdir():
            try:
                if time.time() - folder.stat().st_mtime > _OLD_S:
                    _remove(folder)
            except OSError as error:
                _log.info("%s stays: %s", folder, error)


def _remove(folder: Path) -> None:
    try:
        if folder.exists():
            shutil.rmtree(folder)
    except OSError as error:
        # It is removed when it is old.
        _log.info("%s stays: %s", folder, error)
