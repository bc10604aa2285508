"""Safe mode: no graphics card, no OpenGL, nothing recalled. For a window that does not come up."""

from __future__ import annotations

import os

from PySide6.QtCore import QCoreApplication, Qt

from ssai3d_app.engine.gpu.examining import SWITCHED_OFF
from ssai3d_app.ui import texts

_SAFE_MODE = "SSAI3D_SAFE_MODE"


def enter_safe_mode() -> None:
    """Begin it, before the application is made; children of this process are in it as well."""
    os.environ[_SAFE_MODE] = "1"
    os.environ[SWITCHED_OFF] = "1"
    os.environ["QT_OPENGL"] = "software"
    os.environ["QT_QUICK_BACKEND"] = "software"
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_UseSoftwareOpenGL)


def is_safe_mode() -> bool:
    """Whether the program was started in safe mode."""
    return os.environ.get(_SAFE_MODE) == "1"


def opengl_allowed() -> bool:
    """Whether a view may draw with OpenGL; each that could asks here first."""
    return not is_safe_mode()


def titled(title: str) -> str:
    """The title of the window, which says when it is in safe mode."""
    return texts.SAFE_MODE_TITLE.format(title=title) if is_safe_mode() else title
