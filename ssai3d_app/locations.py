"""Where things lie: bundled resources, and the user's own networks, logs and settings."""

from __future__ import annotations

from pathlib import Path

import platformdirs

_APPLICATION = "SSAI-3D"


def resources() -> Path:
    """The folder of weights, sample, icons and texts.

    It stands inside the package in an installed wheel, and beside the package in a checkout and
    in a frozen program.
    """
    package = Path(__file__).resolve().parent
    for candidate in (package / "resources", package.parent / "resources"):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"The resources folder is missing beside {package}; reinstall SSAI-3D.")


def sample() -> Path:
    """The bundled 3D sample stack."""
    return resources() / "sample" / "sample_neurites.ome.tif"


def own_folder() -> Path:
    """The folder for what the program keeps of its own: jobs, recent projects. It exists."""
    return Path(platformdirs.user_state_dir(_APPLICATION, appauthor=False, ensure_exists=True))


def networks_folder() -> Path:
    """The folder for the networks that the user has imported; it may not be there yet."""
    return Path(platformdirs.user_data_dir(_APPLICATION, appauthor=False)) / "networks"


def templates_folder() -> Path:
    """The folder for the user's own templates of recipes; it may not be there yet."""
    return Path(platformdirs.user_data_dir(_APPLICATION, appauthor=False)) / "templates"


def site_templates_folder() -> Path:
    """Templates for all users of this computer, which only its administrator writes."""
    return Path(platformdirs.site_config_dir(_APPLICATION, appauthor=False)) / "templates"


def settings_file() -> Path:
    """The user's settings; the file may not be there yet."""
    return Path(platformdirs.user_config_dir(_APPLICATION, appauthor=False)) / "settings.json"


def site_settings_file() -> Path:
    """Settings for all users of this computer, which only its administrator writes."""
    return Path(platformdirs.site_config_dir(_APPLICATION, appauthor=False)) / "settings.json"


def log_file() -> Path:
    """The log that holds the tracebacks users never see; its folder is made when missing."""
    folder = Path(platformdirs.user_log_dir(_APPLICATION, appauthor=False, ensure_exists=True))
    return folder / "ssai3d.log"
