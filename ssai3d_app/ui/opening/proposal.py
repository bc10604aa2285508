"""Where a result is proposed to be saved. Asks the disk, so not for the window's thread."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from ssai3d_app.locations import resources


def proposed_result(source: Path) -> Path:
    """Beside the source; in the user's documents when nothing can or should be written there."""
    from ssai3d_app.formats.placing import result_beside

    folder = source.absolute().parent
    ours = resources().resolve() in source.resolve().parents
    if ours or not os.access(folder, os.W_OK):
        place = QStandardPaths.StandardLocation.DocumentsLocation
        documents = Path(QStandardPaths.writableLocation(place))
        if not documents.is_dir():
            documents = Path.home()
        return result_beside(documents / source.name)
    return result_beside(source)
