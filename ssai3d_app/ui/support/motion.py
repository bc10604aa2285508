"""Less motion for those who want it: as the system says, or as chosen in the View menu."""

from __future__ import annotations

import configparser
import logging
import sys
from pathlib import Path

import platformdirs
from PySide6.QtCore import QObject, Signal, Slot

from ssai3d_app.locations import settings_file
from ssai3d_app.settings import change_settings, read_settings
from ssai3d_app.ui import texts
from ssai3d_app.ui.action_making import made_action

_SPI_GETCLIENTAREAANIMATION = 0x1042
_FILES = (
    ("kdeglobals", "KDE", "AnimationDurationFactor"),
    ("gtk-4.0/settings.ini", "Settings", "gtk-enable-animations"),
    ("gtk-3.0/settings.ini", "Settings", "gtk-enable-animations"),
)
_OFF = ("0", "0.0", "false", "no")

_log = logging.getLogger(__name__)


def wants_less_motion() -> bool:
    """Whether the user has asked for fewer animations: here, or else the whole system."""
    chosen = read_settings(settings_file()).settings.less_motion
    return system_wants_less_motion() if chosen is None else chosen


def system_wants_less_motion(config: Path | None = None) -> bool:
    """What Windows, KDE or GTK says; GNOME keeps it where no file tells.

    ``config`` is the folder of the user's configuration on Linux.
    """
    if sys.platform == "win32":
        import ctypes

        animates = ctypes.c_int(1)
        ctypes.windll.user32.SystemParametersInfoW(
            _SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(animates), 0
        )
        return not animates.value
    folder = config or Path(platformdirs.user_config_dir())
    return any(_value_in(folder / name, section, key) in _OFF for name, section, key in _FILES)


def _value_in(path: Path, section: str, key: str) -> str | None:
    found = configparser.RawConfigParser(strict=False)
    try:
        found.read_string(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, configparser.Error) as error:
        # The file is another program's: what it says oddly is no business of the user's here.
        _log.info("%s cannot be understood: %s", path, error)
        return None
    value = found.get(section, key, fallback=None)
    return None if value is None else value.strip().lower()


class MotionChoice(QObject):
    """The entry of the View menu."""

    changed = Signal(bool)
    """Whether less motion is wanted."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.action = made_action(self, "less_motion", texts.LESS_MOTION, checkable=True)
        self.action.setChecked(wants_less_motion())
        self.action.triggered.connect(self._keep)

    @Slot(bool)
    def _keep(self, less: bool) -> None:
        try:
            change_settings(settings_file(), less_motion=less)
        except OSError as error:
            # It holds until the window closes.
            _log.warning("The settings cannot be written: %s", error)
        self.changed.emit(less)
