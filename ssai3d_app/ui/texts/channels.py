"""Channels and contrast."""

from __future__ import annotations

# Actions: text, tooltip.
NEXT_CHANNEL = ("Next channel", "Select the next channel that is shown; the contrast acts on it")
SOLO_CHANNEL = ("Show one channel alone", "Show only the selected channel, or all of them again")
TOGGLE_CHANNEL = ("Show channel {number}", "Show or hide channel {number}")
TOGGLE_CHANNEL_NAMED = "Show {name}"
AUTO_CONTRAST_ALL = (
    "Auto contrast for all channels",
    "Choose the display range of every channel from the stack",
)
FULL_RANGE = ("Full range", "Show everything from the smallest to the largest intensity")
OWN_CONTRAST = (
    "Own contrast for the restored stack",
    "Show the restored channel with a contrast of its own. That makes it harder to compare, and "
    "is written into the view and into exported pictures",
)
UNDO_CONTRAST = ("Undo\tCtrl+Z", "Take the last change of contrast, colours or shown channels back")

MENU_CONTRAST = "C&ontrast"
MENU_CHANNELS = "&Channels"

CONTRAST_MINIMUM = "Black"
CONTRAST_MAXIMUM = "White"
CONTRAST_GAMMA_SIGN = "γ"
CONTRAST_GAMMA = "Gamma"
CONTRAST_GAMMA_TIP = "Gamma, 0.1 to 5: below 1 the dark parts become brighter"
CONTRAST_AUTO = "Auto"
CONTRAST_WHICH = "Whose contrast is changed"
CONTRAST_OF_RAW = "Raw"
CONTRAST_OF_RESTORED = "Restored"
CONTRAST_HISTOGRAM = "Histogram of intensities, logarithmic"
CONTRAST_HISTOGRAM_TIP = (
    "Drag the edges to set black and white, the point on the curve to set gamma. "
    "Keys: ← → white, Shift+← → black, ↑ ↓ gamma."
)
HISTOGRAM_RAW = "raw {low}–{high}: {count} of {total} voxels looked at"
HISTOGRAM_RESTORED = "restored {low}–{high}: {count} of {total} voxels looked at"
CONTRAST_RANGE = "{low}–{high}"
CONTRAST_IS_OWN = "own contrast {ranges}"

CHANNEL_SHOWN = "Show {name}"
CHANNEL_SHOWN_TIP = "Show or hide {name}"
CHANNEL_SELECTED_TIP = "Select {name}: the contrast below acts on it"
CHANNEL_ALONE = "Show alone"
CHANNEL_COLOUR = "Colour of {name}"
COLOUR_NAMES = ("Magenta", "Green", "Cyan", "Yellow", "Grey", "Orange", "Blue", "Red")
COLOUR_OTHER = "Other…"
COLOUR_DEFAULT = "As in the file, or automatic"
