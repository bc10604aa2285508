"""The device's place, diagnostics, safe mode, and the question for a new version."""

from __future__ import annotations

SAFE_MODE_TITLE = "{title} (safe mode)"

DIAGNOSTICS = (
    "Diagnostics…",
    "Check that this installation works, and copy the result for support",
)
CHECK_FOR_UPDATE = ("Check for a new version…", "Ask once whether there is a newer SSAI-3D")

# Where it computes.
DEVICE_PLACE = "Computes on: {device}. Opens the diagnostics."
DEVICE_UNKNOWN = (
    "Looking for a graphics card…",
    "Whether a graphics card can be used is looked at.",
)
DEVICE_GPU = "●  {name}"
DEVICE_GPU_MEMORY = "●  {name} · {free} free"
DEVICE_GPU_TIP = "The {name} computes. It was tried with a small computation."
DEVICE_CPU = "Processor"
DEVICE_CPU_TROUBLE = "!  Processor, not the graphics card"
DEVICE_CPU_TIP = "The processor computes. {sentence}"
DEVICE_AUTO_GPU = "Uses the {name}."
DEVICE_AUTO_CPU = "Uses the processor. {sentence}"
GPU_LOOK_FAILED = "The look at the graphics card ended without an answer"
GPU_LOOK_HANGS = "The graphics card's driver does not answer"
GPU_LOOK_REMEDY = "restart the computer, and if that does not help, install NVIDIA's current driver"

# Diagnostics.
DIAGNOSTICS_TITLE = "Diagnostics"
DIAGNOSTICS_ABOUT = (
    "SSAI-3D checks itself: its files, the libraries that compute and read, the graphics card, and "
    "the window, which appears for a moment. Nothing is sent anywhere."
)
DIAGNOSTICS_TABLE = "Checks and their results"
DIAGNOSTICS_COLUMNS = ("Check", "Result", "Time", "What was found")
DIAGNOSTICS_OUTCOMES = {
    "waiting": "",
    "running": "…",
    "passed": "✔  passed",
    "failed": "✖  failed",
    "not applicable": "–  not applicable",
}
DIAGNOSTICS_SECONDS = "{seconds} s"
DIAGNOSTICS_FULL = "Also restore the sample and draw 20,000 times (some minutes)"
DIAGNOSTICS_START = ("Check again", "Make all checks anew")
DIAGNOSTICS_STOP = ("Stop", "End the checks; what was found so far stays")
DIAGNOSTICS_COPY = ("Copy for support", "Put versions, device, paths and results on the clipboard")
DIAGNOSTICS_SAVE = ("Save…", "Write versions, device, paths and results into a text file")
DIAGNOSTICS_CLOSE = ("Close", "Close the diagnostics; checks that run are ended")
DIAGNOSTICS_SAVE_TITLE = "Save the diagnostics"
DIAGNOSTICS_SAVE_NAME = "SSAI-3D diagnostics.txt"
DIAGNOSTICS_SAVE_FILTER = "Text (*.txt)"
DIAGNOSTICS_RUNNING = "{done} of {total} checks made"
DIAGNOSTICS_STARTING = "The checks are being started…"
DIAGNOSTICS_PASSED = "Everything is as it should be."
DIAGNOSTICS_FAILED = "{count} of {total} checks have failed. “Copy for support” tells why."
DIAGNOSTICS_STOPPED = "Stopped after {done} of {total} checks."
DIAGNOSTICS_BROKEN = "The checks ended before all were made; the log may say why."
DIAGNOSTICS_COPIED = "Copied. Paste it into a message to support."
DIAGNOSTICS_SAVED = "Saved as {path}."
DIAGNOSTICS_UNSAVED = "{path} cannot be written ({why}); choose another folder."
DIAGNOSTICS_DETAIL = "Technical detail of the chosen check"

# New versions.
UPDATE_TITLE = "New version"
UPDATE_NEWER = "<p><b>SSAI-3D {version}</b> is there; this is {own}.</p>"
UPDATE_PAGE = '<p>Read about it at <a href="{page}">{page}</a></p>'
UPDATE_CURRENT = "<p>This is SSAI-3D {own}; the newest version is {version}.</p>"
UPDATE_NO_ANSWER = "Nobody answered; try again later."
