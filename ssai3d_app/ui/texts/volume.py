"""The 3D look."""

from __future__ import annotations

# Actions: text, tooltip.
VOLUME = ("3D look…", "Turn raw and restored as maximum-intensity projections")

VOLUME_TITLE = "3D look"
VOLUME_VIEW = "Maximum-intensity projections; drag or press the arrow keys to turn them"
VOLUME_RAW = "Raw"
VOLUME_RESTORED = "Restored"
VOLUME_TRACES = ("Traces", "Draw what was measured: traces and spots, the far ones faintly")
VOLUME_RAW_TITLE = "Raw"
VOLUME_WAYS = (
    ("Front", "Look along z, as in the XY panel"),
    ("Top", "Look along y, as in the XZ panel"),
    ("Side", "Look along x, as in the YZ panel"),
    ("Oblique", "Look from a corner"),
)
VOLUME_FIT = ("Fit", "Show all of it")
VOLUME_WAITING = "Drawing…"
VOLUME_FAILED = "The 3D look could not be drawn; the log says why"
VOLUME_CARD = "OpenGL · {card}"
VOLUME_NO_CARD = "Without OpenGL: coarser while it turns"
