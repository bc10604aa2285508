"""Name, actions, menus and help."""

from __future__ import annotations

APPLICATION = "SSAI-3D"

# Actions: text, tooltip.
OPEN = ("Open…", "Open a microscope file or image stack")
OPEN_FOLDER = ("Open folder…", "Open a folder of numbered planes, or an OME-Zarr image")
OPEN_SAMPLE = (
    "Open the sample",
    "Open a small stack that comes with SSAI-3D; Quick look restores it in one to two minutes",
)
QUIT = ("Quit", "Close SSAI-3D")
RESTORE = ("Restore", "Restore isotropic resolution with the settings of the panel")
CROSSHAIR = ("Crosshair", "Show or hide the crosshair")
FIT = ("Fit", "Show the whole stack")
ONE_TO_ONE = ("One to one", "Show one voxel per screen pixel")
AUTO_CONTRAST = ("Auto contrast", "Choose the display range from the stack; hot pixels are ignored")
NEXT_PLANE = ("Next plane", "Go one plane deeper")
PREVIOUS_PLANE = ("Previous plane", "Go one plane back")
FULL_SCREEN = ("Full screen", "Use the whole screen")
ABOUT = ("About SSAI-3D", "Version, method and licence")
OPEN_LOGS = ("Open log folder", "Show the folder with the log files that support asks for")

MENU_FILE = "&File"
MENU_VIEW = "&View"
MENU_HELP = "&Help"
TOOLBAR = "Main toolbar"

LANGUAGE_CODE = "en"
"""The language that these texts are in; a translation gives its own code (ISO 639-1)."""
MENU_LANGUAGE = "&Language"
LANGUAGES = {"": "As the system", "en": "English", "de": "Deutsch"}
LANGUAGE_TIP = "The language of the window; it changes at the next start"
LANGUAGE_TITLE = "Language"
LANGUAGE_CHANGED = "The language changes when SSAI-3D is started the next time."
LANGUAGE_NOT_KEPT = "The settings cannot be written, so the language stays as it is."

ABOUT_TEXT = (
    "<h3>SSAI-3D {version}</h3>"
    "<p>Isotropic resolution for 3D microscopy stacks. A network is fine-tuned on the sharp "
    "lateral planes of your own stack and then sharpens its blurred axial slices.</p>"
    "<p>Detail that a restoration adds is <b>predicted</b>. Confirm what matters with an "
    "independent measurement.</p>"
)

HELP_TITLE = "SSAI-3D help"
HELP_TOPICS = "Topics"
