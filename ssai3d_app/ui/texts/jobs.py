"""The jobs."""

from __future__ import annotations

JOB_STARTING = "Starting the engine"
JOB_CANCELLING = "Cancelling …"
JOB_CANCELLED = "Cancelled; nothing was saved"
JOB_DONE = "Done in {time}"
JOB_FAILED = "Stopped: {problem}"
JOB_CANCEL = ("Cancel", "Stop the restoration; nothing is saved")
JOB_FORCE = ("Force stop", "End the engine at once")
JOB_DISMISS = ("Hide", "Hide this line")
JOB_BAR = "Progress of the restoration"
JOB_TITLE = "Restoring {name}"
STAGE_COUNT = "{stage} {done}/{total}"
TIME_UNKNOWN = "estimating the time left"
TIME_LEFT = "{time} left"

CLOSE_TITLE = "A restoration is running"
CLOSE_TEXT = "Closing SSAI-3D cancels it, and nothing is saved."
CLOSE_QUIT = "Cancel it and quit"
CLOSE_STAY = "Stay"
